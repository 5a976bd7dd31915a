/** A workbook with one table and what it is; texts are texts, so nothing in it is a formula. */
import { fileHeading, type Cell, type Table } from "./tables";

const TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;
const ROOT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const LINKS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`;

function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function sheet(rows: Cell[][]): string {
  const told = rows.map((row) => `<row>${row.map(cellXml).join("")}</row>`).join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${told}</sheetData></worksheet>`;
}

function cellXml(cell: Cell): string {
  if (cell === null) return "<c/>";
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : "<c/>";
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function book(names: [string, string]): string {
  const told = names.map((one, at) => `<sheet name="${escaped(one)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${told.join("")}</sheets></workbook>`;
}

const CRC = Uint32Array.from({ length: 256 }, (_, at) => {
  let found = at;
  for (let bit = 0; bit < 8; bit += 1) found = found & 1 ? (found >>> 1) ^ 0xedb88320 : found >>> 1;
  return found;
});

function crc(bytes: Uint8Array): number {
  let found = 0xffffffff;
  for (const one of bytes) found = (found >>> 8) ^ (CRC[(found ^ one) & 0xff] as number);
  return (found ^ 0xffffffff) >>> 0;
}

function header(size: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
}

/** Files in one archive, stored as they are, all of one fixed day, so that bytes do not change. */
function archive(files: [string, string][]): BlobPart[] {
  const coder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const register: Uint8Array[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = coder.encode(path);
    const bytes = coder.encode(content);
    const common = (view: DataView, at: number) => {
      view.setUint16(at, 20, true);
      view.setUint16(at + 2, 0x800, true);
      view.setUint16(at + 8, 33, true);
      view.setUint32(at + 10, crc(bytes), true);
      view.setUint32(at + 14, bytes.length, true);
      view.setUint32(at + 18, bytes.length, true);
      view.setUint16(at + 22, name.length, true);
    };
    const start = offset;
    const local = header(30, (view) => {
      view.setUint32(0, 0x04034b50, true);
      common(view, 4);
    });
    const central = header(46, (view) => {
      view.setUint32(0, 0x02014b50, true);
      view.setUint16(4, 20, true);
      common(view, 6);
      view.setUint32(42, start, true);
    });
    parts.push(local, name, bytes);
    register.push(central, name);
    offset += local.length + name.length + bytes.length;
  }
  const size = register.reduce((sum, one) => sum + one.length, 0);
  const end = header(22, (view) => {
    view.setUint32(0, 0x06054b50, true);
    view.setUint16(8, files.length, true);
    view.setUint16(10, files.length, true);
    view.setUint32(12, size, true);
    view.setUint32(16, offset, true);
  });
  return [...parts, ...register, end] as BlobPart[];
}

/** A workbook: the table on the first sheet, what it is on the second. */
export function workbook(table: Table, facts: [string, string][], names: [string, string]): Blob {
  const files: [string, string][] = [
    ["[Content_Types].xml", TYPES],
    ["_rels/.rels", ROOT],
    ["xl/workbook.xml", book(names)],
    ["xl/_rels/workbook.xml.rels", LINKS],
    ["xl/worksheets/sheet1.xml", sheet([table.columns.map(fileHeading), ...table.rows])],
    ["xl/worksheets/sheet2.xml", sheet(facts)],
  ];
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return new Blob(archive(files), { type });
}
