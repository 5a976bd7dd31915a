/** Figures of the overview. */
import type { Figure } from "../chart/card";
import { FONT, thin, type Look } from "../chart/look";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { day, month, odds, plain } from "../format";
import type { Option } from "../chart/engine";
import { wordsOf, type Both } from "../i18n";
import { warningSource, type History, type Warning } from "./overview";

/** Room between a name and a mark at nothing, which is as wide as the mark [px]. */
const BESIDE = 18;

/** The index as a dial. */
export function gaugeFigure(context: Context, warning: Warning): Figure {
  const { t, lang } = context;
  const index = warning.indices.find((one) => one.name === "all");
  const level = index?.level ?? null;
  const alarm = index?.alarm_at ?? null;
  const values = {
    level: plain(level, lang, 1), alarm: plain(alarm, lang, 0),
    month: month(warning.month, lang), count: index?.usable ?? 0,
  };
  const key = level === null ? "gauge.none" : index?.alarm ? "gauge.over" : "gauge.under";
  return {
    id: "gauge", title: t("gauge.title"), unit: t("gauge.unit"), summary: t(key, values),
    source: warningSource(context), updated: day(warning.as_of, lang),
    note: t("gauge.base", { level: plain(warning.base.level, lang, 0), meaning: (warning.base.meaning as Both)[lang] }), height: 300,
    option: (look): Option => ({
      series: [{
        type: "gauge", min: 0, max: 100, startAngle: 205, endAngle: -25, radius: "96%", center: ["50%", "60%"],
        axisLine: {
          lineStyle: {
            width: 22,
            color: alarm === null ? [[1, look.line]] : [[alarm / 100, thin(look.accent, 0.35)], [1, thin(look.dark ? "#ff7b72" : "#c0261c", 0.75)]],
          },
        },
        pointer: { width: 5, length: "68%", itemStyle: { color: look.text } },
        anchor: { show: true, size: 12, itemStyle: { color: look.text } },
        axisTick: { show: false }, splitLine: { length: 22, lineStyle: { color: look.ground, width: 2 } },
        axisLabel: { color: look.faint, distance: 28, fontFamily: FONT },
        detail: {
          valueAnimation: false, fontSize: 32, fontFamily: FONT, color: look.text, offsetCenter: [0, "38%"],
          formatter: (one: number) => plain(one, lang, 1),
        },
        title: { show: true, offsetCenter: [0, "62%"], color: look.faint, fontFamily: FONT, fontSize: 13 },
        data: level === null ? [] : [{ value: level, name: t("gauge.alarm_at", values) }],
      }],
    }),
    table: {
      columns: [{ title: t("gauge.index") }, { title: t("gauge.level"), unit: "points", digits: 1 }, { title: t("gauge.alarm"), unit: "points", digits: 1 }],
      rows: warning.indices.map((one) => [t(`index.${one.name as "all"}`), one.level, one.alarm_at]),
    },
  };
}

/** Probability of glut and shortage ahead: three readings each. */
export function oddsFigure(context: Context, warning: Warning): Figure {
  const { t, lang } = context;
  const rows = warning.probabilities;
  const share = (one: number | null) => odds(one, lang);
  const glut = rows.find((one) => one.state === "glut" && one.horizon_months === 12);
  const name = (one: (typeof rows)[number]) =>
    t("odds.label", { state: wordsOf(lang, "state", one.state), months: one.horizon_months });
  return {
    id: "odds", title: t("odds.title"), unit: "%",
    summary: t("odds.summary", {
      pooled: share(glut?.pooled ?? null), ensemble: share(glut?.ensemble ?? null),
      indicators: share(glut?.indicators ?? null), low: share(glut?.low ?? null), high: share(glut?.high ?? null),
    }),
    source: warningSource(context), updated: day(warning.as_of, lang), note: t("odds.note"), height: 300,
    option: (look): Option => {
      const at = (raw: number | null) => (raw === null ? null : raw * 100);
      const dots = (key: "indicators" | "ensemble" | "pooled", symbol: string, colour: string, size: number) => ({
        name: t(`odds.${key}`), type: "scatter", symbol, symbolSize: size, itemStyle: { color: colour },
        data: rows.map((one, row) => [at(one[key]), row]), z: 4,
      });
      return {
        grid: parts.grid({ top: 36 }), legend: parts.legend(look, { icon: undefined, data: (["range", "indicators", "ensemble", "pooled"] as const).map((one) => t(`odds.${one}`)) }), tooltip: parts.hint(look, { trigger: "axis", axisPointer: { type: "shadow", axis: "y" }, valueFormatter: (one: unknown) => `${plain(Array.isArray(one) ? Number(one[0]) : Number(one), lang, 1)} %` }),
        xAxis: parts.values(look, { min: 0, max: 100, interval: look.narrow ? 50 : 20, axisLabel: { formatter: "{value}%" } }),
        yAxis: parts.categories(look, rows.map(name), { inverse: true, axisLabel: { color: look.text, fontFamily: FONT, margin: BESIDE } }),
        series: [
          {
            name: `${t("odds.range")} `, type: "bar", stack: "range", silent: true, barWidth: 8, itemStyle: { opacity: 0 },
            data: rows.map((one) => at(one.low)), tooltip: { show: false },
          },
          {
            name: t("odds.range"), type: "bar", stack: "range", barWidth: 8, itemStyle: { color: thin(look.series[0] as string, 0.35), borderRadius: 4 },
            data: rows.map((one) => (one.low === null || one.high === null ? null : (one.high - one.low) * 100)), tooltip: { show: false },
          },
          dots("indicators", "circle", look.series[0] as string, 11),
          dots("ensemble", "diamond", look.series[2] as string, 14),
          dots("pooled", "rect", look.series[1] as string, 12),
        ],
      } as Option;
    },
    table: {
      columns: [
        { title: t("odds.what") },
        ...(["pooled", "ensemble", "indicators", "low", "high", "neutral"] as const).map((one) => ({ title: t(`odds.${one}`), unit: "1", digits: 1 })),
      ],
      rows: rows.map((one) => [name(one), one.pooled, one.ensemble, one.indicators, one.low, one.high, one.neutral]),
    },
  };
}

