"""``polysight project``: the answer in one page, in both languages, and for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polysight.answers.project_table_names import ALL, NAMES
from polysight.answers.project_words import rate
from polysight.cli.project import BRANCHES, TABLES
from polysight.messages import LANGUAGES, text
from tests.cli.conftest import Call
from tests.cli.project_example import NAME, evaluated, fits

pytestmark = pytest.mark.slow


def test_the_shell_knows_every_table() -> None:
    assert (ALL, *NAMES) == TABLES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdict_comes_before_the_numbers(call: Call, language: str) -> None:
    said = call("project", NAME, "--lang", language)
    assert (said.code, said.err) == (0, "")
    verdict = said.out.index("NOT WORTH IT" if language == "en" else "不值得投资")
    assert verdict < said.out.index(rate(evaluated().indicators.after_tax.irr_per_year, "en"))


def test_the_first_word_may_say_evaluate(call: Call) -> None:
    assert call("project", "evaluate", NAME).out == call("project", NAME).out


def test_a_document_has_tables_and_draws_that_were_asked_for(call: Call) -> None:
    said = call("project", NAME, "--tables", "profit", "--draws", "64", "--json")
    told = fits(json.loads(said.out), "project")
    assert [one["table"] for one in told["tables"]] == ["profit"]
    assert told["uncertainty"]["draws"] >= 64
    assert told["verdict"] == "not-worth-it"
    assert told["citations"]["financing.equity_share"]["inputs"]


def test_a_scenario_stands_in_place_of_the_file(call: Call) -> None:
    told = fits(json.loads(call("project", NAME, "--scenario", "idle", "--json").out), "project")
    assert told["scenario"] == "idle"
    assert told["scenarios"] == []
    assert told["bounds"] == []


def test_sources_and_rating_are_told_on_request(call: Call) -> None:
    said = call("project", NAME, "--sources", "--lender", "--draws", "64")
    assert said.code == 0
    assert "financing.equity_share" in said.out
    assert "Risk" in said.out


def test_figures_are_written(call: Call, tmp_path: Path) -> None:
    said = call("project", NAME, "--figures", str(tmp_path))
    assert said.code == 0
    assert {path.suffix for path in tmp_path.iterdir()} == {".png", ".svg"}


@pytest.mark.parametrize(
    ("arguments", "code", "near"),
    [
        (("granular-leshn",), 2, NAME),
        ((NAME, "--scenario", "idel"), 2, "idle"),
        ((NAME, "--tables", "profits"), 2, "profit"),
        ((NAME, "--draws", "1"), 2, "16"),
        ((NAME, "--as-of", "1.1.2027"), 2, "YYYY-MM-DD"),
    ],
    ids=str,
)
def test_impossible_questions_are_refused(
    call: Call, arguments: tuple[str, ...], code: int, near: str
) -> None:
    said = call("project", *arguments)
    assert (said.code, said.out) == (code, "")
    assert near in said.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("branch", sorted(BRANCHES))
def test_every_branch_has_help(call: Call, branch: str, language: str) -> None:
    said = call("project", branch, "--help", "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert text(f"cli.project_{branch}_short", language)  # type: ignore[arg-type]


def test_without_a_project_the_examples_are_told(call: Call) -> None:
    said = call("project")
    assert said.code == 0
    assert NAME in said.out
