/** Figures of an audit: findings by class, and which sections contradict which. */
import type { Figure } from "../chart/card";
import type { Option } from "../chart/engine";
import { FONT, type Look } from "../chart/look";
import * as parts from "../chart/parts";
import type { Context } from "../context";
import { today } from "../format";
import { wordsOf } from "../i18n";
import type { Audit } from "./audit";
import { SEVERITIES } from "./audit_findings";

function source(context: Context, found: Audit): { source: string; updated: string } {
  return { source: context.t("source.audit", { claims: found.read.claims, rules: found.settings.rules.length }), updated: today(context.lang) };
}

function colour(look: Look, at: number): string {
  return [look.dark ? "#ff7b72" : "#c0261c", look.series[4], look.series[6]][at] as string;
}

/** Findings by class and severity. */
export function classesFigure(context: Context, found: Audit): Figure {
  const { t, lang } = context;
  const kinds = [...new Set(found.counts.map((one) => one.kind))];
  const of = (kind: string, severity: string) => found.counts.find((one) => one.kind === kind && one.severity === severity)?.count ?? 0;
  const total = (kind: string) => SEVERITIES.reduce((sum, one) => sum + of(kind, one), 0);
  kinds.sort((one, other) => total(other) - total(one));
  const name = (kind: string) => wordsOf(lang, "audit_kind", kind.toLowerCase());
  const first = kinds[0];
  return {
    id: "classes", height: 110 + 26 * kinds.length, title: t("audit.classes"), unit: t("audit.classes_unit"),
    summary: first ? t("audit.classes_summary", { all: found.findings.length, high: found.findings.filter((one) => one.severity === "high").length, kind: name(first), count: total(first) }) : t("audit.clean"),
    ...source(context, found),
    option: (look): Option => ({
      grid: parts.grid({ right: 40 }), legend: parts.legend(look), tooltip: parts.hint(look, { axisPointer: { type: "shadow" } }),
      xAxis: parts.values(look, { minInterval: 1 }),
      yAxis: parts.categories(look, kinds.map(name), { inverse: true, axisLabel: { color: look.text, fontFamily: FONT, width: look.narrow ? 110 : 200, overflow: "break", lineHeight: 13 } }),
      series: SEVERITIES.map((one, at) => ({
        type: "bar", stack: "findings", name: t(`severity.${one}`), barWidth: 14, itemStyle: { color: colour(look, at) }, data: kinds.map((kind) => of(kind, one)),
      })),
    }) as unknown as Option,
    table: {
      columns: [{ title: t("audit.kind") }, ...SEVERITIES.map((one) => ({ title: t(`severity.${one}`), unit: "" }))],
      rows: kinds.map((kind) => [name(kind), ...SEVERITIES.map((one) => of(kind, one))]), keys: kinds,
    },
  };
}

/** Sections in a ring; a line joins two that share a finding, the more the wider. */
export function sectionsFigure(context: Context, found: Audit): Figure | null {
  const { t } = context;
  const home = new Map(found.claims.map((one) => [one.id, one.section]));
  const own = new Map<string, number>();
  const pairs = new Map<string, { from: string; to: string; count: number }>();
  for (const finding of found.findings) {
    if (finding.kind === "DEF") continue;
    const sections = [...new Set(finding.rows.map((id) => home.get(id) ?? "").filter(Boolean))].sort();
    sections.forEach((one) => own.set(one, (own.get(one) ?? 0) + 1));
    sections.forEach((from, at) => sections.slice(at + 1).forEach((to) => {
      const key = `${from}\n${to}`;
      pairs.set(key, { from, to, count: (pairs.get(key)?.count ?? 0) + 1 });
    }));
  }
  const names = [...own.keys()].sort();
  const rows = [...pairs.values()].sort((one, other) => other.count - one.count);
  const first = rows[0];
  if (!first) return null;
  const most = Math.max(...own.values());
  const short = (one: string, narrow: boolean) => (narrow ? /^(Table \S+|\S+)/.exec(one)?.[0] ?? one : one.length > 20 ? `${one.slice(0, 19)}…` : one);
  return {
    id: "sections", height: 580, narrowHeight: 380, title: t("audit.graph"), unit: t("audit.graph_unit"),
    summary: t("audit.graph_summary", { from: first.from, to: first.to, count: first.count, pairs: rows.length }),
    ...source(context, found), note: t("audit.graph_note"),
    option: (look): Option => ({
      tooltip: { ...parts.hint(look, { trigger: "item" }), formatter: (one: { dataType: string; name: string; value: number; data: { source?: string; target?: string } }) =>
        (one.dataType === "edge" ? `${one.data.source ?? ""}\n${one.data.target ?? ""}\n${one.value}` : `${one.name}\n${one.value}`) },
      series: [{
        type: "graph", layout: "circular", circular: { rotateLabel: true }, left: look.narrow ? 60 : 130, right: look.narrow ? 60 : 130, top: look.narrow ? 60 : 150, bottom: look.narrow ? 60 : 150,
        label: { show: true, position: "right", color: look.text, fontFamily: FONT, fontSize: 11, formatter: (one: { name: string }) => short(one.name, look.narrow) },
        lineStyle: { color: look.accent, opacity: 0.3, curveness: 0.25 }, itemStyle: { color: look.series[0] }, emphasis: { focus: "adjacency", lineStyle: { opacity: 0.9 } },
        data: names.map((name) => ({ name, value: own.get(name) ?? 0, symbolSize: 8 + 22 * Math.sqrt((own.get(name) ?? 0) / most) })),
        links: rows.map((one) => ({ source: one.from, target: one.to, value: one.count, lineStyle: { width: Math.min(0.6 * one.count, 9) } })),
      }],
    }) as unknown as Option,
    table: {
      columns: [{ title: t("audit.section") }, { title: t("audit.other_section") }, { title: t("audit.findings"), unit: "" }],
      rows: rows.map((one) => [one.from, one.to, one.count]),
    },
  };
}
