"""``polysight footprint compare``: plants beside each other, where their bases allow it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.answers.plant_document import told
from polysight.answers.plant_words import number
from polysight.cli.footprint_options import factor_year as factor_year_option
from polysight.cli.footprint_options import require_draws
from polysight.cli.options import overlay, verb
from polysight.cli.plant import model_options
from polysight.cli.terminal import table
from polysight.errors import BasisError, UsageError, refusal
from polysight.loader import loaded
from polysight.messages import Language, text
from polysight.study.footprint import Footprint
from polysight.study.footprint_comparison import Ranked
from polysight.study.footprint_reading import footprint_reading

PERCENT = 100.0


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
    return verb(
        "footprint_compare",
        language,
        [
            click.Argument(["plants"], nargs=-1),
            *model_options(language),
            factor_year_option(language),
            overlay(language),
        ],
        _compare,
    )


def _compare(
    language: Language,
    plants: tuple[str, ...],
    changes: tuple[str, ...],
    year: int | None,
    draws: int,
    seed: int,
    factor_year: int | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    require_draws(draws)
    if len(plants) < 2:
        raise refusal(UsageError, "footprint_data.few_plants")
    data = loaded("polysight.evidence.store").evidence(overlays)
    study = loaded("polysight.study.footprint")
    found: list[Footprint] = [
        study.footprint(
            one, data, changes, year=year, factor_year=factor_year, seed=seed, count=draws
        )
        for one in plants
    ]
    ranked: Ranked = loaded("polysight.study.footprint_comparison").ranked(
        [one.life_cycle for one in found]
    )
    if ranked.refused:
        raise BasisError(ranked.refused)
    if as_json:
        click.echo(json.dumps(_document(found, ranked, language), ensure_ascii=False, indent=2))
        return 0
    _page(found, ranked, language)
    return 0


def _page(found: list[Footprint], ranked: Ranked, language: Language) -> None:
    rows = []
    for rank, place in enumerate(ranked.order.tolist(), start=1):
        one = found[place]
        total = footprint_reading(one).life_cycle.market
        rows.append(
            [
                str(rank), one.plant.id, one.plant.route, number(total.central), number(total.low),
                number(total.median), number(total.high), total.unit,
            ]
        )  # fmt: skip
    header = text("footprint_page.compare_header", language).split("|")
    table(text("footprint_page.compare_title", language), header, rows)
    click.echo()
    names = [one.plant.id for one in found]
    shares = [
        [
            name,
            *("" if at == column else number(PERCENT * share) for column, share in enumerate(row)),
        ]
        for at, (name, row) in enumerate(zip(names, ranked.below.tolist(), strict=True))
    ]
    table(text("footprint_page.compare_below", language), ["", *names], shares)


def _document(found: list[Footprint], ranked: Ranked, language: Language) -> dict[str, object]:
    names = [each.plant.id for each in found]
    return {
        "basis": {
            "boundary": found[0].life_cycle.basis.boundary,
            "method": found[0].life_cycle.basis.method,
            "electricity": found[0].life_cycle.basis.electricity.value,
        },
        "plants": [
            {
                "rank": ranked.order.tolist().index(place) + 1,
                "plant": one.plant.id,
                "route": one.plant.route,
                "market": told(footprint_reading(one).life_cycle.market, language),
                "below": dict(zip(names, ranked.below[place].tolist(), strict=True)),
            }
            for place, one in enumerate(found)
        ],
    }
