"""The register against a rule, as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click
import numpy as np

from polysight.answers.comply_words import SIGNS, SourceList, parameter_label, worded
from polysight.answers.plant_words import number
from polysight.answers.register_amounts import amounts
from polysight.answers.register_answer import EXPOSURES
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.compliance_register import KILOTONNES, HeldRule, RegisterCompliance
from polysight.study.fleet_level import (
    CHANCE,
    EXPOSED,
    OUTPUT_EXPOSED,
    PUBLISHED,
    PUBLISHED_AGAIN,
    Anchor,
)
from polysight.study.readings import HIGH, LOW

NOTHING = "–"


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
    _anchors(found, language)
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
    totals = np.nan_to_num(found.capacity_failing.values).sum(axis=1).mean(axis=-1)
    return int(totals.argmax()) if totals.max() > 0.0 else None


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
        yield from _levels(found, evidence, language)
    yield text("register.stuck", language)


def _levels(found: RegisterCompliance, evidence: Evidence, language: Language) -> Iterable[str]:
    """What sets the level, why the anchors differ, and whether the range holds the exposure."""
    levels, first = found.values.levels, found.anchors_failing.values[:, 0]
    means = {one.value: number(float(levels.mean[0] * levels.of(one)[0])) for one in Anchor}
    step = f"{levels.average[0] / levels.exposure[0] - 1.0:.1%}"
    exposed, output = (evidence.observation(name).middle for name in (EXPOSED, OUTPUT_EXPOSED))
    told = {
        "published": number(levels.published), "row": PUBLISHED, "again": PUBLISHED_AGAIN,
        "chance": CHANCE, "exposed": number(exposed), "output": number(output),
        "exposed_row": EXPOSED, "output_row": OUTPUT_EXPOSED, "step": step, **means,
    }  # fmt: skip
    yield text(f"register.anchor_{found.anchor.value}", language, **told)
    yield text("register.anchors_differ", language, **told)
    low, high = np.quantile(first[list(Anchor).index(found.anchor), 1:], (LOW, HIGH))
    if np.isfinite(low):
        ends = {"low": number(float(low)), "high": number(float(high))}
        key = "register.range_holds" if low <= exposed <= high else "register.range_misses"
        yield text(key, language, **ends, day=found.held[0].day.isoformat(), **told)


def _years(found: RegisterCompliance, language: Language) -> None:
    rows = []
    for place, held in enumerate(found.held):
        judged = found.judged_t_per_year[place].sum() / KILOTONNES
        failing = amounts(found.capacity_failing.values[place].sum(axis=0))
        stuck = amounts(found.capacity_stuck.values[place].sum(axis=0))
        rows.append(
            [
                held.day.isoformat(), _edition(held, language), _limits(held),
                number(judged) if judged else NOTHING, number(failing[0]), number(failing[1]),
                _range(failing), number(stuck[1]),
            ]
        )  # fmt: skip
    table(text("register.years", language), text("register.year_header", language).split("|"), rows)
    click.echo()


def _anchors(found: RegisterCompliance, language: Language) -> None:
    """Capacity that fails under each anchor, mean and range."""
    if not np.isfinite(found.values.published):
        return
    rows = [
        [
            held.day.isoformat(),
            *(
                f"{number(told[1])} ({_range(told)})"
                for told in map(amounts, found.anchors_failing.values[:, place])
            ),
        ]
        for place, held in enumerate(found.held)
    ]
    header = text("register.anchor_header", language).split("|")
    table(text("register.anchors", language), header, rows)
    click.echo()


def _range(told: tuple[float, float, float, float, float]) -> str:
    """Lower and upper end of an amount; a dash where it is not known."""
    return NOTHING if np.isnan(told[2]) else f"{number(told[2])} … {number(told[4])}"


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
        if not told[1] > 0.0:
            continue
        name = regions[code].zh if language == "zh" else regions[code].en
        share = [number(float(found.capacity_failing.values[later, at, 1:].mean()))
                 for later in range(place, len(found.held))]  # fmt: skip
        rows.append(
            [
                name, number(float(size[homes == code].sum())), number(told[1]), _range(told),
                " → ".join(share),
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
