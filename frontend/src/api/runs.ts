/** Runs: begun, told of while they go on, ended when nobody wants them any more. */
import type { Language } from "../state";
import { answered, Refusal, ROOT, type Doc } from "./client";

export interface Wanted {
  room: "market" | "market_comparison" | "project_draws" | "document";
  scenario?: string;
  project?: string;
  draws?: number;
  document?: string;
  form?: string;
}
export type Step = (done: number, total: number | null) => void;

const PAUSE_MS = 400;

interface Told {
  run: string;
  state: string;
  done: number;
  total: number | null;
  errors: { message?: { en?: string; zh?: string }; en?: string; zh?: string }[];
}

/** Begin a run of something that is named. */
export function begun(wanted: Wanted, lang: Language): Promise<Response> {
  return answered(`${ROOT}/runs`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ...wanted, lang }),
  });
}

/** Result of a run that was begun, once it is there. */
export async function followed(start: Promise<Response>, lang: Language, step: Step, signal: AbortSignal): Promise<Response> {
  let told = (await (await start).json()) as Told;
  const place = `${ROOT}/runs/${encodeURIComponent(told.run)}`;
  const end = () => void fetch(place, { method: "DELETE" });
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  while (told.state === "waiting" || told.state === "running") {
    await new Promise((next) => setTimeout(next, PAUSE_MS));
    signal.throwIfAborted();
    told = (await (await answered(`${place}?lang=${lang}`)).json()) as Told;
    step(told.done, told.total);
  }
  signal.removeEventListener("abort", end);
  if (told.state !== "done") {
    const detail = told.errors.map((one) => one.message?.[lang] ?? one[lang] ?? "").join("\n");
    throw new Refusal({ title: told.state, detail, status: 0, errors: [] });
  }
  return answered(`${place}/result?lang=${lang}`);
}

/** Document of a run. */
export async function run(wanted: Wanted, lang: Language, step: Step, signal: AbortSignal): Promise<unknown> {
  return (await followed(begun(wanted, lang), lang, step, signal)).json();
}

export type Market = Doc<"market_result">;
