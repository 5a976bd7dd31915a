/** Legends that show all their names: where one line does not hold them they take more, and the chart makes room. */
import { FONT } from "./look";
import type { Option } from "./engine";

const KEY = 14 + 5;
const GAP = 10;
const SIZE = 12;
const LINE = 14;
const brush = document.createElement("canvas").getContext("2d");

function widthOf(text: string): number {
  if (!brush) return text.length * SIZE;
  brush.font = `${SIZE}px ${FONT}`;
  return brush.measureText(text).width;
}

/** A name in as many lines as it needs: broken between words, in Chinese anywhere. */
export function folded(name: string, room: number): string {
  if (widthOf(name) <= room) return name;
  const lines = [""];
  for (const part of name.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    const last = lines.length - 1;
    if (widthOf(`${lines[last]}${part.trimEnd()}`) <= room || !lines[last]) lines[last] += part;
    else lines.push(part);
  }
  return lines.map((one) => one.trimEnd()).join("\n");
}

function first(part: unknown): Record<string, unknown> | undefined {
  return (Array.isArray(part) ? part[0] : part) as Record<string, unknown> | undefined;
}

function namesOf(option: Option, legend: Record<string, unknown>): string[] {
  const told = legend.data as (string | { name: string })[] | undefined;
  if (told) return told.map((one) => (typeof one === "string" ? one : one.name));
  const series = (Array.isArray(option.series) ? option.series : [option.series]) as { name?: string }[];
  return [...new Set(series.flatMap((one) => (one?.name ? [one.name] : [])))];
}

/** An option whose legend shows all names in a width, and how much higher the chart is for it. */
export function unfolded(option: Option, width: number): { option: Option; more: number } {
  const [legend, grid] = [first(option.legend), first(option.grid)];
  if (!legend || !grid || legend.type !== "scroll" || Array.isArray(option.grid) || typeof grid.top !== "number") return { option, more: 0 };
  const room = width - 2 * GAP;
  const names = namesOf(option, legend).map((one) => folded(one, room - KEY));
  const rows: number[] = [];
  let left = 0;
  for (const name of names) {
    const lines = name.split("\n");
    const wide = KEY + Math.max(...lines.map(widthOf));
    if (!rows.length || wide > left) {
      rows.push(lines.length);
      left = room;
    } else rows[rows.length - 1] = Math.max(rows.at(-1) ?? 1, lines.length);
    left -= wide + GAP;
  }
  const more = rows.reduce((sum, one) => sum + one * LINE + GAP, 0) - LINE - GAP;
  if (more <= 0) return { option, more: 0 };
  return {
    option: { ...option, legend: { ...legend, type: "plain", textStyle: { ...(legend.textStyle as object), lineHeight: LINE }, formatter: (one: string) => folded(one, room - KEY) }, grid: { ...grid, top: grid.top + more } } as Option,
    more,
  };
}
