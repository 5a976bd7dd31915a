/** Plant: move a design, and see where the energy goes and how pure the silicon is. */
import { get, reasonOf, type Doc } from "../api/client";
import { card } from "../chart/card";
import { tableElement } from "../chart/tables";
import type { Context, Page } from "../context";
import { choice, newest, slider } from "../controls";
import { h, stale } from "../dom";
import { plain, shown } from "../format";
import type { Both } from "../i18n";
import { balanceTable, plantTiles, reactorFigure, sankeyFigure } from "./plant_figures";

export type Plant = Doc<"plant">;
const DRAWS = 200;
const ROUTES = ["siemens", "silane-fbr", "hybrid", "umg"] as const;
/** Parameters with a slider, by route; all others can be set in the address. */
const MOVED: Record<string, string[]> = {
  siemens: [
    "deposition.temperature_c", "deposition.hydrogen_ratio", "deposition.pressure_bar", "rod_reactor.rod_pairs",
    "rod_reactor.final_diameter_mm", "rod_reactor.growth_um_per_min", "rod_reactor.wall_emissivity", "rod_reactor.shields",
    "hydrochlorination.temperature_c", "hydrochlorination.conversion",
  ],
  "silane-fbr": ["hydrochlorination.temperature_c", "hydrochlorination.pressure_bar", "hydrochlorination.hydrogen_ratio", "hydrochlorination.conversion", "redistribution.silane_loss_share", "losses.silicon_fines_share"],
  umg: ["metallurgical.slag_ratio_kg_per_kg", "metallurgical.slag_treatments", "metallurgical.vacuum_furnace_efficiency_fraction", "metallurgical.solidification_furnace_efficiency_fraction", "silicon_metal.boron_ppmw", "silicon_metal.phosphorus_ppmw"],
};
const STEPS = 100;

export const page: Page = {
  async build(context) {
    const { lang, t } = context;
    const route = context.param("route", "siemens");
    const now = changesOf(context);
    const ask = (set: Map<string, number>) =>
      get<"plant">(`/plant/${encodeURIComponent(route)}`, lang, { draws: DRAWS, set: [...set].map(([key, value]) => `${key}=${value}`) });
    const [stated, first, known] = await Promise.all([
      ask(new Map()), ask(now), get<"plant_parameters">(`/plant/${encodeURIComponent(route)}/parameters`, lang),
    ]);
    const names = new Map(known.parameters.map((one): [string, string] => [one.key, (one.name as Both | null)?.[lang] ?? one.key]));
    const shown_ = outcome(context, first, stated);
    const told = h("p", { class: "refusal lines", role: "alert", hidden: true });
    const again = newest(context.signal, async (signal, isNewest) => {
      shown_.wait(t("stale.again"));
      try {
        const found = await ask(now);
        if (signal.aborted) return;
        shown_.show(found);
        told.hidden = true;
        if (isNewest()) shown_.wait("");
      } catch (fault) {
        if (signal.aborted) return;
        told.textContent = reasonOf(fault, t("shell.unreachable"));
        told.hidden = false;
        shown_.wait(t("stale.before"));
      }
      if (isNewest()) context.set({ set: written(now) }, "quiet");
    });
    const moved = (key: string, value: number, still: number) => {
      const before = written(now);
      if (value === still) now.delete(key);
      else now.set(key, value);
      if (written(now) !== before) again();
    };
    return [
      h("div", { class: "controls" },
        choice("route", t("cost.route"), ROUTES.map((one) => ({ value: one, label: t(`route.${one}`) })), route, (value) => context.set({ route: value, set: "" }, "step")),
        h("p", { class: "unit" }, (stated.title as Both)[lang])),
      h("section", { class: "controls", id: "design", "aria-label": t("plant.design") }, ...slides(context, stated, names, now, moved),
        h("button", { type: "button", id: "reset", onclick: () => context.set({ set: "" }, "step") }, t("plant.reset"))),
      told, shown_.element,
    ];
  },
};

function changesOf(context: Context): Map<string, number> {
  const found = context.param("set").split("~").flatMap((one): [string, number][] => {
    const told = /^([a-z_.]+)=(-?\d+(?:\.\d+)?)$/.exec(one);
    return told ? [[told[1] as string, Number(told[2])]] : [];
  });
  return new Map(found);
}

function written(set: Map<string, number>): string {
  return [...set].map(([key, value]) => `${key}=${value}`).sort().join("~");
}

/** Sliders reach over the range of the evidence, widened where it is narrow, never past what is possible. */
function slides(context: Context, stated: Plant, names: Map<string, string>, now: Map<string, number>, moved: (key: string, value: number, still: number) => void): HTMLElement[] {
  const { lang } = context;
  const keys = MOVED[stated.route] ?? MOVED.siemens ?? [];
  return keys.flatMap((key) => {
    const one = stated.parameters.find((each) => each.key === key);
    if (!one) return [];
    const whole = one.unit === "count" || key.endsWith("treatments");
    const reach = Math.max(((one.high ?? one.value) - (one.low ?? one.value)) * 1.5, Math.abs(one.value) * 0.3, whole ? 3 : 0);
    const least = Math.max(one.minimum ?? -Infinity, one.value - reach);
    const most = Math.min(one.maximum ?? Infinity, one.value + reach);
    const raw = (most - least) / STEPS;
    const step = whole ? 1 : 10 ** Math.floor(Math.log10(raw));
    const rounded = (value: number) => Number(value.toPrecision(4));
    const unit = shown(["1", "count"].includes(one.unit) ? "" : one.unit, lang).label.replace("degC", "°C");
    const told = (value: number) => `${plain(value, lang)} ${unit}`.trim();
    const act = (value: number) => moved(key, rounded(value), one.value);
    return [slider(`design-${key.replace(".", "-")}`, names.get(key) ?? key, { least: rounded(least), most: rounded(most), step, value: now.get(key) ?? one.value }, told, act, act).element];
  });
}

function outcome(context: Context, first: Plant, stated: Plant): { element: HTMLElement; show: (found: Plant) => void; wait: (why: string) => void } {
  const { t, lang } = context;
  const head = h("div", {}, plantTiles(context, first, stated));
  const sankey = card(context, sankeyFigure(context, first));
  const reactor = first.reactor.length ? card(context, reactorFigure(context, first)) : undefined;
  const balance = h("section", { class: "card wide", id: "balance" });
  const fill = (found: Plant) => balance.replaceChildren(
    h("h2", {}, t("plant.balance")), h("p", { class: "unit" }, t("plant.balance_more")),
    tableElement(balanceTable(context, found), t("plant.balance"), lang));
  fill(first);
  const element = h("div", {}, head, h("div", { class: "grid" }, sankey.element, reactor?.element, balance));
  return {
    element,
    wait: (why) => [head, sankey.element, reactor?.element, balance].forEach((one) => one && stale(one, why)),
    show: (found) => {
      head.replaceChildren(plantTiles(context, found, stated));
      sankey.show(sankeyFigure(context, found));
      reactor?.show(reactorFigure(context, found));
      fill(found);
    },
  };
}
