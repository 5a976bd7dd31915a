"""The register against a rule, as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click
import numpy as np

from polysight.cli.comply_words import SIGNS, SourceList, parameter_label, worded
from polysight.cli.plant_page import number
from polysight.cli.register_answer import EXPOSURES
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.compliance_register import KILOTONNES, HeldRule, RegisterCompliance
from polysight.study.fleet_energy import PUBLISHED, PUBLISHED_AGAIN, Anchor
from polysight.study.readings import HIGH, LOW, MIDDLE
from polysight.study.register_values import Floats


def write(found: RegisterCompliance, evidence: Evidence, language: Language) -> None:
    """Print the register against a rule.

    Parameters
    ----------
    found : RegisterCompliance
        The plants.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Language of the page.
    """
    told = {"parameter": parameter_label(found.parameter, evidence, language)}
    prose(text("register.title", language, **told, day=found.held[0].day.isoformat()))
    for line in grounds(found, evidence, language):
        prose(f"* {line}")
    click.echo()
    _years(found, language)
    turn = hardest(found)
    if turn is not None:
        _regions(found, turn, evidence, language)
        _plants(found, turn, evidence, language)
    _published(found, evidence, language)


def hardest(found: RegisterCompliance) -> int | None:
    """Place of the day on which most capacity fails.

    Parameters
    ----------
    found : RegisterCompliance
        The plants.

    Returns
    -------
    int or None
        Place of the day with the highest mean over the draws; None where nothing fails in any.
    """
    totals = found.capacity_failing.values.sum(axis=1).mean(axis=-1)
    return int(totals.argmax()) if totals.max() > 0.0 else None


def amounts(values: Floats) -> tuple[float, float, float, float, float]:
    """How an amount of the register is told.

    Parameters
    ----------
    values : ndarray of float
        Axis draw; the first is the central value.

    Returns
    -------
    tuple of float
        Central value, mean, and the lower end, the middle and the upper end of the draws.
    """
    low, middle, high = np.quantile(values[1:], (LOW, MIDDLE, HIGH))
    return (
        float(values[0]), float(values[1:].mean()), float(low), float(middle), float(high)
    )  # fmt: skip


def grounds(found: RegisterCompliance, evidence: Evidence, language: Language) -> Iterable[str]:
    """What the numbers of the plants rest on.

    Parameters
    ----------
    found : RegisterCompliance
        The plants.
    evidence : Evidence
        Names.
    language : {"en", "zh"}
        Language.

    Yields
    ------
    str
        A sentence each.
    """
    if not found.unit:
        yield text("register.unanswered", language)
        return
    yield text("register.assumed", language)
    values = found.values
    if np.isfinite(values.published):
        told = {
            "published": number(values.published), "modelled": number(float(values.mean[0])),
            "row": PUBLISHED, "again": PUBLISHED_AGAIN,
        }  # fmt: skip
        key = "average" if found.anchor is Anchor.AVERAGE else "model"
        yield text(f"register.anchor_{key}", language, **told)
    yield text("register.stuck", language)


def _years(found: RegisterCompliance, language: Language) -> None:
    rows = []
    for place, held in enumerate(found.held):
        size = found.capacity_t_per_year[place] / KILOTONNES
        covered = size[~np.isnan(found.limits[place])].sum()
        failing = amounts(found.capacity_failing.values[place].sum(axis=0))
        stuck = amounts(found.capacity_stuck.values[place].sum(axis=0))
        rows.append(
            [
                held.day.isoformat(), _edition(held, language), _limits(held), number(size.sum()),
                number(covered), number(failing[0]), number(failing[1]),
                f"{number(failing[2])} … {number(failing[4])}",
                number(stuck[1]), number(float(found.other_failing_kt_per_year[place])),
            ]
        )  # fmt: skip
    table(text("register.years", language), text("register.year_header", language).split("|"), rows)
    click.echo()


def _edition(held: HeldRule, language: Language) -> str:
    if held.instrument is None:
        return text("register.no_rule_in_force", language)
    told = text("register.preview", language) if held.preview else ""
    return f"{held.instrument.id}{told}"


def _limits(held: HeldRule) -> str:
    """Limits of existing plants, one a rule."""
    told = []
    for rule in held.rules:
        limit = rule.limits.existing if rule.limits else None
        if limit is not None and isinstance(limit.value, float | int):
            told.append(f"{SIGNS[rule.comparator]} {limit.value:g}")
    return " / ".join(told)


def _regions(found: RegisterCompliance, place: int, evidence: Evidence, language: Language) -> None:
    regions = evidence.codelists["regions"].codes
    size = found.capacity_t_per_year[place] / KILOTONNES
    homes = np.array([one.geography for one in found.plants])
    rows = []
    for at, code in enumerate(found.regions):
        told = amounts(found.capacity_failing.values[place, at])
        if told[4] <= 0.0:
            continue
        name = regions[code].zh if language == "zh" else regions[code].en
        share = [number(float(found.capacity_failing.values[later, at, 1:].mean()))
                 for later in range(place, len(found.held))]  # fmt: skip
        rows.append(
            [
                name, number(float(size[homes == code].sum())), number(told[0]), number(told[1]),
                f"{number(told[2])} … {number(told[4])}", " → ".join(share),
            ]
        )  # fmt: skip
    day = found.held[place].day.isoformat()
    table(
        text("register.regions", language, day=day),
        text("register.region_header", language).split("|"), rows,
    )  # fmt: skip
    click.echo()


def _plants(found: RegisterCompliance, place: int, evidence: Evidence, language: Language) -> None:
    share = found.failing_share[place]
    order = sorted(
        range(len(found.plants)),
        key=lambda at: (-np.nan_to_num(share[at], nan=-1.0), found.plants[at].code),
    )
    rows = []
    for at in order:
        plant, values = found.plants[at], found.numbers[place, at]
        low, high = np.quantile(values[1:], (LOW, HIGH))
        limit = found.limits[place, at]
        judged = np.isfinite(share[at])
        rows.append(
            [
                plant.zh if language == "zh" else plant.en, plant.geography, plant.route,
                number(float(found.capacity_t_per_year[place, at]) / KILOTONNES),
                f"{number(float(values[0]))} ({number(float(low))} … {number(float(high))})",
                number(float(limit)),
                f"{share[at]:.0%}" if judged else text("register.not_judged", language),
            ]
        )  # fmt: skip
    day = found.held[place].day.isoformat()
    header = text("register.plant_header", language, unit=found.unit).split("|")
    table(text("register.plants", language, day=day), header, rows)
    click.echo()


def _published(found: RegisterCompliance, evidence: Evidence, language: Language) -> None:
    """What others say of the exposure, which disagrees with itself; and the editions."""
    sources = SourceList(evidence)
    names = [PUBLISHED, PUBLISHED_AGAIN, *EXPOSURES] if found.unit == "kgce/kg" else []
    rows = []
    for name in names:
        row = evidence.observation(name)
        rows.append(
            [
                name, text(f"register.row_{name.lower()}", language),
                f"{number(row.middle)} {row.canonical_unit}", row.period.text,
                sources.cited(row.source),
            ]
        )  # fmt: skip
    if rows:
        table(
            text("register.published", language),
            text("register.published_header", language).split("|"), rows,
        )  # fmt: skip
    for held in found.held:
        for rule in held.rules:
            sources.cited(rule.source)
    for held in {one.instrument.id: one for one in found.held if one.instrument}.values():
        assert held.instrument is not None
        keys = " ".join(dict.fromkeys(sources.cited(rule.source) for rule in held.rules))
        prose(f"{held.instrument.id}: {worded(held.instrument.title, language)} {keys}")
    for line in sources.lines():
        click.echo(line)
