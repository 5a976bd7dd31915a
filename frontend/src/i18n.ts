/** Words of the page: two catalogues with the same keys. */
import en from "./text/en.json";
import zh from "./text/zh.json";
import type { Language } from "./state";

export type Key = keyof typeof en;
export type Values = Record<string, string | number>;
export interface Both {
  en: string;
  zh: string;
}

const CATALOGUES: Record<Language, Record<Key, string>> = { en, zh };

/** Words of a key with values in the places of names in braces. */
export function words(lang: Language, key: Key, values: Values = {}): string {
  return CATALOGUES[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  );
}

/** A title and what it is about, as a language sets them apart. */
export function titled(lang: Language, title: string, about: string): string {
  return lang === "zh" ? `${title}：${about}` : `${title}: ${about}`;
}

/** A name where a sentence or a title begins with it. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Something with a remark in brackets. */
export function remarked(lang: Language, text: string, remark: string | number): string {
  return lang === "zh" ? `${text}（${remark}）` : `${text} (${remark})`;
}

/** Words of a code that the catalogue may not know; the code itself then. */
export function wordsOf(lang: Language, group: string, code: string): string {
  const key = `${group}.${code}`;
  return key in CATALOGUES[lang] ? CATALOGUES[lang][key as Key] : code;
}
