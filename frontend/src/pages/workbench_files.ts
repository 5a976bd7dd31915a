/** Files of a project: one's own comes in, workbook and project file go out. */
import { address, answered, post, reasonOf } from "../api/client";
import { save } from "../chart/exporting";
import type { Context } from "../context";
import { filePicker } from "../controls";
import { documentMaker, PROJECT_DOCUMENTS } from "../documents";
import { h } from "../dom";
import { edited, MOST, packed, tomlOf, treeOf, type Edit, type Source, type Tree } from "./project_source";
import type { Sent } from "./workbench";

/** A file of one's own: chosen from the machine, or written here; it goes into the address, to no server but for its numbers. */
export function ownFile(context: Context, toml: string, open = false): HTMLElement {
  const { t } = context;
  const told = h("p", { class: "refusal lines", role: "alert", hidden: true });
  const area = h("textarea", { id: "project-text", rows: 24, spellcheck: "false", wrap: "off" });
  area.value = toml;
  const take = async (text: string) => {
    try {
      if (text.length > MOST) throw new RangeError(t("edit.large", { most: MOST / 1000 }));
      const file = /^\s*\{/.test(text) ? tomlOf(JSON.parse(text) as Tree) : text;
      treeOf(file);
      context.set({ file: await packed(file), project: "", scenario: "", set: "", edit: "" }, "step");
    } catch (fault) {
      told.textContent = reasonOf(fault);
      told.hidden = false;
    }
  };
  return h("details", { class: "card", id: "own-file", open },
    h("summary", {}, t("edit.file")), h("p", { class: "unit" }, t("edit.file_more")),
    filePicker("project-file", t("edit.upload"), ".toml,.json", async (one) => take(one.size > MOST ? " ".repeat(MOST + 1) : await one.text())),
    h("div", { class: "control" }, h("label", { for: "project-text" }, t("edit.text")), area),
    h("p", {}, h("button", { type: "button", class: "main", id: "apply-text", onclick: () => void take(area.value) }, t("edit.apply"))), told);
}

/** What can be taken along. */
export function downloads(context: Context, source: Source, sent: () => Sent | null, edits: Map<string, Edit["value"]>): HTMLElement {
  const { t, lang } = context;
  const told = h("span", { class: "told", role: "status" });
  const book = async () => {
    told.textContent = t("shell.wait");
    try {
      const one = sent();
      const response = one
        ? await post("/projects/workbook", lang, one.body, { scenario: one.scenario })
        : await answered(address(`/projects/${encodeURIComponent(source.name)}/workbook`, { lang }));
      save(await response.blob(), `${source.name}.xlsx`);
      told.textContent = "";
    } catch (fault) {
      told.textContent = reasonOf(fault);
    }
  };
  const file = () => {
    const tree = edited(source.tree, [...edits].map(([path, value]) => ({ path, value })));
    save(new Blob([edits.size ? tomlOf(tree) : source.toml], { type: "application/toml;charset=utf-8" }), `${source.name}.toml`);
  };
  return h("section", { class: "card", id: "downloads" },
    h("h2", {}, t("work.downloads")),
    h("p", { class: "unit" }, t("work.permalink")),
    h("p", {}, h("button", { type: "button", class: "main", id: "workbook", onclick: () => void book() }, t("work.workbook")), " ",
      h("button", { type: "button", id: "toml", onclick: file }, t("work.file")), " ", told),
    documentMaker(context, PROJECT_DOCUMENTS, source.name, sent),
    h("p", { class: "told" }, t("document.note")));
}
