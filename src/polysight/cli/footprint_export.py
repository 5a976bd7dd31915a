"""``polysight footprint export``: matrices for Brightway, and a declaration for a customer."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click

from polysight.answers.plant_document import told
from polysight.answers.plant_words import number
from polysight.cli.footprint_options import factor_year as factor_year_option
from polysight.cli.footprint_options import require_draws
from polysight.cli.options import option, overlay, verb
from polysight.cli.plant import model_options
from polysight.errors import UsageError, refusal
from polysight.evidence.verbatim import guarded
from polysight.loader import loaded
from polysight.messages import Language, text
from polysight.study.product_declaration import Declaration, Entry


def command(language: Language) -> click.Command:
    """The branch.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    path = click.Path(path_type=Path)
    return verb(
        "footprint_export",
        language,
        [
            click.Argument(["plant"]),
            option("--brightway", language, "brightway", type=path),
            option("--declaration", language, "declaration", type=path),
            *model_options(language),
            factor_year_option(language),
            overlay(language),
        ],
        _export,
        documented=False,
    )


def _export(
    language: Language,
    plant: str,
    brightway: Path | None,
    declaration: Path | None,
    changes: tuple[str, ...],
    year: int | None,
    draws: int,
    seed: int,
    factor_year: int | None,
    overlays: tuple[Path, ...],
) -> int:
    require_draws(draws)
    if brightway is None and declaration is None:
        raise refusal(UsageError, "footprint_data.no_target")
    data = loaded("polysight.evidence.store").evidence(overlays)
    found = loaded("polysight.study.footprint").footprint(
        plant, data, changes, year=year, factor_year=factor_year, seed=seed, count=draws
    )
    if declaration is not None:
        summary = loaded("polysight.study.footprint_summary").summary(found, data)
        made = loaded("polysight.study.product_declaration").declaration(summary)
        declaration.write_text(written(made, declaration.suffix, language), encoding="utf-8")
        click.echo(text("cli.drawn", language, path=declaration), err=True)
    if brightway is not None:
        matrices = loaded("polysight.study.footprint_matrices").matrices(found, data, draws=0)
        title = found.plant.title.zh if language == "zh" else found.plant.title.en
        loaded("polysight.study.inventory_export").export(
            matrices.foreground, matrices.method, brightway, title=title, units=matrices.units
        )
        click.echo(text("cli.drawn", language, path=brightway), err=True)
    return 0


def written(made: Declaration, suffix: str, language: Language) -> str:
    """A declaration as a text.

    Parameters
    ----------
    made : Declaration
        The declaration.
    suffix : str
        ``.csv``, ``.json`` or anything else for Markdown.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The text of the file.
    """
    if suffix == ".json":
        rows = [_entry(one, language) for one in made.entries]
        titles = {"en": made.title_en, "zh": made.title_zh}
        document = {"title": titles, "entries": rows}
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    header = text("declaration.header", language).split("|")
    cells = [_cells(one, language) for one in made.entries]
    if suffix == ".csv":
        stream = io.StringIO(newline="")
        kept = [_guarded(one, row) for one, row in zip(made.entries, cells, strict=True)]
        csv.writer(stream, lineterminator="\n").writerows([header, *kept])
        return stream.getvalue()
    title = made.title_zh if language == "zh" else made.title_en
    lines = [f"# {text('declaration.title', language, title=title)}", ""]
    lines += [f"> {text('declaration.not_verified', language)}", ""]
    lines += [_line(header), _line(["---"] * len(header)), *map(_line, cells)]
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(one: Entry, language: Language) -> list[str]:
    head = [text(f"declaration.{key}", language) for key in (one.section, one.item)]
    if one.number is None:
        return [*head, _words(one, language), "", "", "", one.rests_on]
    ends = (number(each) for each in (one.number.central, one.number.low, one.number.high))
    return [*head, *ends, one.number.unit, one.rests_on]


def _guarded(one: Entry, cells: list[str]) -> list[str]:
    """Cells of which a spreadsheet runs none: names and words may be those of a user's plant."""
    numbers = range(2, 5) if one.number is not None else range(0)
    return [cell if at in numbers else guarded(cell) for at, cell in enumerate(cells)]


def _words(one: Entry, language: Language) -> str:
    """Words of the catalogue where they are a code of it, otherwise as they stand."""
    codes = ("not-verified", "none", "one-kilogram", "none-needed",
             "all-to-polysilicon", "not-counted")  # fmt: skip
    if one.words in codes:
        return text(f"declaration.says_{one.words.replace('-', '_')}", language)
    return one.words


def _entry(one: Entry, language: Language) -> dict[str, object]:
    return {
        "section": one.section,
        "item": one.item,
        "name": text(f"declaration.{one.item}", language),
        "words": _words(one, language),
        "number": None if one.number is None else told(one.number, language),
        "rests_on": one.rests_on,
    }
