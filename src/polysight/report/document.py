"""A report in one language, complete with its table of numbers and its sources."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polysight.evidence.source import Source
from polysight.messages import Language
from polysight.report.blocks import Section
from polysight.report.catalogue import label
from polysight.report.contents import sections
from polysight.report.freshness import newest
from polysight.report.naming import keys as named_keys
from polysight.report.number_format import printed
from polysight.report.period_words import period_words
from polysight.report.prose import Writer
from polysight.study.references import SCENARIO
from polysight.study.result import Number
from polysight.study.scenario_file import load_scenario

#: Parts of the manifest that the title block prints, where the study has them.
FACTS = ("scenario", "seed", "scenario_sha256", "data_sha256", "code_sha256", "polysight")
HASH_LENGTH = 12
#: Hashes of a user's own rows.
OVERLAY = re.compile(r"overlay_\d+_sha256")
#: What a scenario may be called.
NAME = r"[a-z0-9][a-z0-9-]*"
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


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in the list of sources.

    Parameters
    ----------
    index : int
        Its number.
    key, citation, tier : str
        Key in the data, the source in one line, and its tier in words.
    licence, accessed : str
        Terms in words, and the day on which it was read.
    url : str
        Address; empty where none is recorded.
    """

    index: int
    key: str
    citation: str
    tier: str
    licence: str
    accessed: str
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report before it has a page.

    Parameters
    ----------
    language : {"en", "zh"}
        Its language.
    title, subtitle : str
        Title, and what it is about.
    vintage : str
        Day up to which the data go, as ISO date.
    facts : tuple of (str, str)
        What makes the report reproducible, as name and value.
    sections : tuple of Section
        The chapters.
    groups : tuple of NumberGroup
        The table of numbers.
    references : tuple of Reference
        The list of sources.
    """

    language: Language
    title: str
    subtitle: str
    vintage: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    groups: tuple[NumberGroup, ...]
    references: tuple[Reference, ...]

    @property
    def usual_terms(self) -> tuple[str, str]:
        """Licence and day of reading that most sources share, told once for all of them.

        Returns
        -------
        tuple of str
            Licence in words, and the day.
        """
        licences = Counter(one.licence for one in self.references)
        days = Counter(one.accessed for one in self.references)
        usual = [count.most_common(1)[0][0] if count else "" for count in (licences, days)]
        return usual[0], usual[1]

    def terms(self, reference: Reference) -> str:
        """Tier of a source, and its terms where they are not the usual ones.

        Parameters
        ----------
        reference : Reference
            The source.

        Returns
        -------
        str
            The words, joined.
        """
        licence, accessed = self.usual_terms
        parts = [reference.tier]
        parts += [reference.licence] if reference.licence != licence else []
        parts += [reference.accessed] if reference.accessed != accessed else []
        return label("line.gap", self.language).join(parts)

    @property
    def sources_note(self) -> str:
        """What holds for all sources of the list.

        Returns
        -------
        str
            The words.
        """
        licence, accessed = self.usual_terms
        told = label("page.sources_note", self.language)
        return told.format(licence=licence, accessed=accessed)

    @property
    def anchors(self) -> dict[str, str]:
        """Anchor of each number.

        Returns
        -------
        dict of str to str
            Anchor by id.
        """
        return {row.id: row.anchor for group in self.groups for row in group.rows}

    @property
    def rows(self) -> dict[str, NumberRow]:
        """Row of each number.

        Returns
        -------
        dict of str to NumberRow
            Row by id.
        """
        return {row.id: row for group in self.groups for row in group.rows}


def _references(writer: Writer, drawn: Iterable[str]) -> tuple[Reference, ...]:
    """Sources of all printed and drawn numbers, in the order in which they are first needed."""
    keys = dict.fromkeys(
        key for one in [*writer.uses, *drawn] for key in writer.numbers.sources(one)
    )
    sources = writer.numbers.evidence.sources
    return tuple(_reference(writer, place, sources[key]) for place, key in enumerate(keys, 1))


def _reference(writer: Writer, place: int, source: Source) -> Reference:
    parts = [source.title]
    if not source.title.startswith(source.producer):
        parts.insert(0, source.producer)
    parts += [one for one in (source.publisher, source.published) if one not in " ".join(parts)]
    said = ". ".join(dict.fromkeys(part for part in parts if part))
    return Reference(
        place,
        source.key,
        said,
        writer.name("tiers", source.tier),
        writer.words(f"licence.{source.licence}", source.licence),
        source.accessed,
        source.url,
    )


def _group_name(number: Number) -> str:
    if number.id.startswith(SCENARIO):
        return SCENARIO.rstrip(":")
    name = number.id.partition("[")[0]
    return name if "." in name else "observation"


def _groups(writer: Writer, references: Sequence[Reference]) -> tuple[NumberGroup, ...]:
    places = {one.key: one.index for one in references}
    rows: dict[tuple[str, str], list[NumberRow]] = {}
    for position, one in enumerate(writer.uses, 1):
        number = writer.numbers.number(one)
        shown = printed(number, writer.language, writer.numbers.evidence)
        keys = one.partition("[")[2].rstrip("]") or one
        dated = number.period in keys.split(",")
        row = NumberRow(
            f"n{position}",
            one,
            named_keys(writer, one),
            shown.text,
            number.unit,
            writer.basis(number.basis),
            "" if dated else period_words(number.period, writer.language),
            number.known[:10],
            tuple(sorted(places[key] for key in writer.numbers.sources(one))),
        )
        row_group = (_group_name(number), number.formula)
        rows.setdefault(row_group, []).append(row)
    places_of = writer.numbers.position
    return tuple(
        NumberGroup(
            name,
            writer.formula(formula),
            tuple(sorted(listed, key=lambda row: places_of(row.id))),
        )
        for (name, formula), listed in rows.items()
    )


def _facts(writer: Writer) -> tuple[tuple[str, str], ...]:
    manifest = writer.numbers.result.manifest
    found = [("vintage", writer.numbers.vintage), *newest(writer.numbers)]
    found += [(name, manifest[name]) for name in FACTS if manifest.get(name)]
    found += [(name, value) for name, value in manifest.items() if OVERLAY.fullmatch(name)]
    return tuple(
        (
            writer.words("fact.overlay" if OVERLAY.fullmatch(name) else f"fact.{name}"),
            value[:HASH_LENGTH] if name.endswith("_sha256") else value,
        )
        for name, value in found
    )


def _subject(writer: Writer) -> str:
    """Title of the scenario, where its file is at hand and unchanged; else its name."""
    manifest = writer.numbers.result.manifest
    name = manifest.get("scenario", "")
    folder = writer.numbers.evidence.folders[0]
    file = folder / "scenarios" / f"{name}.toml"
    if not re.fullmatch(NAME, name) or not file.is_file():
        return name
    same = hashlib.sha256(file.read_bytes()).hexdigest() == manifest.get("scenario_sha256")
    title = load_scenario(file).title if same else None
    return name if title is None else {"zh": title.zh, "en": title.en}[writer.language]


def document(writer: Writer) -> Document:
    """A report in the language of a writer.

    Parameters
    ----------
    writer : Writer
        A writer that has not written yet.

    Returns
    -------
    Document
        The report.
    """
    chapters = sections(writer)
    references = _references(writer, writer.drawn)
    return Document(
        writer.language,
        writer.words("title.report"),
        _subject(writer),
        writer.numbers.vintage,
        _facts(writer),
        chapters,
        _groups(writer, references),
        references,
    )
