"""Reading a table of claims, from a file or from rows, with clear errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from polysight.audit.claim import Claim, Kind, Qualifier, Span
from polysight.audit.claim_table import COLUMNS, Numbered, Rows, claim_table, first_rows, row_id
from polysight.audit.comparison import content
from polysight.audit.composed_metrics import MADE
from polysight.audit.finer_basis import finer_basis, grade, norm, without_norms
from polysight.audit.grown_metrics import grown, stepped
from polysight.audit.metric import Metric
from polysight.audit.moment import Moment, moment, with_change, year_before
from polysight.audit.notes import scope_notes, without_rates
from polysight.audit.openings import opened
from polysight.audit.orders import EFFECTS
from polysight.audit.partners import PARTNER, partner
from polysight.audit.parts_of_firms import of_part, part_of_firm
from polysight.audit.ranks import RANK, rank, without_ranks
from polysight.audit.report import Report
from polysight.audit.rest_of_all import with_rest
from polysight.audit.scenario_words import UNNAMED, is_project, stated_scenario, unnamed
from polysight.audit.section_rows import told_apart
from polysight.audit.sensitivity import LEVEL, Move, is_analysis, move, without_move
from polysight.audit.shared_reading import Part, shared_reading
from polysight.audit.spans import quoted, span
from polysight.audit.stated_number import DATE, StatedNumber, stated_number
from polysight.audit.subject_metrics import metrics_of_subjects, of_subject, one_language
from polysight.audit.subject_scopes import case_of_forecast, routed, scoped
from polysight.audit.thinning import thinned
from polysight.audit.twins import untwinned
from polysight.audit.vocabulary import Vocabulary
from polysight.audit.within_year import within_year
from polysight.audit.words_of_scope import (
    completed,
    holder,
    item,
    other_good,
    scenario,
    strange,
    unsaid,
)
from polysight.errors import DataError, Problem
from polysight.evidence.codelist import folded
from polysight.evidence.importing.grid import Cell
from polysight.evidence.importing.limits import MAX_PROBLEMS
from polysight.evidence.importing.numbers import mark
from polysight.evidence.store import Evidence

#: Good of metrics whose words name none.
HOME = "polysilicon"
VALUES = ("value_low", "value_high")
#: Signs of a cell that a message shows.
SHOWN = 80
#: Goods of which a report tells several kinds by words of its own.
DEVICES = ("cells", "module")
#: Head of a word for any step; the subject has to say which one.
STEP = "process-step"
#: Numbers in the words of a subject, such as the scale of a plant; no years, no CR5.
_NUMBERS = re.compile(r"(?<![\w.])(?!(?:19|20)\d\d(?!\d))\d+(?:\.\d+)?(?![\w.]*\d)")
#: Words of a change whose number is one of size only: down by 30 % is stated as 30.
_FALLS = re.compile(r"reduction|decrease|decline|drop|降幅|跌幅|减少|下降|减排率", re.IGNORECASE)
#: Words of a balance whose number is the size of what is short.
_LACKS = re.compile(r"shortage|shortfall|deficit|短缺|不足量", re.IGNORECASE)


def claims(
    given: Path | Rows,
    evidence: Evidence,
    *,
    sheet: str = "",
    aliases: Iterable[tuple[str, str, str]] = (),
) -> Report:
    """Report of a table of claims.

    Parameters
    ----------
    given : pathlib.Path or iterable of mapping
        CSV or XLSX file, or rows by column name. Columns: id, section, subject, metric, value_low,
        value_high, unit, raw, qualifier, period, geography, route, company, kind, attributed; only
        metric and value_low must be there. Headings may be Chinese.
    evidence : Evidence
        Holds metrics, aliases, units and codelists.
    sheet : str
        Sheet of a workbook.
    aliases : iterable of (str, str, str)
        More words: list, alias, meaning.

    Returns
    -------
    Report
        The claims; cells that no rule could use stand in its remarks.

    Raises
    ------
    DataError
        If a column is missing, a value is no number, an id stands twice, or aliases go round in a
        circle; every fault with its row.
    """
    vocabulary = Vocabulary(evidence, aliases)
    table = claim_table(given, vocabulary, sheet)
    decimal = mark(_numbers(table.rows))
    rows, gone = thinned(table.rows, decimal)
    remarks = list(table.remarks)
    if gone:
        told = (("count", f"{gone:,}"), ("kept", f"{len(rows):,}"))
        remarks.append(Problem("audit_reading.thinned", told, table.file))
    subjects, ids = metrics_of_subjects(rows, vocabulary), first_rows(rows)

    def part(rows: Numbered) -> Part:
        reader = _Reader(vocabulary, table.file, decimal, table.unit, subjects, ids)
        read = [claim for row, cells in rows if (claim := reader.claim(row, cells))]
        return Part(read, reader.problems, reader.remarks)

    parts = shared_reading(rows, part, vocabulary.metrics)
    if problems := [problem for one in parts for problem in one.problems]:
        raise DataError(tuple(problems[:MAX_PROBLEMS]))
    remarks += [remark for one in parts for remark in one.remarks]
    read = [claim for one in parts for claim in one.claims]
    read = untwinned(read, lambda key: vocabulary.word("twin", key), vocabulary.metrics)
    read = sorted(told_apart(read, vocabulary), key=_said)
    return Report(tuple(read), vocabulary, evidence, tuple(remarks))


def _said(claim: Claim) -> tuple[object, ...]:
    ends = (claim.span.low, claim.span.high) if claim.span else ()
    return claim.metric, ends, content(claim)


def _numbers(numbered: Numbered) -> Iterable[Cell]:
    return (cells.get(name, "") for _, cells in numbered for name in VALUES)


class _Reader:
    """Rows into claims; collects what is wrong."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        file: str,
        decimal: str,
        unit: str,
        subjects: Mapping[str, str],
        ids: Mapping[str, int],
    ) -> None:
        self.vocabulary, self.file, self.decimal, self.unit = vocabulary, file, decimal, unit
        self.subjects, self.ids = subjects, ids
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []

    def claim(self, row: int, cells: Mapping[str, Cell]) -> Claim | None:
        said = {name: str(cells.get(name, "")).strip() for name in COLUMNS}
        said = scoped(within_year(completed(said, self.vocabulary)), self.vocabulary)
        name = row_id(row, cells)
        if self.ids[name] != row:
            first = str(self.ids[name])
            self._fault("audit_reading.id_twice", row, "id", name, (("first", first),))
            return None
        if not said["metric"] and not said["subject"]:
            self._fault("audit_reading.no_metric", row, "metric", "")
            return None
        ends = self._ends(row, cells, said["unit"])
        unit = next((end.unit for end in ends if end.unit), "")
        unit = said["unit"] or unit or (self.unit if ends[0].low else "")
        metric = self._of_part(self._metric(said, unit), said)
        text = f"{said['subject']} | {said['metric']}"
        with_whom = partner(metric.key, text, said["geography"], self.vocabulary)
        said = opened(routed(said, metric, self.vocabulary), metric)
        if metric.known and not with_whom:
            said = with_rest(said, self.vocabulary)
        kind = self._kind(row, said["kind"], said["period"])
        beside = next((end.qualifier for end in ends if end.qualifier), "")
        qualifier = self._qualifier(row, said["qualifier"], beside)
        falls = any(
            metric.nature == nature and words.search(said["metric"])
            for nature, words in (("change", _FALLS), ("balance", _LACKS))
        )
        found, canonical = self._span(row, ends, unit, qualifier, kind, metric, falls, said["raw"])
        told = self._moment(said, metric)
        company, group = self._firms(said["company"])
        moved = _moved(said, metric)
        return Claim(
            name,
            row,
            said["section"],
            said["subject"],
            said["raw"],
            metric.key,
            metric.known,
            found,
            canonical,
            unit,
            qualifier,
            told.period,
            said["period"],
            self._scenario(said, told, kind, moved),
            self.vocabulary.several("geography", said["geography"]),
            next(iter(self.vocabulary.several("route", said["route"])), ""),
            company,
            group,
            kind,
            said["attributed"],
            self._basis(said, metric, told)
            | (moved.basis if moved else {})
            | ({PARTNER: with_whom} if with_whom else {})
            | stepped(said, metric, told.period),
        )

    def _metric(self, said: Mapping[str, str], unit: str) -> Metric:
        """Metric of its word, else of its subject or of other rows with that subject."""
        words, subject = self.vocabulary, said["subject"]
        said = {**said, "metric": one_language(said["metric"], unit, words)}
        metric = words.metric(said["metric"] or subject, unit)
        if told := of_subject(said, metric, unit, words):
            return told
        if not metric.known and (change := grown(said, unit, words)) is not None:
            return change
        if metric.known:
            other = item(said["metric"], subject, unit, words)
            if not other and metric.good == HOME:
                keyed = said["metric"] == metric.key
                other = other_good(said["metric"], subject, words, alone=keyed)
            return words.metric(other, unit) if other else metric
        made = other_good(said["metric"], subject, words, alone=True)
        beside = self.subjects.get(subject, "")
        step = STEP in words.grammar.phrase(said["metric"]).heads
        for word in (made, without_move(said["metric"]), *self._beside(said, beside)):
            like = words.metric(word, unit) if word else metric  # No step is the whole.
            if (
                like.known
                and words.units.factor(unit, like.unit) is not None
                and (like.of or not step)
            ):
                return like
        return metric

    def _beside(self, said: Mapping[str, str], beside: str) -> tuple[str, ...]:
        """Words that may tell the metric where its own say nothing (a tenor is no other time)."""
        phrase = self.vocabulary.grammar.phrase
        subject = said["subject"]
        own = phrase(scope_notes(said["metric"])[0]).heads - {STEP} - phrase(subject).heads
        return tuple(word for word in (beside, subject) if word and own <= phrase(word).heads)

    def _of_part(self, metric: Metric, said: Mapping[str, str]) -> Metric:
        """Metric of a part of a firm where the subject names one."""
        part = part_of_firm(said["subject"], said["company"]) if metric.known else ""
        made = of_part(metric, part) if part else metric
        return self.vocabulary.metrics.setdefault(made.key, made)

    def _scenario(
        self, said: Mapping[str, str], told: Moment, kind: Kind, moved: Move | None
    ) -> str:
        name = told.scenario or (stated_scenario(said) if kind is Kind.SCENARIO else "")
        name = name or case_of_forecast(said, kind.value)
        name = UNNAMED if moved and is_analysis(name) else name
        if name in ("", UNNAMED):
            texts = (said["period"], said["metric"], said["subject"])
            marks = (self.vocabulary.grammar.phrase(text).one("scenario") for text in texts)
            name = next(filter(None, marks), "") if kind is Kind.SCENARIO else name
        if name in ("", UNNAMED) and moved:
            return moved.text if kind is Kind.SCENARIO or moved.measure != LEVEL else name
        if name in ("", UNNAMED) and is_analysis(f"{said['metric']} {said['subject']}"):
            return folded(said["subject"]) or UNNAMED
        return scenario(name, self.vocabulary) if name else unnamed(kind, said["period"])

    def _fault(
        self, key: str, row: int, column: str, got: str, told: tuple[tuple[str, str], ...] = ()
    ) -> None:
        self.problems.append(Problem(key, told, self.file, row=row, column=column, got=got))

    def _number(self, row: int, column: str, cell: Cell, unit: str) -> StatedNumber:
        read = stated_number(cell, self.decimal, self.vocabulary.qualifiers)
        if read.unit == DATE and not self._is_day(unit):
            read = StatedNumber(fault="cell.number")
        if read.fault:
            got = str(cell)[:SHOWN]
            self._fault(read.fault, row, column, got, (("got", got),))
        return read

    def _ends(self, row: int, cells: Mapping[str, Cell], unit: str) -> list[StatedNumber]:
        low, high = (cells.get(column, "") for column in VALUES)
        first = self._number(row, VALUES[0], low, unit)
        return [first, first if high == low else self._number(row, VALUES[1], high, unit)]

    def _is_day(self, text: str) -> bool:
        """Whether a unit lets a number be a day; else a spreadsheet made one of a number."""
        unit = self.vocabulary.units.find(text)
        return not text or (unit is not None and unit.dimension == DATE)

    def _span(
        self,
        row: int,
        ends: list[StatedNumber],
        unit: str,
        qualifier: Qualifier,
        kind: Kind,
        metric: Metric,
        falls: bool,
        raw: str,
    ) -> tuple[Span | None, str]:
        stated = [text for end in ends for text in (end.low, end.high) if text]
        if not stated:
            return None, metric.unit
        if ends[0].low and ends[1].high and 0 < float(ends[1].high) < float(ends[0].low):
            self._remark("audit_reading.ends_turned", row, "value_high", ends[1].high)
        factor, canonical = self.vocabulary.units.factor(unit, metric.unit), metric.unit
        if factor is None:
            canonical = self.vocabulary.units.canonical(unit)
            factor = self.vocabulary.units.factor(unit, canonical) or 1.0
            if unit and self.vocabulary.units.find(unit) is None:
                told = (("unit", unit),)
                self.remarks.append(
                    Problem("audit_reading.unit_unknown", told, self.file, row=row, column="unit")
                )
        if falls and float(stated[0]) > 0:
            factor = -factor
        sizes = [float(text) * factor for text in stated]
        low, high = min(sizes), max(sizes)
        digits = quoted(min(stated, key=len), raw)
        return span(low, high, digits, qualifier, kind, metric), canonical

    def _kind(self, row: int, text: str, when: str) -> Kind:
        said = self.vocabulary.word("kind", text) if text else None
        if said is not None:
            return Kind.ESTIMATE if said == Kind.TARGET and is_project(when) else Kind(said)
        if text:
            self._remark("audit_reading.kind_unknown", row, "kind", text)
        return Kind.SCENARIO if moment(when).scenario else Kind.ESTIMATE

    def _qualifier(self, row: int, text: str, beside: str) -> Qualifier:
        """Word of its column; where that says nothing, the one beside the number."""
        said = self.vocabulary.word("qualifier", text) if text else "none"
        if said is None:
            self._remark("audit_reading.qualifier_unknown", row, "qualifier", text)
        return Qualifier(beside if said in (None, "none") and beside else said or "none")

    def _remark(self, key: str, row: int, column: str, got: str) -> None:
        self.remarks.append(Problem(key, (), self.file, row=row, column=column, got=got))

    def _moment(self, said: Mapping[str, str], metric: Metric) -> Moment:
        told = moment(said["period"])
        if metric.nature != "change":
            return told
        before = year_before(said["metric"])
        texts = " | ".join((said["raw"], said["subject"], said["unit"], before))
        grows = any(word in said["metric"].casefold() for word in ("growth", "增长", "增速"))
        return with_change(told, texts, yearly=metric.per_year, grows=grows)

    def _firms(self, text: str) -> tuple[tuple[str, ...], str]:
        group = self.vocabulary.word("group", text)
        if group is not None:
            return (), "" if group == "all" else group
        others = ""
        plain = folded(text)
        for word, meaning in self.vocabulary.words("others").items():
            if plain.endswith(word):
                cut = max(at for at in range(len(text)) if folded(text[at:]) == word)
                others, text = meaning, text[:cut]
                break
        return self.vocabulary.several("company", text), others

    def _basis(self, said: Mapping[str, str], metric: Metric, when: Moment) -> dict[str, str]:
        words, basis = self.vocabulary, dict(when.marks)
        if metric.nature == "share":
            basis["measure"] = words.marked("measure", f"{said['subject']} {said['raw']}")
        if metric.nature == "difference":
            basis["against"] = words.against(said["subject"]) or words.against(said["raw"])
        phrase = words.grammar.phrase(scope_notes(said["metric"])[0])
        told = phrase.marks.get("aspect", frozenset())
        own = words.word("metric", said["metric"]) is not None
        if metric.nature == "share" and not own and "measure" in basis:
            named = said["metric"] if not basis["measure"] else ""
            basis["measure"] = basis["measure"] or words.marked("measure", named)
        aspects = {*words.marked("aspect", said["subject"]).split("+"), *(() if own else told)}
        basis["aspect"] = "+".join(sorted(aspects - {""}))
        said_of_tax = (said["metric"], said["subject"], said["raw"], said["unit"])
        basis["tax"] = words.marked("tax", without_rates(" ".join(said_of_tax)))
        plain = without_ranks(without_norms(said["subject"]))
        odd = holder(said, metric, words)
        if metric.known and (MADE in metric.key or metric.good in DEVICES):
            odd = strange(words.grammar.phrase(said["subject"]))
        told_apart = (*_NUMBERS.findall(plain), *sorted(odd), *unsaid(said["metric"], words))
        basis["numbers"] = " ".join(told_apart)
        text = f"{said['metric']} {said['subject']}"
        basis[RANK] = rank(text)
        basis |= finer_basis(text)
        basis["norm"] = norm(text)
        basis["grade"] = grade(text)
        return {name: value for name, value in basis.items() if value}


def _moved(said: Mapping[str, str], metric: Metric) -> Move | None:
    """What is moved in a case of a sensitivity analysis, where the metric is an effect of it."""
    if metric.key not in EFFECTS:
        return None
    found = move(f"{said['metric']} | {said['subject']} | {said['period']}")
    return found if found and found.cause != metric.key else None
