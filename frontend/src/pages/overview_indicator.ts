/** One indicator of the warning: its course, what it is, why it counts, and the rows that it rests on. */
import { get, type Doc } from "../api/client";
import { card, type Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { h } from "../dom";
import { day, month, plain, quantity, shown } from "../format";
import { wordsOf, type Both, type Key } from "../i18n";
import { listing } from "./evidence_lists";
import { linked } from "./evidence_row";
import { warningSource } from "./overview";
import { lightWords, unitOf } from "./overview_lights";

type Told = Doc<"warning_indicator">;
type Row = Told["rows"][number];

/** What stands under an indicator that was asked for. */
export async function indicatorPanel(context: Context, key: string, as_of: string): Promise<HTMLElement> {
  const { t, lang } = context;
  const told = await get<"warning_indicator">(`/warning/indicators/${encodeURIComponent(key)}`, lang, as_of ? { as_of } : {});
  const close = h("a", { class: "button", href: context.href("overview", as_of ? { as_of } : {}) }, t("row.close"));
  return h("div", { class: "grid", id: "indicator-panel" },
    card(context, figure(context, told)).element,
    h("section", { class: "card wide", id: "indicator-rests" },
      h("h2", {}, t("indicator.what")),
      h("dl", { class: "facts" }, ...facts(context, told).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
      rules(context, told),
      h("h3", {}, t("indicator.rows")),
      h("p", { class: "unit" }, t("indicator.rows_more", { count: told.rows.length, day: day(told.as_of, lang) })),
      rows(context, told, told.rows, t("indicator.rows")),
      ...(told.method.length ? [h("h3", {}, t("indicator.method")), rows(context, told, told.method, t("indicator.method"))] : []),
      h("p", {}, close)));
}

function facts(context: Context, told: Told): [string, string][] {
  const { t, lang } = context;
  const one = told.indicator;
  const level = (value: number | null) => quantity(value, unitOf(one), lang);
  return [
    [t("indicator.definition"), (told.definition as Both)[lang]],
    [t("indicator.why"), (told.why as Both)[lang]],
    [t("indicator.limits"), one.limits.length
      ? one.limits.map((limit, at) => `${level(limit)} (${quantity(told.percentiles[at] ?? null, "1", lang, 0)})`).join(lang === "zh" ? "；" : "; ")
      : t("indicator.none")],
    [t("indicator.alarm_line"), one.alarm_at === null ? t("lights.no_line") : level(one.alarm_at)],
    [t("indicator.age"), one.age_months === null ? t("indicator.none") : t("indicator.age_of", { months: plain(one.age_months, lang, 0), stale: plain(one.stale_after_months, lang, 0) })],
    [t("indicator.lag"), plain(told.publication_lag_months, lang)],
    [t("indicator.since"), told.first_usable ? month(told.first_usable, lang) : t("indicator.none")],
  ];
}

/** Thresholds that others have written down, each with where. */
function rules(context: Context, told: Told): HTMLElement | null {
  const { t, lang } = context;
  const sources = told.sources as Record<string, string>;
  if (!told.rules.length) return null;
  return h("div", {},
    h("h3", {}, t("indicator.rules")),
    h("ul", {}, ...told.rules.map((one) =>
      h("li", {}, `${(one.name as Both)[lang]}: ${quantity(one.threshold, one.unit, lang)}. `, linked(sources[one.source] ?? one.source)))));
}

function rows(context: Context, told: Told, some: Row[], caption: string): HTMLElement {
  const { t, lang } = context;
  const sources = told.sources as Record<string, string>;
  const heads: Key[] = ["row.id", "row.what", "indicator.stated", "row.period", "row.vintage", "row.source"];
  return listing(lang, caption, heads.map((one) => t(one)), [], some.map((one) => [
    h("a", { href: context.href("evidence", { view: "search", q: one.id, id: one.id }) }, one.id),
    (one.name as Both)[lang], one.stated, one.period,
    one.known ? `${one.known}${one.inferred ? ` ${t("indicator.inferred")}` : ""}` : "", linked(sources[one.source] ?? one.source),
  ]));
}

function figure(context: Context, told: Told): Figure {
  const { t, lang } = context;
  const one = told.indicator;
  const unit = unitOf(one);
  const { months } = told.history;
  const first = Math.max(0, told.history.value.findIndex((value) => value !== null));
  const factor = shown(unit, lang).factor;
  const line = (values: (number | null)[]) => values.slice(first).map((value) => (value === null ? null : value * factor));
  const values = {
    month: month(told.month, lang), value: quantity(one.value, unit, lang), light: lightWords(context, one),
    alarm: quantity(one.alarm_at, unit, lang), rings: one.alarm ? t("lights.rings") : t("lights.silent"),
  };
  const summary = one.light === "grey" ? "indicator.summary_grey" : one.alarm_at === null ? "indicator.summary_plain" : "indicator.summary";
  return {
    id: "indicator", wide: true, title: (one.name as Both)[lang], unit: shown(unit, lang).label, height: 300,
    summary: t(summary, values), source: warningSource(context), updated: day(told.as_of, lang), note: t("history.note_indicator"),
    option: (look): Option => ({
      grid: parts.grid(), legend: parts.legend(look), tooltip: parts.hint(look, { valueFormatter: (value: unknown) => plain(value as number, lang) }),
      xAxis: parts.categories(look, months.slice(first)), yAxis: parts.values(look, { scale: true }),
      series: [
        parts.curve(t("lights.value"), line(told.history.value), look.accent),
        parts.curve(t("indicator.alarm_line"), line(told.history.alarm_at), look.series[1] as string, { step: "end", lineStyle: { width: 1.5, type: "dashed", color: look.series[1] } }),
      ],
    }) as Option,
    table: {
      columns: [
        { title: t("history.month") }, { title: t("lights.value"), unit }, { title: t("indicator.alarm_line"), unit },
        { title: t("lights.light") }, { title: t("lights.points"), unit: "points", digits: 1 },
      ],
      rows: months.slice(first).map((name, at) => [
        name, told.history.value[first + at] ?? null, told.history.alarm_at[first + at] ?? null,
        wordsOf(lang, "light", told.history.light[first + at] ?? "grey"), told.history.points[first + at] ?? null,
      ]),
    },
  };
}
