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

/** State that an address tells. */
export function stateOf(search: string): State {
  const told = new URLSearchParams(search);
  const lang = told.get("lang");
  const theme = told.get("theme") ?? "auto";
  const params: Particulars = {};
  for (const [name, value] of told) {
    if (!["page", "lang", "theme"].includes(name)) params[name] = value;
  }
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
    if (value !== undefined && value !== "") told.set(name, value);
  }
  return `/?${told.toString()}`;
}
