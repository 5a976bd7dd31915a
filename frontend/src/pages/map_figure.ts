/** Provinces of China as equal tiles, with a number in each. */
import type { Market } from "../api/runs";
import type { Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { FONT, type Look } from "../chart/look";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { day, plain, quantity, shown, today } from "../format";
import { titled } from "../i18n";
import type { Register, Tiles } from "./balance";
import { titleOf, yearName } from "./price_figures";

/** What can be looked at; sums are told as shares, the rest from least to most. */
export const MEASURES = [
  { key: "output", unit: "kt", sums: true },
  { key: "capacity", unit: "kt/a", sums: true },
  { key: "utilisation", unit: "1", sums: false },
  { key: "cash_cost", unit: "CNY/kg", sums: false },
  { key: "margin", unit: "CNY/kg", sums: false },
  { key: "use", unit: "kt", sums: true },
  { key: "surplus", unit: "kt", sums: false },
  { key: "price_at_works", unit: "CNY/kg", sums: false },
  { key: "price_delivered", unit: "CNY/kg", sums: false },
  { key: "registered", unit: "t/a", sums: true },
] as const;
type Measure = (typeof MEASURES)[number];
const OF_REGIONS = new Set(["capacity", "output", "utilisation", "cash_cost", "margin"]);
const SMALL = 0.005;

/** Numbers by region; regions without one are left out. */
function numbers(market: Market, at: number, measure: Measure, register: Register): Map<string, number> {
  const found = new Map<string, number>();
  const put = (code: string, value: number | null | undefined) => { if (value !== null && value !== undefined && Number.isFinite(value)) found.set(code, value); };
  const add = (code: string, value: number | null | undefined) => put(code, (found.get(code) ?? 0) + (value ?? 0));
  const { producers = [], users = [] } = market.provinces ?? {};
  if (OF_REGIONS.has(measure.key)) {
    for (const one of market.regions) put(one.key, (one.means as Record<string, (number | null)[]>)[measure.key]?.[at]);
  } else if (measure.key === "registered") {
    for (const one of register) if (one.geography.startsWith("CN-") && one.status === "running") add(one.geography, one.capacity_t_per_year);
  } else if (measure.key === "price_at_works") producers.forEach((one) => put(one.region, one.price_at_works[at]));
  else if (measure.key === "price_delivered") users.forEach((one) => put(one.region, one.price_delivered[at]));
  else {
    users.forEach((one) => put(one.region, measure.key === "use" ? one.use[at] : -(one.use[at] ?? 0)));
    if (measure.key === "surplus") producers.forEach((one) => add(one.region, one.output[at]));
  }
  if (measure.sums) for (const [code, value] of found) if (Math.abs(value) < SMALL) found.delete(code);
  return found;
}

function mixed(from: string, to: string, share: number): string {
  const part = (text: string, at: number) => parseInt(text.slice(at, at + 2), 16);
  const one = (at: number) => Math.round(part(from, at) + (part(to, at) - part(from, at)) * share).toString(16).padStart(2, "0");
  return `#${one(1)}${one(3)}${one(5)}`;
}

/** Colour of a tile, and of the letters on it. */
function paint(look: Look, share: number): { ground: string; letters: string } {
  return look.dark
    ? { ground: mixed("#22364a", "#6bbcf0", share), letters: share > 0.55 ? "#0f161e" : "#ffffff" }
    : { ground: mixed("#dceaf5", "#0b5c9e", share), letters: share > 0.68 ? "#ffffff" : "#1b2733" };
}

function sentence(context: Context, measure: Measure, rows: { name: string; value: number }[]): string {
  const { t, lang } = context;
  const sorted = [...rows].sort((one, other) => other.value - one.value);
  const [most, next, least] = [sorted[0], sorted[1], sorted.at(-1)];
  if (!most || !least) return t("map.nothing");
  const text = (one: number | undefined) => quantity(one, measure.unit, lang);
  const all = rows.reduce((sum, one) => sum + one.value, 0);
  return measure.sums
    ? t(next ? "map.sum" : "map.sum_one", { name: most.name, value: text(most.value), share: quantity(most.value / all, "1", lang, 0), next: next?.name ?? "", both: quantity((most.value + (next?.value ?? 0)) / all, "1", lang, 0), all: text(all) })
    : t("map.range", { most: most.name, high: text(most.value), least: least.name, low: text(least.value) });
}

/** The map. */
export function mapFigure(context: Context, market: Market, at: number, tiles: Tiles, register: Register): Figure {
  const { t, lang } = context;
  const measure = MEASURES.find((one) => one.key === context.param("measure", "output")) ?? MEASURES[0];
  const found = numbers(market, at, measure, register);
  const told = tiles.filter((one) => found.has(one.region)).map((one) => ({ name: one[lang], value: found.get(one.region) as number }));
  const { factor, label } = shown(measure.unit, lang);
  const [least, most] = [Math.min(...told.map((one) => one.value)), Math.max(...told.map((one) => one.value))];
  const share = (value: number) => (most > least ? (value - least) / (most - least) : 1);
  const own = measure.key === "registered";
  const [height, width] = [Math.max(...tiles.map((one) => one.row)), Math.max(...tiles.map((one) => one.column))];
  return {
    id: "map", wide: true, height: 470, unit: label,
    title: own ? titled(lang, t("map.registered"), today(lang)) : titled(lang, t(`map.${measure.key}`), `${titleOf(context, market)}${lang === "zh" ? "，" : ", "}${yearName(context, market, at)}`),
    summary: sentence(context, measure, told),
    source: own ? t("source.register", { plants: register.length }) : t("source.market", { draws: market.draws }),
    updated: own ? today(lang) : day(market.known, lang), note: t(own ? "map.note_register" : "map.note"),
    option: (look): Option => ({
      grid: { left: 4, right: 4, top: 4, bottom: 4 },
      tooltip: parts.hint(look, { trigger: "item", formatter: (one: { dataIndex: number }) => {
        const tile = tiles[one.dataIndex];
        return tile ? `${tile[lang]}\n${quantity(found.get(tile.region), measure.unit, lang)}` : "";
      } }),
      xAxis: { type: "value", min: 0, max: width, show: false }, yAxis: { type: "value", min: 0, max: height, inverse: true, show: false },
      series: [{
        type: "custom", name: t(`map.${measure.key}`), data: tiles.map((one) => [one.column - 1, one.row - 1]),
        renderItem: (place: { dataIndex: number }, api: { coord: (p: number[]) => number[] }) =>
          drawn(context, look, tiles[place.dataIndex] as Tiles[number], found, api, { share, factor, digits: most * factor >= 100 ? 0 : 1 }),
      }],
    }) as unknown as Option,
    table: {
      columns: [{ title: t("evidence.place") }, { title: t(`map.${measure.key}`), unit: measure.unit }],
      rows: tiles.filter((one) => found.has(one.region)).sort((one, other) => (found.get(other.region) ?? 0) - (found.get(one.region) ?? 0)).map((one) => [one[lang], found.get(one.region) ?? null]),
      keys: tiles.filter((one) => found.has(one.region)).sort((one, other) => (found.get(other.region) ?? 0) - (found.get(one.region) ?? 0)).map((one) => one.region),
    },
  };
}

interface Scale {
  share: (value: number) => number;
  factor: number;
  digits: number;
}

function drawn(context: Context, look: Look, tile: Tiles[number], found: Map<string, number>, api: { coord: (p: number[]) => number[] }, scale: Scale): unknown {
  const [left, top] = api.coord([tile.column - 1, tile.row - 1]) as [number, number];
  const [right, foot] = api.coord([tile.column, tile.row]) as [number, number];
  const value = found.get(tile.region);
  const { ground, letters } = value === undefined ? { ground: "transparent", letters: look.faint } : paint(look, scale.share(value));
  const middle = (left + right) / 2;
  const wide = right - left;
  const name = context.lang === "en" && wide < 110 ? tile.region.slice(3) : tile[context.lang];
  const text = (words: string, y: number, weight: number) => ({
    type: "text", silent: true, style: { text: words, x: middle, y, align: "center", verticalAlign: "middle", fill: letters, fontFamily: FONT, fontSize: wide < 60 ? 10 : 12, fontWeight: weight, width: wide - 4, overflow: "truncate" },
  });
  return {
    type: "group",
    children: [
      { type: "rect", shape: { x: left + 2, y: top + 2, width: wide - 4, height: foot - top - 4, r: 5 }, style: { fill: ground, stroke: look.line, lineWidth: 1 } },
      ...(value === undefined ? [text(name, (top + foot) / 2, 400)] : [text(name, top + (foot - top) * 0.34, 400), text(plain(value * scale.factor, context.lang, scale.digits), top + (foot - top) * 0.67, 600)]),
    ],
  };
}
