/** Audit: a table of claims comes in, and what in it cannot all be true is told beside the claims. */
import { address, answered, get, reasonOf, type Doc, type Query } from "../api/client";
import { card } from "../chart/card";
import { save } from "../chart/exporting";
import type { Context, Page } from "../context";
import { entry, filePicker, particular, toggle } from "../controls";
import { h } from "../dom";
import { wordsOf } from "../i18n";
import { classesFigure, sectionsFigure } from "./audit_figures";
import { findingList, rulesSection, SEVERITIES, tilesOf } from "./audit_findings";

export type Audit = Extract<Doc<"sent_audit">, { counts: unknown }>;
export type Rules = Extract<Doc<"audit_rules">, { rules: unknown }>["rules"];
interface Held {
  name: string;
  content: Blob;
}

const EXAMPLE = "example";
const OWN = "own";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MOST = 4_000_000;
const FORMS = ["html", "xlsx", "csv"] as const;
/** A table of one's own is kept for as long as the page is open, and nowhere else. */
let held: Held | undefined;
let chosen = 0;
const kept = new Map<string, Promise<Audit>>();

export const page: Page = {
  async build(context) {
    const { t, lang } = context;
    const which = context.param("table");
    const rules = await get<"audit_rules">("/audit/rules", lang);
    const known = (rules as unknown as { rules: Rules }).rules;
    const head = [source(context), which ? options(context) : null];
    if (!which) return [...head, rulesSection(context, known)];
    if (which === OWN && !held) return [...head, h("p", { class: "notice", id: "audit-again" }, t("audit.again")), rulesSection(context, known)];
    const table = await tableOf(context, which);
    const found = await audited(context, table);
    const graph = sectionsFigure(context, found);
    return [
      ...head, tilesOf(context, found, table.name), files(context, table),
      h("div", { class: "grid" }, card(context, classesFigure(context, found)).element, graph ? card(context, graph).element : null),
      filters(context, found), findingList(context, found), rulesSection(context, known),
    ];
  },
};

async function tableOf(context: Context, which: string): Promise<Held> {
  if (which === OWN && held) return held;
  const response = await answered(address("/audit/example.csv", { lang: context.lang }));
  return { name: context.t("audit.example_name"), content: await response.blob() };
}

/** What is asked of the audit beside the table. */
function asked(context: Context): Query {
  const accept = context.param("accept").split(".").filter(Boolean);
  return {
    ...(context.param("against") ? { against_evidence: true } : {}), ...(context.param("year") ? { year: context.param("year") } : {}),
    ...(context.param("tolerance") ? { tolerance: context.param("tolerance") } : {}), ...(accept.length ? { accept } : {}),
  };
}

function posted(context: Context, table: Held, form: string): Promise<Response> {
  const name = table.name.replace(/[^\w .()（）-]/gu, "_").replace(/^[^\w]+/, "").slice(0, 60) || "claims";
  return answered(address(`/audit${form}`, { ...asked(context), name, lang: context.lang }), {
    method: "POST", headers: { "content-type": /\.xlsx$/i.test(table.name) ? XLSX : "text/csv" }, body: table.content,
  });
}

/** Findings; the same question of the same table is asked once. */
function audited(context: Context, table: Held): Promise<Audit> {
  const key = JSON.stringify([context.param("table") === OWN ? chosen : EXAMPLE, context.lang, asked(context)]);
  const known = kept.get(key);
  if (known) return known;
  const found = posted(context, table, "").then((one) => one.json() as Promise<Audit>);
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  return found;
}

/** Where claims come from: a file, or those that ship. */
function source(context: Context): HTMLElement {
  const { t, lang } = context;
  const told = h("span", { class: "told", role: "alert" });
  const clear = { accept: "", severity: "", kind: "", section: "", q: "", show: "" };
  const take = (one: File) => {
    if (one.size > MOST) {
      told.textContent = t("audit.large", { most: MOST / 1e6 });
      return;
    }
    held = { name: one.name, content: one };
    chosen += 1;
    context.set({ ...clear, table: OWN }, "step");
  };
  const template = (ending: string) => h("a", { href: address(`/audit/template.${ending}`, { lang }), download: `polysight-claims.${ending}` }, ending.toUpperCase());
  return h("section", { class: "controls", id: "claims-source", "aria-label": t("audit.source") },
    filePicker("claims", t("audit.file"), ".csv,.xlsx", take),
    h("button", { type: "button", id: "example", onclick: () => context.set({ ...clear, table: EXAMPLE }, "step") }, t("audit.example")),
    h("p", { class: "unit" }, `${t("audit.template")} `, template("csv"), " ", template("xlsx")), told);
}

function options(context: Context): HTMLElement {
  const { t } = context;
  const number = (name: string, label: string, more: Record<string, string>) =>
    entry(name, label, context.param(name), (value) => context.set({ [name]: value }, "step"), { type: "number", ...more });
  return h("section", { class: "controls", "aria-label": t("audit.options") },
    toggle(context, "against", t("audit.against")),
    number("tolerance", t("audit.tolerance"), { min: "0", max: "1000", step: "0.1", placeholder: "1" }),
    number("year", t("audit.year"), { min: "1900", max: "2200", step: "1" }));
}

function files(context: Context, table: Held): HTMLElement {
  const { t } = context;
  const told = h("span", { class: "told", role: "status" });
  const take = async (form: string) => {
    told.textContent = t("shell.wait");
    try {
      save(await (await posted(context, table, `.${form}`)).blob(), `polysight-audit.${form}`);
      told.textContent = "";
    } catch (fault) {
      told.textContent = reasonOf(fault);
    }
  };
  return h("p", { id: "audit-files", class: "inline" }, h("span", {}, t("audit.take")),
    ...FORMS.map((one) => h("button", { type: "button", id: `audit-${one}`, onclick: () => void take(one) }, one.toUpperCase())), told);
}

function filters(context: Context, found: Audit): HTMLElement {
  const { t, lang } = context;
  const all = { value: "", label: t("list.all") };
  const kinds = [...new Set(found.counts.map((one) => one.kind))];
  const sections = [...new Set(found.claims.map((one) => one.section))].filter(Boolean).sort();
  return h("section", { class: "controls", id: "audit-filters", "aria-label": t("audit.filters") },
    particular(context, "severity", t("audit.severity"), [all, ...SEVERITIES.map((one) => ({ value: one, label: t(`severity.${one}`) }))], ""),
    particular(context, "kind", t("audit.kind"), [all, ...kinds.map((one) => ({ value: one, label: wordsOf(lang, "audit_kind", one.toLowerCase()) }))], ""),
    particular(context, "section", t("audit.section"), [all, ...sections.map((one) => ({ value: one, label: one }))], "", true),
    entry("q", t("list.search"), context.param("q"), (value) => context.set({ q: value }, "step")));
}
