/** Whether what is shown is old: said where it is, and never left to the reader to reckon. */
import { get } from "./api/client";
import type { Context } from "./context";
import { h } from "./dom";
import { day } from "./format";

/** Days after which what is known counts as old: a month and what it takes to publish it. */
const OLD_DAYS = 40;
const DAY_MS = 86_400_000;

/** A remark that nothing newer than a day is used; none where the day is recent. */
export function ageNotice(context: Context, known: string): HTMLElement | null {
  const days = Math.floor((Date.now() - Date.parse(known)) / DAY_MS);
  if (!(days > OLD_DAYS)) return null;
  return h("p", { class: "notice age", role: "note" }, context.t("shell.old", { day: day(known, context.lang), days }));
}

/** The same remark of the evidence as a whole, for pages that work with all of it. */
export async function evidenceAge(context: Context): Promise<HTMLElement | null> {
  const { last } = await get<"vintages">("/evidence/vintages", context.lang);
  return last === null ? null : ageNotice(context, last);
}
