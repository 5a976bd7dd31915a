/** Compliance and footprint of a plant: what the law of a day says, and how much carbon a kilogram carries. */
import { get, reasonOf, type Doc } from "../api/client";
import { card } from "../chart/card";
import type { Context, Page } from "../context";
import { dated, particular } from "../controls";
import { h } from "../dom";
import { broad } from "../chart/breadth";
import { day, quantity, signed, value } from "../format";
import { wordsOf, type Both } from "../i18n";
import { stagesFigure } from "./compliance_figures";
import { gapParts } from "./compliance_gap";

export type Footprint = Doc<"footprint">;
type Compliance = Doc<"compliance">;
type Verdict = Compliance["verdicts"][number];
const FIRST = "siemens-sichuan";
const DAY = "2027-01-01";
const RANGE = { least: "2011-01-01", most: "2035-12-31" };
const DRAWS = 200;
const ORDER: Record<string, number> = { fail: 0, pass: 1, "cannot-judge": 2, "not-covered": 3 };

export const page: Page = {
  async build(context) {
    const { lang, t } = context;
    const plant = context.param("plant", FIRST);
    const on = context.param("on", DAY);
    const path = encodeURIComponent(plant);
    const [law, plants] = await Promise.all([get<"compliance">(`/compliance/${path}`, lang, { on, fix: false }), get<"plants">("/plants", lang)]);
    const waiting = () => h("p", { class: "wait", role: "status" }, t("shell.wait"));
    const gap = h("div", { class: "wide" }, waiting());
    void get<"compliance_gap">(`/compliance/${path}/gap`, lang, { on }).then((found) => {
      if (!context.signal.aborted) gap.replaceChildren(...gapParts(context, found, new Map(law.verdicts.map((one) => [one.parameter, (one.name as Both)[lang]]))));
    }).catch((fault: unknown) => gap.replaceChildren(h("p", { class: "notice" }, t("gap.untold", { reason: reasonOf(fault) }))));
    const carbon = h("div", { class: "wide" }, waiting());
    void get<"footprint">(`/footprint/${path}`, lang, { draws: DRAWS }).then((found) => {
      if (!context.signal.aborted) carbon.replaceChildren(footprintTiles(context, found), card(context, stagesFigure(context, found)).element);
    }).catch(() => carbon.replaceChildren());
    return [
      h("div", { class: "controls" },
        particular(context, "plant", t("comply.plant"), plants.plants.map((one) => ({ value: one.plant, label: (one.title as Both)[lang] })), FIRST, true),
        dated(context, "on", t("comply.on"), on, RANGE, (value) => context.set({ on: value === DAY ? "" : value }, "step"))),
      summary(context, law),
      h("div", { class: "grid" }, verdicts(context, law), gap, turn(context, law), carbon),
    ];
  },
};

function count(rows: Verdict[], kind: string): number {
  return rows.filter((one) => one.verdict === kind).length;
}

function summary(context: Context, law: Compliance): HTMLElement {
  const { t, lang } = context;
  const fails = count(law.verdicts, "fail");
  return h("p", { class: "summary", id: "law-summary" }, t(fails ? "comply.summary_fail" : "comply.summary_none", {
    day: day(law.day, lang), fail: fails, pass: count(law.verdicts, "pass"), open: count(law.verdicts, "cannot-judge"),
  }));
}

/** Verdicts of the law in force, those that were reached first. */
function verdicts(context: Context, law: Compliance): HTMLElement {
  const { t } = context;
  const rows = [...law.verdicts].sort((one, other) => (ORDER[one.verdict] ?? 9) - (ORDER[other.verdict] ?? 9));
  const reached = rows.filter((one) => one.verdict !== "cannot-judge");
  const open = rows.filter((one) => one.verdict === "cannot-judge");
  return h("section", { class: "card wide", id: "verdicts" },
    h("h2", {}, t("comply.verdicts")), h("p", { class: "unit" }, t("comply.verdicts_more")),
    table(context, reached, t("comply.verdicts")),
    h("details", {}, h("summary", {}, t("comply.open", { count: open.length })), table(context, open, t("comply.open", { count: open.length }))),
    h("p", { class: "source" }, t("comply.source", { count: law.sources.length })));
}

