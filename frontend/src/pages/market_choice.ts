/** Markets to look at: stored ones, and those that are run on request. */
import { get, type Doc } from "../api/client";
import { run, type Market } from "../api/runs";
import type { Context } from "../context";
import type { Choice } from "../controls";
import { h } from "../dom";
import type { Both } from "../i18n";

export type Scenario = Doc<"market_scenarios">["scenarios"][number];
const DRAWS = 200;
const runs = new Map<string, Market>();

export interface Markets {
  scenarios: Scenario[];
  /** Names of those that are stored. */
  known: Set<string>;
}

/** Scenarios that there are, and which of them are stored. */
export async function markets(context: Context): Promise<Markets> {
  const [told, stored] = await Promise.all([
    get<"market_scenarios">("/market/scenarios", context.lang), get<"market_results">("/market/results", context.lang),
  ]);
  return { scenarios: told.scenarios, known: new Set(stored.scenarios as string[]) };
}

/** The market of a scenario where it is stored or was run. */
export async function result(context: Context, name: string, { known }: Markets): Promise<Market | undefined> {
  if (known.has(name)) return get<"market_result">(`/market/results/${encodeURIComponent(name)}`, context.lang);
  return runs.get(name);
}

/** Title of a scenario. */
export function titleOf(context: Context, { scenarios }: Markets, name: string): string {
  const found = scenarios.find((one) => one.scenario === name);
  return found ? (found.title as Both)[context.lang] : name;
}

/** Scenarios to choose from. */
export function scenarioChoices(context: Context, all: Markets): Choice[] {
  return all.scenarios.map((one) => ({
    value: one.scenario,
    label: titleOf(context, all, one.scenario) + (all.known.has(one.scenario) || runs.has(one.scenario) ? "" : ` (${context.t("price.to_run")})`),
  }));
}

/** A run on request: bounded, with progress, and it can be ended. */
export function runner(context: Context, name: string, title: string): HTMLElement {
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
