/** Price fan: where the market may go, with scenarios side by side. */
import { address, get, type Doc } from "../api/client";
import { run, type Market } from "../api/runs";
import { card } from "../chart/card";
import { tableElement } from "../chart/tables";
import type { Context, Page } from "../context";
import { particular, type Choice } from "../controls";
import { h } from "../dom";
import type { Both } from "../i18n";
import { fanFigure, SERIES, yearsTable } from "./price_figures";

type Scenario = Doc<"market_scenarios">["scenarios"][number];
const DRAWS = 200;
const runs = new Map<string, Market>();

export const page: Page = {
  async build(context) {
    const { lang, t } = context;
    const [told, stored, history] = await Promise.all([
      get<"market_scenarios">("/market/scenarios", lang),
      get<"market_results">("/market/results", lang),
      get<"market_history">("/market/history", lang),
    ]);
    const known = new Set(stored.scenarios as string[]);
    const name = context.param("scenario", "baseline");
    const other = context.param("compare");
    const scenario = told.scenarios.find((one) => one.scenario === name);
    const first = await result(context, name, known);
    const second = other ? await result(context, other, known) : undefined;
    const missing = [first ? "" : name, other && !second ? other : ""].filter(Boolean);
    const parts: (Node | null)[] = [controls(context, told.scenarios, known)];
    if (scenario) parts.push(h("p", { class: "lead" }, (scenario.description as Both)[lang]));
    parts.push(...missing.map((one) => runner(context, one, titleOf(context, told.scenarios, one))));
    if (first) {
      const fan = card(context, fanFigure(context, first, second, history));
      const caption = t("price.years");
      parts.push(h("div", { class: "grid" }, fan.element,
        h("section", { class: "card wide", id: "years" }, h("h2", {}, caption),
          h("p", { class: "unit" }, t("price.years_more")),
          tableElement(yearsTable(context, first, second), caption, lang),
          h("p", { class: "source" }, t("source.market", { draws: first.draws })),
          known.has(name) ? h("p", {}, h("a", {
            href: address(`/market/results/${name}.csv`, { bom: true, part: "years", lang }), download: `polysight-${name}-years.csv`,
          }, t("price.all_years"))) : null)));
    }
    return parts;
  },
};

async function result(context: Context, name: string, known: Set<string>): Promise<Market | undefined> {
  if (known.has(name)) return get<"market_result">(`/market/results/${encodeURIComponent(name)}`, context.lang);
  return runs.get(name);
}

function titleOf(context: Context, scenarios: Scenario[], name: string): string {
  const found = scenarios.find((one) => one.scenario === name);
  return found ? (found.title as Both)[context.lang] : name;
}

function controls(context: Context, scenarios: Scenario[], known: Set<string>): HTMLElement {
  const { t } = context;
  const choices: Choice[] = scenarios.map((one) => ({
    value: one.scenario,
    label: titleOf(context, scenarios, one.scenario) + (known.has(one.scenario) || runs.has(one.scenario) ? "" : ` (${t("price.to_run")})`),
  }));
  return h("div", { class: "controls" },
    particular(context, "scenario", t("price.scenario"), choices, "baseline"),
    particular(context, "compare", t("price.compare"), [{ value: "", label: t("price.nothing") }, ...choices], ""),
    particular(context, "series", t("price.series"), SERIES.map((one) => ({ value: one.key, label: t(`series.${one.key}`) })), "price_china"));
}

/** A run on request: bounded, with progress, and it can be ended. */
function runner(context: Context, name: string, title: string): HTMLElement {
  const { t, lang } = context;
  const bar = h("progress", { "aria-label": t("run.progress") });
  const told = h("span", { role: "status" });
  const stop = h("button", { type: "button" }, t("run.stop"));
  const start = h("button", { type: "button", class: "main", id: `run-${name}` }, t("run.start", { draws: DRAWS }));
  const box = h("div", { class: "notice" }, h("p", {}, t("run.why", { title })), start, " ", told);
  start.addEventListener("click", () => {
    const ending = new AbortController();
    const end = () => ending.abort();
    context.signal.addEventListener("abort", end);
    stop.addEventListener("click", end);
    start.replaceWith(bar, stop);
    const step = (done: number, total: number | null) => {
      if (total) {
        bar.max = total;
        bar.value = done;
      }
    };
    run({ room: "market", scenario: name, draws: DRAWS }, lang, step, ending.signal).then((found) => {
      runs.set(name, found as Market);
      context.set({}, "replace");
    }).catch((fault: Error) => {
      bar.replaceWith(start);
      stop.remove();
      told.textContent = ending.signal.aborted ? t("run.stopped") : fault.message;
    });
  });
  return box;
}
