"""The page that tells where each analysis of an industry report is answered."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tools.manual.words import ROOT, cell, word

TABLE = ROOT / "docs" / "capabilities.csv"


@dataclass(frozen=True, slots=True)
class Place:
    """A command, and what of its JSON holds the answer.

    Parameters
    ----------
    command : str
        The command line.
    paths : tuple of str
        Keys separated by points; ``[key=value]`` picks an element of a list, ``[]`` any.
    """

    command: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Capability:
    """An analysis or instrument.

    Parameters
    ----------
    id, group, kind : str
        Number, section, and whether such a report performs, describes or calls for it.
    names, notes : dict of str to str
        Name and remark by language.
    answer, reason : str
        ``yes``, ``partly`` or ``no``; why not wholly: ``not-software``, ``later``, ``outside``.
    places : tuple of Place
        Where it is answered.
    chapters : tuple of str
        Chapters of the report.
    """

    id: str
    group: str
    kind: str
    names: dict[str, str]
    answer: str
    reason: str
    places: tuple[Place, ...]
    chapters: tuple[str, ...]
    notes: dict[str, str]


def places(text: str) -> tuple[Place, ...]:
    """Places of a cell of the table.

    Parameters
    ----------
    text : str
        ``command -> path, path; command -> path``.

    Returns
    -------
    tuple of Place
        The places.
    """
    parts = [part.split(" -> ") for part in text.split("; ") if part]
    return tuple(Place(command, tuple(paths.split(", "))) for command, paths in parts)


def capabilities() -> tuple[Capability, ...]:
    """The table.

    Returns
    -------
    tuple of Capability
        Its rows.
    """
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return tuple(
            Capability(
                row["id"],
                row["group"],
                row["kind"],
                {language: row[language] for language in ("en", "zh")},
                row["answer"],
                row["reason"],
                places(row["where"]),
                tuple(row["chapter"].split()),
                {language: row[f"note_{language}"] for language in ("en", "zh")},
            )
            for row in csv.DictReader(stream)
        )


def chapter_titles(language: str) -> dict[str, str]:
    """Titles of the chapters of the industry report.

    Parameters
    ----------
    language : {"en", "zh"}
        Language.

    Returns
    -------
    dict of str to str
        Titles by key.
    """
    found: dict[str, str] = {}
    folder = ROOT / "src" / "polysight" / "report" / "text"
    for path in sorted(folder.glob(f"*{language}.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8")).get("title", {})
    return found


def _answered(one: Capability, language: str) -> str:
    told = word(f"answer.{one.answer}", language)
    if not one.reason:
        return told
    between = "：" if language == "zh" else ": "
    return f"{told}{between}{word(f'reason.{one.reason}', language)}"


def _where(one: Capability, language: str, titles: dict[str, str]) -> str:
    parts = [f"`{place.command}`" for place in one.places]
    parts += [f"{word('word.chapter', language)} *{titles[key]}*" for key in one.chapters]
    return "<br>".join(parts)


def _lines(language: str) -> Iterator[str]:
    rows = capabilities()
    counted = Counter(one.answer for one in rows)
    titles = chapter_titles(language)
    yield f"# {word('capabilities.title', language)}"
    yield ""
    yield word("capabilities.intro", language, count=len(rows), **counted)
    yield ""
    yield word("capabilities.how", language)
    yield ""
    yield word("capabilities.made", language)
    for group, found in groupby(rows, lambda one: one.group):
        yield ""
        yield f"## {word(f'group.{group}', language)}"
        yield ""
        yield word("capabilities.columns", language)
        yield "|---|---|---|---|---|"
        for one in found:
            told = (
                one.id,
                f"{one.names[language]}<br>*{word(f'kind.{one.kind}', language)}*",
                _answered(one, language),
                _where(one, language, titles),
                one.notes[language],
            )
            yield f"| {' | '.join(map(cell, told))} |"


def page(language: str) -> str:
    """The page in one language.

    Parameters
    ----------
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Markdown.
    """
    return "\n".join(_lines(language)) + "\n"
