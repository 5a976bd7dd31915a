"""Where a number comes from, down to rows, sources, licences and assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from polysight.errors import PolysightError, UsageError, refusal
from polysight.evidence.observation import Observation
from polysight.evidence.plants import Plant, register
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.messages import Language, text
from polysight.study.derivation import Derivation
from polysight.study.manifest import OVERLAY, data_digest
from polysight.study.own_results import TABLES, OwnResults
from polysight.study.references import SCENARIO, References, references
from polysight.study.result import Assumption, Number, Result
from polysight.study.rivals import Rivals
from polysight.suggestion import nearest

#: Columns that may name the row of a table, the first that is filled.
NAMES = ("en", "item_en", "parameter", "quantity", "plant", "term", "item")
#: Grades of rows that are our own statement, and columns in which a row names those it rests on.
DECLARED, RESTS_ON, SEPARATOR = ("assumption", "derived"), ("rows", "ref"), ";"


def explain(
    name: str, result: Result | None, evidence: Evidence, language: Language = "en"
) -> Derivation:
    """Where a number, row or plant comes from.

    Parameters
    ----------
    name : str
        Id of a number of the result, of a row of any table, of a plant, or ``scenario:key``.
    result : Result or None
        The study; None where only rows are asked for.
    evidence : Evidence
        The evidence.
    language : {"en", "zh"}
        Language of the words.

    Returns
    -------
    Derivation
        The derivation down to rows and sources.

    Raises
    ------
    UsageError
        If nothing has this name; the nearest name is suggested, or what an id looks like. Case
        does not matter.
    """
    return Explainer(result, evidence, language).node(name)


class Explainer:
    """Derivations of one result, each node made once.

    Parameters
    ----------
    result : Result or None
        The study.
    evidence : Evidence
        The evidence.
    language : {"en", "zh"}
        Language of the words.
    """

    def __init__(self, result: Result | None, evidence: Evidence, language: Language) -> None:
        self._result = result
        self._evidence = evidence
        self._language: Language = language
        self._references: References = references(evidence)
        numbers = result.numbers() if result else ()
        self._numbers: Mapping[str, Number] = {one.id: one for one in numbers}
        told = result.assumptions if result else ()
        self._assumptions = {f"{SCENARIO}{one.key}": one for one in told}
        self._plants = {one.code: one for one in register(evidence, plans=True)}
        known = [
            *self._numbers,
            *self._references.observations,
            *self._references.rows,
            *self._assumptions,
            *self._plants,
        ]
        self._known = dict.fromkeys(known)
        self._folded = {one.casefold(): one for one in known}
        self._nodes: dict[str, Derivation] = {}
        self._rivals = Rivals(evidence.observations)
        self._own = OwnResults(evidence, language)

    def node(self, name: str) -> Derivation:
        """Derivation of one name.

        Parameters
        ----------
        name : str
            Any id.

        Returns
        -------
        Derivation
            The node with all its inputs.

        Raises
        ------
        UsageError
            If nothing has this name.
        """
        if name not in self._known:
            name = self._folded.get(name.casefold(), name)
        if name not in self._nodes:
            self._nodes[name] = self._made(name)
        return self._nodes[name]

    def _made(self, name: str) -> Derivation:
        if name in self._numbers:
            return self._number(self._numbers[name])
        if name in self._references.observations:
            return self._observation(self._references.observations[name])
        if name in self._assumptions:
            return self._assumption(self._assumptions[name])
        if name in self._references.rows:
            return self._row(name, *self._references.rows[name])
        if name in self._plants:
            return self._plant(self._plants[name])
        raise self._unknown(name)

    def _unknown(self, name: str) -> PolysightError:
        """Why nothing has a name: the overlay is not given, a slip, or no id at all."""
        result = self._result
        told = result.manifest.items() if result else ()
        wanted = {digest for key, digest in told if key.startswith(OVERLAY)}
        if wanted - {data_digest(folder) for folder in self._evidence.folders[1:]}:
            return refusal(UsageError, "study.overlay_wanted", got=name)
        near = "" if _is_number(name) else nearest(name, self._known)
        if near:
            return refusal(UsageError, "study.unknown_id", got=name, suggestion=near)
        return refusal(UsageError, "study.id_wanted", got=name)

    def _number(self, number: Number) -> Derivation:
        result = self._result
        marks = result.marks.get(number.id, ()) if result else ()
        known = number.value == number.value
        return Derivation(
            number.id,
            text("study.number", self._language),
            f"{number.value:.6g}" if known else text("study.unknown_value", self._language),
            number.unit if known else "",
            number.basis,
            number.period,
            number.known,
            text(number.formula, self._language),
            marks=tuple(text(mark, self._language) for mark in marks),
            inputs=tuple(self.node(one) for one in number.inputs),
            number=number.value if known else None,
        )

    def _observation(self, row: Observation) -> Derivation:
        quantity = self._evidence.quantities[row.quantity]
        lists = self._evidence.codelists
        parts = [quantity.zh if self._language == "zh" else quantity.en]
        for table, code in (
            ("products", row.product),
            ("routes", row.route),
            ("grades", row.grade),
            ("regions", row.geography),
            ("companies", row.company),
        ):
            if code:
                parts.append(lists[table].label(code, self._language))
        stated = f"{row.value:g}" if row.value is not None else f"{row.low}-{row.high}"
        said = "; ".join(part for part in (row.kind, row.evidence, row.qualifier, row.note) if part)
        return self._cited(
            row.source,
            Derivation(
                row.id, ", ".join(parts), stated, row.unit, str(row.basis), row.period.text,
                row.first_known.isoformat(), said, tier=row.tier, number=row.value,
                marks=self._rivals.remarks(row, self._language),
            ),
        )  # fmt: skip

    def _assumption(self, one: Assumption) -> Derivation:
        reason = one.zh if self._language == "zh" else one.en
        what = text("study.assumption", self._language)
        inputs = (self.node(one.row),) if one.row else ()
        name = f"{SCENARIO}{one.key}"
        return Derivation(name, what, f"{one.value:.6g}", one.unit, because=reason, inputs=inputs)

    def _row(self, name: str, table: str, row: Row) -> Derivation:
        cells = row.cells
        if table in TABLES:
            inputs = tuple(self.node(one) for one in self._own.inputs(table, cells))
            return replace(self._own.node(table, cells), inputs=inputs)
        label = next((cells[column] for column in NAMES if cells.get(column)), table)
        if self._language == "zh":
            label = cells.get("zh") or cells.get("item_zh") or label
        stated = cells.get("value") or cells.get("nameplate_t_per_year", "")
        low, high = cells.get("low", ""), cells.get("high", "")
        unit = cells.get("unit") or ("t/a" if cells.get("nameplate_t_per_year") else "")
        period = cells.get("period") or cells.get("event_date") or cells.get("valid_from", "")
        event = " ".join(cells.get(part, "") for part in ("phase", "event")).strip()
        node = Derivation(
            name, f"{label} {event}".strip(), stated or (f"{low}-{high}" if low else ""),
            unit, "", period, self._references.vintage(name), cells.get("note", ""),
            tier=cells.get("tier", ""),
        )  # fmt: skip
        return self._cited(cells["source"], node) if cells.get("source") else self._ours(node, row)

    def _ours(self, node: Derivation, row: Row) -> Derivation:
        """A row without a source: why it says what it says, and the rows that it names."""
        cells, lists = row.cells, (row.cells.get(column, "") for column in RESTS_ON)
        names = (one.strip() for told in lists for one in told.split(SEPARATOR))
        inputs = tuple(self.node(one) for one in names if one in self._known)
        why = cells.get("why_zh" if self._language == "zh" else "why_en", "") or node.because
        declared = cells.get("evidence") in DECLARED and why
        said = text(f"study.row_{cells['evidence']}", self._language) if declared else ""
        return replace(node, because=why, declared=said, inputs=inputs)

    def _plant(self, plant: Plant) -> Derivation:
        name = plant.zh if self._language == "zh" else plant.en
        told = "; ".join(f"{field}: {mark}" for field, mark in plant.marks)
        events = tuple(self.node(event.id) for event in plant.events)
        return Derivation(plant.code, name, because=told, inputs=events)

    def _cited(self, key: str, node: Derivation) -> Derivation:
        source = self._evidence.sources.get(key)
        if source is None:
            return node
        licence = text("study.licence", self._language, licence=source.licence)
        return replace(node, source=source.citation, licence=licence)


def _is_number(word: str) -> bool:
    """Whether a word is a bare number, which names nothing."""
    try:
        float(word)
    except ValueError:
        return False
    return True
