/** Tables behind charts: as elements, as CSV, as workbook. */
import { h } from "../dom";
import { broad } from "./breadth";
import { plain, shown, NOTHING } from "../format";
import type { Language } from "../state";

export type Cell = string | number | null;
export interface Column {
  title: string;
  /** Unit of the interface; a column without one holds words. */
  unit?: string;
  digits?: number;
}
export interface Table {
  columns: Column[];
  rows: Cell[][];
  /** Unit of the numbers of each row, where rows and not columns have units. */
  units?: string[];
  /** What each row is about, for whoever looks for it. */
  keys?: string[];
  /** How deep each row stands under another. */
  levels?: number[];
}

/** Text of a cell as it is read on the page. */
export function cellText(cell: Cell, column: Column, lang: Language): string {
  if (cell === null) return NOTHING;
  if (typeof cell === "string") return cell;
  const { factor } = shown(column.unit ?? "", lang);
  return plain(cell * factor, lang, column.digits);
}

export function heading(column: Column, lang: Language): string {
  const label = column.unit === undefined ? "" : shown(column.unit, lang).label;
  if (!label) return column.title;
  return lang === "zh" ? `${column.title}（${label}）` : `${column.title} (${label})`;
}

/** A column as it stands in a row: the unit may be that of the row. */
function columnOf(table: Table, row: number, at: number): Column {
  const column = table.columns[at] as Column;
  const own = table.units?.[row];
  return own === undefined || column.unit === undefined ? column : { ...column, unit: own };
}

/** A table as elements; each number carries itself unrounded, in the unit of the interface. */
export function tableElement(table: Table, caption: string, lang: Language): HTMLElement {
  const numeric = table.columns.map((one) => one.unit !== undefined);
  return broad(h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", { class: "hidden" }, caption),
      h(
        "thead",
        {},
        h("tr", {}, ...table.columns.map((one, at) =>
          h("th", { scope: "col", class: numeric[at] ? "number" : "" }, heading(one, lang)))),
      ),
      h(
        "tbody",
        {},
        ...table.rows.map((row, place) =>
          h("tr", { "data-key": table.keys?.[place] }, ...row.map((cell, at) => {
            const found = columnOf(table, place, at);
            const text = cellText(cell, found, lang);
            const told = typeof cell === "number" ? h("data", { value: String(cell) }, text) : text;
            return at === 0
              ? h("th", { scope: "row", class: table.levels?.[place] ? `deep-${table.levels[place]}` : undefined }, told)
              : h("td", { class: numeric[at] ? "number" : "" }, told);
          })),
        ),
      ),
    ),
  ), lang);
}

const RISKY = /^'*[=+\-@＝＋－＠﹢﹣﹦﹫\s]/;

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const guarded = RISKY.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Heading in the unit of the interface, in which numbers are written in files. */
export function fileHeading(column: Column): string {
  return column.unit ? `${column.title} [${column.unit}]` : column.title;
}

/** A table as CSV that a Chinese Excel opens: UTF-8 with its mark, lines as RFC 4180 has them. */
export function csv(table: Table): string {
  const lines = [table.columns.map(fileHeading), ...table.rows];
  return `\ufeff${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
