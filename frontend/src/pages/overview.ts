/** Overview: is the industry heading for a glut, what says so, what to do. */
import { get, type Doc } from "../api/client";
import type { Context, Page } from "../context";
import { card } from "../chart/card";
import { dated } from "../controls";
import { documentMaker } from "../documents";
import { h } from "../dom";
import { ageNotice } from "../freshness";
import { day, direction, month, odds as chance, quantity, signed, value } from "../format";
import { wordsOf } from "../i18n";
import { historyFigure, gaugeFigure, oddsFigure } from "./overview_figures";
import { indicatorPanel } from "./overview_indicator";
import { adviceSection, lightsSection } from "./overview_lights";

export type Warning = Doc<"warning">;
export type History = Doc<"warning_history">;

/** First day on which enough was known for an index. */
const FIRST_DAY = "2012-01-01";

/** Indicator that stands open, so that a page drawn again stays where it is. */
let opened = "";

/** Where the numbers of the warning come from. */
export function warningSource(context: Context): string {
  return context.t("source.warning");
}

export const page: Page = {
  async build(context) {
    const { lang } = context;
    const as_of = context.param("as_of");
    const query = as_of ? { as_of } : {};
    const asked = context.param("indicator");
    const [warning, panel] = await Promise.all([
      get<"warning">("/warning", lang, query), asked ? indicatorPanel(context, asked, as_of) : null,
    ]);
    if (panel && asked !== opened) setTimeout(() => panel.scrollIntoView());
    opened = asked;
    const grid = h("div", { class: "grid" });
    grid.append(card(context, gaugeFigure(context, warning)).element);
    grid.append(card(context, oddsFigure(context, warning)).element);
    const past = h("div", { class: "wide" }, h("p", { class: "wait", role: "status" }, context.t("shell.wait")));
    grid.append(past);
    void get<"warning_history">("/warning/history", lang, query).then((history) => {
      if (!context.signal.aborted) past.replaceChildren(card(context, historyFigure(context, history)).element);
    });
    return [
      controls(context, as_of), as_of ? null : ageNotice(context, warning.as_of), tiles(context, warning), grid, panel,
      lightsSection(context, warning), adviceSection(context, warning),
      h("section", { class: "card", id: "report" }, h("h2", {}, context.t("document.report")), h("p", { class: "unit" }, context.t("document.report_more")),
        documentMaker(context, ["industry"], "industry", () => null)),
    ];
  },
};

function controls(context: Context, as_of: string): HTMLElement {
  const { t } = context;
  const range = { least: FIRST_DAY, most: new Date().toISOString().slice(0, 10) };
  return h("div", { class: "controls" },
    dated(context, "as-of", t("control.as_of"), as_of, range, (value) => context.set({ as_of: value }, "step")),
    h("p", { class: "unit" }, as_of ? t("control.as_of_past") : t("control.as_of_now")));
}

function tile(name: string, figure: Node | string, more: Node | string): HTMLElement {
  return h("div", { class: "tile" },
    h("dt", {}, name),
    h("dd", {}, h("div", { class: "figure" }, figure), h("div", { class: "more" }, more)));
}

/** A change of something that is neither good nor bad by itself. */
function plainChange(context: Context, raw: number | null, words: string): string {
  return `${direction(raw).arrow} ${signed(raw, "points", context.lang, 1)} ${words}`;
}

function tiles(context: Context, warning: Warning): HTMLElement {
  const { t, lang } = context;
  const index = warning.indices.find((one) => one.name === "all");
  const odds = warning.probabilities.find((one) => one.state === "glut" && one.horizon_months === 12);
  const found = (key: string) => warning.indicators.find((one) => one.key === key);
  const use = found("utilisation_mean");
  const margin = found("price_to_marginal_cost");
  const level = index?.level ?? null;
  return h("dl", { class: "tiles" },
    tile(t("overview.index"), value(level, "points", lang, 1),
      plainChange(context, index?.change_month ?? null, t("overview.on_month"))),
    tile(t("overview.odds_12"), chance(odds?.pooled, lang),
      t("overview.odds_between", {
        low: chance(odds?.low, lang), high: chance(odds?.high, lang),
      })),
    tile(t("overview.utilisation"), quantity(use?.value ?? null, "1", lang, 1),
      wordsOf(lang, "light", use?.light ?? "grey")),
    tile(t("overview.margin"), value(margin?.value ?? null, "", lang, 2), t("overview.margin_more")),
    tile(t("overview.known"), day(warning.as_of, lang), month(warning.month, lang)));
}
