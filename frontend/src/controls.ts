/** Controls with labels; what is chosen goes into the address. */
import type { Context } from "./context";
import { h } from "./dom";
import { day, dayOf } from "./format";

export interface Choice {
  value: string;
  label: string;
}

let count = 0;

function labelled(label: string, field: HTMLElement, long = false): HTMLElement {
  field.id ||= `field-${(count += 1)}`;
  return h("div", { class: long ? "control long" : "control" }, h("label", { for: field.id }, label), field);
}

/** A list to choose from. */
export function choice(id: string, label: string, choices: Choice[], value: string, act: (value: string) => void, long = false): HTMLElement {
  const field = h("select", { id, onchange: (event) => act((event.target as HTMLSelectElement).value) },
    ...choices.map((one) => h("option", { value: one.value, selected: one.value === value }, one.label)));
  return labelled(label, field, long);
}

/** A field to write in. */
export function entry(id: string, label: string, value: string, act: (value: string) => void, more: Record<string, string> = {}): HTMLElement {
  const field = h("input", { id, value, type: "search", ...more, onchange: (event) => act((event.target as HTMLInputElement).value.trim()) });
  return labelled(label, field, more.type !== "date");
}

/** A field for a day, in the words of the page; a browser has its own calendar for it, in its own words. */
export function dated(context: Context, id: string, label: string, value: string, range: { least: string; most: string }, act: (value: string) => void): HTMLElement {
  const { t, lang } = context;
  const written = (one: string) => (one ? day(one, lang) : "");
  const told = h("p", { class: "told", role: "alert", id: `${id}-told` });
  const field = h("input", { type: "text", id, value: written(value), placeholder: t("control.day_form"), autocomplete: "off", "aria-describedby": told.id });
  const calendar = h("input", { type: "date", class: "hidden", tabindex: -1, "aria-hidden": "true", min: range.least, max: range.most, value });
  const take = (one: string | undefined) => {
    const wrong = one === undefined || (one !== "" && (one < range.least || one > range.most));
    told.textContent = wrong ? t("control.day_wrong", { least: written(range.least), most: written(range.most) }) : "";
    field.setAttribute("aria-invalid", String(wrong));
    if (!wrong) act(one);
  };
  field.addEventListener("change", () => {
    const text = field.value.trim();
    take(text ? dayOf(text) : "");
  });
  calendar.addEventListener("change", () => take(calendar.value));
  const open = h("button", { type: "button", id: `${id}-calendar`, "aria-label": t("control.calendar"), title: t("control.calendar"), onclick: () => calendar.showPicker() }, "▾");
  return h("div", { class: "control" }, h("label", { for: id }, label), h("span", { class: "day" }, field, open, calendar), told);
}

/** A choice of a particular of the page. */
export function particular(context: Context, name: string, label: string, choices: Choice[], otherwise: string, long = false): HTMLElement {
  return choice(name, label, choices, context.param(name, otherwise), (value) =>
    context.set({ [name]: value === otherwise ? "" : value }, "step"), long);
}

/** A switch of a particular of the page. */
export function toggle(context: Context, name: string, label: string): HTMLElement {
  const field = h("input", {
    type: "checkbox", id: name, checked: context.param(name) === "1",
    onchange: (event) => context.set({ [name]: (event.target as HTMLInputElement).checked ? "1" : "" }, "step"),
  });
  return h("label", { class: "check", for: name }, field, label);
}

/** A button that chooses a file; its words are those of the page and not of the browser. */
export function filePicker(id: string, label: string, accept: string, act: (file: File) => void): HTMLElement {
  const field = h("input", {
    type: "file", id, accept, class: "hidden",
    onchange: (event) => {
      const one = (event.target as HTMLInputElement).files?.[0];
      if (one) act(one);
      (event.target as HTMLInputElement).value = "";
    },
  });
  return h("span", { class: "picker" }, field, h("label", { for: id, class: "button" }, label));
}

export interface Slide {
  element: HTMLElement;
  tell: (value: number) => void;
}

/** A slider with its value in words beside it; arrows, page keys, Home and End move it. */
export function slider(
  id: string,
  label: string,
  range: { least: number; most: number; step: number; value: number },
  told: (value: number) => string,
  moving: (value: number) => void,
  moved: (value: number) => void,
): Slide {
  const output = h("output", { for: id }, told(range.value));
  const field = h("input", { type: "range", id, min: range.least, max: range.most, step: range.step, "aria-valuetext": told(range.value) });
  field.value = String(range.value);
  const tell = (value: number) => {
    output.textContent = told(value);
    field.setAttribute("aria-valuetext", told(value));
  };
  field.addEventListener("input", () => {
    tell(Number(field.value));
    moving(Number(field.value));
  });
  field.addEventListener("change", () => moved(Number(field.value)));
  const element = h("div", { class: "control slide" },
    h("span", { class: "slide-head" }, h("label", { for: id }, label), output), field);
  return { element, tell: (value) => { field.value = String(value); tell(value); } };
}

/** Do something with what is newest: one at a time, and once more where it moved meanwhile; what came too late is ended. */
export function newest(signal: AbortSignal, act: (signal: AbortSignal, isNewest: () => boolean) => Promise<void>): () => void {
  let [wanted, going] = [false, false];
  let ending = new AbortController();
  signal.addEventListener("abort", () => ending.abort());
  return () => {
    wanted = true;
    if (going) return;
    going = true;
    void (async () => {
      while (wanted && !signal.aborted) {
        wanted = false;
        ending.abort();
        ending = new AbortController();
        await act(ending.signal, () => !wanted);
      }
      going = false;
    })();
  };
}
