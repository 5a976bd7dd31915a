"""Figures of a plant: those that its route has."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.cli.plant_figures import frame, write
from polysight.study.plant_account import plant_account
from tests.plant.routes.plants import data, plant


@pytest.mark.parametrize(
    ("route", "names"),
    [
        ("umg", {"energy_sankey"}),
        ("silane-fbr", {"energy_sankey", "equilibrium_hydrochlorination"}),
    ],
)
def test_figures_are_those_of_the_route(route: str, names: set[str], tmp_path: Path) -> None:
    one = plant(route)
    paths = write(one, plant_account(one, data()), data(), "zh", tmp_path)
    assert {path.stem for path in paths} == names
    assert {path.suffix for path in paths} == {".svg", ".png"}


def test_the_note_tells_year_and_design() -> None:
    about = frame(plant("siemens"), "batch_title", "en")
    assert "2020" in about.note
    assert about.title
