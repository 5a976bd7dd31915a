"""The early warning as numbers of a study."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest

from polysight.evidence.location import data_folder
from polysight.study import warning_panel_file
from polysight.study.draft import Draft
from polysight.study.references import references
from polysight.study.run import Plan
from polysight.study.tasks import early_warning
from polysight.study.tasks.early_warning import NAME, add_early_warning
from polysight.study.view import View

pytestmark = pytest.mark.slow


@pytest.fixture
def view(planned: Plan, monkeypatch: pytest.MonkeyPatch) -> View:
    """The view of the baseline, with the shipped panel even where the data moved on since."""
    told = warning_panel_file.stored_digest(data_folder())
    for module in (warning_panel_file, early_warning):
        monkeypatch.setattr(module, "panel_digest", lambda folder: told)
    early_warning.early_warning.cache_clear()
    return planned.view


def drafted(view: View) -> Draft:
    draft = Draft(references(view.evidence))
    add_early_warning(view, draft)
    return draft


def test_points_add_up_to_the_distance_of_the_index(view: View) -> None:
    arrays = drafted(view).arrays
    points = arrays[f"{NAME}.points"].array.values
    known = points[[math.isfinite(one) for one in points]]
    level = arrays[f"{NAME}.index"].array.values[0, -1]
    assert 50.0 + known.sum() == pytest.approx(level, abs=1e-9)


def test_every_number_cites(view: View) -> None:
    draft = drafted(view)
    rank = draft.cell(f"{NAME}.rank", "utilisation_mean")
    assert rank.inputs
    behind = draft.arrays[f"{NAME}.rows"]
    assert behind.array.values == len(behind.inputs[0])
    assert set(behind.inputs[0]) >= {"MS0237"} or len(behind.inputs[0]) > 100


def test_an_early_day_knows_an_early_warning(view: View) -> None:
    draft = drafted(replace(view, as_of=dt.date(2016, 6, 30)))
    assert draft.arrays[f"{NAME}.index"].array.axes[1].keys[-1] == "2016-06"


def test_other_data_and_other_days_have_none(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drafted(replace(view, as_of=dt.date(2005, 6, 30))).arrays == {}
    monkeypatch.setattr(early_warning, "panel_digest", lambda folder: "other")
    monkeypatch.setattr(warning_panel_file, "panel_digest", lambda folder: "other")
    assert drafted(view).arrays == {}