function table(context: Context, rows: Verdict[], caption: string): HTMLElement {
  const { t, lang } = context;
  const why = rows.some((one) => (one.why as Both)[lang]);
  const heads = (["verdict", "parameter", "instrument", "value", "limit", "margin", "why"] as const).filter((one) => one !== "why" || why);
  return broad(h("div", { class: "scroll tall listing", tabindex: 0, role: "region", "aria-label": caption },
    h("table", {},
      h("thead", {}, h("tr", {}, ...heads.map((one) => h("th", { scope: "col", class: one === "value" || one === "margin" ? "number" : "" }, t(`comply.${one}`))))),
      h("tbody", {}, ...rows.map((one) => h("tr", {},
        h("th", { scope: "row" }, verdict(context, one)),
        h("td", {}, (one.name as Both)[lang]),
        h("td", {}, `${(one.title as Both)[lang]} `, h("span", { class: "tag" }, wordsOf(lang, "force", one.legal_force))),
        h("td", { class: "number" }, stated(context, one)),
        h("td", { class: "together" }, limit(context, one)),
        h("td", { class: "number" }, signed(one.margin_share, "1", lang, 0)),
        why ? h("td", {}, (one.why as Both)[lang]) : null))))), lang);
}

/** What the plant says: a number, a word, or a yes or no. */
function stated(context: Context, one: Verdict): string {
  if (typeof one.value === "boolean") return context.t(one.value ? "comply.yes" : "comply.no");
  if (typeof one.value === "string") return one.value;
  return quantity(one.value, one.value_unit ?? one.unit, context.lang);
}

function verdict(context: Context, one: Verdict): HTMLElement {
  const kind = one.verdict === "pass" ? "pass" : one.verdict === "fail" ? "fail" : "open";
  const sign = kind === "pass" ? "✓" : kind === "fail" ? "✗" : "?";
  return h("span", { class: `verdict ${kind}` }, `${sign} ${wordsOf(context.lang, "finding", one.verdict)}`);
}

function limit(context: Context, one: Verdict): string {
  const amount = one.limit as { value: number | null } | null;
  if (!amount || amount.value === null) return "–";
  const sign: Record<string, string> = { "<=": "≤", ">=": "≥", "<": "<", ">": ">", "=": "=" };
  return `${sign[one.comparator] ?? ""} ${quantity(amount.value, one.unit, context.lang)}`.trim();
}

/** The next day on which the law changes, and what the plant is then. */
function turn(context: Context, law: Compliance): HTMLElement | null {
  const { t, lang } = context;
  if (!law.turn) return null;
  const found = law.turn;
  const judged = (found.verdicts as Verdict[]).filter((one) => one.verdict !== "not-covered");
  return h("section", { class: "card wide", id: "turn" },
    h("h2", {}, t("comply.turn", { day: day(found.day, lang) })),
    h("p", { class: "unit" }, t("comply.turn_more")),
    judged.length ? table(context, judged, t("comply.turn", { day: day(found.day, lang) })) : h("p", {}, t("comply.turn_nothing")),
    h("p", {}, h("a", { class: "button", href: context.href("compliance", { plant: context.param("plant"), on: found.day }) }, t("comply.look_then"))));
}

function footprintTiles(context: Context, found: Footprint): HTMLElement {
  const { t, lang } = context;
  const tile = (name: string, one: { central: number | null; low: number | null; high: number | null; unit: string } | null) =>
    h("div", { class: "tile" }, h("dt", {}, name), h("dd", {},
      h("div", { class: "figure" }, quantity(one?.central ?? null, one?.unit ?? "", lang)),
      h("div", { class: "more" }, t("footprint.between", { low: value(one?.low, one?.unit ?? "", lang), high: value(one?.high, one?.unit ?? "", lang) }))));
  return h("dl", { class: "tiles" },
    tile(t("footprint.location"), found.life_cycle.location), tile(t("footprint.market"), found.life_cycle.market),
    tile(t("footprint.yearly"), found.life_cycle.yearly));
}
