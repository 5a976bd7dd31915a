"""Sentences with numbers in them: templates filled so that every number stays bound to its id."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from string import Formatter

from polysight.evidence.basis import UNSTATED, basis
from polysight.messages import Language
from polysight.messages import catalogue as messages
from polysight.report.binding import Numbers
from polysight.report.blocks import Cite, Listing, Paragraph, Runs, Words
from polysight.report.catalogue import catalogue, label
from polysight.report.number_format import printed, scale, unit_words
from polysight.report.period_words import period_words
from polysight.report.sentence_case import begun
from polysight.report.statement import AS_STATED, statement
from polysight.study.result import Number


@dataclass(frozen=True, slots=True)
class Name:
    """A code to be printed by its name.

    Parameters
    ----------
    codelist : str
        List of the code, for example ``regions``; or an axis of the catalogue.
    code : str
        The code.
    """

    codelist: str
    code: str


Bound = Number | Name | str | tuple[Number | Name, ...]
#: Tables that name the signals of the early warning by their keys.
EARLY_SIGNALS = {
    "early_indicators": ("warning_indicators",),
    "early_signals": ("warning_indicators", "warning_rules"),
}
#: Axes whose codes stand in a codelist of another name, and the prefix of a second axis of a kind.
CODELISTS, OTHER = {"owner": "companies"}, "other_"
#: Dimensions of a basis whose codes stand in a codelist of their own.
LISTS = {
    "geography": "regions",
    "product": "products",
    "route": "routes",
    "grade": "grades",
    "quantity": "quantities",
}


@dataclass
class Writer:
    """Writes one language of a report and remembers which numbers it printed, and where.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the report.
    numbers : Numbers
        What may be printed.
    section : str
        Key of the section that is being written.
    uses : dict of str to list of str
        Sections in which each number was printed, in order of first use.
    drawn : dict of str to None
        Ids of the numbers that figures show, in order of first use.
    tabulated : set of str
        Arrays that a table of the report shows whole: their elements share one row in the table
        of numbers.
    """

    language: Language
    numbers: Numbers
    section: str = ""
    uses: dict[str, list[str]] = field(default_factory=dict)
    drawn: dict[str, None] = field(default_factory=dict)
    tabulated: set[str] = field(default_factory=set)

    def cite(self, number: Number, form: str = "") -> Cite:
        """A number, printed and remembered.

        Parameters
        ----------
        number : Number
            The number.
        form : str
            Empty for figure and unit; ``bare`` for the figure alone, ``size`` for no sign.

        Returns
        -------
        Cite
            The printed number.
        """
        array = number.id.partition("[")[0]
        name = array if array in self.tabulated else number.id
        places = self.uses.setdefault(name, [])
        if self.section not in places:
            places.append(self.section)
        told = replace(number, value=abs(number.value)) if form == "size" else number
        evidence = self.numbers.evidence
        shown = printed(told, self.language, evidence)
        sign = self.words("word.overlay") if self.numbers.foreign(number.id) else ""
        exact = told.value * scale(number.id, number.unit, self.language, evidence)
        return Cite(name, (shown.digits if form == "bare" else shown.text) + sign, exact)

    def value(self, number: Number, form: str = "") -> Runs:
        """A number, or the words for none.

        Parameters
        ----------
        number : Number
            The number.
        form : str
            As for `cite`.

        Returns
        -------
        tuple of Cite or Words
            The number; what has no value is told in words and leads nowhere.
        """
        if math.isfinite(number.value):
            return (self.cite(number, form),)
        return (Words(self.words("word.no_value")),)

    def cell(self, number: Number | None) -> Runs:
        """A number alone in a table cell whose column or caption names the unit.

        Parameters
        ----------
        number : Number or None
            The number; None where the table has no such element.

        Returns
        -------
        tuple of Cite or Words
            The cell.
        """
        if number is None:
            return (Words(self.words("word.none")),)
        if not math.isfinite(number.value):
            return (Words(self.words("word.no_value")),)
        percent = printed(number, self.language, self.numbers.evidence).unit == "%"
        return (self.cite(number, "" if percent else "bare"),)

    def runs(self, key: str, **values: Bound) -> Runs:
        """Filled template of a key.

        Parameters
        ----------
        key : str
            Key of the template. ``{name}`` prints a number with its unit, ``{name:bare}`` the
            figure alone, ``{name:period}`` the period it is about and ``{name:stated}`` also
            how its row states it; ``{name:size}`` leaves out a minus.
        **values : Number, Name, str or tuple
            What the placeholders stand for; text is printed literally, a tuple as a list.

        Returns
        -------
        tuple of Words or Cite
            The sentence.
        """
        found: list[Words | Cite] = []
        for literal, name, form, _ in Formatter().parse(catalogue(self.language)[key]):
            if literal:
                found.append(Words(literal))
            if name is None:
                continue
            found += self._bound(values[name], form or "")
        return tuple(found)

    def _bound(self, value: Bound, form: str) -> Runs:
        if isinstance(value, str):
            return (Words(value),)
        if isinstance(value, Name):
            return (Words(self.key(value.codelist, value.code)),)
        if isinstance(value, tuple):
            parts = [self._bound(one, form) for one in value]
            gaps = [*(["word.list"] * (len(parts) - 2)), "word.last"] if len(parts) > 1 else []
            told = [
                (Words(self.words(gap)), *part) for gap, part in zip(gaps, parts[1:], strict=True)
            ]
            return tuple(run for part in (*parts[:1], *told) for run in part)
        if form == "period":
            return (Words(period_words(value.period, self.language)),)
        return self.stated(value) if form == "stated" else self.value(value, form)

    def stated(self, number: Number) -> Runs:
        """A number with the qualifier and the directness of the one row that it repeats.

        Parameters
        ----------
        number : Number
            The number.

        Returns
        -------
        tuple of Cite or Words
            For example ``about 3,200 kt/a (derived)``.
        """
        row = statement(self.numbers, number)
        told = self.value(number)
        if row is None:
            return told
        before = self.words(f"qualifier.{row.qualifier}", "") if row.qualifier else ""
        after = self.words(f"directness.{row.evidence}") if row.evidence != AS_STATED else ""
        return tuple(run for run in (Words(before), *told, Words(after)) if run.text)

    def say(self, key: str, style: str = "body", **values: Bound) -> Paragraph:
        """A paragraph.

        Parameters
        ----------
        key, style : str
            Key of the template, and how it is set.
        **values : Number, Name or str
            What the placeholders stand for.

        Returns
        -------
        Paragraph
            The paragraph.
        """
        return Paragraph(begun(self.runs(key, **values), self.language), style)

    def listing(self, *keys: str) -> Listing:
        """Sentences without placeholders, one below the other.

        Parameters
        ----------
        *keys : str
            Keys of the sentences.

        Returns
        -------
        Listing
            The list.
        """
        return Listing(tuple(self.runs(key) for key in keys))

    def words(self, key: str, default: str | None = None) -> str:
        """Fixed words of a key.

        Parameters
        ----------
        key : str
            Key of the words.
        default : str, optional
            What stands for an unknown key.

        Returns
        -------
        str
            The words.
        """
        return label(key, self.language, default)

    def listed(self, names: Iterable[str]) -> str:
        """Names as a sentence lists them.

        Parameters
        ----------
        names : iterable of str
            The names.

        Returns
        -------
        str
            The names, the last joined by a word of its own: ``rods, granules and chips``.
        """
        *most, last = [*names] or [""]
        return self.words("word.last").join([self.words("word.list").join(most), last][not most :])

    def name(self, codelist: str, code: str) -> str:
        """Name of a code of the evidence, or of a plant.

        Parameters
        ----------
        codelist : str
            Name of the list, for example ``regions``.
        code : str
            The code.

        Returns
        -------
        str
            The name in the language; the code itself where the list does not have it.
        """
        if codelist == "plants":
            for row in self.numbers.evidence.tables.get("plants", ()):
                if row.cells.get("plant") == code:
                    return row.cells.get(self.language) or code
        for table in EARLY_SIGNALS.get(codelist, ()):
            for row in self.numbers.evidence.tables.get(table, ()):
                if row.cells["key"] == code:
                    return row.cells[self.language]
        codes = self.numbers.evidence.codelists.get(codelist)
        return codes.label(code, self.language) if codes else code

    def key(self, axis: str, code: str) -> str:
        """Words of a key of an axis.

        Parameters
        ----------
        axis, code : str
            Name of the axis and its key.

        Returns
        -------
        str
            The words from the catalogue, else from the codelist of that name, else the key.
        """
        axis = axis.removeprefix(OTHER)
        known = label(f"{axis}.{code}", self.language, "") or self._basis_code(axis, code)
        lists = CODELISTS.get(axis, axis if axis.endswith("s") else f"{axis}s")
        return known or self.name(lists, code)

    def unit(self, name: str) -> str:
        """Unit of an array in words.

        Parameters
        ----------
        name : str
            Array name.

        Returns
        -------
        str
            The words.
        """
        unit = self.numbers.array(name).array.unit
        return unit_words(name, unit, self.language, self.numbers.evidence)

    def basis(self, text: str) -> str:
        """A written basis in words.

        Parameters
        ----------
        text : str
            ``dimension=code;dimension=code``.

        Returns
        -------
        str
            Names of the codes, joined; what is not such a list is given back as it is.
        """
        told: list[str] = []
        unstated: list[str] = []
        for dimension, code in basis(text).pairs:
            if not code:
                return text
            if dimension == "unit" or (code == "all" and dimension in LISTS):
                continue
            if code == UNSTATED:
                unstated.append(self.words(f"dimension.{dimension}", dimension))
            else:
                told.append(self._code(dimension, code))
        if unstated:
            names = self.words("word.list").join(unstated)
            told.append(self.words("line.unstated").format(names=names))
        return self.words("word.comma").join(told)

    def _code(self, dimension: str, code: str) -> str:
        if dimension in LISTS:
            return self.name(LISTS[dimension], code)
        known = label(f"dimension.{dimension}", self.language, dimension)
        told = self.words(f"said.{dimension}.{code}", "") or self._basis_code(dimension, code)
        return told or f"{known}{self.words('word.colon')}{code}"

    def _basis_code(self, dimension: str, code: str) -> str:
        for row in self.numbers.evidence.tables.get("bases", ()):
            if row.cells["dimension"] == dimension and row.cells["code"] == code:
                return row.cells[self.language]
        return ""

    def formula(self, key: str) -> str:
        """How a number was computed, in words.

        Parameters
        ----------
        key : str
            Message key of the derivation.

        Returns
        -------
        str
            The sentence; the key itself where no catalogue has it.
        """
        return catalogue(self.language).get(key) or messages(self.language).get(key, key)
