/** Workbench: move what a project rests on, and see at once what it is worth. */
import { parse } from "smol-toml";
import { address, get, post, Refusal, text, type Doc } from "../api/client";
import { card, type Card } from "../chart/card";
import { save } from "../chart/exporting";
import type { Context, Page } from "../context";
import { calmly, choice, slider, type Slide } from "../controls";
import { h } from "../dom";
import type { Both } from "../i18n";
import { plain, signed } from "../format";
import { cashFigure, findingsSection, spiderFigure, tiles, tornadoFigure, yearsSection } from "./workbench_figures";

export type Project = Doc<"project">;
export type Tornado = Doc<"project_tornado">;
export interface Worked {
  project: Project;
  tornado: Tornado;
}

const TABLES = ["project_cash_flow", "loan_repayment"];
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
    const { lang, t } = context;
    const [list, name] = [await get<"projects">("/projects", lang), context.param("project", "granular-leshan")];
    const [toml, stated] = await Promise.all([text(`/projects/${encodeURIComponent(name)}/file`, lang), statedOf(context, name)]);
    const scenario = context.param("scenario");
    const changes = changesOf(context);
    const worked = changes.length || scenario ? await work(context, toml, scenario, changes) : stated;
    const shown = outcome(context, worked, stated);
    const told = h("p", { class: "refusal", role: "alert", hidden: true });
    const now = new Map(changes.map((one) => [one.what, one.value]));
    let latest = 0;
    const again = async () => {
      const mine = (latest += 1);
      const wanted = [...now].map(([what, value]) => ({ what, value }));
      try {
        const found = wanted.length || scenario ? await work(context, toml, scenario, wanted) : stated;
        if (mine !== latest || context.signal.aborted) return;
        shown.show(found);
        told.hidden = true;
      } catch (fault) {
        if (mine !== latest || context.signal.aborted) return;
        told.textContent = fault instanceof Refusal ? fault.fault.detail ?? fault.fault.title : String(fault);
        told.hidden = false;
      }
      context.set({ set: written(wanted) }, "quiet");
    };
    const calm = calmly<undefined>(() => void again());
    const move = (what: string, value: number, still: number) => {
      if (value === still) now.delete(what);
      else now.set(what, value);
      calm(undefined);
    };
    const slides = slidesOf(context, stated.tornado, now, move);
    return [
      controls(context, list, stated.project, name),
      h("section", { class: "controls", id: "factors", "aria-label": t("work.factors") }, ...slides.map((one) => one.element),
        h("button", { type: "button", id: "reset", onclick: () => context.set({ set: "" }, "step") }, t("work.reset"))),
      told, shown.element,
      downloads(context, name, toml, scenario, now),
    ];
  },
};

async function statedOf(context: Context, name: string): Promise<Worked> {
  const path = `/projects/${encodeURIComponent(name)}`;
  const [project, tornado] = await Promise.all([
    get<"project">(path, context.lang, { table: TABLES }), get<"project_tornado">(`${path}/tornado`, context.lang),
  ]);
  return { project, tornado };
}

/** Changes that the address tells: ``price*1.1~loan-rate+0.01``. */
function changesOf(context: Context): Change[] {
  return context.param("set").split("~").flatMap((one) => {
    const found = /^([a-z:-]+)=(-?\d+(?:\.\d+)?)$/.exec(one);
    return found ? [{ what: found[1] as string, value: Number(found[2]) }] : [];
  });
}

function written(changes: Change[]): string {
  return changes.map((one) => `${one.what}=${one.value}`).sort().join("~");
}

/** The project of a file with a scenario of the page added. */
function sent(toml: string, scenario: string, changes: Change[]): Record<string, unknown> {
  const tree = parse(toml) as Record<string, unknown>;
  const scenarios = (tree.scenarios ?? {}) as Record<string, { changes: unknown[] }>;
  const why = { en: "Moved on the page.", zh: "页面所设。" };
  const own = changes.map(({ what, value }) => ({
    what, [what === ADDED ? "add" : "multiply"]: { value, unit: "1", assumption: why },
  }));
  const page = { title: { en: "Page", zh: "页面" }, reason: why, changes: [...(scenarios[scenario]?.changes ?? []), ...own] };
  return { ...tree, scenarios: { ...scenarios, [OWN]: page } };
}

async function work(context: Context, toml: string, scenario: string, changes: Change[]): Promise<Worked> {
  const body = sent(toml, scenario, changes);
  const ask = async (path: string, query: Record<string, string | string[]>) =>
    (await post(path, context.lang, body, { scenario: OWN, ...query }, context.signal)).json();
  const [project, tornado] = await Promise.all([ask("/projects/evaluation", { table: TABLES }), ask("/projects/tornado", {})]);
  return { project: project as Project, tornado: tornado as Tornado };
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

function controls(context: Context, list: Doc<"projects">, project: Project, name: string): HTMLElement {
  const { lang, t } = context;
  const projects = list.projects.map((one) => ({ value: one.project, label: (one.title as Both)[lang] }));
  const described = list.projects.find((one) => one.project === name);
  const scenarios = [{ value: "", label: t("work.stated") }, ...project.scenarios.map((one) => ({ value: one.name, label: (one.title as Both)[lang] }))];
  return h("div", {},
    h("div", { class: "controls" },
      choice("project", t("work.project"), projects, name, (value) => context.set({ project: value, scenario: "", set: "" }, "step"), true),
      choice("scenario", t("work.scenario"), scenarios, context.param("scenario"), (value) => context.set({ scenario: value }, "step"))),
    described ? h("p", { class: "lead" }, (described.description as Both)[lang]) : null);
}

function outcome(context: Context, worked: Worked, stated: Worked): { element: HTMLElement; show: (found: Worked) => void } {
  const head = h("div", {}, tiles(context, worked, stated));
  const cards: [Card, (found: Worked) => Parameters<Card["show"]>[0]][] = [cashFigure, tornadoFigure, spiderFigure].map((make) => {
    const figure = (found: Worked) => make(context, found);
    return [card(context, figure(worked)), figure];
  });
  const tail = h("div", { class: "wide" }, findingsSection(context, worked), yearsSection(context, worked));
  const element = h("div", {}, head, h("div", { class: "grid" }, ...cards.map(([one]) => one.element), tail));
  return {
    element,
    show: (found) => {
      head.replaceChildren(tiles(context, found, stated));
      cards.forEach(([one, figure]) => one.show(figure(found)));
      tail.replaceChildren(findingsSection(context, found), yearsSection(context, found));
    },
  };
}

function downloads(context: Context, name: string, toml: string, scenario: string, now: Map<string, number>): HTMLElement {
  const { t, lang } = context;
  const told = h("span", { class: "told", role: "status" });
  const book = async () => {
    const changes = [...now].map(([what, value]) => ({ what, value }));
    told.textContent = t("shell.wait");
    const response = changes.length || scenario
      ? await post("/projects/workbook", lang, sent(toml, scenario, changes), { scenario: OWN })
      : await fetch(address(`/projects/${encodeURIComponent(name)}/workbook`, { lang }));
    save(await response.blob(), `${name}.xlsx`);
    told.textContent = "";
  };
  return h("section", { class: "card", id: "downloads" },
    h("h2", {}, t("work.downloads")),
    h("p", { class: "unit" }, t("work.permalink")),
    h("p", {}, h("button", { type: "button", class: "main", id: "workbook", onclick: () => void book() }, t("work.workbook")), " ",
      h("a", { class: "button", href: address(`/projects/${encodeURIComponent(name)}/file`, { lang }), download: `${name}.toml` }, t("work.file")), " ", told));
}
