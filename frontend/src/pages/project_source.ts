/** The project that is looked at: one that ships or a reader's own, with what was changed in it. */
import { parse, stringify } from "smol-toml";
import { text, type Doc } from "../api/client";
import type { Context } from "../context";
import type { Both } from "../i18n";

export type Tree = Record<string, unknown>;
export interface Source {
  /** Name of a project that ships, or a safe name of one's own. */
  name: string;
  toml: string;
  tree: Tree;
  own: boolean;
  title: string;
  description: string;
}
export interface Edit {
  path: string;
  value: number | string | boolean;
}

/** What stands in the list where a project is one's own. */
export const OWN_FILE = "@";
/** The most that a file may hold [bytes]. */
export const MOST = 200_000;
const FIRST = "granular-leshan";
const MOVED = { en: "Set on the page.", zh: "页面所设。" };

/** The project of the address. */
export async function sourceOf(context: Context, list: Doc<"projects">): Promise<Source> {
  const { lang } = context;
  const held = context.param("file");
  if (held) {
    const toml = await unpacked(held);
    const tree = treeOf(toml);
    return { name: safeName(tree.id), toml, tree, own: true, title: both(tree.title, lang), description: both(tree.description, lang) };
  }
  const name = context.param("project", FIRST);
  const toml = await text(`/projects/${encodeURIComponent(name)}/file`, lang);
  const found = list.projects.find((one) => one.project === name);
  return { name, toml, tree: treeOf(toml), own: false, title: found ? (found.title as Both)[lang] : name, description: found ? (found.description as Both)[lang] : "" };
}

/** Tree of a file; dates become words as JSON has them. */
export function treeOf(toml: string): Tree {
  return JSON.parse(JSON.stringify(parse(toml))) as Tree;
}

/** Text of a tree as a file. */
export function tomlOf(tree: Tree): string {
  return stringify(tree);
}

function both(told: unknown, lang: "en" | "zh"): string {
  const found = (told as Partial<Both> | undefined)?.[lang];
  return typeof found === "string" ? found : "";
}

function safeName(id: unknown): string {
  return String(id ?? "").toLowerCase().replace(/[^a-z0-9-]+/g, "-").slice(0, 60) || "project";
}

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const flow = new Blob([bytes as BlobPart]).stream().pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array>);
  const reader = flow.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    size += next.value.length;
    if (size > 4 * MOST) throw new RangeError("file");
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

/** A text so small that an address can hold it. */
export async function packed(toml: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(toml), new CompressionStream("deflate-raw"));
  let letters = "";
  for (const one of bytes) letters += String.fromCharCode(one);
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text that an address holds; never more than a file may hold. */
export async function unpacked(held: string): Promise<string> {
  const letters = atob(held.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (one) => one.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
}

/** Changes of the file that the address tells: ``financing.equity_share=0.4~project.kind=brownfield``. */
export function editsOf(context: Context): Edit[] {
  return context.param("edit").split("~").flatMap((one): Edit[] => {
    const found = /^([\w.:-]+)=([\w.+-]{1,60})$/.exec(one);
    if (!found) return [];
    const [, path, told] = found as unknown as [string, string, string];
    const value = told === "true" || told === "false" ? told === "true" : /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(told) ? Number(told) : told;
    return [{ path, value }];
  });
}

export function editsWritten(edits: Map<string, Edit["value"]>): string {
  return [...edits].map(([path, value]) => `${path}=${String(value)}`).sort().join("~");
}

/** A tree with changes; a number keeps its unit, and says that it was set here. */
export function edited(tree: Tree, edits: Edit[]): Tree {
  const found = structuredClone(tree);
  for (const { path, value } of edits) {
    const steps = path.split(".");
    const last = steps.pop() as string;
    const home = steps.reduce<unknown>((at, step) => (isTree(at) && Object.hasOwn(at, step) ? at[step] : undefined), found);
    if (!isTree(home) || !Object.hasOwn(home, last)) continue;
    home[last] = replaced(home[last], value);
  }
  return found;
}

export function isTree(one: unknown): one is Tree {
  return typeof one === "object" && one !== null;
}

function replaced(old: unknown, value: Edit["value"]): unknown {
  if (!isTree(old)) return value;
  const { ref: _ref, source: _source, low, high, ...rest } = old as Tree & { low?: number; high?: number };
  const inside = typeof value === "number" && low !== undefined && high !== undefined && low <= value && value <= high;
  return { ...rest, ...(inside ? { low, high } : {}), value, assumption: MOVED };
}
