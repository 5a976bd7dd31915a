"""``polysight footprint charges``: what carbon costs a kilogram."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click
import numpy as np

from polysight.cli.options import Day, option, overlay, verb
from polysight.cli.plant import model_options
from polysight.cli.plant_document import known, told
from polysight.cli.plant_page import number
from polysight.cli.terminal import table
from polysight.loader import loaded
from polysight.messages import Language, text
from polysight.study.footprint_charges import Charges

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
        "footprint_charges",
        language,
        [
            click.Argument(["plant"]),
            option("--on day", language, "as_of", type=Day()),
            *model_options(language),
            overlay(language),
        ],
        _charges,
    )


def _charges(
    language: Language,
    plant: str,
    day: dt.date | None,
    changes: tuple[str, ...],
    year: int | None,
    draws: int,
    seed: int,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    data = loaded("polysight.evidence.store").evidence(overlays)
    found = loaded("polysight.study.footprint").footprint(
        plant, data, changes, year=year, seed=seed, count=draws
    )
    asked = day or dt.datetime.now(dt.UTC).date()
    made = loaded("polysight.study.footprint_charges").footprint_charges(found, data, asked)
    if as_json:
        document = {"plant": found.plant.id, **_document(made, language)}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    _page(made, language)
    return 0


def _page(made: Charges, language: Language) -> None:
    click.echo(
        text("footprint_page.charges_ets", language, day=made.day, told=_owed(made, language))
    )
    click.echo()
    header = text("footprint_page.charges_border_header", language).split("|")
    rows = [
        [
            str(one.year), number(PERCENT * one.free_share_kept),
            *(number(float(cell)) for cell in np.ravel(one.cost_eur_per_kg)),
        ]
        for one in made.border
    ]  # fmt: skip
    told_price = {"price": number(made.certificate_eur_per_tco2e), "row": made.certificate_row}
    table(text("footprint_page.charges_border", language, **told_price), header, rows)
    click.echo()
    click.echo(
        text(
            "footprint_page.charges_modules", language, value=number(made.module.central),
            grams=number(made.grams_per_watt), row=made.grams_row,
        )
    )  # fmt: skip
    header = text("footprint_page.charges_modules_header", language).split("|")
    rows = [
        [
            one.limit.id, one.limit.name, number(one.limit.limit_kgco2e_per_kw),
            number(PERCENT * float(one.used[0])), number(float(one.left_kgco2e_per_kw[0])),
            text(f"footprint_page.charges_{one.outcome.value.replace('-', '_')}", language),
            text(f"footprint_page.{'yes' if one.same_method else 'no'}", language),
        ]
        for one in made.limits
    ]  # fmt: skip
    table("", header, rows)


def _owed(made: Charges, language: Language) -> str:
    if made.emitted is None or made.net is None or made.owed_cny_per_kg is None:
        return text("footprint_page.charges_ets_none", language)
    free = "–" if made.free is None else number(made.free.central)
    return text(
        "footprint_page.charges_ets_unit", language, emitted=number(made.emitted.central),
        free=free, row=made.benchmark, net=number(made.net.central),
        cost=number(made.owed_cny_per_kg.central), price=number(made.allowance_cny_per_tco2e),
        price_row=made.allowance_row,
    )  # fmt: skip


def _document(made: Charges, language: Language) -> dict[str, object]:
    readings = {
        "emitted": made.emitted, "free": made.free, "net": made.net,
        "cost": made.owed_cny_per_kg,
    }  # fmt: skip
    return {
        "day": made.day.isoformat(),
        "trading": {
            "status": "no-unit-of-its-own" if made.owed is None else made.owed.status.value,
            "benchmark": made.benchmark,
            "allowance_cny_per_tco2e": made.allowance_cny_per_tco2e,
            "allowance_row": made.allowance_row,
            **{key: None if one is None else told(one, language) for key, one in readings.items()},
        },
        "border": {
            "scenario": True,
            "certificate_eur_per_tco2e": made.certificate_eur_per_tco2e,
            "certificate_row": made.certificate_row,
            "years": [
                {
                    "year": one.year,
                    "free_share_kept": known(one.free_share_kept),
                    "cost_eur_per_kg": {
                        exposure.value: {
                            bound.value: float(one.cost_eur_per_kg[row, column])
                            for column, bound in enumerate(one.bounds)
                        }
                        for row, exposure in enumerate(one.exposures)
                    },
                }
                for one in made.border
            ],
        },
        "module": {
            "contribution": told(made.module, language),
            "grams_per_watt": made.grams_per_watt,
            "grams_row": made.grams_row,
            "limits": [
                {
                    "row": one.limit.id,
                    "name": one.limit.name,
                    "limit_kgco2e_per_kw": one.limit.limit_kgco2e_per_kw,
                    "used": float(one.used[0]),
                    "left_kgco2e_per_kw": float(one.left_kgco2e_per_kw[0]),
                    "outcome": one.outcome.value,
                    "exceeded_share": one.exceeded_share,
                    "same_method": one.same_method,
                }
                for one in made.limits
            ],
        },
    }
