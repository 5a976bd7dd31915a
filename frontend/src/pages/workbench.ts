/** Workbench: change what a project rests on, and see at once what it is worth. */
import { get, post, reasonOf, Refusal, type Doc } from "../api/client";
import { card, type Card } from "../chart/card";
import type { Context, Page } from "../context";
import { choice, newest, slider, type Slide } from "../controls";
import { h, painted, stale } from "../dom";
import { plain, quantity, signed } from "../format";
import type { Both } from "../i18n";
import { editor } from "./project_fields";
import { edited, editsOf, editsWritten, OWN_FILE, sourceOf, type Edit, type Source, type Tree } from "./project_source";
import { cashFigure, findingsSection, spiderFigure, tiles, tornadoFigure } from "./workbench_figures";
import { downloads, ownFile } from "./workbench_files";
import { tablesSection, TITLES } from "./workbench_tables";

export type Project = Doc<"project">;
export type Tornado = Doc<"project_tornado">;
export interface Worked {
  project: Project;
  tornado: Tornado;
}
/** The two answers about a project; the second is longer in coming. */
interface Asked {
  project: Promise<Project>;
  tornado: Promise<Tornado>;
}
/** A project with what was changed in it, as it can be sent. */
export interface Sent {
  body: Tree;
  scenario: string;
}

const OWN = "page";
const SLIDES = 8;
/** What is added, and not multiplied. */
const ADDED = "loan-rate";

interface Change {
  what: string;
  value: number;
}

export const page: Page = {
  async build(context) {
    const { lang } = context;
    const list = await get<"projects">("/projects", lang);
    let source: Source;
    try {
      source = await sourceOf(context, list);
    } catch (fault) {
      if (fault instanceof Refusal) throw fault;
      return [projects(context, list, undefined), refusal(context, fault), ownFile(context, "", true)];
    }
    try {
      return await worked(context, list, source);
    } catch (fault) {
      if (!(source.own && fault instanceof Refusal)) throw fault;
      return [projects(context, list, source), refusal(context, fault), ownFile(context, source.toml, true)];
    }
  },
};

function refusal(context: Context, fault: unknown): HTMLElement {
  return h("div", { class: "refusal lines", role: "alert" }, h("h2", {}, context.t("edit.refused")), h("p", {}, reasonOf(fault)));
}

/** The page of a project that can be worked through. */
async function worked(context: Context, list: Doc<"projects">, source: Source): Promise<(Node | null)[]> {
  const { t } = context;
  const scenario = context.param("scenario");
  const now = new Map(changesOf(context).map((one) => [one.what, one.value]));
  const edits = new Map(editsOf(context).map((one): [string, Edit["value"]] => [one.path, one.value]));
  const [stated, rows] = await Promise.all([statedOf(context, source), rowsOf(context, source)]);
  const sent = (): Sent | null => {
    const changes = [...now].map(([what, value]) => ({ what, value }));
    if (!changes.length && !edits.size && !scenario && !source.own) return null;
    return sentOf(edited(source.tree, [...edits].map(([path, value]) => ({ path, value }))), scenario, changes);
  };
  const changed = () => now.size > 0 || edits.size > 0 || scenario !== "";
  const ask = (tables: string[], signal: AbortSignal): Asked =>
    changed() ? work(context, sent() as Sent, tables, signal) : { project: Promise.resolve(stated.project), tornado: Promise.resolve(stated.tornado) };
  const told = h("p", { class: "refusal lines", role: "alert", hidden: true });
  const refused = (fault: unknown) => {
    told.textContent = reasonOf(fault, t("shell.unreachable"));
    told.hidden = false;
  };
  const first = await whole(ask(TITLES, context.signal)).catch((fault: unknown) => {
    if (!(fault instanceof Refusal)) throw fault;
    refused(fault);
    return stated;
  });
  const shown = outcome(context, first, stated, () => moved());
  if (first === stated && changed()) shown.wait(context.t("stale.before"));
  const moved = newest(context.signal, async (signal, isNewest) => {
    shown.wait(context.t("stale.again"));
    const asked = ask(shown.tables(), signal);
    const later = asked.tornado.then((tornado) => ({ tornado }), (fault: unknown) => ({ fault }));
    const failed = (fault: unknown) => {
      if (signal.aborted) return;
      refused(fault);
      shown.wait(context.t("stale.before"));
    };
    const worth = await asked.project.catch(failed);
    if (worth) {
      shown.project(worth, isNewest());
      await painted();
      if (signal.aborted) return;
      shown.rest(isNewest());
    }
    if (isNewest()) context.set({ set: written(now), edit: editsWritten(edits) }, "quiet");
    if (worth) void later.then((found) => {
      if (signal.aborted || !isNewest()) return;
      if ("fault" in found) return failed(found.fault);
      shown.tornado(found.tornado);
      told.hidden = true;
    });
  });
  const move = (what: string, value: number, still: number) => {
    const before = written(now);
    if (value === still) now.delete(what);
    else now.set(what, value);
    if (written(now) !== before) moved();
  };
  return [
    projects(context, list, source), scenarios(context, stated.project, source),
    h("section", { class: "controls", id: "factors", "aria-label": t("work.factors") }, ...slidesOf(context, stated.tornado, now, move).map((one) => one.element),
      h("button", { type: "button", id: "reset", onclick: () => context.set({ set: "", edit: "" }, "step") }, t("work.reset"))),
    h("div", { class: "stack" }, editor(context, source, rows, edits, moved), ownFile(context, source.toml)),
    told, shown.element, downloads(context, source, sent, edits),
  ];
}

