/** A chart with everything that belongs to it: title, unit, sentence, sources, table, downloads. */
import type { Context } from "../context";
import { versions } from "../api/client";
import { h } from "../dom";
import { today } from "../format";
import { remarked, titled } from "../i18n";
import { engine, type Chart, type Option } from "./engine";
import { exported, fileName, save } from "./exporting";
import { unfolded } from "./legend";
import { FONT, look as lookOf, type Look } from "./look";
import { csv, tableElement, type Table } from "./tables";
import { cardAddress } from "../state";
import { workbook } from "./workbook";

export interface Figure {
  id: string;
  title: string;
  /** Unit as it is shown; empty where the axes tell theirs. */
  unit: string;
  /** One sentence that the data make true. */
  summary: string;
  option: (look: Look) => Option;
  table: Table;
  source: string;
  updated: string;
  note?: string;
  height?: number;
  /** Height where there is little breadth, if it is another. */
  narrowHeight?: number;
  wide?: boolean;
}

export interface Card {
  element: HTMLElement;
  /** Show other data in the same place. */
  show: (figure: Figure) => void;
}

const HEIGHT = 340;
/** Width of a drawing on paper, of a wide card and of another [px]: its letters are then those of the text. */
const PAPER = { wide: 680, other: 420 };
const FINE = 3;
const LOWER = 0.8;
/** How each card that stands on the page is drawn for paper, and for the screen again. */
const open = new Set<(paper: boolean) => void>();
let printing = false;

/** What every chart shares. */
export function common(look: Look): Option {
  return {
    textStyle: { fontFamily: FONT, color: look.text },
    color: look.series,
    animation: false,
    aria: { enabled: false },
  };
}

/** A card of a figure. */
export function card(context: Context, first: Figure): Card {
  let figure = first;
  let chart: Chart | undefined;
  const picture = h("div", { class: "picture", role: "img" });
  const title = h("h2", {});
  const unit = h("p", { class: "unit" });
  const summary = h("p", { class: "summary" });
  const table = h("details", { class: "data" });
  const foot = h("p", { class: "source" });
  const tools = toolbar(context, () => figure);
  const element = h(
    "figure",
    { class: first.wide ? "card wide" : "card", id: first.id, "data-figure": first.id },
    h("figcaption", {}, title, unit, summary), picture, table, foot, tools,
  );

  const draw = () => {
    if (!picture.clientWidth) return;
    const look = { ...context.look, narrow: picture.clientWidth < 520 };
    const { option, more } = unfolded(figure.option(look), picture.clientWidth);
    const height = `${((look.narrow && figure.narrowHeight) || (figure.height ?? HEIGHT)) + more}px`;
    if (picture.style.height !== height) {
      picture.style.height = height;
      chart?.resize();
    }
    chart ??= engine.init(picture);
    chart.setOption({ ...common(look), ...option }, true);
    picture.dataset.drawn = "true";
  };
  const paper = (on: boolean) => {
    if (!chart) return;
    chart.dispose();
    chart = undefined;
    if (!on) return draw();
    const width = figure.wide ? PAPER.wide : PAPER.other;
    const look = lookOf(context.lang, false, width < 520);
    const { option, more } = unfolded(figure.option(look), width);
    chart = engine.init(picture, undefined, { width, height: Math.round((figure.height ?? HEIGHT) * LOWER) + more, devicePixelRatio: FINE });
    chart.setOption({ ...common(look), ...option }, true);
  };
  open.add(paper);
  context.signal.addEventListener("abort", () => {
    open.delete(paper);
    chart?.dispose();
    chart = undefined;
  });
  const show = (next: Figure) => {
    figure = next;
    title.textContent = next.title;
    unit.textContent = next.unit;
    summary.textContent = next.summary;
    if (!chart) picture.style.height = `${next.height ?? HEIGHT}px`;
    picture.setAttribute("aria-label", `${next.title}. ${next.summary}`);
    foot.replaceChildren(...footing(context, next));
    fill(table, context, next);
    draw();
  };
  show(first);
  watch(picture, () => chart, draw, context.signal);
  return { element, show };
}

