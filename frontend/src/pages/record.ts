/** Record: every forecast of the past beside what came. */
import { get, type Doc } from "../api/client";
import { card } from "../chart/card";
import { tableElement, type Table } from "../chart/tables";
import type { Context, Page } from "../context";
import { particular } from "../controls";
import { h } from "../dom";
import { day, plain, shown } from "../format";
import { wordsOf, type Both } from "../i18n";
import { coverageFigure, pathsFigure, skillFigure } from "./record_figures";

export type RecordDoc = Doc<"market_record">;

export const page: Page = {
  async build(context) {
    const { lang, t } = context;
    const record = await get<"market_record">("/market/record", lang);
    const part = context.param("part") === "developed" ? record.developed : record.scored;
    const variables = [...new Set(part.map((one) => one.variable))];
    const horizons = [...new Set(part.filter((one) => one.variable === context.param("variable", "price_china")).map((one) => one.horizon))];
    const controls = h("div", { class: "controls" },
      particular(context, "variable", t("record.variable"), variables.map((one) => ({ value: one, label: wordsOf(lang, "variable", one) })), "price_china"),
      particular(context, "horizon", t("record.horizon"), horizons.map((one) => ({ value: String(one), label: t("record.months", { months: one }) })), "12"),
      particular(context, "part", t("record.part"), [{ value: "", label: t("record.scored") }, { value: "developed", label: t("record.developed") }], ""));
    return [
      controls,
      h("div", { class: "grid" },
        card(context, pathsFigure(context, record)).element,
        card(context, skillFigure(context, record, part)).element,
        card(context, coverageFigure(context, record, part)).element,
        turns(context, record), published(context, record)),
    ];
  },
};

/** Where the record comes from. */
export function recordSource(context: Context, record: RecordDoc): string {
  return context.t("source.record", {
    forecasts: record.forecasts.length, first: day(record.first, context.lang), last: day(record.last, context.lang),
  });
}

function section(id: string, title: string, more: string, table: Table, context: Context, source: string): HTMLElement {
  return h("section", { class: "card wide", id },
    h("h2", {}, title), h("p", { class: "summary" }, more), tableElement(table, title, context.lang),
    h("p", { class: "source" }, `${context.t("card.source")} ${source}`));
}

function turns(context: Context, record: RecordDoc): HTMLElement {
  const { t, lang } = context;
  const unit = "CNY/kg";
  const table: Table = {
    columns: [
      { title: t("record.turn") }, { title: t("record.day") }, { title: t("record.start"), unit },
      { title: `${t("record.model")} 5%`, unit }, { title: `${t("record.model")} 50%`, unit }, { title: `${t("record.model")} 95%`, unit },
      { title: `${t("record.walk")} 50%`, unit }, { title: t("record.came"), unit }, { title: t("record.outcome") },
    ],
    rows: record.turns.map((one) => [
      (one.name as Both)[lang], day(one.day, lang), one.start, ...(one.model as number[]),
      (one.walk as number[])[1] ?? null, one.outturn, wordsOf(lang, "outcome", one.outcome),
    ]),
  };
  return section("turns", t("record.turns"), t("record.turns_more"), table, context, recordSource(context, record));
}

function published(context: Context, record: RecordDoc): HTMLElement {
  const { t, lang } = context;
  const found = record.published_errors;
  const more = t("record.published_more", {
    nearer: found.model_nearer, cases: found.cases, model: plain(found.model, lang, 2), theirs: plain(found.published, lang, 2),
  });
  const table: Table = {
    columns: [
      { title: t("record.forecaster") }, { title: t("record.made") }, { title: t("record.period") },
      { title: t("record.they"), unit: "" }, { title: t("card.unit") }, { title: t("record.came"), unit: "" },
      { title: t("record.error_they"), unit: "", digits: 2 }, { title: t("record.error_model"), unit: "", digits: 2 },
    ],
    rows: record.published.map((one) => [
      one.forecaster, one.made, one.period, one.value, shown(one.unit, lang).label, one.outturn,
      one.compared?.published_log_error ?? null, one.compared?.model_log_error ?? null,
    ]),
  };
  return section("published", t("record.published"), more, table, context, recordSource(context, record));
}