async function statedOf(context: Context, source: Source): Promise<Worked> {
  if (source.own) return whole(work(context, { body: source.tree, scenario: "" }, TITLES, context.signal));
  const path = `/projects/${encodeURIComponent(source.name)}`;
  const [project, tornado] = await Promise.all([
    get<"project">(path, context.lang, { table: TITLES }), get<"project_tornado">(`${path}/tornado`, context.lang),
  ]);
  return { project, tornado };
}

/** Numbers that rows of the evidence give, by their place in the file. */
async function rowsOf(context: Context, source: Source): Promise<Map<string, number>> {
  const found = source.own
    ? ((await (await post("/projects/fields", context.lang, source.tree, {}, context.signal)).json()) as Doc<"project_fields">)
    : await get<"project_fields">(`/projects/${encodeURIComponent(source.name)}/fields`, context.lang);
  return new Map(found.fields.flatMap((one): [string, number][] => (typeof one.value === "number" ? [[one.place, one.value]] : [])));
}

/** Changes that the address tells: ``price=1.1~loan-rate=0.01``. */
function changesOf(context: Context): Change[] {
  return context.param("set").split("~").flatMap((one) => {
    const found = /^([a-z:-]+)=(-?\d+(?:\.\d+)?)$/.exec(one);
    return found ? [{ what: found[1] as string, value: Number(found[2]) }] : [];
  });
}

function written(changes: Map<string, number>): string {
  return [...changes].map(([what, value]) => `${what}=${value}`).sort().join("~");
}

/** A project with a scenario of the page added where factors were moved. */
function sentOf(tree: Tree, scenario: string, changes: Change[]): Sent {
  if (!changes.length) return { body: tree, scenario };
  const scenarios = (tree.scenarios ?? {}) as Record<string, { changes: unknown[] }>;
  const why = { en: "Moved on the page.", zh: "页面所设。" };
  const own = changes.map(({ what, value }) => ({
    what, [what === ADDED ? "add" : "multiply"]: { value, unit: "1", assumption: why },
  }));
  const page = { title: { en: "Page", zh: "页面" }, reason: why, changes: [...(scenarios[scenario]?.changes ?? []), ...own] };
  return { body: { ...tree, scenarios: { ...scenarios, [OWN]: page } }, scenario: OWN };
}

function work(context: Context, { body, scenario }: Sent, table: string[], signal: AbortSignal): Asked {
  const ask = async (path: string, query: Record<string, string | string[]>) =>
    (await post(path, context.lang, body, { scenario, ...query }, signal)).json();
  return { project: ask("/projects/evaluation", { table }) as Promise<Project>, tornado: ask("/projects/tornado", {}) as Promise<Tornado> };
}

async function whole({ project, tornado }: Asked): Promise<Worked> {
  const [first, second] = await Promise.all([project, tornado]);
  return { project: first, tornado: second };
}

