/** A run on the page: a button, then a bar with an end to it, then what came of it. */
import { reasonOf } from "./api/client";
import type { Step } from "./api/runs";
import type { Context } from "./context";
import { h } from "./dom";

/** Button of a run; ``act`` does it and may be ended. */
export function runButton(context: Context, id: string, label: string, act: (step: Step, signal: AbortSignal) => Promise<void>): HTMLElement {
  const { t } = context;
  const told = h("span", { role: "status", class: "told" });
  const start = h("button", { type: "button", class: "main", id }, label);
  const box = h("span", { class: "run" }, start, " ", told);
  start.addEventListener("click", () => {
    const ending = new AbortController();
    const end = () => ending.abort();
    context.signal.addEventListener("abort", end);
    const bar = h("progress", { "aria-label": t("run.progress") });
    const stop = h("button", { type: "button", onclick: end }, t("run.stop"));
    told.textContent = "";
    start.replaceWith(bar, " ", stop);
    stop.focus();
    const step: Step = (done, total) => {
      if (!total) return;
      bar.max = total;
      bar.value = done;
    };
    const after = (words: string) => {
      const focused = document.activeElement === stop;
      box.replaceChildren(start, " ", told);
      told.textContent = words;
      if (focused) start.focus();
    };
    act(step, ending.signal).then(() => after(t("run.done")), (fault: unknown) =>
      after(ending.signal.aborted ? t("run.stopped") : reasonOf(fault)));
  });
  return box;
}
