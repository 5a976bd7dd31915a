/** Cost: who makes a kilogram for how much, plant by plant and place by place. */
import { get, type Doc } from "../api/client";
import { card } from "../chart/card";
import type { Context, Page } from "../context";
import { particular, toggle } from "../controls";
import { h } from "../dom";
import { curveFigure, placesFigure } from "./cost_figures";

export type Cost = Doc<"cost">;
const DRAWS = 500;
const ROUTES = ["siemens", "silane-fbr"] as const;
const YEARS = [2023, 2024, 2025];

export const page: Page = {
  async build(context) {
    const { lang, t } = context;
    const year = context.param("year");
    const query = {
      draws: DRAWS, ...(year ? { year } : {}), ...(context.param("route") ? { route: context.param("route") } : {}),
      ...(context.param("full") ? { full: true } : {}),
    };
    const cost = await get<"cost">("/cost", lang, query);
    return [
      h("div", { class: "controls" },
        particular(context, "year", t("cost.year"), [{ value: "", label: t("cost.latest") }, ...YEARS.map((one) => ({ value: String(one), label: String(one) }))], ""),
        particular(context, "route", t("cost.route"), [{ value: "", label: t("list.all") }, ...ROUTES.map((one) => ({ value: one, label: t(`route.${one}`) }))], ""),
        toggle(context, "full", t("cost.full"))),
      h("div", { class: "grid" },
        card(context, curveFigure(context, cost)).element,
        card(context, placesFigure(context, cost)).element),
    ];
  },
};

/** Where the costs come from. */
export function costSource(context: Context, cost: Cost): string {
  return context.t("source.cost", { draws: cost.draws, rows: cost.inputs.length, year: cost.year });
}
