/** Tables of a project as the Chinese outline has them: one is looked at. */
import type { Table } from "../chart/tables";
import { tableElement } from "../chart/tables";
import type { Context } from "../context";
import { choice } from "../controls";
import { h, stale } from "../dom";
import { shown } from "../format";
import { remarked, type Both } from "../i18n";
import type { Language } from "../state";
import type { Project, Worked } from "./workbench";

/** What is asked for, so that any table can be looked at without waiting. */
export const TITLES = ["all"];
const MONEY = "CNY";
const FIRST = "project_cash_flow";

interface Row {
  number?: string;
  key: string;
  item?: string;
  level?: number;
  name: Both;
  unit?: string;
  by_year?: (number | null)[];
  amount_cny?: number | null;
  vat_cny?: number | null;
  share?: number | null;
  value?: number | string | null;
}
interface Told {
  table: string;
  title: Both;
  years?: number[];
  rows: Row[];
}

export function tablesOf(project: Project): Told[] {
  return project.tables as unknown as Told[];
}

export interface Tables {
  element: HTMLElement;
  show: (found: Worked) => void;
  /** Names of the tables that are needed. */
  wanted: () => string[];
}

/** Choice of a table, and the table; it stays what was chosen when other numbers come. What is not there is asked for. */
export function tablesSection(context: Context, first: Worked, stated: Worked, ask: () => void): Tables {
  const { t, lang } = context;
  let worked = first;
  const all = tablesOf(stated.project);
  const told = context.param("table", FIRST);
  let name = all.some((one) => one.table === told) ? told : FIRST;
  const place = h("div", { id: "statement" });
  const unit = h("p", { class: "unit" });
  const show = (found: Worked) => {
    worked = found;
    const one = tablesOf(found.project).find((each) => each.table === name);
    if (!one) {
      stale(element, t("stale.again"));
      return ask();
    }
    unit.textContent = t("work.table_unit", { unit: shown(MONEY, lang).label });
    place.replaceChildren(tableElement(tableOf(context, one), one.title[lang], lang));
  };
  const choices = all.map((one) => ({ value: one.table, label: one.title[lang] }));
  const element = h("section", { class: "card", id: "cash-table" },
    h("h2", {}, t("work.tables")),
    h("div", { class: "inline" }, choice("table", t("work.table"), choices, name, (value) => {
      name = value;
      show(worked);
      context.set({ table: value === FIRST ? "" : value }, "quiet");
    })),
    unit, place, h("p", { class: "source" }, t("work.table_note")));
  show(first);
  return { element, show, wanted: () => [FIRST, name] };
}

/** Lines without those that only say again what the line above them says. */
function once(rows: Row[], lang: Language): Row[] {
  const word = (one: Row) => one.name[lang].toLowerCase();
  return rows.filter((one, at) => {
    const above = rows[at - 1];
    return !above || (one.level ?? 0) <= (above.level ?? 0) || word(one) !== word(above) || one.amount_cny !== above.amount_cny;
  });
}

function keyOf(one: Row): string {
  return one.item ? `${one.key}:${one.item}` : one.key;
}

/** Unit in which a line is told: covers of debt are told as ratios, as a lender has them, and not in percent. */
function unitOf(one: Row): string {
  return one.key.endsWith("_cover") ? "" : one.unit ?? "";
}

function tableOf(context: Context, whole: Told): Table {
  const { t, lang } = context;
  const told = { ...whole, rows: once(whole.rows, lang) };
  const other = (one: Row) => (["", MONEY, "text"].includes(unitOf(one)) ? "" : shown(unitOf(one), lang).label);
  const named = (one: Row) => `${one.number ? `${one.number} ` : ""}${one.name[lang]}`;
  const name = (one: Row) => (other(one) ? remarked(lang, named(one), other(one)) : named(one));
  const keys = told.rows.map(keyOf);
  const levels = told.rows.map((one) => one.level ?? 0);
  if (told.years) {
    return {
      columns: [{ title: t("work.item") }, ...told.years.map((one) => ({ title: String(one), unit: "" }))],
      rows: told.rows.map((one) => [name(one), ...(told.years ?? []).map((_, at) => one.by_year?.[at] ?? null)]),
      units: told.rows.map(unitOf), keys, levels,
    };
  }
  if (told.rows.some((one) => "amount_cny" in one)) {
    return {
      columns: [{ title: t("work.item") }, { title: t("work.amount"), unit: "CNY" }, { title: t("work.vat"), unit: "CNY" }, { title: t("work.share"), unit: "1", digits: 1 }],
      rows: told.rows.map((one) => [name(one), one.amount_cny ?? null, one.vat_cny ?? null, one.share ?? null]), keys, levels,
    };
  }
  return {
    columns: [{ title: t("work.item") }, { title: t("work.value"), unit: "" }],
    // A number without a unit, such as a year, is written as it is.
    rows: told.rows.map((one) => [name(one), one.unit === "" && typeof one.value === "number" ? String(one.value) : one.value ?? null]),
    units: told.rows.map(unitOf), keys,
  };
}
