/** Lights of all indicators, and what who may do. */
import type { Context } from "../context";
import { h } from "../dom";
import { broad } from "../chart/breadth";
import { odds, plain, quantity, signed } from "../format";
import { titled, wordsOf, type Both, type Key } from "../i18n";
import type { Warning } from "./overview";

type Indicator = Warning["indicators"][number];

/** Table of lights: first those that can be judged. */
export function lightsSection(context: Context, warning: Warning): HTMLElement {
  const { t } = context;
  const judged = warning.indicators.filter((one) => one.light !== "grey");
  const alarms = judged.filter((one) => one.alarm).length;
  const section = (role: string) => {
    const rows = warning.indicators.filter((one) => one.role === role);
    return h("section", { class: "card wide", id: `lights-${role}` },
      h("h2", {}, t(`lights.${role}` as Key)),
      h("p", { class: "unit" }, t(`lights.${role}_more` as Key)),
      table(context, rows, t(`lights.${role}` as Key)));
  };
  return h("div", { class: "grid" },
    h("p", { class: "summary wide" }, t("lights.summary", {
      judged: judged.length, all: warning.indicators.length, alarms,
    })),
    section("leading"), section("coincident"),
    h("p", { class: "source wide" }, `${t("card.source")} ${context.t("source.warning")}`));
}

function table(context: Context, rows: Indicator[], caption: string): HTMLElement {
  const { t } = context;
  const names: Key[] = ["lights.indicator", "lights.light", "lights.value", "lights.age", "lights.towards", "lights.alarm", "lights.points", "lights.year"];
  return broad(h("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": caption },
    h("table", {},
      h("thead", {}, h("tr", {}, ...names.map((one, at) => h("th", { scope: "col", class: at > 1 && at !== 5 ? "number" : "" }, t(one))))),
      h("tbody", {}, ...rows.map((one) => line(context, one))))), context.lang);
}

/** Light of an indicator in words, with the reason where it cannot be judged. */
export function lightWords({ lang }: Context, one: Indicator): string {
  return one.light === "grey" && one.grey_because
    ? titled(lang, wordsOf(lang, "light", "grey"), wordsOf(lang, "grey", one.grey_because))
    : wordsOf(lang, "light", one.light);
}

/** Unit of an indicator; a ratio that is no share of a whole has none. */
export function unitOf(one: Indicator): string {
  return one.unit === "1" && (Math.abs(one.value ?? 0) > 3 || /^(price|pipeline)_to_/.test(one.key)) ? "" : one.unit;
}

function line(context: Context, one: Indicator): HTMLElement {
  const { t, lang } = context;
  const name = (one.name as Both)[lang];
  const as_of = context.param("as_of");
  return h("tr", {},
    h("th", { scope: "row" }, h("a", { href: context.href("overview", { ...(as_of ? { as_of } : {}), indicator: one.key }) }, name)),
    h("td", {}, h("span", { class: `light light-${one.light}` }, lightWords(context, one))),
    h("td", { class: "number" }, quantity(one.value, unitOf(one), lang)),
    h("td", { class: "number" }, plain(one.age_months, lang, 0)),
    h("td", { class: "number" }, odds(one.towards_glut, lang)),
    h("td", { class: "together" }, one.alarm ? t("lights.rings") : one.alarm_at === null ? t("lights.no_line") : t("lights.silent")),
    h("td", { class: "number" }, signed(one.points, "points", lang, 1)),
    h("td", { class: "number" }, signed(one.change_year, "points", lang, 1)));
}

/** Advice by reader: what a measure does to the odds, and in whose hands it is. */
export function adviceSection(context: Context, warning: Warning): HTMLElement | null {
  const { t, lang } = context;
  if (!warning.advice.length) return null;
  const actors = [...new Set(warning.advice.map((one) => one.actor))];
  return h("section", { class: "card", id: "advice" },
    h("h2", {}, t("advice.title")),
    h("p", { class: "unit" }, t("advice.more")),
    ...actors.flatMap((actor) => [
      h("h3", {}, wordsOf(lang, "actor", actor)),
      h("ul", {}, ...warning.advice.filter((one) => one.actor === actor).map((one) =>
        h("li", {}, `${(one.words as Both)[lang]} `,
          h("span", { class: "tag" }, t("advice.effect", {
            change: signed(one.change ?? 0, "pp", lang, 1), error: plain((one.error ?? 0) * 100, lang, 1), months: one.horizon_months,
          }))))),
    ]));
}
