/** The frame of every page: skip link, navigation, language, theme, print, foot. */
import { versions } from "../api/client";
import { h } from "../dom";
import { words, type Key } from "../i18n";
import { addressOf, type State, type Theme } from "../state";
import { PAGES } from "../pages";

export interface Shell {
  element: HTMLElement;
  main: HTMLElement;
  /** Tell the frame what is looked at. */
  tell: (state: State) => void;
}

const THEMES: Theme[] = ["auto", "light", "dark"];

/** The frame, with an empty middle. */
export function shell(go: (state: State) => void): Shell {
  const main = h("main", { id: "main", tabindex: -1 });
  const skip = h("a", { class: "skip", href: "#main" });
  const top = h("header", { class: "top" });
  const nav = h("nav", { class: "rooms" });
  const foot = h("footer", { class: "foot" });
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  const element = h("div", { class: "frame" }, skip, top, nav, main, foot);
  const tell = (state: State) => {
    skip.textContent = words(state.lang, "shell.skip");
    top.replaceChildren(...head(state, go));
    nav.setAttribute("aria-label", words(state.lang, "shell.rooms"));
    nav.replaceChildren(menu(state, go));
    foot.replaceChildren(...footing(state));
  };
  return { element, main, tell };
}

/** A link within the page, which does not load anything anew. */
export function link(state: State, go: (state: State) => void, label: string, more: Record<string, string> = {}): HTMLElement {
  return h("a", {
    href: addressOf(state),
    ...more,
    onclick: (event) => {
      const mouse = event as MouseEvent;
      if (mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || mouse.altKey) return;
      event.preventDefault();
      go(state);
    },
  }, label);
}

function head(state: State, go: (state: State) => void): Node[] {
  const t = (key: Key) => words(state.lang, key);
  const other = state.lang === "en" ? "zh" : "en";
  const brand = link({ ...state, page: "overview", params: {} }, go, "polysight", { class: "brand" });
  const theme = h("select", {
    id: "theme", "aria-label": t("shell.theme"),
    onchange: (event) => go({ ...state, theme: (event.target as HTMLSelectElement).value as Theme }),
  }, ...THEMES.map((one) => h("option", { value: one, selected: one === state.theme }, t(`theme.${one}`))));
  const tongue = link({ ...state, lang: other }, go, words(other, "shell.language"), {
    class: "button", lang: other === "zh" ? "zh-CN" : "en", id: "language",
  });
  const print = h("button", { type: "button", id: "print", onclick: () => window.print() }, t("shell.print"));
  return [
    brand,
    h("p", { class: "motto" }, t("shell.motto")),
    h("div", { class: "switches" }, tongue, theme, print),
  ];
}

function menu(state: State, go: (state: State) => void): HTMLElement {
  return h("ul", {}, ...Object.keys(PAGES).map((page) => {
    const here = page === state.page ? { "aria-current": "page" } : {};
    const there = { ...state, page, params: {} };
    return h("li", {}, link(there, go, words(state.lang, `nav.${page}` as Key), here as Record<string, string>));
  }));
}

function footing(state: State): Node[] {
  const told = versions.package
    ? words(state.lang, "shell.versions", { ...versions })
    : "";
  return [
    h("p", {}, words(state.lang, "shell.foot")),
    h("p", { class: "versions" }, told),
    h("p", { class: "address" }, location.href.split("#")[0]),
  ];
}
