/** What it costs a plant to keep the law: measures of least cost, their effect, what they cost and save. */
import type { Doc } from "../api/client";
import { card, type Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { FONT } from "../chart/look";
import * as parts from "../chart/parts";
import { tableElement, type Table } from "../chart/tables";
import type { Context } from "../context";
import { h } from "../dom";
import { day, quantity, shown, signed, today, value } from "../format";
import { wordsOf, type Both } from "../i18n";

export type Gap = Doc<"compliance_gap">;
const PER_KG = "CNY/kg";

/** The section. */
export function gapParts(context: Context, gap: Gap, names: Map<string, string>): Node[] {
  const { t, lang } = context;
  const closed = gap.outcome === "closed" && gap.taken.length > 0;
  const told = { day: day(gap.day, lang), confidence: quantity(gap.passing_share, "1", lang, 0) };
  const section = h("section", { class: "card", id: "gap" },
    h("h2", {}, t("gap.title")), h("p", { class: "unit" }, t("gap.more")),
    h("p", { class: "summary" }, closed ? t("gap.closed", {
      ...told, count: gap.taken.length, outlay: quantity(gap.cost.outlay_cny_per_kg, PER_KG, lang), saved: quantity(gap.cost.saved_cny_per_kg, PER_KG, lang), net: signed(gap.cost.net_cny_per_kg, PER_KG, lang),
    }) : `${wordsOf(lang, "gap_outcome", gap.outcome)}${t("gap.as_of", told)}`),
    gap.limits.length ? tableElement(limitsTable(context, gap, names), t("gap.limits"), lang) : null);
  if (!closed) return [section];
  return [section, tiles(context, gap), card(context, measuresFigure(context, gap)).element];
}

function tiles(context: Context, gap: Gap): HTMLElement {
  const { t, lang } = context;
  const tile = (name: string, figure: string, more: string) =>
    h("div", { class: "tile" }, h("dt", {}, name), h("dd", {}, h("div", { class: "figure" }, figure), h("div", { class: "more" }, more)));
  const between = (low: number | null, high: number | null) => t("gap.between", { low: value(low, PER_KG, lang), high: value(high, PER_KG, lang) });
  return h("dl", { class: "tiles", id: "gap-tiles" },
    tile(t("gap.outlay"), quantity(gap.cost.outlay_cny_per_kg, PER_KG, lang), between(gap.outlay_low_cny_per_kg, gap.outlay_high_cny_per_kg)),
    tile(t("gap.net"), signed(gap.cost.net_cny_per_kg, PER_KG, lang), between(gap.net_low_cny_per_kg, gap.net_high_cny_per_kg)),
    tile(t("gap.capital"), quantity(gap.capex_mcny, "MCNY", lang), t("gap.capital_more", { rate: quantity(gap.discount_rate, "1", lang, 0) })),
    tile(t("gap.yearly"), signed(gap.net_mcny_per_year, "MCNY/a", lang), t("gap.yearly_more", { load: quantity(gap.load, "1", lang, 0) })),
    tile(t("gap.passing"), quantity(gap.passing_share, "1", lang, 0), t("gap.passing_more", { before: quantity(gap.passing_share_before, "1", lang, 0) })));
}

function nameOf(context: Context, gap: Gap, measure: string): string {
  const found = gap.catalogue.find((one) => one.measure === measure);
  return found ? (found.name as Both)[context.lang] : measure;
}

function limitsTable(context: Context, gap: Gap, names: Map<string, string>): Table {
  const { t, lang } = context;
  return {
    columns: [{ title: t("comply.parameter") }, { title: t("card.unit") }, { title: t("comply.limit"), unit: "" }, { title: t("gap.before"), unit: "" }, { title: t("gap.after"), unit: "" }, { title: t("gap.keeps_before"), unit: "1", digits: 0 }, { title: t("gap.keeps_after"), unit: "1", digits: 0 }],
    rows: gap.limits.map((one) => [names.get(one.parameter) ?? one.parameter, shown(one.unit, lang).label, one.limit, one.before, one.after, one.share_before, one.share_after]),
    keys: gap.limits.map((one) => one.rule),
  };
}

/** What each measure that is taken costs, and what it saves. */
function measuresFigure(context: Context, gap: Gap): Figure {
  const { t, lang } = context;
  const rows = [...gap.taken].sort((one, other) => one.adds.net_cny_per_kg - other.adds.net_cny_per_kg);
  const name = (one: (typeof rows)[number]) => nameOf(context, gap, one.measure);
  const dearest = rows.at(-1);
  const paying = rows.filter((one) => one.adds.net_cny_per_kg < 0).length;
  const bar = (title: string, at: number, data: number[]) => ({ name: title, at, data });
  const series = [
    bar(t("gap.outlay"), 1, rows.map((one) => one.adds.outlay_cny_per_kg)), bar(t("gap.saved"), 0, rows.map((one) => -one.adds.saved_cny_per_kg)),
  ];
  return {
    id: "measures", height: 120 + 44 * rows.length, title: t("gap.measures"), unit: shown(PER_KG, lang).label,
    summary: dearest ? t("gap.measures_summary", { count: rows.length, paying, name: name(dearest), net: signed(dearest.adds.net_cny_per_kg, PER_KG, lang) }) : "",
    source: t("source.gap", { rows: gap.inputs.length, draws: gap.draws }), updated: today(lang), note: t("gap.note"),
    option: (look): Option => ({
      grid: parts.grid({ right: 30 }), legend: parts.legend(look),
      tooltip: parts.hint(look, { axisPointer: { type: "shadow" }, valueFormatter: (one: unknown) => quantity(one as number, PER_KG, lang) }),
      xAxis: parts.values(look), yAxis: parts.categories(look, rows.map(name), { inverse: true, axisLabel: { color: look.text, fontFamily: FONT, width: look.narrow ? 110 : 260, overflow: "break", lineHeight: 13 } }),
      series: series.map((one) => ({ type: "bar", stack: "cost", name: one.name, barWidth: 18, itemStyle: { color: look.series[one.at], borderRadius: 2 }, data: one.data })),
    }) as unknown as Option,
    table: {
      columns: [{ title: t("gap.measure") }, { title: t("gap.outlay"), unit: PER_KG }, { title: t("gap.saved"), unit: PER_KG }, { title: t("gap.net"), unit: PER_KG }, { title: t("gap.capital"), unit: "CNY/(t/a)" }],
      rows: rows.map((one) => [name(one), one.adds.outlay_cny_per_kg, one.adds.saved_cny_per_kg, one.adds.net_cny_per_kg, one.adds.capex_cny_per_t_per_year]),
      keys: rows.map((one) => one.measure),
    },
  };
}
