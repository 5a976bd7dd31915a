"""The table of numbers of a report: how each printed number was made and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polysight.report.naming import keys as named_keys
from polysight.report.number_format import printed
from polysight.report.period_words import period_words
from polysight.report.prose import Writer
from polysight.report.source_list import Reference
from polysight.study.references import SCENARIO
from polysight.study.result import Number, ResultArray

#: Sources that one row of the table of numbers may name before its group names them together.
ROW_SOURCES = 3


def spans(places: Iterable[int]) -> str:
    """Whole numbers as runs.

    Parameters
    ----------
    places : iterable of int
        The numbers.

    Returns
    -------
    str
        For example ``2–5, 9``.
    """
    runs: list[list[int]] = []
    for place in sorted(set(places)):
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A printed number in the table of numbers.

    Parameters
    ----------
    anchor : str
        Name that links lead to.
    id, keys : str
        Id of the number, and the part of it that its group does not say.
    value, unit : str
        Number as printed with its unit, and unit code.
    basis, period, known : str
        Basis and period in words, and vintage.
    places : tuple of int
        Numbers of its sources in the list of sources.
    """

    anchor: str
    id: str
    keys: str
    value: str
    unit: str
    basis: str
    period: str
    known: str
    places: tuple[int, ...]

    @property
    def references(self) -> str:
        """Its sources as runs of numbers.

        Returns
        -------
        str
            For example ``2–5, 9``.
        """
        return spans(self.places)


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """Numbers that were made in the same way.

    Parameters
    ----------
    name, formula : str
        Name of the array, and how its numbers were made.
    rows : tuple of NumberRow
        Its numbers.
    """

    name: str
    formula: str
    rows: tuple[NumberRow, ...]

    @property
    def united(self) -> str:
        """Sources of all rows together, where single rows have too many to be told apart.

        Returns
        -------
        str
            Runs of numbers; empty where each row names its own.
        """
        if max(len(row.places) for row in self.rows) <= ROW_SOURCES:
            return ""
        return spans(place for row in self.rows for place in row.places)

    def shared(self, field: str) -> str:
        """What all rows have in common.

        Parameters
        ----------
        field : str
            Name of a field of the rows.

        Returns
        -------
        str
            The text that stands in all rows; empty where they differ.
        """
        found = {getattr(row, field) for row in self.rows}
        return str(found.pop()) if len(found) == 1 else ""


def _group_name(number: Number) -> str:
    if number.id.startswith(SCENARIO):
        return SCENARIO.rstrip(":")
    name = number.id.partition("[")[0]
    return name if "." in name else "observation"


def number_groups(writer: Writer, references: Sequence[Reference]) -> tuple[NumberGroup, ...]:
    """The table of numbers of what a writer has printed.

    Parameters
    ----------
    writer : Writer
        The writer.
    references : sequence of Reference
        The list of sources.

    Returns
    -------
    tuple of NumberGroup
        Numbers that were made in the same way, in the order in which they are first printed; an
        array that a table shows whole has one row.
    """
    places = {one.key: one.index for one in references}
    rows: dict[tuple[str, str], list[NumberRow]] = {}
    for position, one in enumerate(writer.uses, 1):
        sources = tuple(sorted(places[key] for key in writer.numbers.sources(one)))
        if one in writer.tabulated:
            array = writer.numbers.array(one)
            row = _whole(writer, array, f"n{position}", sources)
            rows.setdefault((one, array.formula), []).append(row)
            continue
        number = writer.numbers.number(one)
        row = _single(writer, number, f"n{position}", sources)
        rows.setdefault((_group_name(number), number.formula), []).append(row)
    places_of = writer.numbers.position
    return tuple(
        NumberGroup(
            name,
            writer.formula(formula),
            tuple(sorted(listed, key=lambda row: places_of(row.id))),
        )
        for (name, formula), listed in rows.items()
    )


def _single(writer: Writer, number: Number, anchor: str, places: tuple[int, ...]) -> NumberRow:
    shown = printed(number, writer.language, writer.numbers.evidence)
    keys = number.id.partition("[")[2].rstrip("]") or number.id
    dated = number.period in keys.split(",")
    return NumberRow(
        anchor,
        number.id,
        named_keys(writer, number.id),
        shown.text,
        number.unit,
        writer.basis(number.basis),
        "" if dated else period_words(number.period, writer.language),
        number.known[:10],
        places,
    )


def _whole(writer: Writer, array: ResultArray, anchor: str, places: tuple[int, ...]) -> NumberRow:
    """Row of an array that a table of the report shows whole."""
    unit = array.array.unit
    return NumberRow(
        anchor,
        array.name,
        writer.words("word.whole_array"),
        writer.words("word.in_table"),
        unit,
        writer.basis(array.basis),
        period_words(array.period, writer.language) if array.period else "",
        array.known[:10],
        places,
    )
