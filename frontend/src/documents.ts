/** Documents that take a while: chosen by kind and form, made on request, taken along. */
import { address, answered } from "./api/client";
import { begun, followed } from "./api/runs";
import { save } from "./chart/exporting";
import type { Context } from "./context";
import { choice } from "./controls";
import { h } from "./dom";
import { runButton } from "./running";

export const PROJECT_DOCUMENTS = ["feasibility", "lender"] as const;
const FORMS = ["pdf", "docx", "html", "xlsx"] as const;

/** A choice of documents and forms with a button; ``sent`` tells a project that is sent, else its name is. */
export function documentMaker(context: Context, documents: readonly string[], name: string, sent: () => { body: unknown; scenario: string } | null): HTMLElement {
  const { t, lang } = context;
  let [kind, form] = [documents[0] ?? "", FORMS[0] as string];
  const make = async (step: (done: number, total: number | null) => void, signal: AbortSignal) => {
    const own = sent();
    const start = own
      ? answered(address("/projects/documents", { document: kind, form, lang, scenario: own.scenario }), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(own.body) })
      : begun({ room: "document", document: kind, form, ...(kind === "industry" ? {} : { project: name }) }, lang);
    const found = await followed(start, lang, step, signal);
    save(await found.blob(), `polysight-${kind === "industry" ? kind : `${name}-${kind}`}-${lang}.${form}`);
  };
  const kinds = documents.map((one) => ({ value: one, label: t(`document.${one as "industry"}`) }));
  return h("div", { class: "inline documents" },
    documents.length > 1 ? choice("document", t("document.which"), kinds, kind, (value) => { kind = value; }) : h("span", {}, kinds[0]?.label ?? ""),
    choice("form", t("document.form"), FORMS.map((one) => ({ value: one, label: one.toUpperCase() })), form, (value) => { form = value; }),
    runButton(context, "make-document", t("document.make"), make));
}
