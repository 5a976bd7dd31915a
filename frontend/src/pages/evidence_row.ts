/** One row or number: what it is, why it has this value, and where that is written. */
import { get, type Doc } from "../api/client";
import type { Context } from "../context";
import { h, safeAddress } from "../dom";

type Node_ = Doc<"explanation">;

/** Panel about a row. */
export async function rowPanel(context: Context, id: string): Promise<HTMLElement> {
  const { t, lang } = context;
  const found = await get<"explanation">("/evidence/explanation", lang, { id, depth: 2 });
  return h("section", { class: "card notice", id: "row", "aria-labelledby": "row-title" },
    h("h2", { id: "row-title" }, t("row.title", { id })),
    facts(context, found as Node_),
    h("p", {}, h("a", { class: "button", href: closed(context) }, t("row.close"))));
}

function closed(context: Context): string {
  const told = new URLSearchParams(location.search);
  told.delete("id");
  return `/?${told.toString() || `page=evidence&lang=${context.lang}`}`;
}

/** Address of this page with a row opened. */
export function rowAddress(id: string): string {
  const told = new URLSearchParams(location.search);
  told.set("id", id);
  return `/?${told.toString()}`;
}

function facts(context: Context, found: Node_): HTMLElement {
  const { t } = context;
  const one = found as unknown as Record<string, unknown>;
  const text = (name: string) => (typeof one[name] === "string" || typeof one[name] === "number" ? String(one[name]) : "");
  const rows: [string, string][] = [
    [t("row.what"), text("what")], [t("row.value"), `${text("value")} ${text("unit")}`.trim()],
    [t("row.basis"), text("basis")], [t("row.period"), text("period")], [t("row.vintage"), text("vintage")],
    [t("row.because"), text("because")], [t("row.source"), text("source")], [t("row.licence"), text("licence")],
    [t("row.tier"), text("tier")],
  ];
  const marks = Array.isArray(one.marks) ? (one.marks as string[]) : [];
  const inputs = Array.isArray(one.inputs) ? (one.inputs as Node_[]) : [];
  return h("div", {},
    h("dl", { class: "facts" }, ...rows.filter(([, value]) => value).flatMap(([name, value]) => [
      h("dt", {}, name), h("dd", {}, linked(value)),
    ])),
    marks.length ? h("ul", {}, ...marks.map((mark) => h("li", {}, mark))) : null,
    ...inputs.map((input) => h("details", {},
      h("summary", {}, `${(input as { id: string }).id}: ${(input as { value?: string }).value ?? ""} ${(input as { unit?: string }).unit ?? ""}`),
      facts(context, input))));
}

/** A text with its address as a link. */
export function linked(text: string): Node {
  const at = text.search(/https?:\/\/\S+$/);
  const url = at >= 0 ? safeAddress(text.slice(at)) : undefined;
  if (!url) return document.createTextNode(text);
  return h("span", {}, text.slice(0, at), h("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, text.slice(at)));
}
