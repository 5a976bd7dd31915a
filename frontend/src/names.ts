/** Names of codes as the evidence has them. */
import { get } from "./api/client";
import type { Choice } from "./controls";
import type { Language } from "./state";

export type Names = Map<string, string>;
const LISTS = ["regions", "grades", "companies", "routes", "kinds", "tiers", "products"] as const;
export type List = (typeof LISTS)[number];
/** Names of all lists, and of the codes of bases by dimension and code. */
export type AllNames = Record<List, Names> & { bases: Names };

/** Names of one list. */
export async function namesOf(list: List, lang: Language): Promise<Names> {
  const found = await get<"codelist">(`/evidence/codelists/${list}`, lang);
  return new Map(found.codes.map((code) => [code.code, code[lang]]));
}

/** Names of all lists that pages show. */
export async function allNames(lang: Language): Promise<AllNames> {
  const [found, ...entries] = await Promise.all([
    get<"bases">("/evidence/bases", lang), ...LISTS.map(async (one): Promise<[List, Names]> => [one, await namesOf(one, lang)]),
  ]);
  const bases = new Map(found.bases.map((one) => [`${one.dimension}.${one.code}`, one[lang]]));
  return { ...(Object.fromEntries(entries) as Record<List, Names>), bases };
}

/** Choices of a list. */
export function choices(names: Names, all: string): Choice[] {
  return [{ value: "", label: all }, ...[...names].map(([value, label]) => ({ value, label }))];
}
