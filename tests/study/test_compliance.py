"""A plant under a little law: today, the next turn, both ways to count steam, disagreements."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from polysight.errors import UsageError
from polysight.policy.instrument import LegalForce, Project
from polysight.policy.verdict import VerdictKind
from polysight.study.compliance import Compliance, compliance, concerns, judged, states_only
from polysight.study.law import law
from polysight.study.plant_facts import PlantFacts, plant_facts
from polysight.study.plant_files import plant_examples, plant_file
from tests.plant.routes.plants import data
from tests.study.little_law import instrument, little_law, rule
from tests.study.plant_file_text import written

TODAY, TURN = dt.date(2026, 11, 22), dt.date(2027, 1, 1)
FAIL, PASS, CANNOT = VerdictKind.FAIL, VerdictKind.PASS, VerdictKind.CANNOT_JUDGE


@cache
def facts() -> PlantFacts:
    """Facts of the example in Xinjiang."""
    return plant_facts(plant_file("siemens-xinjiang", data()), data(), count=20)


def held(day: dt.date = TODAY) -> Compliance:
    """The example under the little law."""
    return compliance(facts(), little_law(), day, data())


def kinds(found: Compliance) -> dict[str, VerdictKind]:
    """Verdict by rule."""
    return {one.rule.id: one.kind for one in found.verdicts}


def test_verdicts_of_a_day_are_those_of_the_editions_that_hold() -> None:
    assert kinds(held()) == {"L22": CANNOT, "N2": FAIL, "N3": CANNOT, "N1": PASS, "R1": FAIL}
    assert kinds(held(TURN))["L26"] is FAIL
    assert "L22" not in kinds(held(TURN))


def test_what_is_missed_comes_first_within_its_force() -> None:
    order = [one.rule.id for one in held().verdicts]
    assert order == ["L22", "N2", "N3", "N1", "R1"]


def test_a_limit_from_memory_is_judged_only_conditionally() -> None:
    (one,) = (each for each in held().verdicts if each.rule.id == "L22")
    assert (one.kind, one.conditional) == (CANNOT, PASS)


def test_the_next_turn_is_the_day_on_which_a_verdict_changes() -> None:
    turn = held().turn
    assert turn is not None
    assert turn.day == TURN
    assert [one.rule.id for one in turn.verdicts] == ["L26"]
    assert turn.verdicts[0].kind is FAIL
    assert {name: one.kind for name, one in turn.before.items()} == {"L22": CANNOT}
    assert {one.instrument for one in turn.changes} == {"limit.2022", "limit.2026"}


def test_nothing_is_known_to_come_after_the_last_change() -> None:
    assert held(TURN).turn is None


def test_steam_from_waste_heat_is_told_both_ways() -> None:
    found = held(TURN)
    (bought,) = (one for one in found.verdicts if one.rule.id == "L26")
    (every,) = found.every_steam
    assert bought.comparison is not None
    assert every.comparison is not None
    assert isinstance(bought.comparison.value, float)
    assert isinstance(every.comparison.value, float)
    assert every.comparison.value > bought.comparison.value


def test_a_measured_number_wins_and_has_one_boundary(tmp_path: Path) -> None:
    own = plant_facts(plant_file(written(tmp_path), data()), data(), count=5)
    found = compliance(own, little_law(), TURN, data())
    (one,) = (each for each in found.verdicts if each.rule.id == "L26")
    assert one.kind is PASS
    assert found.every_steam == ()


def new_plant(since: str) -> PlantFacts:
    """The example in Xinjiang, were it a new plant that started on a day."""
    file = plant_file("siemens-xinjiang", data())
    head = file.plant.model_copy(update={"project": Project.NEW, "commissioned": since})
    return plant_facts(file.model_copy(update={"plant": head}), data(), count=2)


@pytest.mark.parametrize(
    ("since", "state", "limit", "other"),
    [("2025-06", Project.EXISTING, 6.3, (Project.NEW, 5.5)), ("2027-02", Project.NEW, 5.5, None)],
)
def test_a_plant_that_stood_when_a_text_took_effect_is_existing_under_it(
    since: str, state: Project, limit: float, other: tuple[Project, float] | None
) -> None:
    found = compliance(new_plant(since), law(data()), dt.date(2027, 3, 1), data())
    name = "GB29447-2026-TCS"
    (one,) = (each for each in found.verdicts if each.rule.id == name)
    assert one.limit is not None
    assert (one.project, one.limit.value) == (state, limit)
    told = [(v.project, v.limit.value) for v in found.other_states if v.rule.id == name and v.limit]
    assert told == ([] if other is None else [other])


def test_future_law_is_a_preview_and_no_verdict() -> None:
    found = held()
    assert [one.rule.id for one in found.previews] == ["L26"]
    assert not any(concerns(one) for one in found.previews)


def test_rules_that_disagree_are_both_shown() -> None:
    (one,) = held().disagreements
    assert one.parameter == "total-electricity"
    assert {each.rule.id: each.kind for each in one.verdicts} == {"N1": PASS, "R1": FAIL}


def test_what_is_unofficial_is_no_turn_of_the_law() -> None:
    report = instrument(
        "report.2", (rule("R2", "water-reuse", "%", 1.0),), "2026-12-01",
        force=LegalForce.UNOFFICIAL,
    )  # fmt: skip
    found = compliance(facts(), (*little_law(), report), TODAY, data())
    assert found.turn is not None
    assert found.turn.day == TURN


def test_a_day_before_the_first_law_is_refused() -> None:
    with pytest.raises(UsageError):
        held(dt.date(1990, 1, 1))


def test_rules_with_limits_state_more_than_a_rate() -> None:
    assert not any(states_only(one) for one in held().verdicts if one.comparison)


@pytest.mark.parametrize("name", sorted(plant_examples(data())))
def test_an_example_answers_whatever_the_law_of_any_year_asks(name: str) -> None:
    one = plant_facts(plant_file(name, data()), data(), count=2)
    every = law(data())
    asked = {
        found.rule.parameter
        for year in range(2010, 2033)
        for found in judged(one, every, dt.date(year, 7, 1), data())
        if found.kind is not VerdictKind.NOT_COVERED and not states_only(found)
    }
    assert asked - set(one.file.answers) == set()


def test_a_rate_is_neither_kept_nor_missed(tmp_path: Path) -> None:
    block = '[answers.income-tax-rate]\nvalue = 15.0\nunit = "%"\n[answers.cod]'
    file = plant_file(written(tmp_path, ("[answers.cod]", block)), data())
    own = plant_facts(file, data(), count=2)
    found = compliance(own, law(data()), TODAY, data())
    taxes = [one for one in found.verdicts if one.rule.parameter == "income-tax-rate"]
    assert {one.rule.id for one in taxes} >= {"CIT-STANDARD", "CIT-WEST-2021"}
    assert {one.kind for one in taxes} == {CANNOT}
    assert all(states_only(one) for one in taxes)
    assert found.disagreements == () or "income-tax-rate" not in {
        one.parameter for one in found.disagreements
    }
