/** What a page is given. */
import type { Look } from "./chart/look";
import type { Key, Values } from "./i18n";
import type { Language, Particulars } from "./state";

export interface Context {
  lang: Language;
  look: Look;
  /** Words of the page in its language. */
  t: (key: Key, values?: Values) => string;
  /** A particular of the page, or what stands for it. */
  param: (name: string, otherwise?: string) => string;
  /** Look at something else on the page; quietly where the page shows it already. */
  set: (changes: Particulars, how?: "step" | "replace" | "quiet") => void;
  /** Address of a page with particulars. */
  href: (page: string, params?: Particulars) => string;
  /** Ends when the page is left. */
  signal: AbortSignal;
}

/** A page: its words come from the catalogue under its key. */
export interface Page {
  build(context: Context): Promise<(Node | null)[]>;
}
