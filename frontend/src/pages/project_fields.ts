/** Fields of a project: every number and every choice of its file, with unit, range and what it rests on. */
import type { Context } from "../context";
import { h } from "../dom";
import { plain, shown } from "../format";
import { remarked, wordsOf } from "../i18n";
import { isTree, type Edit, type Source, type Tree } from "./project_source";

interface Field {
  path: string;
  group: string;
  label: string;
  unit: string;
  value: number | string | boolean | null;
  ref?: string;
  low?: number;
  high?: number;
  options?: string[];
}

/** Parts of a file in the order in which a reader thinks of them; what is not here is changed in the text. */
const GROUPS = ["project", "schedule", "phases", "capital", "products", "inputs", "running", "working_capital", "financing", "taxes", "valuation", "carbon", "compliance"] as const;
const DIGITS = 12;

/** Choices that a file tells beside its words: ``kind = "greenfield"  # greenfield | brownfield``. */
function optionsOf(toml: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const count = new Map<string, number>();
  let home = "";
  for (const line of toml.split("\n")) {
    const head = /^\[(\[?)([\w.-]+)\]/.exec(line);
    if (head) {
      const plainPath = head[2] as string;
      if (head[1]) {
        for (const one of count.keys()) if (one.startsWith(`${plainPath}.`)) count.delete(one);
        count.set(plainPath, (count.get(plainPath) ?? -1) + 1);
      }
      let told = "";
      home = plainPath.split(".").map((step) => {
        told = told ? `${told}.${step}` : step;
        return count.has(told) ? `${step}.${count.get(told)}` : step;
      }).join(".");
      continue;
    }
    const choice = /^([a-z_]+)\s*=\s*(?:"[^"]*"|true|false)\s+#\s*([\w-]+(?:\s*\|\s*[\w-]+)+)\s*$/.exec(line);
    if (choice) found.set(`${home}.${choice[1]}`, (choice[2] as string).split("|").map((one) => one.trim()));
  }
  return found;
}

/** All fields of a file. */
export function fieldsOf(context: Context, source: Source): Field[] {
  const options = optionsOf(source.toml);
  const found: Field[] = [];
  const visit = (group: string, node: unknown, path: string, names: string[]) => {
    const field = fieldOf(group, node, path, names, options, context);
    if (field) found.push(field);
    else if (Array.isArray(node)) node.forEach((one, at) => visit(group, one, `${path}.${at}`, [...names, itemName(context, one, at, node.length)]));
    else if (isTree(node)) {
      for (const [key, one] of Object.entries(node)) {
        if (key !== "assumption" && key !== "key") visit(group, one, `${path}.${key}`, [...names, wordsOf(context.lang, "pf", key)]);
      }
    }
  };
  for (const group of GROUPS) visit(group, source.tree[group], group, []);
  return found;
}

function itemName(context: Context, one: unknown, at: number, count: number): string {
  const key = isTree(one) && !Array.isArray(one) ? (one as Tree).key : undefined;
  if (typeof key === "string") return wordsOf(context.lang, "item", key);
  const from = isTree(one) ? (one as Tree).from : undefined;
  return typeof from === "string" ? context.t("edit.from", { year: from }) : count > 1 ? context.t("edit.step", { at: at + 1 }) : "";
}

function fieldOf(group: string, node: unknown, path: string, names: string[], options: Map<string, string[]>, context: Context): Field | null {
  const label = names.filter(Boolean).join(context.lang === "zh" ? "·" : ", ");
  if (typeof node === "number") return { path, group, label, unit: "", value: node };
  const list = options.get(path);
  if (list && (typeof node === "string" || typeof node === "boolean")) return { path, group, label, unit: "", value: node, options: list };
  if (typeof node === "boolean") return { path, group, label, unit: "", value: node, options: ["true", "false"] };
  if (!isTree(node) || Array.isArray(node) || typeof node.unit !== "string" || !("value" in node || "ref" in node)) return null;
  const range = typeof node.low === "number" && typeof node.high === "number" ? { low: node.low, high: node.high } : {};
  return { path, group, label, unit: node.unit, value: typeof node.value === "number" ? node.value : null, ...(typeof node.ref === "string" ? { ref: node.ref } : {}), ...range };
}

/** The form: groups that open, one field a number or choice; ``rows`` tells the numbers that rows of the evidence give. */
export function editor(context: Context, source: Source, rows: Map<string, number>, edits: Map<string, Edit["value"]>, changed: () => void): HTMLElement {
  const { t, lang } = context;
  const fields = fieldsOf(context, source);
  const set = (field: Field, value: Edit["value"] | null) => {
    if (value === null || value === field.value) edits.delete(field.path);
    else edits.set(field.path, value);
    changed();
  };
  const groups = GROUPS.map((group) => {
    const own = fields.filter((one) => one.group === group);
    if (!own.length) return null;
    const box = h("details", { id: `edit-${group}`, open: own.some((one) => edits.has(one.path)) }, h("summary", {}, remarked(lang, wordsOf(lang, "pg", group), own.length)));
    const fill = () => { if (box.open && !box.querySelector(".fields")) box.append(h("div", { class: "fields" }, ...own.map((one) => control(context, one, rows, edits, set)))); };
    box.addEventListener("toggle", fill);
    fill();
    return box;
  });
  return h("details", { class: "card", id: "edit", open: edits.size > 0 },
    h("summary", {}, t("edit.title", { count: fields.length })), h("p", { class: "unit" }, t("edit.more")), ...groups);
}

function control(context: Context, field: Field, rows: Map<string, number>, edits: Map<string, Edit["value"]>, set: (field: Field, value: Edit["value"] | null) => void): HTMLElement {
  const { lang } = context;
  const id = `f-${field.path.replaceAll(/[^\w-]/g, "-")}`;
  const now = edits.get(field.path) ?? field.value;
  const { factor, label } = shown(field.unit, lang);
  const note = h("span", { class: "told", id: `${id}-note` }, ...notes(context, field, factor));
  const title = label ? remarked(lang, field.label, label) : field.label;
  if (field.options) {
    const read = (text: string) => (typeof field.value === "boolean" ? text === "true" : text);
    return h("div", { class: "control" }, h("label", { for: id }, title),
      h("select", { id, "data-path": field.path, onchange: (event) => set(field, read((event.target as HTMLSelectElement).value)) },
        ...field.options.map((one) => h("option", { value: one, selected: one === String(now) }, wordsOf(lang, "option", one)))));
  }
  const row = rows.get(field.path);
  const hint = field.ref && row !== undefined ? plain(row * factor, lang) : field.ref ?? "";
  const text = typeof now === "number" ? String(Number((now * factor).toPrecision(DIGITS))) : "";
  return h("div", { class: "control" }, h("label", { for: id }, title),
    h("input", {
      id, type: "number", step: "any", value: text, placeholder: hint, "data-path": field.path, "aria-describedby": `${id}-note`,
      onchange: (event) => {
        const input = event.target as HTMLInputElement;
        if (input.value === "") {
          set(field, null);
          input.value = field.value === null ? "" : String(Number((Number(field.value) * factor).toPrecision(DIGITS)));
        } else if (Number.isFinite(input.valueAsNumber)) set(field, Number((input.valueAsNumber / factor).toPrecision(DIGITS)));
      },
    }), note);
}

/** What a number rests on: a row of the evidence, or an assumption with its range. */
function notes(context: Context, field: Field, factor: number): (Node | string)[] {
  const { t, lang } = context;
  const found: (Node | string)[] = [];
  if (field.ref) found.push(`${t("edit.row")} `, h("a", { href: context.href("evidence", { view: "search", id: field.ref }) }, field.ref), " ");
  if (field.low !== undefined && field.high !== undefined) found.push(t("edit.range", { low: plain(field.low * factor, lang), high: plain(field.high * factor, lang) }));
  return found;
}
