/** Evidence: every row with its source, on any day of knowledge. */
import type { Context, Page } from "../context";
import { h } from "../dom";
import { allNames, type AllNames } from "../names";
import type { Key } from "../i18n";
import { contradictionsView, searchView, sourcesView } from "./evidence_lists";
import { rowPanel } from "./evidence_row";
import { seriesView } from "./evidence_series";

type View = (context: Context, names: AllNames) => Promise<Node[]>;
const VIEWS: Record<string, View> = {
  series: seriesView, search: searchView, sources: sourcesView, contradictions: contradictionsView,
};

export const page: Page = {
  async build(context) {
    const names = await allNames(context.lang);
    const view = context.param("view", "series");
    const show = VIEWS[view] ?? seriesView;
    const id = context.param("id");
    const [panel, parts] = await Promise.all([id ? rowPanel(context, id) : null, show(context, names)]);
    return [tabs(context, view), panel, ...parts];
  },
};

function tabs(context: Context, view: string): HTMLElement {
  const { t } = context;
  return h("nav", { class: "tabs", "aria-label": t("evidence.views") }, h("ul", {}, ...Object.keys(VIEWS).map((one) =>
    h("li", {}, h("a", {
      href: context.href("evidence", one === "series" ? {} : { view: one }),
      ...(one === view ? { "aria-current": "true" } : {}),
    }, t(`evidence.${one}` as Key))))));
}
