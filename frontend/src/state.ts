/** What is looked at, all of it in the address. */

export type Language = "en" | "zh";
export type Theme = "auto" | "light" | "dark";
export type Particulars = Record<string, string>;

export interface State {
  page: string;
  lang: Language;
  theme: Theme;
  /** Particulars of the page by name; what is not there is as the page has it by default. */
  params: Particulars;
}

const THEMES: readonly string[] = ["auto", "light", "dark"];
export const FIRST_PAGE = "overview";

function ownLanguage(): Language {
  return navigator.languages.some((one) => one.toLowerCase().startsWith("zh")) ? "zh" : "en";
}

/** What stands after the mark in an address, where no server sees it: a project of one's own. */
const HELD = "file";

/** State that an address tells. */
export function stateOf({ search, hash }: { search: string; hash: string }): State {
  const told = new URLSearchParams(search);
  const held = new RegExp(`(?:^#|&)${HELD}=([\\w-]+)`).exec(hash)?.[1];
  const lang = told.get("lang");
  const theme = told.get("theme") ?? "auto";
  const params: Particulars = {};
  for (const [name, value] of told) {
    if (!["page", "lang", "theme", HELD].includes(name)) params[name] = value;
  }
  if (held) params[HELD] = held;
  return {
    page: told.get("page") ?? FIRST_PAGE,
    lang: lang === "en" || lang === "zh" ? lang : ownLanguage(),
    theme: (THEMES.includes(theme) ? theme : "auto") as Theme,
    params,
  };
}

/** Address of a state: the same state always has the same address. */
export function addressOf(state: State): string {
  const told = new URLSearchParams({ page: state.page, lang: state.lang });
  if (state.theme !== "auto") told.set("theme", state.theme);
  for (const name of Object.keys(state.params).sort()) {
    const value = state.params[name];
    if (value !== undefined && value !== "" && name !== HELD) told.set(name, value);
  }
  const held = state.params[HELD];
  return `/?${told.toString()}${held ? `#${HELD}=${held}` : ""}`;
}

/** Card that an address points at. */
export function aimOf(hash: string): string {
  const first = hash.slice(1).split("&")[0] ?? "";
  return first.startsWith(`${HELD}=`) ? "" : decodeURIComponent(first);
}

/** Address of a card of what is looked at. */
export function cardAddress(id: string): string {
  const held = new RegExp(`${HELD}=[\\w-]+`).exec(location.hash)?.[0];
  return `${location.origin}${location.pathname}${location.search}#${id}${held ? `&${held}` : ""}`;
}
