"""A new project from an example: what is stated stands, what goes with size follows."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

import pytest

from polysight.errors import UsageError
from polysight.messages import LANGUAGES, text
from polysight.study.project_file import project_of_tree
from polysight.study.project_files import project_examples
from polysight.study.project_start import QUESTIONS, Stated, shown, started
from polysight.study.project_text import project_text
from tests.plant.routes.plants import data

EXAMPLES = sorted(project_examples(data()))


def example(name: str) -> dict[str, Any]:
    return tomllib.loads(project_examples(data())[name].read_text("utf-8"))


def begun(name: str, reason: str = "", **told: Any) -> dict[str, Any]:
    return started(example(name), Stated(**told), data(), name="own", reason=reason)


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_stated_leaves_the_numbers_of_the_example(name: str) -> None:
    old, new = example(name), begun(name)
    for key in ("id", "title", "description"):
        del old[key], new[key]
    assert new == old


@pytest.mark.parametrize("name", EXAMPLES)
def test_whatever_is_stated_gives_a_file_of_the_form(name: str) -> None:
    told: dict[str, Any] = {
        "capacity": 12.0, "life": 11.0, "load": 0.7, "price": 60.0, "electricity": 0.3,
        "capital": 95.0, "equity": 0.45, "rate": 0.041, "start": "2029-04",
    }  # fmt: skip
    tree = begun(name, **told)
    for language in LANGUAGES:
        assert tomllib.loads(project_text(tree, language)) == tree
    file = project_of_tree(tree, "own.toml")
    assert sum(one.capacity.value or 0.0 for one in file.phases) == pytest.approx(12.0)
    assert file.phases[0].start == "2029-04"
    assert file.schedule.first_year == 2029
    assert file.schedule.load[0].value == 0.7
    assert file.products[0].price.path[0].value == 60.0
    assert {one.investment.total.value for one in file.phases if one.investment.total} == {95.0}
    assert {one.rate.base[0].value for one in file.financing.loans} == {0.041}
    told_reason = file.schedule.life.assumption
    assert told_reason is not None
    assert told_reason.en == text("project_start.stated", "en")


def test_the_example_is_left_as_it_is() -> None:
    tree = example("granular-leshan")
    before = copy.deepcopy(tree)
    started(tree, Stated(capacity=7.0, start="2030-01"), data(), name="own")
    assert tree == before


def test_what_goes_with_size_follows_capacity_and_says_so() -> None:
    old, new = example("granular-leshan"), begun("granular-leshan", capacity=50.0)
    assert new["phases"][0]["people"]["value"] == old["phases"][0]["people"]["value"] / 2
    yearly = new["running"]["administration"][0]
    assert yearly["value"] == old["running"]["administration"][0]["value"] / 2
    assert "granular-leshan" in yearly["assumption"]["zh"]
    total = new["phases"][0]["investment"]["total"]
    assert total["value"] == pytest.approx(5000.0)
    assert "EX0021" in total["assumption"]["en"]
    assert new["running"]["repair"] == old["running"]["repair"]


def test_a_later_start_moves_phases_and_dated_amounts_together() -> None:
    old, new = example("overseas-oman"), begun("overseas-oman", start="2028-09")
    assert old["phases"][0]["start"] == "2026-09"
    assert old["taxes"]["income_tax"][1]["from"] == "2038-09"
    assert new["taxes"]["income_tax"][1]["from"] == "2040-09"
    assert new["running"]["sustaining"][1]["from"] == "2041"
    assert new["project"]["decision"] == old["project"]["decision"]
    assert begun("overseas-oman", start="2026-02")["project"]["decision"] == "2026-02"


@pytest.mark.parametrize(
    ("start", "claim"), [("2026-07", "2028"), ("2027-03", "2028"), ("2027-04", "2029")]
)
def test_the_refund_of_input_tax_follows_the_first_sales(start: str, claim: str) -> None:
    assert (
        begun("siemens-inner-mongolia", start=start)["taxes"]["credit_refund"][1]["from"] == claim
    )


def test_another_place_leaves_the_plant_of_the_example_behind() -> None:
    new = begun("debottlenecking-xinjiang", region="CN-GS")
    assert new["project"] | {"region": "CN-GS", "plant": "", "plant_year": 2025} == new["project"]
    assert new["compliance"]["mode"] == "none"
    assert begun("debottlenecking-xinjiang", region="CN-XJ")["project"]["plant"]


def test_a_reason_stands_with_every_stated_number() -> None:
    new = begun("siemens-inner-mongolia", reason="board paper", equity=0.4, price=50.0)
    assert new["financing"]["equity_share"]["assumption"]["zh"] == "board paper"
    assert new["products"][0]["price"]["path"][0]["assumption"]["en"] == "board paper"


@pytest.mark.parametrize(
    ("name", "told", "key"),
    [
        ("siemens-inner-mongolia", {"region": "OM"}, "project_start.country"),
        ("overseas-oman", {"region": "CN-NM"}, "project_start.country"),
        ("overseas-oman", {"regime": "west"}, "project_start.own_taxes"),
    ],
)
def test_what_the_example_cannot_stand_for_is_refused(
    name: str, told: dict[str, str], key: str
) -> None:
    with pytest.raises(UsageError) as caught:
        begun(name, **told)
    assert caught.value.problems[0].key == key


def test_the_example_answers_what_can_be_asked() -> None:
    tree = example("siemens-inner-mongolia")
    assert {key: shown(tree, key) for key in ("capacity", "load", "regime", "start")} == {
        "capacity": "100", "load": "0.9", "regime": "west", "start": "2026-07",
    }  # fmt: skip
    assert shown(tree, "price") == ""
    assert set(QUESTIONS) >= {"region", "price", "capital"}
