/** Footprint by stage, with grid power and with power under contract. */
import type { Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { FONT } from "../chart/look";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { quantity, today } from "../format";
import { titled, type Both } from "../i18n";
import type { Footprint } from "./compliance";

const UNIT = "kgCO2e/kg";
const SMALL = 0.01;

/** Stages from cradle to gate. */
export function stagesFigure(context: Context, found: Footprint): Figure {
  const { t, lang } = context;
  const rows = [...found.life_cycle.stages].sort((one, other) => (other.location?.central ?? 0) - (one.location?.central ?? 0));
  const drawn = rows.filter((one) => (one.location?.central ?? 0) > SMALL);
  const first = rows[0];
  const grid = found.life_cycle.grid;
  return {
    id: "stages", wide: true, height: 90 + 34 * drawn.length, title: titled(lang, t("footprint.stages"), (found.plant.title as Both)[lang]), unit: quantity(0, UNIT, lang).replace(/^0\s*/, ""),
    summary: t("footprint.summary", {
      location: quantity(found.life_cycle.location?.central, UNIT, lang), market: quantity(found.life_cycle.market?.central, UNIT, lang),
      stage: first?.name ?? "", share: quantity(first?.share, "1", lang, 0),
    }),
    source: t("source.footprint", { year: found.year, draws: found.draws, rows: found.rows.length, factor: grid?.year ?? "" }),
    updated: today(lang), note: t("footprint.note"),
    option: (look): Option => ({
      grid: parts.grid({ right: 40 }), legend: parts.legend(look),
      tooltip: parts.hint(look, { axisPointer: { type: "shadow" }, valueFormatter: (one: unknown) => quantity(one as number, UNIT, lang) }),
      xAxis: parts.values(look),
      yAxis: parts.categories(look, drawn.map((one) => one.name), { inverse: true, axisLabel: { color: look.text, fontFamily: FONT, width: look.narrow ? 110 : 240, overflow: "break", lineHeight: 13 } }),
      series: [
        { type: "bar", name: t("footprint.location"), barWidth: 10, itemStyle: { color: look.series[0], borderRadius: 2 }, data: drawn.map((one) => one.location?.central ?? null) },
        { type: "bar", name: t("footprint.market"), barWidth: 10, itemStyle: { color: look.series[1], borderRadius: 2 }, data: drawn.map((one) => one.market?.central ?? null) },
      ],
    }) as unknown as Option,
    table: {
      columns: [{ title: t("footprint.stage") }, { title: t("footprint.location"), unit: UNIT }, { title: t("plant.low"), unit: UNIT }, { title: t("plant.high"), unit: UNIT }, { title: t("footprint.market"), unit: UNIT }, { title: t("footprint.share"), unit: "1", digits: 1 }],
      rows: rows.map((one) => [one.name, one.location?.central ?? null, one.location?.low ?? null, one.location?.high ?? null, one.market?.central ?? null, one.share]),
    },
  };
}
