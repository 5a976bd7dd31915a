"""The glossary: terms of the codelists and catalogues, with unit, basis and definition."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from polysight.messages import catalogue as messages
from tools.manual.words import ROOT, cell, word

DATA = ROOT / "data"
#: Codelists with nothing but code, names and definition, in their order on the page.
PLAIN = ("grades", "routes", "products", "kinds", "qualifiers", "tiers", "evidence_grades")


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a table of the data folder.

    Parameters
    ----------
    name : str
        Its path below ``data``, without ending.

    Returns
    -------
    list of dict
        The rows.
    """
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


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


def _lines(language: str) -> Iterator[str]:
    yield f"# {word('glossary.title', language)}"
    yield ""
    yield word("glossary.intro", language)
    yield from _quantities(language)
    yield from _bases(language)
    yield from _parameters(language)
    yield from _indicators(language)
    for catalogue in ("indicator", "market_measure", "statement"):
        yield from _messages(catalogue, language)
    for name in PLAIN:
        yield from _plain(name, language)
    yield from _units(language)


def _table(section: str, columns: tuple[str, ...], language: str) -> Iterator[str]:
    yield ""
    yield f"## {word(f'glossary.{section}', language)}"
    yield ""
    yield f"| {' | '.join(word(f'column.{column}', language) for column in columns)} |"
    yield "|---" * len(columns) + "|"


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(cell, cells))} |"


def _names(row: Mapping[str, str], language: str) -> tuple[str, str]:
    other = "zh" if language == "en" else "en"
    return row[language], row[other]


def _quantities(language: str) -> Iterator[str]:
    yield from _table("quantities", ("code", "term", "other", "unit", "basis", "defined"), language)
    for row in sorted(rows("codelists/quantities"), key=lambda row: row["code"]):
        told = (f"`{code}`" for code in row["basis_dimensions"].split(";") if code)
        basis = word("glossary.between", language).join(told)
        yield _row(
            f"`{row['code']}`",
            *_names(row, language),
            row["canonical_unit"],
            basis,
            row["definition"],
        )


def _bases(language: str) -> Iterator[str]:
    yield from _table("bases", ("dimension", "code", "term", "other", "defined"), language)
    for row in rows("codelists/bases"):
        if row["dimension"] != "dimension":
            dimension, code = f"`{row['dimension']}`", f"`{row['code']}`"
            yield _row(dimension, code, *_names(row, language), row["definition"])


def _parameters(language: str) -> Iterator[str]:
    yield from _table("parameters", ("code", "term", "other", "unit", "defined"), language)
    for row in rows("codelists/parameters"):
        names = _names(row, language)
        yield _row(f"`{row['code']}`", *names, row["unit"], row["definition"])


def _indicators(language: str) -> Iterator[str]:
    yield from _table("warning", ("code", "term", "other", "unit", "defined"), language)
    for row in rows("warning_indicators"):
        names, defined = _names(row, language), row[f"definition_{language}"]
        yield _row(f"`{row['key']}`", *names, row["unit"], defined)


def _messages(catalogue: str, language: str) -> Iterator[str]:
    told = {tongue: messages(tongue) for tongue in ("en", "zh")}
    yield from _table(catalogue, ("code", "term", "other", "defined"), language)
    for key in told["en"]:
        section, name = key.split(".", 1)
        if section == catalogue and "{" not in told["en"][key]:
            names = _names({tongue: told[tongue][key] for tongue in told}, language)
            formula = told["zh" if language == "zh" else "en"].get(f"{section}_formula.{name}", "")
            yield _row(f"`{name}`", *names, formula)


def _plain(name: str, language: str) -> Iterator[str]:
    yield from _table(name, ("code", "term", "other", "defined"), language)
    for row in rows(f"codelists/{name}"):
        yield _row(f"`{row['code']}`", *_names(row, language), row["definition"])


def _units(language: str) -> Iterator[str]:
    yield from _table("units", ("code", "term", "other", "dimension", "factor"), language)
    for row in rows("codelists/units"):
        names = _names(row, language)
        yield _row(f"`{row['code']}`", *names, row["dimension"], row["factor"])
