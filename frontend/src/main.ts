/** The page: an address in, what it tells on the screen. */
import "@fontsource/noto-sans-sc/400.css";
import "@fontsource/noto-sans-sc/600.css";
import "./style.css";
import { Refusal, type Fault } from "./api/client";
import { isDark, look } from "./chart/look";
import type { Context } from "./context";
import { h } from "./dom";
import { words, type Key, type Values } from "./i18n";
import { PAGES } from "./pages";
import { shell } from "./shell/shell";
import { evidenceAge } from "./freshness";
import { addressOf, aimOf, FIRST_PAGE, stateOf, type State } from "./state";

const SLOW_MS = 250;
let state: State = stateOf(location);
let leave = new AbortController();
const frame = shell(go);
document.getElementById("app")?.replaceWith(frame.element);

/** Look at something; a step back leads here again. */
function go(next: State, how: "step" | "replace" | "quiet" = "step"): void {
  const moved = next.page !== state.page;
  state = next;
  history[how === "step" ? "pushState" : "replaceState"](null, "", addressOf(state));
  if (how === "quiet") {
    frame.tell(state);
    return;
  }
  void render(moved);
}

function context(signal: AbortSignal): Context {
  const { lang } = state;
  return {
    lang,
    look: look(lang, isDark()),
    signal,
    t: (key: Key, values?: Values) => words(lang, key, values),
    param: (name, otherwise = "") => state.params[name] || otherwise,
    set: (changes, how = "replace") => {
      if (signal.aborted) return;
      go({ ...state, params: { ...state.params, ...changes } }, how);
    },
    href: (page, params = {}) => addressOf({ ...state, page, params }),
  };
}

async function render(moved = false): Promise<void> {
  const focused = document.activeElement?.id;
  leave.abort();
  const mine = (leave = new AbortController());
  const root = document.documentElement;
  root.lang = state.lang === "zh" ? "zh-CN" : "en";
  root.dataset.theme = state.theme;
  if (!(state.page in PAGES)) state = { ...state, page: FIRST_PAGE, params: {} };
  const name = words(state.lang, `nav.${state.page}` as Key);
  document.title = `${name} · polysight`;
  frame.tell(state);
  frame.main.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => wait(moved), moved ? 0 : SLOW_MS);
  let parts: (Node | null)[];
  try {
    const page = await (PAGES[state.page] as () => ReturnType<(typeof PAGES)[string]>)();
    parts = await page.build(context(mine.signal));
  } catch (fault) {
    if (mine.signal.aborted) return;
    parts = [refused(fault)];
  }
  clearTimeout(slow);
  if (mine.signal.aborted) return;
  const title = h("h1", { tabindex: -1 }, name);
  const lead = h("p", { class: "lead" }, words(state.lang, `lead.${state.page}` as Key));
  frame.main.replaceChildren(title, lead, ...parts.filter((one) => one !== null));
  frame.main.removeAttribute("aria-busy");
  frame.tell(state);
  settle(moved, focused);
  void remarkAge(context(mine.signal), lead);
}

/** Says under the lead of a page that its evidence is old, unless the page says so or shows a past day. */
async function remarkAge(told: Context, lead: HTMLElement): Promise<void> {
  if (frame.main.querySelector(".age") || told.param("as_of") || told.param("on")) return;
  const notice = await evidenceAge(told).catch(() => null);
  if (notice && !told.signal.aborted) lead.after(notice);
}

/** Where a reader is after a page has come: at its head, at a card of the address, or where they were. */
function settle(moved: boolean, focused: string | undefined): void {
  const aim = aimOf(location.hash);
  const card = aim && aim !== "main" ? document.getElementById(aim) : null;
  if (card instanceof HTMLDetailsElement) card.open = true;
  if (card) card.scrollIntoView();
  else if (moved) {
    window.scrollTo(0, 0);
    frame.main.querySelector("h1")?.focus({ preventScroll: true });
  } else if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function wait(moved: boolean): void {
  const told = h("p", { class: "wait", role: "status" }, words(state.lang, "shell.wait"));
  if (moved || !frame.main.childElementCount) frame.main.replaceChildren(told);
  else frame.main.prepend(told);
}

function refused(fault: unknown): HTMLElement {
  const t = (key: Key) => words(state.lang, key);
  const known: Fault = fault instanceof Refusal
    ? fault.fault
    : { title: t("shell.unreachable"), status: 0, errors: [], detail: String(fault) };
  return h("section", { class: "refusal", role: "alert" },
    h("h2", {}, known.title),
    known.detail ? h("p", { class: "lines" }, known.detail) : null,
    known.hint ? h("p", {}, known.hint) : null,
    h("button", { type: "button", onclick: () => void render() }, t("shell.again")));
}

frame.main.addEventListener("click", (event) => {
  const mouse = event as MouseEvent;
  const found = (event.target as Element).closest<HTMLAnchorElement>("a[href^='/?']");
  if (!found || mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || mouse.altKey) return;
  event.preventDefault();
  go(stateOf(new URL(found.href)));
});
addEventListener("popstate", () => {
  const before = state;
  state = stateOf(location);
  void render(before.page !== state.page);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  if (state.theme === "auto") void render();
});
history.replaceState(null, "", `${addressOf(state).split("#")[0]}${location.hash}`);
void render();
