"""Own results of the early warning as they ship: odds at quarter ends, effects of measures.

Each row carries the hash of the code that made it and the day on which it was made, before which it
was not known.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from polysight.evidence.store import Evidence
from polysight.study.warning_effects import LONG_HORIZONS, MeasureEffect, MeasureEffects
from polysight.study.warning_ensemble import EnsembleOdds
from polysight.study.warning_labels import STATES
from polysight.study.warning_terms import HORIZONS

ODDS, EFFECTS = "warning_probabilities", "warning_measure_effects"
ODDS_FILE, EFFECTS_FILE = f"{ODDS}.csv", f"{EFFECTS}.csv"
_HEAD = ("id", "code", "published", "day", "draws", "now")
ODDS_COLUMNS = (*_HEAD, "state", "horizon", "probability", "error")
EFFECT_COLUMNS = (
    *_HEAD, "scenario", "seed", "measure", "state", "horizon", "probability", "error", "change",
    "change_error", "noise_kept", "price", "price_error",
)  # fmt: skip
#: Digits of numbers.
_FORMAT = ".5g"
#: What stands for odds without any measure.
NONE = "none"


@dataclass(frozen=True, slots=True)
class ShippedOdds:
    """Odds at quarter ends as they ship.

    Parameters
    ----------
    odds : tuple of EnsembleOdds
        By day; none where nothing was made.
    code : str
        Hash of the code that made them.
    published : str
        Day on which they were made.
    """

    odds: tuple[EnsembleOdds, ...]
    code: str
    published: str


@dataclass(frozen=True, slots=True)
class ShippedEffects:
    """Effects of measures as they ship.

    Parameters
    ----------
    effects : tuple of MeasureEffects
        By scenario.
    code, published : str
        As of `ShippedOdds`.
    """

    effects: tuple[MeasureEffects, ...]
    code: str
    published: str


def shipped_odds(evidence: Evidence, until: dt.date | None = None) -> ShippedOdds:
    """Odds at quarter ends.

    Parameters
    ----------
    evidence : Evidence
        Holds ``warning_probabilities.csv``.
    until : datetime.date, optional
        Last day whose odds are wanted. They were made later, from what that day knew.

    Returns
    -------
    ShippedOdds
        In the order of the days.
    """
    groups: dict[str, list[Mapping[str, str]]] = {}
    for row in evidence.tables[ODDS]:
        if until is None or row.cells["day"] <= until.isoformat():
            groups.setdefault(row.cells["day"], []).append(row.cells)
    odds = tuple(_odds(cells, HORIZONS) for _, cells in sorted(groups.items()))
    return ShippedOdds(odds, *_made(evidence, ODDS))


def odds_text(odds: Iterable[EnsembleOdds], code: str, made: str) -> str:
    """Odds at quarter ends as a table.

    Parameters
    ----------
    odds : iterable of EnsembleOdds
        By day.
    code : str
        Hash of the code that made them.
    made : str
        Day on which they were made.

    Returns
    -------
    str
        CSV with a header.
    """
    rows = (cells for one in odds for cells in _odds_cells(one))
    return _text("WP", ODDS_COLUMNS, rows, code, made)


def shipped_effects(evidence: Evidence) -> ShippedEffects:
    """Effects of measures.

    Parameters
    ----------
    evidence : Evidence
        Holds ``warning_measure_effects.csv``.

    Returns
    -------
    ShippedEffects
        In the order of the file.
    """
    groups: dict[tuple[str, str], dict[str, list[Mapping[str, str]]]] = {}
    for row in evidence.tables[EFFECTS]:
        cells = row.cells
        own = groups.setdefault((cells["scenario"], cells["day"]), {})
        own.setdefault(cells["measure"], []).append(cells)
    return ShippedEffects(
        tuple(_effects(told) for told in groups.values()), *_made(evidence, EFFECTS)
    )


def effects_text(effects: Iterable[MeasureEffects], code: str, made: str) -> str:
    """Effects of measures as a table.

    Parameters
    ----------
    effects : iterable of MeasureEffects
        By scenario.
    code : str
        Hash of the code that made them.
    made : str
        Day on which they were made.

    Returns
    -------
    str
        CSV with a header.
    """
    rows = (cells for one in effects for cells in _effect_cells(one))
    return _text("WE", EFFECT_COLUMNS, rows, code, made)


def _odds_cells(one: EnsembleOdds) -> Iterator[dict[str, str]]:
    for at, state in enumerate(STATES):
        for place, ahead in enumerate(one.horizons):
            if np.isfinite(one.probability[at, place]):
                yield {
                    "day": one.day.isoformat(), "draws": str(one.draws), "now": one.now,
                    "state": state, "horizon": str(ahead),
                    "probability": format(one.probability[at, place], _FORMAT),
                    "error": format(one.error[at, place], _FORMAT),
                }  # fmt: skip


def _effect_cells(one: MeasureEffects) -> Iterator[dict[str, str]]:
    head = {"scenario": one.scenario, "seed": str(one.seed)}
    for cells in _odds_cells(one.base):
        yield {**cells, **head, "measure": NONE}
    for effect in one.effects:
        for cells in _odds_cells(effect.odds):
            at = STATES.index(cells["state"]), effect.odds.horizons.index(int(cells["horizon"]))
            numbers = {
                "change": effect.change[at], "change_error": effect.error[at],
                "noise_kept": effect.noise_kept[at], "price": effect.price[at[1]],
                "price_error": effect.price_error[at[1]],
            }  # fmt: skip
            told = {
                name: format(number, _FORMAT) if np.isfinite(number) else ""
                for name, number in numbers.items()
            }
            yield {**cells, **head, "measure": effect.measure, **told}


def _text(
    prefix: str, columns: Sequence[str], rows: Iterable[dict[str, str]], code: str, made: str
) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for number, cells in enumerate(rows, 1):
        writer.writerow({"id": f"{prefix}{number:05d}", "code": code, "published": made, **cells})
    return text.getvalue()


def _made(evidence: Evidence, table: str) -> tuple[str, str]:
    """Code and day of a table."""
    rows = [row.cells for row in evidence.tables[table]]
    codes, days = ({cells[name] for cells in rows} for name in ("code", "published"))
    return " ".join(sorted(codes)), max(days, default="")


def _grid(
    cells: Sequence[Mapping[str, str]], name: str, horizons: tuple[int, ...]
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    found = np.full((len(STATES), len(horizons)), np.nan)
    for one in cells:
        if one[name]:
            found[STATES.index(one["state"]), horizons.index(int(one["horizon"]))] = one[name]
    return found


def _odds(cells: Sequence[Mapping[str, str]], horizons: tuple[int, ...]) -> EnsembleOdds:
    first = cells[0]
    return EnsembleOdds(
        dt.date.fromisoformat(first["day"]), int(first["draws"]), horizons,
        _grid(cells, "probability", horizons), _grid(cells, "error", horizons), first["now"],
    )  # fmt: skip


def _effects(told: Mapping[str, Sequence[Mapping[str, str]]]) -> MeasureEffects:
    base = _odds(told[NONE], LONG_HORIZONS)
    first = told[NONE][0]
    effects = []
    for measure, cells in told.items():
        if measure == NONE:
            continue
        change, error, kept, price, price_error = (
            _grid(cells, name, LONG_HORIZONS)
            for name in ("change", "change_error", "noise_kept", "price", "price_error")
        )
        odds = _odds(cells, LONG_HORIZONS)
        effects.append(MeasureEffect(measure, odds, change, error, kept, price[0], price_error[0]))
    return MeasureEffects(
        first["scenario"], base.day, base.draws, int(first["seed"]), base, tuple(effects)
    )
