"""``polysight footprint target``: what brings a footprint down to a number."""

from __future__ import annotations

import json
import math
from pathlib import Path

import click

from polysight.answers.plant_document import known, told
from polysight.answers.plant_words import number
from polysight.cli.footprint_options import factor_year as factor_year_option
from polysight.cli.footprint_options import require_draws
from polysight.cli.options import option, overlay, verb
from polysight.cli.plant import model_options
from polysight.cli.terminal import table
from polysight.loader import loaded
from polysight.messages import Language, text
from polysight.study.footprint_target import Target

PERCENT = 100.0
#: Share of the draws in which a target must be met unless a user says otherwise.
CONFIDENCE = 0.9


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
        "footprint_target",
        language,
        [
            click.Argument(["plant"]),
            option("--to wanted", language, "footprint_to", type=float, required=True),
            option(
                "--confidence", language, "footprint_confidence", type=float, default=CONFIDENCE
            ),
            *model_options(language),
            factor_year_option(language),
            overlay(language),
        ],
        _target,
    )


def _target(
    language: Language,
    plant: str,
    wanted: float,
    confidence: float,
    changes: tuple[str, ...],
    year: int | None,
    draws: int,
    seed: int,
    factor_year: int | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    require_draws(draws)
    data = loaded("polysight.evidence.store").evidence(overlays)
    found = loaded("polysight.study.footprint").footprint(
        plant, data, changes, year=year, factor_year=factor_year, seed=seed, count=draws
    )
    reached = loaded("polysight.study.footprint_target").footprint_target(found, wanted, confidence)
    title = found.plant.title
    if as_json:
        document = {"plant": found.plant.id, **_document(reached, language)}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    _page(reached, title.zh if language == "zh" else title.en, language)
    return 0


def _page(reached: Target, title: str, language: Language) -> None:
    head = {
        "title": title, "target": number(reached.target_kgco2e_per_kg),
        "confidence": number(PERCENT * reached.confidence),
    }  # fmt: skip
    today = reached.today
    click.echo(text("footprint_page.target_title", language, **head))
    told_ends = {"low": number(today.low), "high": number(today.high)}
    words = text("footprint_page.target_today", language, today=number(today.central), **told_ends)
    click.echo(words)
    levers = (
        ("green", reached.present_share, reached.green_share, reached.green_range, reached.green),
        ("metal", reached.metal_today.central, reached.metal_kgco2e_per_kg, reached.metal_range,
         reached.metal),
    )  # fmt: skip
    rows = [
        [
            text(f"footprint_page.target_{name}", language), number(present),
            _needed(needed, language), number(one.low), number(one.median), number(one.high),
            one.unit, number(PERCENT * float(reach.reachable_share)),
        ]
        for name, present, needed, one, reach in levers
    ]  # fmt: skip
    table("", text("footprint_page.target_header", language).split("|"), rows)
    best = reached.metal_best
    span = {"low": number(best.low), "high": number(best.high)}
    click.echo(text("footprint_page.target_best", language, best=number(best.central), **span))
    click.echo()
    header = text("footprint_page.target_both_header", language).split("|")
    rows = []
    for share, one in reached.both:
        # Below nought no metal would do.
        ends = (one.central, one.low, one.median, one.high)
        cells = [_needed(each if each > 0.0 else math.nan, language) for each in ends]
        rows.append([number(PERCENT * share), *cells, one.unit])
    table(text("footprint_page.target_both", language), header, rows)


def _needed(value: float, language: Language) -> str:
    return text("footprint_page.not_reachable", language) if math.isnan(value) else number(value)


def _document(reached: Target, language: Language) -> dict[str, object]:
    return {
        "target_kgco2e_per_kg": reached.target_kgco2e_per_kg,
        "confidence": reached.confidence,
        "today": told(reached.today, language),
        "green": {
            "present": reached.present_share,
            "needed": known(reached.green_share),
            "range": told(reached.green_range, language),
            "reachable_share": float(reached.green.reachable_share),
        },
        "silicon_metal": {
            "present": told(reached.metal_today, language),
            "best": told(reached.metal_best, language),
            "needed": known(reached.metal_kgco2e_per_kg),
            "range": told(reached.metal_range, language),
            "reachable_share": float(reached.metal.reachable_share),
        },
        "both": [
            {"green_share": share, "silicon_metal": told(one, language)}
            for share, one in reached.both
        ],
    }
