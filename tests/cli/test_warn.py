"""``polysight warn``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("shipped_panel")]


def test_the_verb_answers_with_its_document(call: Call) -> None:
    said = call("warn", "--as-of", "2022-10-15", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "warn")
    assert (told["as_of"], told["month"]) == ("2022-10-15", "2022-09")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_printed(call: Call, language: str) -> None:
    said = call("warn", "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert "●" in said.out


def test_the_first_months_have_no_index_and_say_so(call: Call) -> None:
    said = call("warn", "--as-of", "2009-02-01")
    assert (said.code, said.err) == (0, "")
    assert "no index yet" in said.out


OWN = """format = 1
key = "module_price"
name = "Module price"
definition = "Spot price of modules"
why = "It falls in a glut"
group = "downstream"
role = "coincident"
direction = -1
unit = "CNY/W"
publication_lag_months = 0.5
stale_after_months = 4
source = "own survey"
"""


def test_an_indicator_of_ones_own_is_weighed_with_the_others(call: Call, tmp_path: Path) -> None:
    values = "".join(
        f'[[values]]\nmonth = "{year}-{month:02d}"\nvalue = {3.0 - 0.1 * (year - 2015)}\n'
        for year in range(2015, 2026)
        for month in range(1, 13)
    )
    path = tmp_path / "own.toml"
    path.write_text(OWN + values)
    said = call("warn", "--as-of", "2025-12-31", "--indicator", str(path), "--json")
    assert (said.code, said.err) == (0, "")
    mine = fits(json.loads(said.out), "warn")["indicators"][-1]
    assert (mine["key"], mine["light"]) == ("module_price", "blue")
    assert mine["weight"] > 0.0
    why = call("warn", "why", "module-price", "--as-of", "2025-12-31", "--indicator", str(path))
    assert (why.code, "own survey" in why.out) == (0, True)
    path.write_text(OWN.replace('source = "own survey"\n', "") + values)
    refused = call("warn", "--indicator", str(path))
    assert refused.code != 0
    assert "source" in refused.err


@pytest.mark.parametrize("day", ["2008-12-31", "2042-01-01"])
def test_days_that_nothing_is_known_of_are_refused(call: Call, day: str) -> None:
    said = call("warn", "--as-of", day)
    assert said.code == 2
    assert day in said.err
