/** Pictures that can be cited alone: title, unit, sources, day and address stand in them. */
import type { Context } from "../context";
import { h } from "../dom";
import { common, linkTo, type Figure } from "./card";
import { engine, type Option } from "./engine";
import { unfolded } from "./legend";
import { FONT, type Look } from "./look";

const WIDTH = 1100;
const HEAD = 64;
const SIDE = 16;
const LETTER = 11;
const LINE = 17;
/** Most lines of one remark: an address that holds a whole project is cut there. */
const MOST = 4;

/** A picture of a figure, always on the light ground. */
export async function exported(
  context: Context,
  figure: Figure,
  kind: "png" | "svg",
  look: Look,
): Promise<Blob> {
  const { option: inner, more } = unfolded(figure.option(look), WIDTH);
  const lines = remarks(context, figure);
  const foot = lines.length * LINE + 20;
  const height = (figure.height ?? 340) + more + HEAD + foot + 24;
  const option = framed(figure, inner, look, height, lines, foot);
  if (kind === "svg") {
    const chart = engine.init(null, undefined, { renderer: "svg", ssr: true, width: WIDTH, height });
    chart.setOption(option);
    const text = chart.renderToSVGString();
    chart.dispose();
    return new Blob([text], { type: "image/svg+xml" });
  }
  const chart = engine.init(h("div"), undefined, { width: WIDTH, height, devicePixelRatio: 2 });
  chart.setOption(option);
  const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: look.ground });
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  chart.dispose();
  return blob ?? new Blob([]);
}

/** What a picture is cited by, in lines that it has room for. */
function remarks({ t }: Context, figure: Figure): string[] {
  return [
    `${t("card.source")} ${figure.source}`, `${t("card.updated")} ${figure.updated}`,
    ...(figure.note ? [figure.note] : []), linkTo(figure.id),
  ].flatMap(folded);
}

/** A text in lines; one that is longer than it may be ends with dots. */
function folded(text: string): string[] {
  const lines = [""];
  let width = 0;
  for (const word of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]{1,40}|\s+/gu) ?? []) {
    const size = [...word].reduce((sum, one) => sum + LETTER * (one > "\u2e7f" ? 1 : 0.68), 0);
    if (width + size > WIDTH - 2 * SIDE) {
      lines.push("");
      width = 0;
    }
    lines[lines.length - 1] += word;
    width += size;
  }
  return lines.length > MOST ? [...lines.slice(0, MOST - 1), `${lines[MOST - 1]}…`] : lines;
}

function framed(figure: Figure, inner: Option, look: Look, height: number, lines: string[], foot: number): Option {
  return {
    ...common(look),
    ...inner,
    backgroundColor: look.ground,
    title: {
      text: figure.title, subtext: figure.unit, left: SIDE, top: 12,
      textStyle: { fontFamily: FONT, fontSize: 18, color: look.text },
      subtextStyle: { fontFamily: FONT, fontSize: 13, color: look.faint },
    },
    ...moved(inner, foot),
    graphic: lines.map((text, at) => ({
      type: "text" as const, left: SIDE, top: height - (lines.length - at) * LINE - 6,
      style: { text, fontFamily: FONT, fontSize: LETTER, fill: look.faint },
    })),
  };
}

/** Make room for head and foot: grids and legends of the figure stand between them. */
function moved(option: Option, foot: number): Option {
  const grid = one(option.grid);
  const legend = one(option.legend);
  const found: Record<string, unknown> = {};
  if (grid) {
    found.grid = { ...grid, top: number(grid.top, 40) + HEAD, bottom: number(grid.bottom, 40) + foot };
  }
  if (legend) found.legend = { ...legend, left: SIDE, top: number(legend.top, 0) + HEAD };
  if (!grid && Array.isArray(option.series)) {
    found.series = (option.series as Record<string, unknown>[]).map((each) => ({
      ...each, top: number(each.top, 0) + HEAD + 10, bottom: number(each.bottom, 0) + foot + 10,
    }));
  }
  return found as Option;
}

function one(part: unknown): Record<string, unknown> | undefined {
  return (Array.isArray(part) ? part[0] : part) as Record<string, unknown> | undefined;
}

function number(part: unknown, otherwise: number): number {
  return typeof part === "number" ? part : otherwise;
}

/** Name of a file. */
export function fileName(id: string, ending: string): string {
  return `polysight-${id}.${ending}`;
}

/** Hand a file to the browser. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
