"""The page of the register: the hardest day, intervals, grounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.axes import LabelledArray
from polysight.cli.register_page import grounds, hardest, write
from polysight.messages import LANGUAGES, Language
from tests.cli.gap_examples import register
from tests.plant.routes.plants import data


def test_the_hardest_day_is_that_of_most_capacity() -> None:
    found = register()
    totals = found.capacity_failing.values.sum(axis=1).mean(axis=-1)
    assert hardest(found) == int(totals.argmax())


def test_where_nothing_fails_no_day_is_hard() -> None:
    found, old = register(), register().capacity_failing
    nothing = LabelledArray(np.zeros_like(old.values), old.axes, old.unit)
    assert hardest(replace(found, capacity_failing=nothing)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_level_and_the_other_one_are_told(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = " ".join(grounds(register(), data(), language))
    assert "UC0030" in lines
    assert "MC0008" in lines
    write(register(), data(), language)
    said = capsys.readouterr().out
    assert "gb-29447-2026" in said
    assert "MS0335" in said


def test_one_published_average_has_one_label(capsys: pytest.CaptureFixture[str]) -> None:
    write(register(), data(), "en")
    said = [one for one in capsys.readouterr().out.splitlines() if "average of China" in one]
    assert len(said) == 2
    assert len({one.split("average", 1)[1].split("kgce")[0].strip() for one in said}) == 1


def test_a_place_where_nothing_fails_on_average_is_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A place that fails in a draw or two of many has a mean; one that never fails has none."""
    found, old = register(), register().capacity_failing
    values = old.values.copy()
    values[:, 0, 1:], values[:, 0, 0] = 0.0, 50.0
    write(replace(found, capacity_failing=LabelledArray(values, old.axes, old.unit)), data(), "en")
    names = data().codelists["regions"].codes
    said = capsys.readouterr().out.split("By place", 1)[1].split("Plants on", 1)[0]
    assert names[found.regions[0]].en not in said
    assert names[found.regions[3]].en in said


def test_tables_fit_a_hundred_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    write(register(), data(), "en")
    said = capsys.readouterr().out
    tables = said.split("\n\n", 1)[1].split("gb-29447-2026: ")[0]
    assert max(map(len, tables.splitlines())) <= 100
    for whole in ("2027-01-01  gb-29447-2026", "fails in", "silane-fbr"):
        assert whole in tables
