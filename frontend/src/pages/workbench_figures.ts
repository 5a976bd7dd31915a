/** Figures of a project: worth, cash flow, tornado, spider, what the law and lender say. */
import type { Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { FONT } from "../chart/look";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { h } from "../dom";
import { day, direction, quantity, shown, signed, today, value } from "../format";
import { capital, wordsOf, type Both } from "../i18n";
import type { Project, Worked } from "./workbench";

const MONEY = "CNY";

function source(context: Context, project: Project): { source: string; updated: string } {
  const rows = new Set(Object.values(project.citations).flatMap((one) => (one as { inputs: string[] }).inputs));
  return { source: context.t("source.project", { rows: rows.size }), updated: project.as_of ? day(project.as_of, context.lang) : today(context.lang) };
}

/** What a project is worth, each beside what it is as stated. */
export function tiles(context: Context, worked: Worked, stated: Worked): HTMLElement {
  const { t, lang } = context;
  const [now, then] = [worked.project.indicators, stated.project.indicators];
  const tile = (name: string, figure: string, change: number | null, unit: string, more = "") => {
    const { arrow, name: way } = direction(change);
    return h("div", { class: "tile" }, h("dt", {}, name), h("dd", {}, h("div", { class: "figure" }, figure),
      h("div", { class: "more" }, change === null || Math.abs(change) < 1e-9 ? more || t("work.as_stated") : h("span", {}, h("span", { class: way }, `${arrow} ${signed(change, unit, lang)}`), ` ${t("work.against")}`))));
  };
  const gap = (one: number | null, other: number | null) => (one === null || other === null ? null : one - other);
  const cover = [worked, stated].map((one) => one.project.repayment_cover?.least ?? null);
  const verdict = worked.project.verdict;
  return h("dl", { class: "tiles", id: "worth" },
    h("div", { class: "tile" }, h("dt", {}, t("work.verdict")), h("dd", {},
      h("div", { class: `figure verdict ${verdict === "worth-it" ? "pass" : verdict === "not-worth-it" ? "fail" : "open"}` }, wordsOf(lang, "verdict", verdict)),
      h("div", { class: "more" }, t("work.rate", { rate: quantity(now.after_tax.discount_rate, "1", lang) })))),
    tile(t("work.npv"), quantity(now.after_tax.npv_cny, MONEY, lang), gap(now.after_tax.npv_cny, then.after_tax.npv_cny), MONEY),
    tile(t("work.irr"), quantity(now.after_tax.irr, "1", lang, 2), gap(now.after_tax.irr, then.after_tax.irr), "pp"),
    tile(t("work.irr_equity"), quantity(now.equity.irr, "1", lang, 2), gap(now.equity.irr, then.equity.irr), "pp"),
    tile(t("work.minimum_price"), quantity(now.minimum_price_cny_per_kg, "CNY/kg", lang), gap(now.minimum_price_cny_per_kg, then.minimum_price_cny_per_kg), "CNY/kg", t("work.minimum_more")),
    tile(t("work.payback"), quantity(now.after_tax.payback_years, "years", lang, 1), gap(now.after_tax.payback_years, then.after_tax.payback_years), "years"),
    tile(t("work.cover"), value(cover[0] ?? null, "", lang, 2), gap(cover[0] ?? null, cover[1] ?? null), "", t("work.cover_more")));
}

interface Row {
  key: string;
  name: Both;
  unit: string;
  level: number;
  number: string;
  by_year?: (number | null)[];
}

function rowsOf(project: Project, table: string): { years: number[]; rows: Row[] } {
  const found = (project.tables as unknown as { table: string; years?: number[]; rows: Row[] }[]).find((one) => one.table === table);
  return { years: found?.years ?? [], rows: found?.rows ?? [] };
}

/** Net cash flow by year and added up. */
export function cashFigure(context: Context, { project }: Worked): Figure {
  const { t, lang } = context;
  const { years, rows } = rowsOf(project, "project_cash_flow");
  const of = (key: string) => rows.find((one) => one.key === key)?.by_year ?? [];
  const [net, sum] = [of("project_net"), of("project_net_sum")];
  const { factor, label } = shown(MONEY, lang);
  const back = years.find((_, at) => (sum[at] ?? -1) >= 0 && at > 0 && (sum[at - 1] ?? 0) < 0);
  const deepest = Math.min(...sum.map((one) => one ?? 0));
  return {
    id: "cash", wide: true, height: 320, title: t("work.cash"), unit: label,
    summary: t(back === undefined ? "work.cash_never" : "work.cash_back", { year: back ?? "", deepest: quantity(deepest, MONEY, lang), end: quantity(sum.at(-1) ?? null, MONEY, lang) }),
    ...source(context, project), note: t("work.cash_note"),
    option: (look): Option => ({
      grid: parts.grid(), legend: parts.legend(look),
      tooltip: parts.hint(look, { axisPointer: { type: "shadow" }, valueFormatter: (one: unknown) => quantity(one === null ? null : (one as number) / factor, MONEY, lang) }),
      xAxis: parts.categories(look, years), yAxis: parts.values(look),
      series: [
        { type: "bar", name: t("work.net"), data: net.map((one) => (one === null ? null : { value: one * factor, itemStyle: { color: one < 0 ? look.series[1] : look.series[0], borderRadius: 2 } })), itemStyle: { color: look.series[0] } },
        parts.curve(t("work.sum"), sum.map((one) => (one === null ? null : one * factor)), look.text, { symbol: "circle", symbolSize: 5 }),
      ],
    }) as unknown as Option,
    table: {
      columns: [{ title: t("price.year") }, { title: t("work.net"), unit: MONEY }, { title: t("work.sum"), unit: MONEY }],
      rows: years.map((one, at) => [String(one), net[at] ?? null, sum[at] ?? null]),
    },
  };
}

/** Change of the value by one factor at a time. */
export function tornadoFigure(context: Context, { project, tornado }: Worked): Figure {
  const { t, lang } = context;
  const by = tornado.by;
  const [down, up] = [-by, by].map((one) => tornado.changes.findIndex((each) => Math.abs((each ?? 0) - one) < 1e-9));
  const base = tornado.base.npv ?? 0;
  const change = (one: Worked["tornado"]["factors"][number], at: number | undefined) => {
    const found = (one.outcomes.npv as (number | null)[])[at ?? 0];
    return found === null || found === undefined ? null : found - base;
  };
  const rows = tornado.factors.map((one) => ({ name: (one.name as Both)[lang], down: change(one, down), up: change(one, up) }))
    .sort((one, other) => Math.abs(other.up ?? 0) - Math.abs(one.up ?? 0)).filter((one) => Math.abs(one.up ?? 0) > 1);
  const { factor, label } = shown(MONEY, lang);
  const share = quantity(by, "1", lang, 0);
  const first = rows[0];
  return {
    id: "tornado", height: 340, title: t("work.tornado"), unit: t("work.tornado_unit", { unit: label, share }),
    summary: first ? t("work.tornado_summary", { name: capital(first.name), share, up: signed(first.up, MONEY, lang), down: signed(first.down, MONEY, lang) }) : t("evidence.nothing"),
    ...source(context, project),
    option: (look): Option => {
      const bars = (key: "down" | "up", name: string, colour: string) => ({
        type: "bar", stack: "change", name, barWidth: 14, itemStyle: { color: colour, borderRadius: 2 }, data: rows.map((one) => (one[key] === null ? null : (one[key] as number) * factor)),
      });
      return {
        grid: parts.grid(), legend: parts.legend(look),
        tooltip: parts.hint(look, { axisPointer: { type: "shadow" }, valueFormatter: (one: unknown) => signed((one as number) / factor, MONEY, lang) }),
        xAxis: parts.values(look), yAxis: parts.categories(look, rows.map((one) => one.name), { inverse: true, axisLabel: { color: look.text, fontFamily: FONT } }),
        series: [bars("down", `−${share}`, look.series[1] as string), bars("up", `+${share}`, look.series[0] as string)],
      } as unknown as Option;
    },
    table: {
      columns: [{ title: t("work.factor") }, { title: `−${share}`, unit: MONEY }, { title: `+${share}`, unit: MONEY }],
      rows: rows.map((one) => [one.name, one.down, one.up]),
    },
  };
}

/** Value over the change of each factor, and where it is nothing. */
export function spiderFigure(context: Context, { project, tornado }: Worked): Figure {
  const { t, lang } = context;
  const { factor, label } = shown(MONEY, lang);
  const rows = tornado.factors.filter((one) => (one.outcomes.npv as (number | null)[]).some((each) => Math.abs((each ?? 0) - (tornado.base.npv ?? 0)) > 1));
  const price = tornado.factors.find((one) => one.factor === "price");
  const turn = price?.turns_at ?? null;
  const title = (one: (typeof rows)[number]) => (one.name as Both)[lang];
  return {
    id: "spider", height: 340, title: t("work.spider"), unit: t("work.spider_unit", { unit: label }),
    summary: turn === null ? t("work.spider_never") : t("work.spider_turn", {
      change: signed(turn, "1", lang, 1), price: quantity(project.indicators.minimum_price_cny_per_kg, "CNY/kg", lang),
    }),
    ...source(context, project), note: t("work.spider_note"),
    option: (look): Option => ({
      grid: parts.grid(), legend: parts.legend(look),
      tooltip: parts.hint(look, { valueFormatter: (one: unknown) => quantity((one as number) / factor, MONEY, lang) }),
      xAxis: parts.categories(look, tornado.changes.map((one) => signed(one, "1", lang, 0)), { boundaryGap: false }), yAxis: parts.values(look),
      series: rows.map((one, at) => parts.curve(title(one), (one.outcomes.npv as (number | null)[]).map((each) => (each === null ? null : each * factor)), look.series[at % look.series.length] as string, {
        symbol: ["circle", "triangle", "diamond", "rect"][at % 4], symbolSize: 6,
        ...(at === 0 ? { markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: look.faint, type: "dashed" }, data: [{ yAxis: 0 }] } } : {}),
      })),
    }) as unknown as Option,
    table: {
      columns: [{ title: t("work.factor") }, ...tornado.changes.map((one) => ({ title: signed(one, "1", lang, 0), unit: MONEY })), { title: t("work.turns"), unit: "1", digits: 1 }],
      rows: rows.map((one) => [title(one), ...(one.outcomes.npv as (number | null)[]), one.turns_at]),
    },
  };
}

/** What the law and a lender say. */
export function findingsSection(context: Context, { project }: Worked): HTMLElement {
  const { t, lang } = context;
  const kinds: Record<string, string> = { pass: "pass", fail: "fail", "cannot-judge": "open" };
  return h("section", { class: "card", id: "findings" }, h("h2", {}, t("work.findings")),
    h("ul", { class: "plain" }, ...project.findings.map((one) => h("li", {},
      h("span", { class: `verdict ${kinds[one.kind] ?? "open"}` }, wordsOf(lang, "finding", one.kind)), ` ${(one.words as Both)[lang]}`))));
}
