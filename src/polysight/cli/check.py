"""``polysight check``: is the data folder sound, and what does it add up to?"""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.options import option, overlay, verb
from polysight.errors import Problem
from polysight.evidence.audit_sums import Account, account
from polysight.evidence.check import problems
from polysight.evidence.register_sums import YearSum
from polysight.evidence.store import evidence
from polysight.loader import loaded
from polysight.messages import Language, text

CHECK_FAILED = 4


def command(language: Language) -> click.Command:
    """The verb.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    return verb(
        "check",
        language,
        [
            click.Argument(["folders"], nargs=-1, type=click.Path(path_type=Path)),
            option("--data folder", language, "data", type=click.Path(path_type=Path)),
            overlay(language),
        ],
        _check,
    )


def _check(
    language: Language,
    folders: tuple[Path, ...],
    folder: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    broken = problems((*overlays, *folders), folder)
    if broken:
        return _broken(broken, language, as_json)
    data = evidence((*overlays, *folders), folder)
    broken = loaded("polysight.study.data_check").data_faults(data)
    if broken:
        return _broken(broken, language, as_json)
    sums = account(data)
    if as_json:
        click.echo(json.dumps({"problems": [], **sums.document()}, ensure_ascii=False, indent=2))
        return 0
    _print(sums, language)
    return 0


def _broken(broken: list[Problem], language: Language, as_json: bool) -> int:
    if as_json:
        told = [one.document() for one in broken]
        click.echo(json.dumps({"problems": told}, ensure_ascii=False, indent=2))
    else:
        for one in broken:
            click.echo(one.sentence(language))
        click.echo(text("cli.check_failed", language, count=len(broken)), err=True)
    return CHECK_FAILED


def _print(sums: Account, language: Language) -> None:
    click.echo(text("cli.check_passed", language, rows=sums.rows, sources=sums.sources))
    terminal = loaded("polysight.cli.terminal")
    tiers = [[tier, str(count), f"{count / sums.rows:.1%}"] for tier, count in sums.tiers]
    terminal.table(text("cli.check_tiers", language), _header("cli.tier_header", language), tiers)
    header = _header("cli.capacity_header", language)
    for territory, years in sums.capacity:
        title = text("cli.check_capacity", language, territory=territory)
        terminal.table(title, header, [_capacity(one, str(one.year)) for one in years])
    provinces = [_capacity(one, f"{one.geography} {one.year}") for one in sums.provinces]
    terminal.table(text("cli.check_provinces", language), header, provinces)
    shares = [
        [str(year), *(f"{sums.observed[field][place]:.0%}" for field in sums.observed)]
        for place, year in enumerate(sums.years)
    ]
    fields = [text(f"cli.field_{field}", language) for field in sums.observed]
    header = [text("cli.year", language), *fields]
    terminal.table(text("cli.check_observed", language), header, shares)
    rows = [
        [
            one.rows[0].quantity,
            str(one.rows[0].period),
            f"{one.spread:.0%}",
            " / ".join(f"{row.middle:,.5g}" for row in one.rows),
            one.rows[0].canonical_unit,
            " ".join(row.id for row in one.rows),
        ]
        for one in sums.contradictions
    ]
    title = text("cli.check_contradictions", language, count=len(rows))
    terminal.table(title, _header("cli.contradiction_header", language), rows)
    click.echo(text("cli.check_inferred", language, share=f"{sums.inferred_dates:.0%}"))


def _capacity(one: YearSum, name: str) -> list[str]:
    cells = [name, f"{one.sourced_kt_per_year:,.0f}", f"{one.all_kt_per_year:,.0f}"]
    if one.published is None:
        return [*cells, "", "", "", ""]
    return [
        *cells,
        f"{one.published.value:,.0f}",
        " ".join(one.published.observations),
        f"{one.unallocated_kt_per_year:+,.0f}",
        f"{one.all_kt_per_year / one.published.value:.2f}",
    ]


def _header(key: str, language: Language) -> list[str]:
    return text(key, language).split("|")