/** Draw once there is room and the letters are there; a drawing measures its letters only once. */
function watch(picture: HTMLElement, chart: () => Chart | undefined, draw: () => void, signal: AbortSignal): void {
  let width = 0;
  const observer = new ResizeObserver(() => {
    if (printing || picture.clientWidth === width) return;
    width = picture.clientWidth;
    if (chart()) chart()?.resize();
    void lettersOf(picture.getAttribute("aria-label") ?? "").then(() => {
      if (!signal.aborted) draw();
    });
  });
  observer.observe(picture);
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Wait for the letters of a text. */
export async function lettersOf(text: string): Promise<void> {
  try {
    await Promise.race([
      Promise.all([document.fonts.load(`12px ${FONT}`, text), document.fonts.load(`600 12px ${FONT}`, text)]),
      new Promise((done) => setTimeout(done, 1500)),
    ]);
  } catch {
    // Letters of the machine do as well.
  }
}

function footing(context: Context, figure: Figure): Node[] {
  const { t } = context;
  const parts = [
    `${t("card.source")} ${figure.source}`,
    `${t("card.updated")} ${figure.updated}`,
    ...(figure.note ? [`${t("card.note")} ${figure.note}`] : []),
  ];
  return parts.map((one) => h("span", {}, one));
}

function fill(table: HTMLDetailsElement, context: Context, figure: Figure): void {
  const { t, lang } = context;
  const content = () =>
    table.append(tableElement(figure.table, titled(lang, figure.title, t("card.table")), lang));
  table.replaceChildren(h("summary", {}, remarked(lang, t("card.table"), figure.table.rows.length)));
  table.ontoggle = () => {
    if (table.open && !table.querySelector("table")) content();
  };
  if (table.open) content();
}

function toolbar(context: Context, figure: () => Figure): HTMLElement {
  const { t, lang } = context;
  const button = (name: string, label: string, act: () => void | Promise<void>) =>
    h("button", {
      type: "button", "data-tool": name, "aria-label": titled(lang, label, figure().title),
      onclick: () => void act(),
    }, label);
  const picture = async (kind: "png" | "svg") => {
    const one = figure();
    save(await exported(context, one, kind, lookOf(lang, false)), fileName(one.id, kind));
  };
  const copied = h("span", { class: "told", role: "status" });
  const take = async (text: string) => {
    await copy(text);
    copied.textContent = t("card.copied");
  };
  return h(
    "div",
    { class: "tools", role: "group", "aria-label": titled(lang, t("card.tools"), figure().title) },
    button("png", "PNG", () => picture("png")),
    button("svg", "SVG", () => picture("svg")),
    button("csv", "CSV", () => {
      const one = figure();
      save(new Blob([csv(one.table)], { type: "text/csv;charset=utf-8" }), fileName(one.id, "csv"));
    }),
    button("xlsx", "XLSX", () => {
      const one = figure();
      const facts: [string, string][] = [
        [t("card.title"), one.title], [t("card.unit"), one.unit], [t("card.summary"), one.summary],
        [t("card.source"), one.source], [t("card.updated"), one.updated],
        [t("card.note"), one.note ?? ""], [t("card.address"), linkTo(one.id)],
      ];
      save(workbook(one.table, facts, [t("card.table"), t("card.about")]), fileName(one.id, "xlsx"));
    }),
    button("link", t("card.link"), () => take(linkTo(figure().id))),
    button("cite", t("card.cite"), () => take(citation(context, figure()))),
    copied,
  );
}

/** How a figure is cited: what it is and rests on, what was known, where it stands and when it was seen. */
function citation({ t, lang }: Context, figure: Figure): string {
  return t("card.citation", {
    version: versions.package, title: figure.title, source: figure.source, known: figure.updated, address: linkTo(figure.id), today: today(lang),
  });
}

/** Address of a card with everything that is looked at. */
export function linkTo(id: string): string {
  return cardAddress(id);
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = h("textarea", { class: "hidden" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

function print(on: boolean): void {
  printing = on;
  open.forEach((one) => one(on));
}
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
