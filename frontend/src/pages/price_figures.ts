/** Figures of the market: a fan of quantiles by month, a table by year. */
import type { Doc } from "../api/client";
import type { Market } from "../api/runs";
import type { Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import * as parts from "../chart/parts";
import type { Table } from "../chart/tables";
import type { Context } from "../context";
import { day, month, quantity, shown, signed } from "../format";
import { titled, wordsOf, type Both } from "../i18n";

type Quantiles = Record<string, (number | null)[]>;

/** Series that can be looked at, with their units. */
export const SERIES = [
  { key: "price_china", unit: "CNY/kg" },
  { key: "price_outside", unit: "USD/kg" },
  { key: "marginal_cost_china", unit: "CNY/kg" },
  { key: "output_china", unit: "kt" },
  { key: "use_china", unit: "kt" },
  { key: "stock_producers", unit: "kt" },
  { key: "cover_china_months", unit: "months" },
  { key: "capacity_china", unit: "kt/a" },
  { key: "plants_running_china", unit: "count" },
  { key: "metal_price", unit: "CNY/kg" },
] as const;

const PAST_MONTHS = 24;
const STILL = 0.02;

function quantiles(market: Market, key: string): Quantiles {
  const found = market.monthly.find((one) => one.series === key);
  return (found?.values ?? {}) as Quantiles;
}

export function titleOf(context: Context, market: Market): string {
  return (market.title as Both)[context.lang];
}

function last(values: (number | null)[] | undefined): number | null {
  return values?.at(-1) ?? null;
}

/** One sentence about where the median goes, and how wide the draws lie. */
function sentence(context: Context, market: Market, other: Market | undefined, key: string, unit: string): string {
  const { t, lang } = context;
  const found = quantiles(market, key);
  const from = found["0.5"]?.[0] ?? null;
  const to = last(found["0.5"]);
  if (from === null || to === null) return t("price.untold");
  const share = from === 0 ? 0 : to / from - 1;
  const way = Math.abs(share) <= STILL ? "still" : share > 0 ? "up" : "down";
  const text = (one: number | null) => quantity(one, unit, lang);
  const said = t(`price.goes_${way}`, {
    scenario: titleOf(context, market), from: text(from), to: text(to),
    first: month(market.months[0] as string, lang), last: month(market.months.at(-1) as string, lang),
    low: text(last(found["0.05"])), high: text(last(found["0.95"])),
  });
  const against = other ? last(quantiles(other, key)["0.5"]) : null;
  if (!other || against === null) return said;
  const difference = against - to;
  const compared = Math.abs(difference) <= STILL * Math.abs(to) ? "same" : difference > 0 ? "above" : "below";
  return `${said}${lang === "en" ? " " : ""}${t(`price.other_${compared}`, {
    scenario: titleOf(context, other), value: text(against), difference: signed(difference, unit, lang),
  })}`;
}

/** Where the numbers of one market, or of two that need not have as many draws, come from. */
export function marketSource(context: Context, market: Market, other?: Market): string {
  return context.t("source.market", { draws: [...new Set([market.draws, other?.draws ?? market.draws])].join(" / ") });
}

/** The fan. */
export function fanFigure(context: Context, market: Market, other: Market | undefined, history: Doc<"market_history">): Figure {
  const { t, lang } = context;
  const key = context.param("series", "price_china");
  const series = SERIES.find((one) => one.key === key) ?? SERIES[0];
  const { factor, label } = shown(series.unit, lang);
  const past = series.key === "price_china" ? history.months.slice(-PAST_MONTHS) : [];
  const months = joined(past.map((one) => one.month), market.months as string[]);
  const placed = (own: string[], values: (number | null)[]) => {
    const at = new Map(own.map((one, place) => [one, values[place] ?? null]));
    return months.map((one) => at.get(one) ?? null);
  };
  const shownAt = (found: Market, level: string) =>
    placed(found.months as string[], quantiles(found, series.key)[level] ?? []);
  const scaled = (found: Market, level: string) => shownAt(found, level).map((one) => (one === null ? null : one * factor));
  const observed = placed(past.map((one) => one.month), past.map((one) => one.price));
  const named = (found: Market) => titleOf(context, found);
  const markets = [market, ...(other ? [other] : [])];
  return {
    id: "fan", wide: true, height: 420,
    title: titled(lang, t(`series.${series.key}`), `${named(market)}${other ? ` / ${named(other)}` : ""}`),
    unit: label, summary: sentence(context, market, other, series.key, series.unit),
    source: marketSource(context, market, other), updated: day(market.known, lang),
    note: t("price.note"),
    option: (look): Option => {
      const blue = look.series[0] as string;
      const orange = look.series[1] as string;
      return {
        grid: parts.grid(), legend: parts.legend(look, { data: legendNames(context, market, other, past.length > 0) }),
        tooltip: parts.told(look, (at) => hintLines(context, months[at] ?? "", series.unit, observed[at] ?? null, markets, (one, level) => shownAt(one, level)[at] ?? null)),
        xAxis: parts.categories(look, months), yAxis: parts.values(look, { scale: true }),
        series: [
          ...(past.length ? [parts.curve(t("price.observed"), observed, look.text, { lineStyle: { width: 1.5, color: look.text } })] : []),
          ...(other ? parts.band(t("price.wide", { scenario: named(other) }), scaled(other, "0.05"), scaled(other, "0.95"), orange, 0.14, "o90") : []),
          ...parts.band(t("price.wide", { scenario: named(market) }), scaled(market, "0.05"), scaled(market, "0.95"), blue, 0.16, "m90"),
          ...parts.band(t("price.narrow", { scenario: named(market) }), scaled(market, "0.25"), scaled(market, "0.75"), blue, 0.3, "m50"),
          parts.curve(t("price.median", { scenario: named(market) }), scaled(market, "0.5"), blue, { lineStyle: { width: 2.5, color: blue } }),
          ...(other ? [parts.curve(t("price.median", { scenario: named(other) }), scaled(other, "0.5"), orange, { lineStyle: { width: 2.5, color: orange, type: "dashed" } })] : []),
        ],
      } as Option;
    },
    table: fanTable(context, series.unit, months, observed, markets, shownAt, past.length > 0),
  };
}

function legendNames(context: Context, market: Market, other: Market | undefined, past: boolean): string[] {
  const { t } = context;
  const of = (one: Market, narrow: boolean) => {
    const scenario = titleOf(context, one);
    return [t("price.median", { scenario }), ...(narrow ? [t("price.narrow", { scenario })] : []), t("price.wide", { scenario })];
  };
  return [...(past ? [t("price.observed")] : []), ...of(market, true), ...(other ? of(other, false) : [])];
}

function hintLines(
  context: Context, at: string, unit: string, observed: number | null, markets: Market[],
  value: (market: Market, level: string) => number | null,
): string[] {
  const { t, lang } = context;
  const text = (one: number | null) => quantity(one, unit, lang);
  return [
    month(at, lang),
    ...(observed === null ? [] : [`${t("price.observed")} ${text(observed)}`]),
    ...markets.filter((one) => value(one, "0.5") !== null).map((one) =>
      t("price.hint", { scenario: titleOf(context, one), median: text(value(one, "0.5")), low: text(value(one, "0.05")), high: text(value(one, "0.95")) })),
  ];
}

function joined(first: string[], second: string[]): string[] {
  return [...new Set([...first, ...between(first.at(-1), second[0]), ...second])];
}

/** Months between two, so that the axis leaves out none. */
function between(first: string | undefined, second: string | undefined): string[] {
  if (!first || !second) return [];
  const number = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1;
  const count = number(second) - number(first) - 1;
  return Array.from({ length: Math.max(count, 0) }, (_, at) => {
    const one = number(first) + 1 + at;
    return `${Math.floor(one / 12)}-${String((one % 12) + 1).padStart(2, "0")}`;
  });
}

function fanTable(
  context: Context, unit: string, months: string[], observed: (number | null)[], markets: Market[],
  at: (market: Market, level: string) => (number | null)[], past: boolean,
): Table {
  const { t } = context;
  const levels = ["0.05", "0.25", "0.5", "0.75", "0.95"];
  const columns = markets.flatMap((one) => levels.map((level) => ({ market: one, level, values: at(one, level) })));
  return {
    columns: [
      { title: t("history.month") },
      ...(past ? [{ title: t("price.observed"), unit }] : []),
      ...columns.map((one) => ({ title: `${titleOf(context, one.market)} ${t("price.quantile", { level: Math.round(Number(one.level) * 100) })}`, unit })),
    ],
    rows: months.map((one, row) => [
      one, ...(past ? [observed[row] ?? null] : []), ...columns.map((each) => each.values[row] ?? null),
    ]),
  };
}

const MAIN = ["price_china_published", "output_china", "capacity_china", "utilisation_mean", "use_china", "stock_producers", "cash_profit_china"];

/** Name of a year; one that is not whole says so. */
export function yearName(context: Context, market: Market, at: number): string {
  const months = market.months_of_year[at] ?? 12;
  const year = market.years[at] ?? 0;
  return months === 12 ? String(year) : context.t("price.part_year", { year, months });
}

/** A quantile of what is told by year, of both scenarios where two are compared. */
export function yearsTable(context: Context, market: Market, other: Market | undefined): Table {
  const { t, lang } = context;
  const level = context.param("level", "0.5");
  const all = context.param("measures") === "1";
  const wanted = market.yearly.filter((one) => all || MAIN.includes(one.measure));
  const rows = wanted.flatMap((one) => [market, ...(other ? [other] : [])].map((each) => ({
    key: one.measure, unit: one.unit, market: each,
    values: (each.yearly.find((two) => two.measure === one.measure)?.values as Quantiles | undefined)?.[level] ?? [],
  })));
  return {
    columns: [
      { title: t("price.measure") }, ...(other ? [{ title: t("price.scenario") }] : []), { title: t("card.unit") },
      ...market.years.map((_, at) => ({ title: yearName(context, market, at), unit: "" })),
    ],
    rows: rows.map((one) => [
      wordsOf(lang, "measure", one.key), ...(other ? [titleOf(context, one.market)] : []), shown(one.unit, lang).label,
      ...market.years.map((_, at) => one.values[at] ?? null),
    ]),
    units: rows.map((one) => one.unit), keys: rows.map((one) => one.key),
  };
}
