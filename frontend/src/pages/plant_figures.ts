/** Figures of a plant: energy from carrier to use, the reactor, materials. */
import type { Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { FONT } from "../chart/look";
import * as parts from "../chart/parts";
import type { Table } from "../chart/tables";
import type { Context } from "../context";
import { h } from "../dom";
import { direction, quantity, shown, signed, today, value } from "../format";
import { remarked } from "../i18n";
import type { Plant } from "./plant";

const ENERGY = "kWh/kg";

function source(context: Context, plant: Plant): { source: string; updated: string } {
  const rows = new Set(plant.parameters.map((one) => one.source).filter(Boolean));
  return { source: context.t("source.plant", { year: plant.year, draws: plant.draws, rows: rows.size }), updated: today(context.lang) };
}

function whole(plant: Plant, key: string): number | null {
  return plant.sections.find((one) => one.section === "whole")?.readings.find((one) => one.key === key)?.central ?? null;
}

/** What a design needs and gives, beside the stated one. */
export function plantTiles(context: Context, plant: Plant, stated: Plant): HTMLElement {
  const { t, lang } = context;
  const silicon = (one: Plant) => one.materials.inputs.find((each) => each.key === "balance.silicon_metal")?.central ?? null;
  const tile = (name: string, now: number | null, then: number | null, unit: string) => {
    const change = now === null || then === null ? null : now - then;
    const { arrow } = direction(change);
    return h("div", { class: "tile" }, h("dt", {}, name), h("dd", {}, h("div", { class: "figure" }, quantity(now, unit, lang)),
      h("div", { class: "more" }, change === null || Math.abs(change) < 1e-9 ? t("plant.as_stated") : `${arrow} ${signed(change, unit, lang)} ${t("plant.against")}`)));
  };
  return h("dl", { class: "tiles", id: "plant-tiles" },
    tile(t("plant.electricity"), whole(plant, "sections.electricity_kwh_per_kg"), whole(stated, "sections.electricity_kwh_per_kg"), ENERGY),
    tile(t("plant.steam"), whole(plant, "sections.steam_kg_per_kg"), whole(stated, "sections.steam_kg_per_kg"), "kg/kg"),
    tile(t("plant.silicon"), silicon(plant), silicon(stated), "kg/kg"),
    h("div", { class: "tile" }, h("dt", {}, t("plant.purity")), h("dd", {}, h("div", { class: "figure" }, plant.nines.metals?.by_weight ?? ""), h("div", { class: "more" }, t("plant.purity_more")))));
}

/** Energy from where it comes to where it goes; width is kilowatt-hours per kilogram. */
export function sankeyFigure(context: Context, plant: Plant): Figure {
  const { t, lang } = context;
  const links = plant.energy.filter((one) => (one.kwh_per_kg ?? 0) > 1e-6);
  const targets = new Set(links.map((one) => one.to));
  const roots = [...new Set(links.map((one) => one.from))].filter((one) => !targets.has(one));
  const all = links.filter((one) => roots.includes(one.from)).reduce((sum, one) => sum + (one.kwh_per_kg ?? 0), 0);
  const largest = [...links].filter((one) => roots.includes(one.from)).sort((one, other) => (other.kwh_per_kg ?? 0) - (one.kwh_per_kg ?? 0))[0];
  const names = [...new Set(links.flatMap((one) => [one.from, one.to]))];
  return {
    id: "sankey", wide: true, height: 420, title: t("plant.sankey"), unit: ENERGY,
    summary: largest ? t("plant.sankey_summary", {
      all: quantity(all, ENERGY, lang), from: largest.from, to: largest.to, value: quantity(largest.kwh_per_kg, ENERGY, lang), share: quantity((largest.kwh_per_kg ?? 0) / all, "1", lang, 0),
    }) : t("evidence.nothing"),
    ...source(context, plant), note: t("plant.sankey_note"),
    option: (look): Option => ({
      tooltip: { ...parts.hint(look, { trigger: "item" }), formatter: (one: { name: string; value: number }) => `${one.name.replace(" > ", " → ")}\n${quantity(one.value, ENERGY, lang)}` },
      series: [{
        type: "sankey", left: 8, right: look.narrow ? 90 : 190, top: 12, bottom: 12, nodeGap: 14, nodeWidth: 14, draggable: false,
        emphasis: { focus: "adjacency" }, label: { color: look.text, fontFamily: FONT, fontSize: look.narrow ? 11 : 13, ...(look.narrow ? { width: 86, overflow: "break" } : {}) },
        lineStyle: { color: "source", opacity: look.dark ? 0.45 : 0.3, curveness: 0.5 },
        data: names.map((name, at) => ({ name, itemStyle: { color: look.series[at % 7] } })),
        links: links.map((one) => ({ source: one.from, target: one.to, value: one.kwh_per_kg ?? 0 })),
      }],
    }) as unknown as Option,
    table: {
      columns: [{ title: t("plant.from") }, { title: t("plant.to") }, { title: t("plant.energy"), unit: ENERGY }],
      rows: links.map((one) => [one.from, one.to, one.kwh_per_kg]),
    },
  };
}

/** Where the electricity of a reactor goes: what physics explains, and what is calibrated. */
export function reactorFigure(context: Context, plant: Plant): Figure {
  const { t, lang } = context;
  const rows = plant.reactor.filter((one) => one.unit === ENERGY && one.key !== "reactor.total_kwh_per_kg" && Math.abs(one.central ?? 0) > 1e-6);
  const total = plant.reactor.find((one) => one.key === "reactor.total_kwh_per_kg");
  const rest = rows.find((one) => one.key === "reactor.remainder_kwh_per_kg")?.central ?? 0;
  return {
    id: "reactor", wide: true, height: 260, title: t("plant.reactor"), unit: ENERGY,
    summary: t("plant.reactor_summary", { total: quantity(total?.central, ENERGY, lang), rest: quantity(rest, ENERGY, lang), share: quantity(total?.central ? rest / total.central : null, "1", lang, 0) }),
    ...source(context, plant), note: t("plant.reactor_note"),
    option: (look): Option => ({
      grid: parts.grid({ top: 8, right: 60 }), tooltip: parts.hint(look, { axisPointer: { type: "shadow" }, valueFormatter: (one: unknown) => quantity(one as number, ENERGY, lang) }),
      xAxis: parts.values(look), yAxis: parts.categories(look, rows.map((one) => one.name), { inverse: true, axisLabel: { color: look.text, fontFamily: FONT, width: look.narrow ? 110 : 320, overflow: "break", lineHeight: 13 } }),
      series: [{
        type: "bar", name: t("plant.energy"), barWidth: 20, itemStyle: { borderRadius: 3 },
        label: { show: true, position: "right", color: look.text, fontFamily: FONT, formatter: (one: { value: number }) => value(one.value, ENERGY, lang, 1) },
        data: rows.map((one) => ({ value: one.central, itemStyle: { color: one.key === "reactor.remainder_kwh_per_kg" ? look.series[6] : look.series[0], decal: one.key === "reactor.remainder_kwh_per_kg" ? { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: 0.8, color: look.ground } : undefined } })),
      }],
    }) as unknown as Option,
    table: {
      columns: [{ title: t("row.what") }, ...(["central", "low", "high"] as const).map((one) => ({ title: t(`plant.${one}`), unit: ENERGY }))],
      rows: plant.reactor.filter((one) => one.unit === ENERGY).map((one) => [one.name, one.central, one.low, one.high]),
    },
  };
}

/** Materials that come in, go out and are lost, per kilogram of silicon. */
export function balanceTable(context: Context, plant: Plant): Table {
  const { t, lang } = context;
  const groups = ["inputs", "outlets", "losses"] as const;
  return {
    columns: [{ title: t("row.what") }, { title: t("plant.way") }, { title: t("plant.central"), unit: "kg/kg", digits: 3 }, { title: t("plant.low"), unit: "kg/kg", digits: 3 }, { title: t("plant.high"), unit: "kg/kg", digits: 3 }],
    rows: groups.flatMap((group) => plant.materials[group].filter((one) => Math.abs(one.central ?? 0) > 5e-4)
      .map((one) => [one.unit === "kg/kg" ? one.name : remarked(lang, one.name, shown(one.unit, lang).label), t(`plant.${group}`), one.central, one.low, one.high])),
  };
}