function slidesOf(context: Context, tornado: Tornado, now: Map<string, number>, move: (what: string, value: number, still: number) => void): Slide[] {
  const { lang } = context;
  return tornado.factors.slice(0, SLIDES).map((one) => {
    const added = one.factor === ADDED;
    const range = added ? { least: -0.03, most: 0.05, step: 0.0025 } : { least: 0.4, most: 1.6, step: 0.01 };
    const still = added ? 0 : 1;
    const told = (value: number) => added
      ? `${signed(value * 100, "points", lang, 2)}`
      : `${signed((value - 1) * 100, "%", lang, 0)} (×${plain(value, lang, 2)})`;
    const moved = (value: number) => move(one.factor, value, still);
    return slider(`factor-${one.factor.replace(":", "-")}`, (one.name as Both)[lang], { ...range, value: now.get(one.factor) ?? still }, told, moved, moved);
  });
}

function projects(context: Context, list: Doc<"projects">, source: Source | undefined): HTMLElement {
  const { lang, t } = context;
  const choices = list.projects.map((one) => ({ value: one.project, label: (one.title as Both)[lang] }));
  const own = !source || source.own ? [{ value: OWN_FILE, label: source?.title ? t("edit.own_named", { title: source.title }) : t("edit.own") }] : [];
  const clear = { scenario: "", set: "", edit: "", file: "" };
  return h("div", { class: "controls" },
    choice("project", t("work.project"), [...own, ...choices], own[0]?.value ?? source?.name ?? "", (value) => context.set({ ...clear, project: value }, "step"), true));
}

function scenarios(context: Context, project: Project, source: Source): HTMLElement {
  const { lang, t } = context;
  const choices = [{ value: "", label: t("work.stated") }, ...project.scenarios.map((one) => ({ value: one.name, label: (one.title as Both)[lang] }))];
  return h("div", { class: "controls" },
    h("p", { class: "grow" }, source.description),
    choice("scenario", t("work.scenario"), choices, context.param("scenario"), (value) => context.set({ scenario: value }, "step")));
}

interface Outcome {
  element: HTMLElement;
  /** Tables that are looked at. */
  tables: () => string[];
  /** Say of everything why it is not what was asked for. */
  wait: (why: string) => void;
  /** Show what a project is worth and its cash flow; where it is the newest they are no longer waited for. */
  project: (found: Project, newest: boolean) => void;
  /** Show what else rests on the project alone. */
  rest: (newest: boolean) => void;
  tornado: (found: Tornado) => void;
}

function outcome(context: Context, first: Worked, stated: Worked, wanted: () => void): Outcome {
  let worked = first;
  const head = h("div", {}, tiles(context, first, stated));
  const findings = h("div", {}, findingsSection(context, first));
  const tables = tablesSection(context, first, stated, wanted);
  const cash = card(context, cashFigure(context, first));
  const later = [tornadoFigure, spiderFigure].map((make): [Card, typeof make] => [card(context, make(context, first)), make]);
  const [worth, rest] = [[head, cash.element], [findings, tables.element]];
  const status = h("p", { class: "hidden", role: "status" });
  const element = h("div", {}, status, head, h("div", { class: "grid" }, cash.element, ...later.map(([one]) => one.element), h("div", { class: "wide" }, findings, tables.element)));
  return {
    element,
    tables: tables.wanted,
    wait: (why) => [...worth, ...rest, ...later.map(([one]) => one.element)].forEach((one) => stale(one, why)),
    project: (found, newest) => {
      worked = { ...worked, project: found };
      head.replaceChildren(tiles(context, worked, stated));
      cash.show(cashFigure(context, worked));
      if (!newest) return;
      worth.forEach((one) => stale(one));
      status.textContent = told(context, found);
    },
    rest: (newest) => {
      findings.replaceChildren(findingsSection(context, worked));
      tables.show(worked);
      if (newest) rest.forEach((one) => stale(one));
    },
    tornado: (found) => {
      worked = { ...worked, tornado: found };
      later.forEach(([one, make]) => {
        one.show(make(context, worked));
        stale(one.element);
      });
    },
  };
}

function told({ t, lang }: Context, { indicators }: Project): string {
  const { npv_cny: worth, irr } = indicators.after_tax;
  return t("work.told", { npv: quantity(worth, "CNY", lang), irr: quantity(irr, "1", lang, 2) });
}
