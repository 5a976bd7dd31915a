/** Tables that are wider than their place say so. */
import { words } from "../i18n";
import type { Language } from "../state";

/** A box that scrolls; while something of it is out of sight to the side it says so. */
export function broad<T extends HTMLElement>(box: T, lang: Language): T {
  box.dataset.more = words(lang, "card.more");
  const watcher = new ResizeObserver(() => box.toggleAttribute("data-broad", box.scrollWidth > box.clientWidth + 1));
  watcher.observe(box);
  if (box.firstElementChild) watcher.observe(box.firstElementChild);
  return box;
}
