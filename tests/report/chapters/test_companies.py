"""Companies, clusters and relocation, told as the results have them."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES
from polysight.report.blocks import Grid, Paragraph, plain
from polysight.report.chapters.companies import (
    chips_only,
    companies,
    concentrated,
    entrants,
    extremes,
    moves,
    stands_still,
)
from tests.report.example import changed, numbers, study, writer

FORECAST = "market.forecast."


def filled(name: str, value: float) -> np.ndarray:
    return np.full(study().arrays[name].array.values.size, value)


@pytest.mark.parametrize(("after", "word"), [(0.9, "rises"), (0.1, "falls")])
def test_concentration(after: float, word: str) -> None:
    values = filled(f"{FORECAST}leading_share", after)
    values[0] = 0.5
    found = concentrated(numbers(changed(f"{FORECAST}leading_share", *values)))
    assert found is not None
    assert found.key == f"companies.leading_{word}"


@pytest.mark.parametrize(("least", "word"), [(-2.0, "loses"), (2.0, "earns")])
def test_margins(least: float, word: str) -> None:
    name = f"{FORECAST}owner_margin"
    values = filled(name, 5.0)
    values[-1] = least
    found = extremes(numbers(changed(name, *values)))
    assert found is not None
    assert found.key == f"companies.margin_{word}"


@pytest.mark.parametrize(("chance", "word"), [(0.9, "likely"), (0.1, "unlikely")])
def test_newcomers(chance: float, word: str) -> None:
    name = f"{FORECAST}entrant_chance"
    found = entrants(numbers(changed(name, *filled(name, chance))))
    assert found is not None
    assert found.key == f"companies.entrants_{word}"
    assert entrants(numbers(changed(name, *filled(name, 0.0)))) is not None


def test_capacity_that_moves_says_where_from_and_where_to() -> None:
    name = "market.register_region_share"
    shape = study().arrays[name].array.values.shape
    still = np.full(shape, 0.25)
    found = moves(numbers(changed(name, *still.ravel())), name, "past")
    assert found is not None
    assert found.key == "companies.past_still"
    moved = still.copy()
    moved[0, -1], moved[1, -1] = 0.4, 0.1
    found = moves(numbers(changed(name, *moved.ravel())), name, "past")
    assert found is not None
    assert found.key == "companies.past_moved"
    told = dict(found.values)
    regions = study().arrays[name].array.axes[0].keys
    assert (told["to"].code, told["left"].code) == regions[:2]  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_chapter_is_bound(language: str) -> None:
    blocks = list(companies(writer(language)))  # type: ignore[arg-type]
    grids = [one for one in blocks if isinstance(one, Grid)]
    assert len(grids) >= 4
    assert all(plain(one.runs) for one in blocks if isinstance(one, Paragraph))


def test_a_province_of_electronic_grade_alone_is_told() -> None:
    assert not chips_only(numbers(), "CN-XJ")
    assert not chips_only(numbers(), "CN")


def test_a_province_whose_plants_hardly_run_is_told() -> None:
    name = f"{FORECAST}region_load"
    idle = numbers(changed(name, *filled(name, 0.01)))
    region = idle.keys(name, "region")[0]
    assert stands_still(idle, region)
    assert not stands_still(idle, "CN")
    busy = changed(name, *filled(name, 0.7))
    assert not stands_still(numbers(busy), region)
    told = {
        used: " ".join(
            plain(block.runs)
            for block in companies(writer("en", changed(name, *filled(name, used))))
            if isinstance(block, Paragraph)
        )
        for used in (0.01, 0.7)
    }
    assert "stand still in nearly all draws" in told[0.01]
    assert "stand still in nearly all draws" not in told[0.7]
