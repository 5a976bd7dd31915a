/** Pictures that can be cited alone: title, unit, sources, day and address stand in them. */
import type { Context } from "../context";
import { h } from "../dom";
import { common, linkTo, type Figure } from "./card";
import { engine, type Option } from "./engine";
import { unfolded } from "./legend";
import { FONT, type Look } from "./look";

const WIDTH = 1100;
const HEAD = 64;
const FOOT = 62;
const LINE = 150;

/** A picture of a figure, always on the light ground. */
export async function exported(
  context: Context,
  figure: Figure,
  kind: "png" | "svg",
  look: Look,
): Promise<Blob> {
  const { option: inner, more } = unfolded(figure.option(look), WIDTH);
  const height = (figure.height ?? 340) + more + HEAD + FOOT + 24;
  const option = framed(context, figure, inner, look, height);
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

function framed(context: Context, figure: Figure, inner: Option, look: Look, height: number): Option {
  const { t } = context;
  const lines = [
    `${t("card.source")} ${figure.source}`, `${t("card.updated")} ${figure.updated}`,
    ...(figure.note ? [figure.note] : []), linkTo(figure.id),
  ].map((one) => (one.length > LINE ? `${one.slice(0, LINE - 1)}…` : one));
  return {
    ...common(look),
    ...inner,
    backgroundColor: look.ground,
    title: {
      text: figure.title, subtext: figure.unit, left: 16, top: 12,
      textStyle: { fontFamily: FONT, fontSize: 18, color: look.text },
      subtextStyle: { fontFamily: FONT, fontSize: 13, color: look.faint },
    },
    ...moved(inner),
    graphic: lines.map((text, at) => ({
      type: "text" as const, left: 16, top: height - (lines.length - at) * 17 - 6,
      style: { text, fontFamily: FONT, fontSize: 11, fill: look.faint },
    })),
  };
}

/** Make room for head and foot: grids and legends of the figure stand between them. */
function moved(option: Option): Option {
  const grid = one(option.grid);
  const legend = one(option.legend);
  const found: Record<string, unknown> = {};
  if (grid) {
    found.grid = { ...grid, top: number(grid.top, 40) + HEAD, bottom: number(grid.bottom, 40) + FOOT };
  }
  if (legend) found.legend = { ...legend, top: number(legend.top, 0) + HEAD };
  if (!grid && Array.isArray(option.series)) {
    found.series = option.series.map((each) => ({ ...each, top: HEAD + 10, bottom: FOOT + 10 }));
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
