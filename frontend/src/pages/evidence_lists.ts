/** Lists of the evidence: rows that are searched, sources, contradictions. */
import { address, get, type Doc } from "../api/client";
import type { Context } from "../context";
import { choice, entry } from "../controls";
import { broad } from "../chart/breadth";
import { h } from "../dom";
import type { Language } from "../state";
import { day, plain, quantity } from "../format";
import { remarked, type Key } from "../i18n";
import { choices, type AllNames } from "../names";
import { linked, rowAddress } from "./evidence_row";

const LIMIT = 50;

function asked(context: Context, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((one) => [one, context.param(one)]).filter(([, value]) => value));
}

function more(context: Context, count: number, shown: number, next: string | null | undefined): HTMLElement {
  const { t } = context;
  const telling = t("list.count", { shown, count });
  return h("p", { class: "pager" }, telling, " ",
    context.param("cursor") ? h("button", { type: "button", onclick: () => context.set({ cursor: "" }, "step") }, t("list.first")) : null, " ",
    next ? h("button", { type: "button", id: "next", onclick: () => context.set({ cursor: next }, "step") }, t("list.next")) : null);
}

/** Table of words and links that scrolls in its place. */
export function listing(lang: Language, caption: string, heads: string[], numbers: number[], rows: (Node | string)[][]): HTMLElement {
  return broad(h("div", { class: "scroll tall listing", tabindex: 0, role: "region", "aria-label": caption },
    h("table", {},
      h("thead", {}, h("tr", {}, ...heads.map((one, at) => h("th", { scope: "col", class: numbers.includes(at) ? "number" : "" }, one)))),
      h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map((cell, at) =>
        at === 0 ? h("th", { scope: "row" }, cell) : h("td", { class: numbers.includes(at) ? "number" : "" }, cell))))))), lang);
}

function search(context: Context): HTMLElement {
  return entry("q", context.t("list.search"), context.param("q"), (q) => context.set({ q, cursor: "" }, "step"));
}

function tiers(context: Context, names: AllNames): HTMLElement {
  return choice("tier", context.t("list.tier"), choices(names.tiers, context.t("list.all")), context.param("tier"), (tier) => context.set({ tier, cursor: "" }, "step"));
}

/** Rows by words, quantity and tier. */
export async function searchView(context: Context, names: AllNames): Promise<Node[]> {
  const { t, lang } = context;
  const query = asked(context, ["q", "quantity", "tier", "as_of", "cursor"]);
  const [known, found] = await Promise.all([
    get<"quantities">("/evidence/quantities", lang),
    get<"observations">("/evidence/observations", lang, { ...query, limit: LIMIT }),
  ]);
  const list = (known as { quantities: { code: string; name: string; rows: number }[] }).quantities;
  const page = found as Doc<"observations">;
  const quantities = [{ value: "", label: t("list.all") }, ...list.map((one) => ({ value: one.code, label: remarked(lang, one.name, one.rows) }))];
  const name = new Map(list.map((one) => [one.code, one.name]));
  const rows = page.items.map((one) => [
    h("a", { href: rowAddress(one.id) }, one.id), name.get(one.quantity) ?? one.quantity,
    one.value === null ? `${plain(one.low, lang)}–${plain(one.high, lang)}` : plain(one.value, lang), one.unit, one.period,
    [names.regions.get(one.geography), names.grades.get(one.grade), names.companies.get(one.company)].filter(Boolean).join(lang === "zh" ? "，" : ", "),
    names.tiers.get(one.tier) ?? one.tier, one.first_known, h("a", { href: context.href("evidence", { view: "sources", q: one.source }) }, one.source),
  ]);
  return [
    h("div", { class: "controls" }, search(context),
      choice("quantity", t("evidence.quantity"), quantities, context.param("quantity"), (quantity) => context.set({ quantity, cursor: "" }, "step")), tiers(context, names)),
    more(context, page.count, page.items.length, page.next),
    listing(lang, t("evidence.search"), (["row.id", "evidence.quantity", "row.value", "card.unit", "row.period", "row.scope", "row.tier", "row.vintage", "row.source"] as Key[]).map((one) => t(one)), [2], rows),
    h("p", {}, h("a", { href: address("/evidence/observations.csv", { ...asked(context, ["q", "quantity", "tier", "as_of"]), bom: true, lang }), download: "polysight-observations.csv" }, t("list.csv"))),
  ];
}

/** Sources by words and tier. */
export async function sourcesView(context: Context, names: AllNames): Promise<Node[]> {
  const { t, lang } = context;
  const page = await get<"sources">("/evidence/sources", lang, { ...asked(context, ["q", "tier", "cursor"]), limit: LIMIT });
  const rows = page.items.map((one) => [
    one.key, linked(one.citation), names.tiers.get(one.tier) ?? one.tier, one.published, one.licence,
  ]);
  return [
    h("div", { class: "controls" }, search(context), tiers(context, names)),
    more(context, page.count, page.items.length, page.next),
    listing(lang, t("evidence.sources"), (["row.key", "row.citation", "row.tier", "row.published", "row.licence"] as Key[]).map((one) => t(one)), [], rows),
  ];
}

/** Rows that disagree, widest first. */
export async function contradictionsView(context: Context, names: AllNames): Promise<Node[]> {
  const { t, lang } = context;
  const [known, page] = await Promise.all([
    get<"quantities">("/evidence/quantities", lang),
    get<"contradictions">("/evidence/contradictions", lang, { ...asked(context, ["as_of", "cursor"]), limit: LIMIT }),
  ]);
  const name = new Map((known as { quantities: { code: string; name: string }[] }).quantities.map((one) => [one.code, one.name]));
  const rows = page.items.map((one) => [
    name.get(one.quantity) ?? one.quantity, names.regions.get(one.geography) ?? one.geography, one.period,
    quantity(one.spread, "1", lang, 0),
    h("ul", { class: "plain" }, ...one.rows.map((row) => h("li", {},
      h("a", { href: rowAddress(row.id) }, row.id), ` ${quantity(row.value, one.unit, lang)}, ${names.tiers.get(row.tier) ?? row.tier}, ${row.source}`))),
  ]);
  return [
    h("p", { class: "summary" }, t("contradictions.summary", { count: page.count })),
    more(context, page.count, page.items.length, page.next),
    listing(lang, t("evidence.contradictions"), (["evidence.quantity", "evidence.place", "row.period", "contradictions.spread", "contradictions.rows"] as Key[]).map((one) => t(one)), [3], rows),
    h("p", { class: "source" }, t("contradictions.note", { day: day(context.param("as_of") || new Date().toISOString().slice(0, 10), lang) })),
  ];
}
