/** Balance: what is made, used, traded and held, by year, by month and by province. */
import { address, get, type Doc } from "../api/client";
import type { Market } from "../api/runs";
import { card } from "../chart/card";
import type { Context, Page } from "../context";
import { particular } from "../controls";
import { h } from "../dom";
import { ageNotice } from "../freshness";
import { direction, quantity, signed } from "../format";
import type { Both } from "../i18n";
import { balanceFigure, flowsFigure, slackFigure } from "./balance_figures";
import { MEASURES, mapFigure } from "./map_figure";
import { namesOf } from "../names";
import { markets, result, runner, scenarioChoices, titleOf, type Markets } from "./market_choice";
import { yearName } from "./price_figures";

export type Tiles = Doc<"tiles">["tiles"];
type Registered = Extract<Doc<"register">, { plants: unknown }>;
export type Register = Registered["plants"];
const SECOND = 1;

export const page: Page = {
  async build(context) {
    const { lang } = context;
    const name = context.param("scenario", "baseline");
    const [all, tiles, register, regions] = await Promise.all([
      markets(context), get<"tiles">("/evidence/tiles", lang), get<"register">("/evidence/plants", lang), namesOf("regions", lang),
    ]);
    const scenario = all.scenarios.find((one) => one.scenario === name);
    const market = await result(context, name, all);
    const head = [controls(context, all, market), scenario ? h("p", { class: "lead" }, (scenario.description as Both)[lang]) : null];
    if (!market) return [...head, runner(context, name, titleOf(context, all, name))];
    const at = yearAt(context, market);
    const flows = flowsFigure(context, market, at, regions);
    return [
      ...head, ageNotice(context, market.known), tiles_(context, market, at),
      h("div", { class: "grid" },
        card(context, balanceFigure(context, market)).element,
        card(context, mapFigure(context, market, at, tiles.tiles, (register as Registered).plants)).element,
        flows ? card(context, flows).element : null,
        card(context, slackFigure(context, market)).element,
        h("p", { class: "wide" }, h("a", {
          href: address("/evidence/plants.csv", { bom: true, lang }), download: "polysight-plants.csv",
        }, context.t("balance.plants_csv")))),
    ];
  },
};

/** Place of the year that is looked at; the first whole one unless another is asked for. */
function yearAt(context: Context, market: Market): number {
  const found = market.years.indexOf(Number(context.param("year")));
  return found >= 0 ? found : Math.min(SECOND, market.years.length - 1);
}

function controls(context: Context, all: Markets, market: Market | undefined): HTMLElement {
  const { t } = context;
  const still = market ? String(market.years[Math.min(SECOND, market.years.length - 1)]) : "";
  return h("div", { class: "controls" },
    particular(context, "scenario", t("price.scenario"), scenarioChoices(context, all), "baseline", true),
    market ? particular(context, "year", t("price.year"), market.years.map((one, at) => ({ value: String(one), label: yearName(context, market, at) })), still) : null,
    market ? particular(context, "measure", t("balance.measure"), MEASURES.map((one) => ({ value: one.key, label: t(`map.${one.key}`) })), "output") : null);
}

/** Median of a measure in a year. */
export function median(market: Market, measure: string, at: number): number | null {
  const found = market.yearly.find((one) => one.measure === measure);
  return (found?.values as Record<string, (number | null)[]> | undefined)?.["0.5"]?.[at] ?? null;
}

function tiles_(context: Context, market: Market, at: number): HTMLElement {
  const { t, lang } = context;
  const whole = (market.months_of_year[at] ?? 12) === (market.months_of_year[at - 1] ?? 0);
  const tile = (measure: string, unit: string, digits?: number) => {
    const [now, before] = [median(market, measure, at), at ? median(market, measure, at - 1) : null];
    const change = now === null || before === null || !(whole || unit === "1" || unit === "months") ? null : now - before;
    const { arrow } = direction(change);
    return h("div", { class: "tile" }, h("dt", {}, t(`measure.${measure as "output_china"}`)), h("dd", {},
      h("div", { class: "figure" }, quantity(now, unit, lang, digits)),
      h("div", { class: "more" }, change === null ? yearName(context, market, at) : `${arrow} ${signed(change, unit === "1" ? "pp" : unit, lang)} ${t("balance.on_year", { year: market.years[at - 1] ?? "" })}`)));
  };
  return h("dl", { class: "tiles", id: "balance-tiles" },
    tile("output_china", "kt"), tile("use_china", "kt"), tile("capacity_mean_china", "kt/a"), tile("utilisation_mean", "1", 1),
    tile("stock_producers", "kt"), tile("cover_china_months", "months", 1));
}
