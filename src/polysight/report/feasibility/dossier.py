"""What the chapters of a project's documents write from: the project, its words, its numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polysight.messages import catalogue as messages
from polysight.messages import item_name
from polysight.messages import text as message
from polysight.report.blocks import Grid, Paragraph, Runs, Words
from polysight.report.chapters.tables import found, has_value
from polysight.report.prose import Bound, Writer
from polysight.report.references import source_line
from polysight.study.project_study import ProjectStudy
from polysight.study.result import Number
from polysight.study.scenario import Wording


@dataclass(frozen=True, eq=False)
class Dossier:
    """A project and the writer of one language.

    Parameters
    ----------
    study : ProjectStudy
        The project from all sides.
    writer : Writer
        Writes the language.
    """

    study: ProjectStudy
    writer: Writer

    def number(self, name: str, *keys: str) -> Number | None:
        """Element of an array, where it exists and has a value.

        Parameters
        ----------
        name : str
            Array name.
        *keys : str
            Key of each axis in order.

        Returns
        -------
        Number or None
            The element.
        """
        one = found(self.writer, name, *keys)
        return one if has_value(one) else None

    def tell(self, key: str, style: str = "body", **values: Bound | None) -> Iterator[Paragraph]:
        """A sentence, where everything in it has a value.

        Parameters
        ----------
        key, style : str
            Key below ``feasibility.``, and how it is set.
        **values : Number, Name, str, tuple or None
            What the placeholders stand for.

        Yields
        ------
        Paragraph
            The sentence; nothing where a number of it is missing.
        """
        told = self.runs(key, **values)
        if told:
            yield Paragraph(told, style)

    def runs(self, key: str, **values: Bound | None) -> Runs:
        """A sentence as runs; empty where a number of it is missing.

        Parameters
        ----------
        key : str
            Key below ``feasibility.``.
        **values : Number, Name, str, tuple or None
            What the placeholders stand for.

        Returns
        -------
        tuple of Words or Cite
            The sentence.
        """
        known = {name: one for name, one in values.items() if one is not None}
        lacking = len(known) < len(values) or any(
            isinstance(one, Number) and not math.isfinite(one.value) for one in known.values()
        )
        if lacking:
            return ()
        return self.writer.runs(key if "." in key else f"feasibility.{key}", **known)

    def words(self, key: str) -> str:
        """Fixed words of a key.

        Parameters
        ----------
        key : str
            Dotted key.

        Returns
        -------
        str
            The words.
        """
        return self.writer.words(key)

    def worded(self, one: Wording) -> str:
        """Words of a file in the language.

        Parameters
        ----------
        one : Wording
            The words.

        Returns
        -------
        str
            The words.
        """
        return one.zh if self.writer.language == "zh" else one.en

    def year(self, count: str) -> str:
        """A year that the tables count, as a date.

        Parameters
        ----------
        count : str
            Key of ``project.count``, for example ``normal-year``.

        Returns
        -------
        str
            The year; empty where there is none.
        """
        one = self.number("project.count", count)
        return "" if one is None else f"{one.value:.0f}"

    def parameter(self, code: str) -> str:
        """Name of what a rule limits.

        Parameters
        ----------
        code : str
            Code of the parameter.

        Returns
        -------
        str
            Its name; the code where none is known.
        """
        for row in self.writer.numbers.evidence.tables.get("parameters", ()):
            if row.cells["code"] == code:
                return row.cells[self.writer.language]
        return code

    def item(self, key: str) -> str:
        """Name of a part of the project that its file names by a key.

        Parameters
        ----------
        key : str
            For example ``silicon-metal``.

        Returns
        -------
        str
            Its name; the key itself where no name is known.
        """
        return item_name(key, self.writer.language)

    def factor(self, key: str) -> str:
        """Name of an uncertain factor.

        Parameters
        ----------
        key : str
            For example ``price`` or ``input:electricity``.

        Returns
        -------
        str
            Its name.
        """
        head, _, item = key.partition(":")
        own = f"project_page.factor_{head.replace('-', '_')}{'_of' if item else ''}"
        if own not in messages(self.writer.language):
            return key
        return message(own, self.writer.language, item=self.item(item))

    def heads(self, *keys: str) -> tuple[str, ...]:
        """Column titles.

        Parameters
        ----------
        *keys : str
            Keys below ``feas_head.``.

        Returns
        -------
        tuple of str
            The titles.
        """
        return tuple(self.words(f"feas_head.{key}") for key in keys)

    def cell(self, one: Number | None) -> Runs:
        """A number with its unit in a table cell.

        Parameters
        ----------
        one : Number or None
            The number.

        Returns
        -------
        tuple of Cite or Words
            The cell; a dash where there is none.
        """
        if one is None or not math.isfinite(one.value):
            return (Words(self.words("word.none")),)
        return (self.writer.cite(one),)

    def grid(
        self,
        key: str,
        head: tuple[str, ...],
        rows: Sequence[tuple[Runs, ...]],
        ids: Sequence[Number | None],
        words: tuple[int, ...] = (),
        widths: tuple[float, ...] = (),
        *,
        marks: bool = False,
    ) -> Iterator[Grid]:
        """A table with its source line; nothing where it has no rows.

        Parameters
        ----------
        key : str
            Key below ``feas_table.``.
        head : tuple of str
            Column titles.
        rows : sequence of tuple of runs
            Cells.
        ids : sequence of Number or None
            The numbers behind the source line.
        words : tuple of int
            Columns of text.
        widths : tuple of float
            Shares of the width.
        marks : bool
            Whether the source line tells what was stretched; one table of a document does.

        Yields
        ------
        Grid
            The table.
        """
        if not rows:
            return
        known = [one.id for one in ids if one is not None and one.inputs]
        line = source_line(self.writer, known, told=() if marks else known)
        dated = any(one is not None and one.known for one in ids)
        note: Runs = (Words(line if dated else self.words("feasibility.own_source")),)
        yield Grid(self.words(f"feas_table.{key}"), head, tuple(rows), note, words, widths)
