/** Figures of costs: the curve of the industry, and the lines of cost by place. */
import type { Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { FONT, thin } from "../chart/look";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { plain, quantity, shown, today, value } from "../format";
import { wordsOf } from "../i18n";
import { costSource, type Cost } from "./cost";

const KT = "kt/a";
type Reading = NonNullable<Cost["places"][number]["total"]>;

/** Plants in the order of their cash cost, as steps as wide as their capacity. */
export function curveFigure(context: Context, cost: Cost): Figure {
  const { t, lang } = context;
  const rows = [...cost.curve].sort((one, other) => one.cumulative_kt_per_year - other.cumulative_kt_per_year);
  const price = cost.observed_price;
  const all = rows.at(-1)?.cumulative_kt_per_year ?? 0;
  const dear = price === null ? 0 : rows.filter((one) => one.median > price).reduce((sum, one) => sum + one.capacity_kt_per_year, 0);
  const { factor, label } = shown(KT, lang);
  const values = {
    low: quantity(rows[0]?.median, cost.unit, lang), high: quantity(rows.at(-1)?.median, cost.unit, lang),
    price: quantity(price, cost.unit, lang), dear: quantity(dear, KT, lang), all: quantity(all, KT, lang), count: rows.length,
  };
  const key = price === null ? "cost.summary_no_price" : dear > 0 ? "cost.summary_over" : "cost.summary_none";
  return {
    id: "curve", wide: true, height: 420, title: t("cost.curve"), unit: t("cost.curve_unit", { unit: shown(cost.unit, lang).label, capacity: label }),
    summary: t(key, values), source: costSource(context, cost), updated: today(lang), note: t("cost.note"),
    option: (look): Option => ({
      grid: parts.grid({ top: 40, bottom: 30 }), legend: parts.legend(look),
      tooltip: parts.hint(look, {
        trigger: "item", formatter: (one: { dataIndex: number }) => {
          const row = rows[one.dataIndex];
          return row ? `${row.name}\n${quantity(row.median, cost.unit, lang)} (${value(row.low, cost.unit, lang)}–${value(row.high, cost.unit, lang)})\n${quantity(row.capacity_kt_per_year, KT, lang)}` : "";
        },
      }),
      xAxis: parts.values(look, { min: 0, max: Math.ceil((all * factor) / 10) * 10, name: label, nameLocation: "middle", nameGap: 28 }),
      yAxis: parts.values(look, { min: 0 }),
      series: [
        {
          type: "custom", name: t("cost.median"), itemStyle: { color: look.series[0] }, encode: { x: [0, 1], y: [2, 3, 4] },
          data: rows.map((one) => [
            (one.cumulative_kt_per_year - one.capacity_kt_per_year) * factor, one.cumulative_kt_per_year * factor, one.low, one.median, one.high,
          ]),
          renderItem: (_: unknown, api: { value: (n: number) => number; coord: (p: number[]) => number[] }) => {
            const [left, top] = api.coord([api.value(0), api.value(3)]) as [number, number];
            const [right, foot] = api.coord([api.value(1), 0]) as [number, number];
            const high = api.coord([0, api.value(4)])[1] as number;
            const low = api.coord([0, api.value(2)])[1] as number;
            const middle = (left + right) / 2;
            return {
              type: "group",
              children: [
                { type: "rect", shape: { x: left, y: top, width: Math.max(right - left - 1, 1), height: foot - top }, style: { fill: thin(look.series[0] as string, 0.55) } },
                { type: "line", shape: { x1: middle, y1: high, x2: middle, y2: low }, style: { stroke: look.text, lineWidth: 1.5 } },
              ],
            };
          },
          ...(price === null ? {} : {
            markLine: {
              silent: true, symbol: "none", lineStyle: { color: look.series[1], width: 2, type: "dashed" }, data: [{ yAxis: price }],
              label: { formatter: t("cost.price_line", values), position: "insideStartTop", color: look.text, fontFamily: FONT },
            },
          }),
        },
      ],
    }) as unknown as Option,
    table: {
      columns: [{ title: t("cost.plant") }, { title: t("cost.capacity"), unit: KT }, { title: t("cost.cumulative"), unit: KT }, ...(["low", "median", "high"] as const).map((one) => ({ title: t(`cost.${one}`), unit: cost.unit }))],
      rows: rows.map((one) => [one.name, one.capacity_kt_per_year, one.cumulative_kt_per_year, one.low, one.median, one.high]),
    },
  };
}

/** Lines of cost by place and route, cheapest first. */
export function placesFigure(context: Context, cost: Cost): Figure {
  const { t, lang } = context;
  const total = (one: Cost["places"][number]): Reading => (one.whole ?? one.total) as Reading;
  const rows = [...cost.places].sort((one, other) => (total(one).central ?? 0) - (total(other).central ?? 0));
  const named = (one: (typeof rows)[number]) => `${one.name}${lang === "zh" ? "，" : ", "}${wordsOf(lang, "route", one.route)}`;
  const lines = rows[0] ? [...rows[0].lines, ...rows[0].beyond] : [];
  const kept = lines.filter((line) => rows.some((one) => Math.abs([...one.lines, ...one.beyond].find((each) => each.key === line.key)?.central ?? 0) > 0.005));
  const amount = (one: (typeof rows)[number], key: string) => [...one.lines, ...one.beyond].find((each) => each.key === key)?.central ?? null;
  const first = rows[0];
  const last = rows.at(-1);
  return {
    id: "places", wide: true, height: 90 + 30 * rows.length, title: t("cost.places"), unit: shown(cost.unit, lang).label,
    summary: first && last
      ? t("cost.places_summary", { first: named(first), low: quantity(total(first).central, cost.unit, lang), last: named(last), high: quantity(total(last).central, cost.unit, lang) })
      : t("evidence.nothing"),
    source: costSource(context, cost), updated: today(lang), note: t("cost.places_note"),
    option: (look): Option => ({
      grid: parts.grid({ right: 44 }), legend: parts.legend(look),
      tooltip: parts.hint(look, { axisPointer: { type: "shadow" }, valueFormatter: (one: unknown) => quantity(one as number, cost.unit, lang) }),
      xAxis: parts.values(look),
      yAxis: parts.categories(look, rows.map(named), { inverse: true, axisLabel: { color: look.text, fontFamily: FONT, width: look.narrow ? 110 : 260, overflow: "break", lineHeight: 13 } }),
      series: kept.map((line, at) => ({
        type: "bar", stack: "cost", name: line.name, barWidth: 16, itemStyle: { color: look.series[at % look.series.length] },
        data: rows.map((one) => amount(one, line.key)),
        ...(at === kept.length - 1 ? {
          label: { show: true, position: "right", color: look.text, fontFamily: FONT, formatter: (one: { dataIndex: number }) => plain(total(rows[one.dataIndex] as (typeof rows)[number]).central, lang, 1) },
        } : {}),
      })),
    }) as unknown as Option,
    table: {
      columns: [{ title: t("evidence.place") }, { title: t("cost.route") }, ...kept.map((one) => ({ title: one.name, unit: one.unit })), ...(["total", "low", "high"] as const).map((one) => ({ title: t(`cost.${one}`), unit: cost.unit }))],
      rows: rows.map((one) => [one.name, wordsOf(lang, "route", one.route), ...kept.map((line) => amount(one, line.key)), total(one).central, total(one).low, total(one).high]),
    },
  };
}
