/** Findings of an audit beside the claims that they are about. */
import type { Context } from "../context";
import { h } from "../dom";
import { broad } from "../chart/breadth";
import { plain, quantity, value } from "../format";
import { titled, wordsOf, type Both } from "../i18n";
import type { Audit, Rules } from "./audit";

type Finding = Audit["findings"][number];
type Claim = Audit["claims"][number];
export const SEVERITIES = ["high", "medium", "low"] as const;
const CLASS: Record<string, string> = { high: "fail", medium: "open", low: "level" };
const STEP = 10;
const ROWS = 8;
const SUMS = 6;

/** How much was read and found. */
export function tilesOf(context: Context, found: Audit, name: string): HTMLElement {
  const { t, lang } = context;
  const count = (severity: string) => found.findings.filter((one) => one.severity === severity).length;
  const tile = (title: string, figure: number, more: string) => h("div", { class: "tile" }, h("dt", {}, title),
    h("dd", {}, h("div", { class: "figure" }, plain(figure, lang)), h("div", { class: "more" }, more)));
  return h("dl", { class: "tiles", id: "audit-tiles" },
    tile(t("audit.claims"), found.read.claims, t("audit.claims_more", { name, sections: found.read.sections })),
    ...SEVERITIES.map((one) => tile(t(`audit.of_${one}`), count(one), t(`audit.of_${one}_more`))),
    tile(t("audit.unknown"), found.read.unknown_metrics.length, t("audit.unknown_more", { undated: found.read.undated })),
    ...(found.accepted.left_out.length ? [tile(t("audit.accepted"), found.accepted.left_out.length, t("audit.accepted_more"))] : []));
}

function wanted(context: Context, found: Audit, claims: Map<string, Claim>): Finding[] {
  const [severity, kind, section, q] = ["severity", "kind", "section", "q"].map((one) => context.param(one));
  const words = (q ?? "").toLowerCase();
  const matches = (one: Finding) => {
    const own = one.rows.map((id) => claims.get(id)).filter((each) => each !== undefined);
    const text = () => [one.id, one.statement.en, one.statement.zh, ...own.flatMap((each) => [each.id, each.subject, each.raw])].join("\n").toLowerCase();
    return (!severity || one.severity === severity) && (!kind || one.kind === kind)
      && (!section || own.some((each) => each.section === section)) && (!words || text().includes(words));
  };
  return found.findings.filter(matches);
}

/** Findings that are looked for, the weightiest first. */
export function findingList(context: Context, found: Audit): HTMLElement {
  const { t } = context;
  const claims = new Map(found.claims.map((one) => [one.id, one]));
  const evidence = new Map(found.evidence.map((one) => [one.id, (one.text as Both)[context.lang]]));
  const all = wanted(context, found, claims);
  const most = Math.max(STEP, Number(context.param("show", String(STEP))) || STEP);
  const shown = all.slice(0, most);
  return h("section", { id: "audit-findings", "aria-label": t("audit.findings") },
    h("p", { class: "summary", role: "status" }, t("list.count", { shown: shown.length, count: all.length })),
    ...shown.map((one) => article(context, one, claims, evidence)),
    all.length > most ? h("p", {}, h("button", { type: "button", id: "more-findings", onclick: () => context.set({ show: String(most + STEP) }) }, t("audit.more", { count: Math.min(STEP, all.length - most) }))) : null);
}

