/** Runs: begun, told of while they go on, ended when nobody wants them any more. */
import type { Language } from "../state";
import { answered, Refusal, ROOT, type Doc } from "./client";

export interface Wanted {
  room: "market" | "market_comparison" | "project_draws";
  scenario?: string;
  project?: string;
  draws?: number;
}

const PAUSE_MS = 400;

interface Told {
  run: string;
  state: string;
  done: number;
  total: number | null;
  errors: { en?: string; zh?: string }[];
}

/** Result of a run. */
export async function run(
  wanted: Wanted,
  lang: Language,
  step: (done: number, total: number | null) => void,
  signal: AbortSignal,
): Promise<unknown> {
  const begun = await answered(`${ROOT}/runs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...wanted, lang }),
  });
  let told = (await begun.json()) as Told;
  const place = `${ROOT}/runs/${encodeURIComponent(told.run)}`;
  const end = () => void fetch(place, { method: "DELETE" });
  signal.addEventListener("abort", end, { once: true });
  while (told.state === "waiting" || told.state === "running") {
    await new Promise((next) => setTimeout(next, PAUSE_MS));
    signal.throwIfAborted();
    told = (await (await answered(`${place}?lang=${lang}`)).json()) as Told;
    step(told.done, told.total);
  }
  signal.removeEventListener("abort", end);
  if (told.state !== "done") {
    const detail = told.errors.map((one) => one[lang] ?? "").join("\n");
    throw new Refusal({ title: told.state, detail, status: 0, errors: [] });
  }
  return (await answered(`${place}/result?lang=${lang}`)).json();
}

export type Market = Doc<"market_result">;