/** The index of all months with the gluts and shortages that came. */
export function historyFigure(context: Context, history: History): Figure {
  const { t, lang } = context;
  const index = history.indices.find((one) => one.name === "all");
  const levels = index?.level ?? [];
  const alarms = index?.alarm_at ?? [];
  const months = history.months;
  const told = levels.map((one, at) => ({ one, at })).filter((each) => each.one !== null);
  const most = told.reduce((best, each) => ((each.one ?? 0) > (best?.one ?? -1) ? each : best), told[0]);
  const over = (index?.alarm ?? []).filter(Boolean).length;
  const inside = (text: string) => months.find((one) => one >= text) ?? months.at(-1);
  const areas = history.episodes
    .filter((one) => !one.part_of && one.last >= (months[0] ?? ""))
    .map((one) => [
      { name: (one.name as Both)[lang], xAxis: inside(one.first), kind: one.kind }, { xAxis: inside(one.last) },
    ]);
  return {
    id: "history", wide: true, title: t("history.title"), unit: t("gauge.unit"), height: 320,
    summary: most
      ? t("history.summary", { most: plain(most.one, lang, 1), month: month(months[most.at] ?? "", lang), over, months: told.length })
      : t("gauge.none"),
    source: warningSource(context), updated: day(history.as_of, lang), note: t("history.note"),
    option: (look): Option => ({
      grid: parts.grid(), legend: parts.legend(look), tooltip: parts.hint(look, { valueFormatter: (one: unknown) => plain(one as number, lang, 1) }),
      xAxis: parts.categories(look, months), yAxis: parts.values(look, { min: 0, max: 100 }),
      series: [
        parts.curve(t("gauge.level"), levels, look.accent, {
          markArea: {
            silent: true, label: { color: look.faint, fontFamily: FONT, fontSize: 11 },
            data: areas.map(([first, last]) => [
              { ...first, label: { show: roomy(first, last, months, look) }, itemStyle: { color: thin(shade(look.series, (first as { kind: string }).kind), 0.14) } }, last,
            ]),
          },
        }),
        parts.curve(t("gauge.alarm"), alarms, look.series[1] as string, { step: "end", lineStyle: { width: 1.5, type: "dashed", color: look.series[1] } }),
      ],
    }) as Option,
    table: {
      columns: [{ title: t("history.month") }, { title: t("gauge.level"), unit: "points", digits: 1 }, { title: t("gauge.alarm"), unit: "points", digits: 1 }],
      rows: months.map((one, at) => [one, levels[at] ?? null, alarms[at] ?? null]),
    },
  };
}

/** Whether a span of months is wide enough for its name. */
function roomy(first: unknown, last: unknown, months: string[], look: Look): boolean {
  const [one, other] = [first, last] as { name?: string; xAxis: string }[];
  const share = (months.indexOf(other?.xAxis ?? "") - months.indexOf(one?.xAxis ?? "")) / months.length;
  const letter = look.lang === "zh" ? 11 : 6;
  return share * (look.narrow ? 250 : 900) >= (one?.name ?? "").length * letter;
}

function shade(series: string[], kind: string): string {
  return (kind === "glut" ? series[0] : kind === "shortage" ? series[1] : series[6]) as string;
}
