"""A report in one language, complete with its table of numbers and its sources."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from polysight.messages import Language
from polysight.report.blocks import Section
from polysight.report.catalogue import label
from polysight.report.contents import sections
from polysight.report.freshness import newest
from polysight.report.number_table import NumberGroup, NumberRow, number_groups
from polysight.report.prose import Writer
from polysight.report.source_list import Reference, references
from polysight.study.scenario_file import load_scenario

#: Parts of the manifest that the title block prints, where the study has them.
FACTS = ("scenario", "seed", "scenario_sha256", "data_sha256", "code_sha256", "polysight")
HASH_LENGTH = 12
#: Hashes of a user's own rows.
OVERLAY = re.compile(r"overlay_\d+_sha256")
#: What a scenario may be called.
NAME = r"[a-z0-9][a-z0-9-]*"


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
    def places(self) -> tuple[str, ...]:
        """Numbers of the headings.

        Returns
        -------
        tuple of str
            For each section its number, for example ``2`` or ``2.1``.
        """
        counts: list[int] = []
        found = []
        for section in self.sections:
            counts = [*counts, 0, 0][: section.level]
            counts[-1] += 1
            found.append(".".join(map(str, counts)))
        return tuple(found)

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
    """The industry report in the language of a writer.

    Parameters
    ----------
    writer : Writer
        A writer that has not written yet.

    Returns
    -------
    Document
        The report.
    """
    return composed(writer, writer.words("title.report"), _subject(writer), sections(writer))


def composed(writer: Writer, title: str, subtitle: str, chapters: Sequence[Section]) -> Document:
    """A document of chapters that a writer has written, with everything behind its numbers.

    Parameters
    ----------
    writer : Writer
        The writer, who knows every number that was printed or drawn.
    title, subtitle : str
        Title, and what it is about.
    chapters : sequence of Section
        The chapters.

    Returns
    -------
    Document
        The document.
    """
    listed = references(writer, writer.drawn)
    return Document(
        writer.language,
        title,
        subtitle,
        writer.numbers.vintage,
        _facts(writer),
        tuple(chapters),
        number_groups(writer, listed),
        listed,
    )
