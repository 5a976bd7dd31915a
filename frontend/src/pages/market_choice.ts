/** Markets to look at: stored ones, and those that are run on request. */
import { get, type Doc } from "../api/client";
import { run, type Market } from "../api/runs";
import type { Context } from "../context";
import type { Choice } from "../controls";
import { h } from "../dom";
import { remarked, type Both } from "../i18n";
import { runButton } from "../running";

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
    label: all.known.has(one.scenario) || runs.has(one.scenario) ? titleOf(context, all, one.scenario) : remarked(context.lang, titleOf(context, all, one.scenario), context.t("price.to_run")),
  }));
}

/** A run on request: bounded, with progress, and it can be ended. */
export function runner(context: Context, name: string, title: string): HTMLElement {
  const { t, lang } = context;
  return h("div", { class: "notice" }, h("p", {}, t("run.why", { title })),
    runButton(context, `run-${name}`, t("run.start", { draws: DRAWS }), async (step, signal) => {
      runs.set(name, (await run({ room: "market", scenario: name, draws: DRAWS }, lang, step, signal)) as Market);
      context.set({}, "replace");
    }));
}
