/** Comparable series of a quantity, never mixed, and what was known of them on a day. */
import { address, get, reasonOf, type Doc } from "../api/client";
import { card, type Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { thin } from "../chart/look";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { choice, newest, slider } from "../controls";
import { h, stale } from "../dom";
import { day, plain, quantity, shown } from "../format";
import { capital, remarked } from "../i18n";
import { choices, type AllNames } from "../names";
import { rowAddress } from "./evidence_row";

type Shown = Extract<Doc<"series">, { series: unknown }>;
type Series = Shown["series"][number];
const MOST = 4;
const DISPUTES = 20;

/** Series of a quantity with a slider of the day of knowledge. */
export async function seriesView(context: Context, names: AllNames): Promise<Node[]> {
  const { t, lang } = context;
  const [known, vintages] = await Promise.all([get<"quantities">("/evidence/quantities", lang), get<"vintages">("/evidence/vintages", lang)]);
  const list = (known as { quantities: { code: string; name: string; rows: number; unit: string }[] }).quantities;
  const code = context.param("quantity", "price");
  const name = list.find((one) => one.code === code)?.name ?? code;
  let as_of = context.param("as_of");
  const load = (when: string) => get<"series">("/evidence/series", lang, { ...filters(context, code), ...(when ? { as_of: when } : {}) });
  const first = (await load(as_of)) as Shown;
  const shownCard = card(context, seriesFigure(context, names, first, name, as_of));
  const rest = h("div", { class: "wide" }, ...below(context, names, first));
  const told = h("p", { class: "refusal lines", role: "alert", hidden: true });
  const wait = (why: string) => [shownCard.element, rest].forEach((one) => stale(one, why));
  const again = newest(context.signal, async (signal, isNewest) => {
    wait(t("stale.again"));
    const when = as_of;
    try {
      const found = (await load(when)) as Shown;
      if (signal.aborted) return;
      shownCard.show(seriesFigure(context, names, found, name, when));
      told.hidden = true;
      if (!isNewest()) return;
      rest.replaceChildren(...below(context, names, found));
      wait("");
    } catch (fault) {
      if (signal.aborted) return;
      told.textContent = reasonOf(fault, t("shell.unreachable"));
      told.hidden = false;
      wait(t("stale.before"));
    }
    context.set({ as_of }, "quiet");
  });
  const move = (months: number) => {
    if (dayOf(months) === as_of) return;
    as_of = dayOf(months);
    again();
  };
  const most = monthsNow();
  const slide = slider("as-of", t("control.as_of"), { least: Math.min(monthsOf(vintages.first ?? ""), most), most, step: 1, value: as_of ? monthsOf(as_of) : most },
    (value) => t("evidence.known", { day: value >= most ? t("evidence.now") : day(dayOf(value), lang), rows: plain(knownBy(vintages, value), lang) }), move, move);
  const quantities = list.map((one) => ({ value: one.code, label: remarked(lang, one.name, one.rows) }));
  const set = (key: string) => (value: string) => context.set({ [key]: value, pick: "" }, "step");
  return [
    h("div", { class: "controls" },
      choice("quantity", t("evidence.quantity"), quantities, code, set("quantity"), true),
      choice("geography", t("evidence.place"), choices(names.regions, t("list.all")), context.param("geography", place(context, code)), set("geography")),
      choice("grade", t("evidence.grade"), choices(names.grades, t("list.all")), context.param("grade"), set("grade")),
      choice("company", t("evidence.company"), choices(names.companies, t("list.all")), context.param("company"), set("company")),
      slide.element),
    told, h("div", { class: "grid" }, shownCard.element, rest),
  ];
}

function place(context: Context, code: string): string {
  return code === "price" && !context.param("quantity") ? "CN" : "";
}

function filters(context: Context, code: string): Record<string, string> {
  const found: Record<string, string> = { quantity: code };
  for (const one of ["geography", "grade", "company"]) {
    const value = context.param(one, one === "geography" ? place(context, code) : "");
    if (value) found[one] = value;
  }
  return found;
}

/** Months of the calendar, counted from the year nought. */
function monthsOf(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

function monthsNow(): number {
  return monthsOf(new Date().toISOString());
}

/** Last day of a month; nothing for the present one. */
function dayOf(months: number): string {
  if (months >= monthsNow()) return "";
  return new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).toISOString().slice(0, 10);
}

/** Rows that were known by the end of a month. */
function knownBy(vintages: Doc<"vintages">, months: number): number {
  return vintages.months.filter((one) => monthsOf(one.month) <= months).at(-1)?.known ?? 0;
}

/** Middle of a period such as 2025, 2025-H1, 2025-Q3, 2025-09 or 2025-09-17. */
export function middleOf(period: string): number {
  const found = /^(\d{4})(?:-(?:H(\d)|Q(\d)|(\d{2})(?:-(\d{2}))?))?/.exec(period);
  if (!found) return NaN;
  const [, year, half, quarter, month, date] = found;
  const months = half ? (Number(half) - 1) * 6 + 3 : quarter ? (Number(quarter) - 1) * 3 + 1.5 : month ? Number(month) - 1 + (date ? Number(date) / 31 : 0.5) : 6;
  return Date.UTC(Number(year), Math.floor(months), 1 + Math.round((months % 1) * 30));
}

function keyOf(one: Series): string {
  const text = JSON.stringify([one.basis, one.company, one.site]);
  let found = 5381;
  for (let at = 0; at < text.length; at += 1) found = ((found * 33) ^ text.charCodeAt(at)) >>> 0;
  return found.toString(36);
}

function picked(context: Context, found: Shown): Series[] {
  const wanted = context.param("pick").split(".").filter(Boolean);
  const chosen = found.series.filter((one) => wanted.includes(keyOf(one)));
  const ranked = [...found.series].sort((one, other) => other.rows.length - one.rows.length);
  const unit = chosen[0]?.unit ?? (ranked.some((one) => one.unit === found.unit) ? found.unit : ranked[0]?.unit);
  // Series of different units share no axis.
  const alike = (chosen.length ? chosen : ranked).filter((one) => one.unit === unit);
  return alike.slice(0, chosen.length ? MOST : 3);
}

/** What tells a series from the others. */
function label(context: Context, names: AllNames, one: Series, all: Series[]): string {
  const skip = new Set(["quantity", "unit", "product"]);
  const differs = (key: string) => all.length === 1 || all.some((other) => other.basis[key] !== one.basis[key]);
  const told = Object.keys(one.basis).filter((key) => !skip.has(key) && differs(key)).map((key) => {
    const code = one.basis[key] ?? "";
    const list = key === "geography" ? names.regions : key === "grade" ? names.grades : key === "route" ? names.routes : undefined;
    return list?.get(code) ?? names.bases.get(`${key}.${code}`) ?? code;
  });
  const maker = [names.companies.get(one.company) ?? one.company, one.site].filter(Boolean);
  const unit = all.some((other) => other.unit !== one.unit) ? [shown(one.unit, context.lang).label] : [];
  return [...maker, ...told, ...unit].join(context.lang === "zh" ? "，" : ", ") || context.t("evidence.only");
}

/** Whoever a source is by; its key where nobody is known. */
function producer(found: Shown, key: string): string {
  return found.sources[key]?.producer || key;
}

function seriesFigure(context: Context, names: AllNames, found: Shown, name: string, as_of: string): Figure {
  const { t, lang } = context;
  const chosen = picked(context, found);
  const rows = chosen.reduce((sum, one) => sum + one.rows.length, 0);
  const own = chosen[0]?.unit ?? found.unit;
  const { factor, label: unit } = shown(own, lang);
  const titles = chosen.map((one) => label(context, names, one, found.series));
  const sources = [...new Set(chosen.flatMap((one) => one.rows.map((row) => producer(found, row.source))))];
  const latest = chosen.flatMap((one, at) => one.rows.map((row) => ({ row, title: titles[at] as string })))
    .reduce<{ row: Series["rows"][number]; title: string } | undefined>((best, one) => (!best || middleOf(one.row.period) > middleOf(best.row.period) ? one : best), undefined);
  return {
    id: "series", wide: true, height: 420, title: capital(name), unit,
    summary: latest
      ? t("evidence.summary", { rows, series: chosen.length, all: found.series.length, value: quantity(latest.row.value, own, lang), period: latest.row.period, title: latest.title })
      : t("evidence.nothing"),
    source: `${sources.slice(0, 6).join("; ")}${sources.length > 6 ? ` ${t("evidence.more", { count: sources.length - 6 })}` : ""}`,
    updated: day(as_of || new Date().toISOString().slice(0, 10), lang), note: t("evidence.note"),
    option: (look): Option => ({
      grid: parts.grid(), legend: parts.legend(look),
      tooltip: parts.hint(look, {
        trigger: "item", formatter: (one: { seriesIndex: number; dataIndex: number }) => {
          const series = chosen[Math.floor(one.seriesIndex / 2)];
          const row = series?.rows[one.dataIndex];
          return row ? `${row.period}\n${quantity(row.value, own, lang)} (${plain(row.low * factor, lang)}–${plain(row.high * factor, lang)})\n${row.id}, ${producer(found, row.source)}` : "";
        },
      }),
      xAxis: { type: "time", axisLabel: { color: look.faint, hideOverlap: true, formatter: { year: "{yyyy}", month: "{yyyy}-{MM}", day: "{yyyy}-{MM}-{dd}" } }, axisLine: { lineStyle: { color: look.line } } },
      yAxis: parts.values(look, { scale: true }),
      series: chosen.flatMap((one, at) => [
        ranges(one, factor, look.series[at] as string, titles[at] as string),
        parts.curve(titles[at] as string, [], look.series[at] as string, {
          symbol: ["circle", "triangle", "diamond", "rect"][at], symbolSize: 6, data: one.rows.map((row) => [middleOf(row.period), row.value * factor]),
        }),
      ]),
    }) as unknown as Option,
    table: {
      columns: [{ title: t("row.id") }, { title: t("evidence.series") }, { title: t("row.period") }, { title: t("row.value"), unit: own }, { title: t("record.low"), unit: own }, { title: t("record.high"), unit: own }, { title: t("row.tier") }, { title: t("row.vintage") }, { title: t("row.source") }],
      rows: chosen.flatMap((one, at) => one.rows.map((row) => [row.id, titles[at] as string, row.period, row.value, row.low, row.high, names.tiers.get(row.tier) ?? row.tier, row.first_known, row.source])),
    },
  };
}

function ranges(one: Series, factor: number, colour: string, name: string): Record<string, unknown> {
  return {
    type: "custom", name, silent: true, tooltip: { show: false }, itemStyle: { color: colour },
    renderItem: (_: unknown, api: { value: (n: number) => number; coord: (p: number[]) => number[] }) => {
      const [x, top] = api.coord([api.value(0), api.value(2)]) as [number, number];
      const bottom = api.coord([api.value(0), api.value(1)])[1] as number;
      return { type: "line", shape: { x1: x, y1: top, x2: x, y2: bottom }, style: { stroke: thin(colour, 0.4), lineWidth: 3 } };
    },
    data: one.rows.map((row) => [middleOf(row.period), row.low * factor, row.high * factor]), encode: { x: 0, y: [1, 2] },
  };
}

/** Choice of series, rows that disagree, and the rows themselves one step from their sources. */
function below(context: Context, names: AllNames, found: Shown): Node[] {
  const { t, lang } = context;
  const chosen = picked(context, found);
  const keys = new Set(chosen.map(keyOf));
  const pick = (key: string, on: boolean) => {
    const next = on ? [...keys, key].slice(-MOST) : [...keys].filter((one) => one !== key);
    context.set({ pick: next.join(".") }, "step");
  };
  const sorted = [...found.series].sort((one, other) => other.rows.length - one.rows.length);
  return [
    h("details", { class: "card", open: found.series.length <= 12 },
      h("summary", {}, t("evidence.pick", { count: found.series.length, most: MOST })),
      h("ul", { class: "plain columns" }, ...sorted.map((one) => {
        const key = keyOf(one);
        return h("li", {}, h("label", { class: "check" },
          h("input", { type: "checkbox", id: `pick-${key}`, checked: keys.has(key), onchange: (event) => pick(key, (event.target as HTMLInputElement).checked) }),
          remarked(lang, label(context, names, one, found.series), one.rows.length)));
      }))),
    found.contradictions.length
      ? h("section", { class: "card", id: "disputes" }, h("h2", {}, t("evidence.contradictions")),
        h("ul", {}, ...found.contradictions.slice(0, DISPUTES).map((one) => h("li", {},
          ...one.ids.flatMap((id) => [h("a", { href: rowAddress(id) }, id), " "]), t("evidence.apart", { share: quantity(one.spread, "1", lang, 0) }))),
        found.contradictions.length > DISPUTES ? h("li", {}, t("evidence.more", { count: found.contradictions.length - DISPUTES })) : null))
      : null,
    h("p", {}, h("a", {
      href: address("/evidence/series.csv", { ...filters(context, context.param("quantity", "price")), ...(found.as_of ? { as_of: found.as_of } : {}), bom: true, lang }), download: "polysight-series.csv",
    }, t("evidence.csv"))),
  ].filter((one) => one !== null);
}