function article(context: Context, one: Finding, claims: Map<string, Claim>, evidence: Map<string, string>): HTMLElement {
  const { t, lang } = context;
  const accept = [...new Set([...context.param("accept").split(".").filter(Boolean), one.id])].join(".");
  return h("article", { class: "card finding", id: one.id, "aria-labelledby": `${one.id}-head` },
    h("div", {},
      h("h2", { id: `${one.id}-head` }, h("span", { class: `verdict ${CLASS[one.severity] ?? ""}` }, t(`severity.${one.severity as "high"}`)), ` ${wordsOf(lang, "audit_kind", one.kind.toLowerCase())}`),
      h("p", {}, (one.statement as Both)[lang]),
      arithmetic(context, one),
      h("p", { class: "told" }, `${t("audit.sure", { share: quantity(one.confidence, "1", lang, 0) })} · ${t("audit.rule")} `,
        h("a", { href: `#rule-${one.rule}` }, one.rule), ` · ${one.id}`),
      ...one.evidence.map((id) => h("p", { class: "told" }, h("a", { href: context.href("evidence", { view: "search", id }) }, id), ` ${evidence.get(id) ?? ""}`)),
      h("p", {}, h("button", { type: "button", "data-accept": one.id, "aria-label": titled(lang, t("audit.accept"), one.id), onclick: () => context.set({ accept }, "step") }, t("audit.accept")))),
    h("div", {}, table(context, one, claims)));
}

/** How it is reckoned: what is not told at once is folded, never left out. */
function arithmetic({ t }: Context, one: Finding): HTMLElement | null {
  if (!one.arithmetic) return null;
  const lines = one.arithmetic.split("; ").map((each) => h("span", {}, each));
  const rest = lines.slice(SUMS);
  return h("div", { class: "arithmetic" }, ...lines.slice(0, SUMS), rest.length ? h("details", {}, h("summary", {}, t("audit.sums", { count: rest.length })), ...rest) : null);
}

function table(context: Context, one: Finding, claims: Map<string, Claim>): HTMLElement {
  const { t } = context;
  const rows = one.rows.map((id) => claims.get(id)).filter((each) => each !== undefined);
  const heads = ["claim", "said", "read", "when", "section"] as const;
  const body = (some: Claim[]) => some.map((each) => line(context, each, each.id === one.likely_culprit));
  const caption = t("audit.claims_of", { id: one.id });
  const part = (some: Claim[]) => broad(h("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": caption }, h("table", {},
    h("caption", { class: "hidden" }, caption),
    h("thead", {}, h("tr", {}, ...heads.map((each) => h("th", { scope: "col" }, t(`audit.${each}`))))), h("tbody", {}, ...body(some)))), context.lang);
  if (rows.length <= ROWS) return part(rows);
  const rest = h("details", {}, h("summary", {}, t("audit.rest", { count: rows.length - ROWS })));
  rest.addEventListener("toggle", () => { if (!rest.querySelector("table")) rest.append(part(rows.slice(ROWS))); });
  return h("div", {}, part(rows.slice(0, ROWS)), rest);
}

function line(context: Context, one: Claim, culprit: boolean): HTMLElement {
  const { t, lang } = context;
  const [low, high] = [quantity(one.low, one.unit, lang), quantity(one.high, one.unit, lang)];
  const number = one.high === null || one.low === one.high ? low : t("audit.span", { low: value(one.low, one.unit, lang), high });
  return h("tr", { class: culprit ? "culprit" : "" },
    h("th", { scope: "row" }, one.id, culprit ? h("span", { class: "verdict fail" }, ` ← ${t("audit.culprit")}`) : null),
    h("td", {}, one.subject, h("br"), h("span", { class: "told" }, one.raw)),
    h("td", {}, number), h("td", {}, one.period), h("td", { class: "words" }, one.section));
}

/** What the audit knows how to find. */
export function rulesSection(context: Context, rules: Rules): HTMLElement {
  const { t, lang } = context;
  return h("section", { class: "card", id: "rules" }, h("h2", {}, t("audit.rules", { count: rules.length })),
    ...rules.map((one) => h("details", { id: `rule-${one.rule}` }, h("summary", {}, (one.title as Both)[lang]),
      h("p", {}, (one.explanation as Both)[lang]), h("p", { class: "told" }, `${t("audit.for_example")} ${(one.example as Both)[lang]}`),
      h("p", { class: "told" }, `${one.rule} · ${one.kinds.map((each) => wordsOf(lang, "audit_kind", each.toLowerCase())).join(", ")}`))));
}
