"""Rating systems as files, and the rating of a plant."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError, UsageError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.study.scorecards import load_scorecard, plant_rating, scorecard, scorecards
from tests.plant.routes.plants import data
from tests.study.gap_example import GRANULES, OLD, TODAY, TURN, XINJIANG, rules, stated

CLEAN = "clean-production-example"


def test_the_shipped_cards_say_that_they_are_examples() -> None:
    found = scorecards(data())
    assert [one.id for one in found] == [CLEAN, "green-factory-example"]
    for one in found:
        assert one.illustrative
        assert one.note is not None
        assert sum(each.weight for each in one.indicators) == pytest.approx(100.0)


def test_an_open_answer_leaves_a_range() -> None:
    card = scorecard(CLEAN, scorecards(data()))
    found = plant_rating(card, stated(XINJIANG), rules(), TURN, data())
    assert found.unscored == ("hcl",) or found.unscored
    for level in found.levels:
        open_weight = sum(
            one.indicator.weight
            for one, at in ((each, found.levels.index(level)) for each in found.indicators)
            if one.met[at] is None
        )
        assert level.high - level.low == pytest.approx(open_weight)


def test_a_better_plant_scores_more() -> None:
    card = scorecard(CLEAN, scorecards(data()))
    old, granules = (
        plant_rating(card, stated(one), rules(), TODAY, data()) for one in (OLD, GRANULES)
    )
    assert all(a.high <= b.high for a, b in zip(old.levels, granules.levels, strict=True))


def test_a_card_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError):
        scorecard("clean-production", scorecards(data()))


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = (data_folder() / "scorecards" / f"{CLEAN}.yaml").read_text("utf-8")
    path = tmp_path / "scorecards" / f"{CLEAN}.yaml"
    path.parent.mkdir()
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("parameter: automation-rate", "parameter: automation-rat", "law.parameter"),
        ("unit: '%'", "unit: 'percents'", "law.code"),
        ("source: zghjgl-2024-264a93", "source: nobody-2024-000000", "law.source"),
        ("weight: 5", "weight: 6", "policy.weights"),
        (f"id: {CLEAN}", "id: other-card", "law.file_name"),
    ],
)
def test_faults_of_a_card_are_told(tmp_path: Path, old: str, new: str, key: str) -> None:
    changed(tmp_path, old, new)
    with pytest.raises(DataError) as refused:
        scorecards(evidence([tmp_path]))
    assert key in [one.key for one in refused.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "key", "suggestion"),
    [
        ("illustrative: true", "ilustrative: true", "law.key_unknown", "illustrative"),
        ("format: 1", "format: 2", "law.value", ""),
        ("format: 1", "format: [", "law.malformed", ""),
    ],
)
def test_the_form_is_checked(tmp_path: Path, old: str, new: str, key: str, suggestion: str) -> None:
    with pytest.raises(DataError) as refused:
        load_scorecard(changed(tmp_path, old, new))
    found = {one.key: one for one in refused.value.problems}
    assert found[key].suggestion == suggestion
