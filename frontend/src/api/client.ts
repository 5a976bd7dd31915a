/** The interface as the page asks it; types come from its description. */
import type { operations } from "./schema";
import type { Language } from "../state";

type Content<R> = R extends { content: { "application/json": infer T } } ? T : never;
type Answers = {
  [K in keyof operations]: operations[K] extends { responses: { 200: infer R } } ? Content<R> : never;
};
/** Document of an operation. */
export type Doc<K extends keyof operations> = Answers[K];
export type Query = Record<string, string | number | boolean | string[] | undefined>;

export const ROOT = "/api/v1";

export interface Fault {
  title: string;
  detail?: string;
  hint?: string;
  status: number;
  errors: { en?: string; zh?: string; place?: string }[];
}

/** A refusal of the interface, with its reason. */
export class Refusal extends Error {
  constructor(readonly fault: Fault) {
    super(fault.title);
  }
}

/** Why something could not be had; ``unreachable`` where nobody answered at all. */
export function reasonOf(fault: unknown, unreachable = ""): string {
  if (fault instanceof Refusal) return fault.fault.detail || fault.fault.title;
  if (fault instanceof TypeError && unreachable) return unreachable;
  return fault instanceof Error ? fault.message : String(fault);
}

/** Versions behind the latest answer. */
export const versions = { package: "", code: "", data: "" };

/** Address of a question; the same question always has the same address. */
export function address(path: string, query: Query = {}): string {
  const told = new URLSearchParams();
  for (const name of Object.keys(query).sort()) {
    const value = query[name];
    if (value === undefined || value === "") continue;
    if (Array.isArray(value)) value.forEach((one) => told.append(name, one));
    else told.set(name, String(value));
  }
  const text = told.toString();
  return `${ROOT}${path}${text ? `?${text}` : ""}`;
}

async function refusal(response: Response): Promise<Refusal> {
  const empty: Fault = { title: response.statusText, status: response.status, errors: [] };
  try {
    return new Refusal({ ...empty, ...((await response.json()) as Partial<Fault>) });
  } catch {
    return new Refusal(empty);
  }
}

/** Answer to a request, or its refusal. */
export async function answered(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw await refusal(response);
  versions.package = response.headers.get("polysight-version") ?? versions.package;
  versions.code = response.headers.get("polysight-code") ?? versions.code;
  versions.data = response.headers.get("polysight-data") ?? versions.data;
  return response;
}

const KEPT = 64;
const kept = new Map<string, Promise<unknown>>();

function remembered<T>(url: string, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(url) as Promise<T> | undefined;
  if (known) return known;
  const asked = ask();
  kept.set(url, asked);
  asked.catch(() => kept.delete(url));
  if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
  return asked;
}

/** Document of an operation, remembered for as long as the page is open. */
export function get<K extends keyof operations>(
  path: string,
  lang: Language,
  query: Query = {},
): Promise<Doc<K>> {
  const url = address(path, { ...query, lang });
  return remembered(url, async () => (await (await answered(url)).json()) as Doc<K>);
}

/** Text of a file. */
export function text(path: string, lang: Language): Promise<string> {
  const url = address(path, { lang });
  return remembered(url, async () => (await answered(url)).text());
}

/** Answer about something that is sent. */
export async function post(
  path: string,
  lang: Language,
  body: unknown,
  query: Query = {},
  signal?: AbortSignal,
): Promise<Response> {
  return answered(address(path, { ...query, lang }), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}
