"""A file that leaves answers out, or writes shares of one as percentages, is told so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from polysight.study.answer_remarks import small_shares, unmentioned
from polysight.study.compliance import compliance
from polysight.study.plant_facts import plant_facts
from polysight.study.plant_files import plant_file
from tests.plant.routes.plants import data
from tests.study.little_law import little_law
from tests.study.plant_file_text import written


def test_what_the_file_does_not_mention_is_listed_and_what_it_calls_unknown_is_not(
    tmp_path: Path,
) -> None:
    facts = plant_facts(plant_file(written(tmp_path), data()), data(), count=2)
    found = compliance(facts, little_law(), dt.date(2026, 11, 22), data())
    assert unmentioned(found) == ("water-reuse",)


def test_a_percentage_below_one_is_pointed_at(tmp_path: Path) -> None:
    block = '[answers.{0}]\nvalue = {1}\nunit = "{2}"\n'
    told = (
        ("water-reuse", 0.8, "%"), ("automation-rate", 0.8, "1"), ("foreign-share", 0.0, "%"),
        ("capital-ratio", 30.0, "%"),
    )  # fmt: skip
    text = "".join(block.format(*one) for one in told)
    file = plant_file(written(tmp_path, ("[answers.cod]\nunknown = true\n", text)), data())
    assert small_shares(file) == ("water-reuse",)
