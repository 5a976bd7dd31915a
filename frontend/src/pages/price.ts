/** Price fan: where the market may go, with scenarios side by side. */
import { address, get } from "../api/client";
import { card } from "../chart/card";
import { tableElement } from "../chart/tables";
import type { Context, Page } from "../context";
import { particular, toggle } from "../controls";
import { h } from "../dom";
import { ageNotice } from "../freshness";
import type { Both } from "../i18n";
import { markets, result, runner, scenarioChoices, titleOf, type Markets } from "./market_choice";
import { fanFigure, marketSource, SERIES, yearsTable } from "./price_figures";

const LEVELS = ["0.05", "0.25", "0.5", "0.75", "0.95"];

export const page: Page = {
  async build(context) {
    const { lang, t } = context;
    const [all, history] = await Promise.all([markets(context), get<"market_history">("/market/history", lang)]);
    const name = context.param("scenario", "baseline");
    const compared = context.param("compare");
    const other = compared === name ? "" : compared;
    const scenario = all.scenarios.find((one) => one.scenario === name);
    const first = await result(context, name, all);
    const second = other ? await result(context, other, all) : undefined;
    const missing = [first ? "" : name, other && !second ? other : ""].filter(Boolean);
    const parts: (Node | null)[] = [controls(context, all, name)];
    if (scenario) parts.push(h("p", { class: "lead" }, (scenario.description as Both)[lang]));
    parts.push(...missing.map((one) => runner(context, one, titleOf(context, all, one))));
    if (first) {
      parts.push(ageNotice(context, first.known));
      const fan = card(context, fanFigure(context, first, second, history));
      const caption = t("price.years");
      parts.push(h("div", { class: "grid" }, fan.element,
        h("section", { class: "card wide", id: "years" }, h("h2", {}, caption),
          h("p", { class: "unit" }, t("price.years_more")),
          h("div", { class: "inline" },
            particular(context, "level", t("price.level"), LEVELS.map((one) => ({ value: one, label: t("price.quantile", { level: Math.round(Number(one) * 100) }) })), "0.5"),
            toggle(context, "measures", t("price.all_measures"))),
          tableElement(yearsTable(context, first, second), caption, lang),
          h("p", { class: "source" }, marketSource(context, first, second)),
          all.known.has(name) ? h("p", {}, h("a", {
            href: address(`/market/results/${name}.csv`, { bom: true, part: "years", lang }), download: `polysight-${name}-years.csv`,
          }, t("price.all_years"))) : null)));
    }
    return parts;
  },
};

function controls(context: Context, all: Markets, name: string): HTMLElement {
  const { t } = context;
  const choices = scenarioChoices(context, all);
  return h("div", { class: "controls" },
    particular(context, "scenario", t("price.scenario"), choices, "baseline"),
    particular(context, "compare", t("price.compare"), [{ value: "", label: t("price.nothing") }, ...choices.filter((one) => one.value !== name)], ""),
    particular(context, "series", t("price.series"), SERIES.map((one) => ({ value: one.key, label: t(`series.${one.key}`) })), "price_china"));
}
