/** Figures of the balance: supply against use by year, room to spare by month, streams between provinces. */
import type { Market } from "../api/runs";
import type { Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { FONT } from "../chart/look";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { day, month, quantity, shown } from "../format";
import { titled } from "../i18n";
import { median } from "./balance";
import { titleOf, yearName } from "./price_figures";
import type { Names } from "../names";

const MASS = "kt";
const MONTHS = 12;
/** Height of a province on either side, so that names keep apart [px]. */
const ROOM = 30;
const SUPPLY = ["output_china", "imports"] as const;
const USE = ["use_china", "exports"] as const;

function source(context: Context, market: Market): { source: string; updated: string } {
  return { source: context.t("source.market", { draws: market.draws }), updated: day(market.known, context.lang) };
}

function added(market: Market, measures: readonly string[], at: number): number {
  return measures.reduce((sum, one) => sum + (median(market, one, at) ?? 0), 0);
}

/** What comes and what goes by year, with what producers hold at the end. */
export function balanceFigure(context: Context, market: Market): Figure {
  const { t, lang } = context;
  const { factor, label } = shown(MASS, lang);
  const last = market.years.length - 1;
  const row = (measure: string) => market.years.map((_, at) => median(market, measure, at));
  const names = market.years.map((_, at) => yearName(context, market, at));
  const columns = [...SUPPLY, ...USE, "stock_producers"] as const;
  return {
    id: "balance", wide: true, height: 360, title: titled(lang, t("balance.title"), titleOf(context, market)), unit: label,
    summary: t("balance.summary", {
      year: market.years[last] ?? "", supply: quantity(added(market, SUPPLY, last), MASS, lang), use: quantity(added(market, USE, last), MASS, lang),
      stock: quantity(median(market, "stock_producers", last), MASS, lang), cover: quantity(median(market, "cover_china_months", last), "months", lang, 1),
    }),
    ...source(context, market), note: t("balance.note"),
    option: (look): Option => {
      const bar = (measure: (typeof columns)[number], stack: string, at: number) => ({
        type: "bar", stack, name: t(`measure.${measure}`), barMaxWidth: 46, itemStyle: { color: look.series[at], borderRadius: 2 },
        data: row(measure).map((one) => (one === null ? null : one * factor)),
      });
      return {
        grid: parts.grid(), legend: parts.legend(look),
        tooltip: parts.hint(look, { axisPointer: { type: "shadow" }, valueFormatter: (one: unknown) => quantity(one === null ? null : (one as number) / factor, MASS, lang) }),
        xAxis: parts.categories(look, names), yAxis: parts.values(look),
        series: [
          bar("output_china", "supply", 0), bar("imports", "supply", 5), bar("use_china", "use", 1), bar("exports", "use", 4),
          parts.curve(t("measure.stock_producers"), row("stock_producers").map((one) => (one === null ? null : one * factor)), look.text, { symbol: "diamond", symbolSize: 9, lineStyle: { width: 1.5, type: "dashed", color: look.text } }),
        ],
      } as unknown as Option;
    },
    table: {
      columns: [{ title: t("price.year") }, ...columns.map((one) => ({ title: t(`measure.${one}`), unit: MASS }))],
      rows: names.map((one, at) => [one, ...columns.map((each) => median(market, each, at))]),
    },
  };
}

/** What could be made in a month, what is made and what is used. */
export function slackFigure(context: Context, market: Market): Figure {
  const { t, lang } = context;
  const { factor, label } = shown(MASS, lang);
  const of = (series: string) => {
    const found = market.monthly.find((one) => one.series === series)?.values as Record<string, (number | null)[]> | undefined;
    return found?.["0.5"] ?? [];
  };
  const could = of("capacity_china").map((one) => (one === null ? null : one / MONTHS));
  const lines = [["could", could], ["made", of("output_china")], ["used", of("use_china")]] as const;
  const share = (at: number) => { const [most, made] = [could.at(at), of("output_china").at(at)]; return most && made ? made / most : null; };
  const months = market.months as string[];
  const [first, last] = [share(0), share(-1)];
  const way = first === null || last === null || Math.abs(last - first) < 0.02 ? "still" : last > first ? "closes" : "opens";
  return {
    id: "slack", wide: true, height: 320, title: titled(lang, t("slack.title"), titleOf(context, market)), unit: label,
    summary: t(`slack.${way}`, { first: month(months[0] ?? "", lang), last: month(months.at(-1) ?? "", lang), from: quantity(first, "1", lang, 0), to: quantity(last, "1", lang, 0) }),
    ...source(context, market), note: t("slack.note"),
    option: (look): Option => ({
      grid: parts.grid(), legend: parts.legend(look),
      tooltip: parts.hint(look, { valueFormatter: (one: unknown) => quantity(one === null ? null : (one as number) / factor, MASS, lang) }),
      xAxis: parts.categories(look, months), yAxis: parts.values(look, { min: 0 }),
      series: lines.map(([key, values], at) => parts.curve(t(`slack.${key}`), values.map((one) => (one === null ? null : one * factor)), [look.series[6], look.series[0], look.series[1]][at] as string, {
        lineStyle: { width: 2, type: (["solid", "solid", "dashed"] as const)[at], color: [look.series[6], look.series[0], look.series[1]][at] },
      })),
    }) as unknown as Option,
    table: {
      columns: [{ title: t("history.month") }, ...lines.map(([key]) => ({ title: t(`slack.${key}`), unit: MASS }))],
      rows: months.map((one, at) => [one, ...lines.map(([, values]) => values[at] ?? null)]),
    },
  };
}

/** Silicon from where it is made to where it is used; nothing where no users are known. */
export function flowsFigure(context: Context, market: Market, at: number, regions: Names): Figure | null {
  const { t, lang } = context;
  const flows = (market.provinces?.flows ?? []).map((one) => ({ from: one.from, to: one.to, kt: one.kt[at] ?? 0 })).filter((one) => one.kt > 0.05);
  if (!flows.length) return null;
  const all = flows.reduce((sum, one) => sum + one.kt, 0);
  const abroad = flows.filter((one) => one.from !== one.to);
  const crossing = abroad.reduce((sum, one) => sum + one.kt, 0);
  const largest = [...abroad].sort((one, other) => other.kt - one.kt)[0];
  const name = (code: string) => regions.get(code) ?? code;
  const { factor, label } = shown(MASS, lang);
  const ends = (side: "from" | "to") => [...new Set(flows.map((one) => one[side]))];
  return {
    id: "flows", wide: true, height: Math.max(460, ROOM * Math.max(ends("from").length, ends("to").length) + 20), title: titled(lang, t("flows.title"), yearName(context, market, at)), unit: label,
    summary: largest ? t("flows.summary", {
      all: quantity(all, MASS, lang), share: quantity(crossing / all, "1", lang, 0), from: name(largest.from), to: name(largest.to), value: quantity(largest.kt, MASS, lang),
    }) : t("flows.none", { all: quantity(all, MASS, lang) }),
    ...source(context, market), note: t("flows.note"),
    option: (look): Option => ({
      tooltip: { ...parts.hint(look, { trigger: "item" }), formatter: (one: { dataType: string; name: string; value: number; data: { source?: string; target?: string } }) => {
        const [first, second] = [one.data.source, one.data.target].map((each) => name((each ?? "").slice(1)));
        return `${one.dataType === "edge" ? `${first} → ${second}` : name(one.name.slice(1))}\n${quantity(one.value / factor, MASS, lang)}`;
      } },
      series: [{
        type: "sankey", left: look.narrow ? 8 : 120, right: look.narrow ? 92 : 120, top: 10, bottom: 10, nodeGap: 18, labelLayout: { hideOverlap: true }, nodeWidth: 14, draggable: false, layoutIterations: 32,
        emphasis: { focus: "adjacency" }, lineStyle: { color: "source", opacity: look.dark ? 0.45 : 0.3, curveness: 0.5 },
        label: { color: look.text, fontFamily: FONT, fontSize: look.narrow ? 11 : 12, formatter: (one: { name: string }) => name(one.name.slice(1)) },
        data: [...ends("from").map((one, place) => ({ name: `<${one}`, itemStyle: { color: look.series[place % 7] }, ...(look.narrow ? {} : { label: { position: "left" } }) })), ...ends("to").map((one) => ({ name: `>${one}`, itemStyle: { color: look.series[6] } }))],
        links: flows.map((one) => ({ source: `<${one.from}`, target: `>${one.to}`, value: one.kt * factor })),
      }],
    }) as unknown as Option,
    table: {
      columns: [{ title: t("flows.from") }, { title: t("flows.to") }, ...market.years.map((_, place) => ({ title: yearName(context, market, place), unit: MASS }))],
      rows: (market.provinces?.flows ?? []).map((one) => [name(one.from), name(one.to), ...market.years.map((_, place) => one.kt[place] ?? null)]),
    },
  };
}
