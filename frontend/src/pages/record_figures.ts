/** Figures of the record. */
import type { Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { FONT, thin } from "../chart/look";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { day, plain, quantity, shown } from "../format";
import { wordsOf } from "../i18n";
import { recordSource, type RecordDoc } from "./record";

type Scores = RecordDoc["scored"];
const UNITS: Record<string, string> = {
  price_china: "CNY/kg", price_outside: "USD/kg", output_china: "kt", capacity_china: "kt/a", stock_producers: "kt",
};

function chosen(context: Context): { variable: string; horizon: number; name: string } {
  const variable = context.param("variable", "price_china");
  return { variable, horizon: Number(context.param("horizon", "12")), name: wordsOf(context.lang, "variable", variable) };
}

/** Error against a random walk by horizon. */
export function skillFigure(context: Context, record: RecordDoc, part: Scores): Figure {
  const { t, lang } = context;
  const { variable, horizon, name } = chosen(context);
  const rows = part.filter((one) => one.variable === variable);
  const at = rows.find((one) => one.horizon === horizon) ?? rows[0];
  const [ratio, low, high] = (at?.ratios.walk ?? [1, 1, 1]) as [number, number, number];
  const key = ratio >= 1 ? "worse" : high < 1 ? "sure" : "better";
  return {
    id: "skill", title: t("record.skill"), unit: t("record.skill_unit"), height: 300,
    summary: t(`record.skill_${key}`, {
      variable: name, months: at?.horizon ?? horizon, share: quantity(Math.abs(1 - ratio), "1", lang, 0),
      low: plain(low, lang, 2), high: plain(high, lang, 2),
    }),
    source: recordSource(context, record), updated: day(record.written, lang), note: t("record.note"),
    option: (look): Option => ({
      grid: parts.grid({ top: 16 }), tooltip: parts.hint(look, { valueFormatter: (one: unknown) => plain(Array.isArray(one) ? Number(one[1]) : Number(one), lang, 2) }),
      xAxis: parts.categories(look, rows.map((one) => t("record.months", { months: one.horizon }))),
      yAxis: parts.values(look, { min: 0 }),
      series: [
        {
          type: "custom", name: t("record.ratio"), silent: true, tooltip: { show: false },
          renderItem: (_: unknown, api: { value: (n: number) => number; coord: (p: number[]) => number[] }) => {
            const [x, top] = api.coord([api.value(0), api.value(3)]) as [number, number];
            const bottom = api.coord([api.value(0), api.value(2)])[1] as number;
            return { type: "line", shape: { x1: x, y1: top, x2: x, y2: bottom }, style: { stroke: look.series[0], lineWidth: 6, opacity: 0.35, lineCap: "round" } };
          },
          data: rows.map((one, row) => [row, ...(one.ratios.walk as number[])]), encode: { x: 0, y: [2, 3] },
        },
        {
          type: "scatter", name: t("record.ratio"), symbolSize: 12, itemStyle: { color: look.series[0] },
          data: rows.map((one, row) => [row, (one.ratios.walk as number[])[0]]),
          label: { show: true, position: "right", fontFamily: FONT, color: look.text, backgroundColor: look.ground, padding: 2, formatter: (one: { value: number[] }) => plain(one.value[1] ?? null, lang, 2) },
          markLine: { silent: true, symbol: "none", z: 1, label: { show: false }, lineStyle: { color: look.faint, type: "dashed" }, data: [{ yAxis: 1 }] },
        },
      ],
    }) as unknown as Option,
    table: {
      columns: [{ title: t("record.horizon") }, ...["ratio", "low", "high"].map((one) => ({ title: t(`record.${one as "ratio"}`), unit: "", digits: 3 })), { title: t("record.count"), unit: "", digits: 0 }],
      rows: rows.map((one) => [t("record.months", { months: one.horizon }), ...(one.ratios.walk as number[]), one.forecasts]),
    },
  };
}

/** Nominal against actual coverage. */
export function coverageFigure(context: Context, record: RecordDoc, part: Scores): Figure {
  const { t, lang } = context;
  const { variable, horizon, name } = chosen(context);
  const at = part.find((one) => one.variable === variable && one.horizon === horizon) ?? part.find((one) => one.variable === variable);
  const own = at?.coverage ?? [];
  const walk = at?.walk_coverage ?? [];
  const widest = own.at(-1);
  const key = !widest || widest.honest ? "honest" : widest.share < widest.level ? "narrow" : "wide";
  return {
    id: "coverage", title: t("record.coverage"), unit: t("record.coverage_unit"), height: 300,
    summary: t(`record.coverage_${key}`, {
      variable: name, months: at?.horizon ?? horizon, level: quantity(widest?.level, "1", lang, 0), share: quantity(widest?.share, "1", lang, 0),
    }),
    source: recordSource(context, record), updated: day(record.written, lang), note: t("record.note"),
    option: (look): Option => {
      const line = (label: string, rows: typeof own, colour: string, symbol: string) => ({
        ...parts.curve(label, [], colour), symbol, symbolSize: 10, data: rows.map((one) => [one.level * 100, one.share * 100]),
      });
      return {
        grid: parts.grid(), legend: parts.legend(look), tooltip: parts.hint(look, { trigger: "item", formatter: (one: { seriesName: string; value: number[] }) => `${one.seriesName}\n${one.value[0]} % → ${plain(one.value[1] ?? null, lang, 0)} %` }),
        xAxis: parts.values(look, { min: 40, max: 100, axisLabel: { formatter: "{value}%" } }),
        yAxis: parts.values(look, { min: 0, max: 100, axisLabel: { formatter: "{value}%" } }),
        series: [
          { ...parts.curve(t("record.honest"), [], look.faint), data: [[40, 40], [100, 100]], lineStyle: { type: "dashed", width: 1, color: look.faint }, silent: true },
          line(t("record.model"), own, look.series[0] as string, "circle"),
          line(t("record.walk"), walk, look.series[1] as string, "triangle"),
        ],
      } as unknown as Option;
    },
    table: {
      columns: [{ title: t("record.level"), unit: "1" }, { title: t("record.model"), unit: "1" }, { title: t("record.low"), unit: "1" }, { title: t("record.high"), unit: "1" }, { title: t("record.walk"), unit: "1" }],
      rows: own.map((one, row) => [one.level, one.share, one.low, one.high, walk[row]?.share ?? null]),
    },
  };
}

/** All forecasts of a horizon with their bands, and what came. */
export function pathsFigure(context: Context, record: RecordDoc): Figure {
  const { t, lang } = context;
  const { variable, horizon, name } = chosen(context);
  const early = context.param("part") === "developed";
  const rows = record.forecasts.filter((one) => one.variable === variable && one.horizon === horizon && (one.day <= record.developed_until) === early);
  const band = (at: number) => rows.map((one) => (one.judged.model?.quantiles as number[] | undefined)?.[at] ?? null);
  const came = rows.map((one) => one.outturn);
  const unit = UNITS[variable] ?? "";
  const { factor, label } = shown(unit, lang);
  const scaled = (values: (number | null)[]) => values.map((one) => (one === null ? null : one * factor));
  const low = band(0);
  const high = band(6);
  const known = came.filter((one) => one !== null).length;
  const inside = came.filter((one, at) => one !== null && one >= (low[at] ?? Infinity) && one <= (high[at] ?? -Infinity)).length;
  const months = rows.map((one) => monthOf(one.last_month));
  return {
    id: "paths", wide: true, height: 380, title: t("record.paths_title", { variable: name, months: horizon }),
    unit: t("record.paths_unit", { unit: label }), summary: t("record.paths_summary", { inside, count: known }),
    source: recordSource(context, record), updated: day(record.written, lang), note: t("record.note"),
    option: (look): Option => {
      const blue = look.series[0] as string;
      const bar = (first: number, last: number, width: number, opacity: number, title: string) => ({
        type: "custom", name: title, itemStyle: { color: thin(blue, opacity) }, tooltip: { show: false },
        renderItem: (_: unknown, api: { value: (n: number) => number; coord: (p: number[]) => number[] }) => {
          const [x, top] = api.coord([api.value(0), api.value(2)]) as [number, number];
          const bottom = api.coord([api.value(0), api.value(1)])[1] as number;
          return { type: "rect", shape: { x: x - width / 2, y: top, width, height: bottom - top, r: 2 }, style: { fill: thin(blue, opacity) } };
        },
        data: rows.map((_, row) => [row, scaled(band(first))[row], scaled(band(last))[row]]), encode: { x: 0, y: [1, 2] },
      });
      const size = look.narrow ? 5 : 9;
      return {
        grid: parts.grid(), legend: parts.legend(look), tooltip: parts.hint(look, { valueFormatter: (one: unknown) => plain(typeof one === "number" ? one : null, lang) }),
        xAxis: parts.categories(look, months), yAxis: parts.values(look, { type: "log" }),
        series: [
          bar(0, 6, size, 0.25, t("record.band")), bar(2, 4, size, 0.5, t("record.half")),
          { type: "scatter", name: t("record.median"), symbol: "rect", symbolSize: [size + 3, 2], itemStyle: { color: look.text }, data: scaled(band(3)) },
          { type: "scatter", name: t("record.came"), symbol: "diamond", symbolSize: 10, itemStyle: { color: look.series[1] }, data: scaled(came), z: 5 },
        ],
      } as unknown as Option;
    },
    table: {
      columns: [{ title: t("record.day") }, { title: t("record.target") }, ...record.quantiles.map((one) => ({ title: `${Math.round(Number(one) * 100)} %`, unit })), { title: t("record.came"), unit }],
      rows: rows.map((one, row) => [one.day, months[row] ?? "", ...record.quantiles.map((_, at) => band(at)[row] ?? null), one.outturn]),
    },
  };
}

/** Months are told as their number since the year nought. */
function monthOf(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
}
