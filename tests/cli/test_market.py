"""``polysight market`` and what it refuses before it works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polysight.cli.market import TABLES
from polysight.cli.market_page import ALL, NAMES
from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow


def test_the_verb_answers_with_its_document_and_keeps_draws(call: Call, tmp_path: Path) -> None:
    said = call("market", "--draws", "16", "--json", "--out", str(tmp_path / "draws"))
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "market")
    assert told["draws"] == 16
    assert any((tmp_path / "draws").rglob("*.parquet"))


def test_the_shell_completes_the_tables_of_the_page() -> None:
    assert set(TABLES) == {ALL, *NAMES}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("market", "--draws", "0"), "0"),
        (("market", "--engine", "locl"), "local"),
        (("market", "no-new-capacty"), "no-new-capacity"),
        (("market", "--draws", "8", "--merge", "tongwei", "tongwei"), "tongwei"),
        (("market", "discover", "--below", "3"), "--measure"),
        (("market", "discover", "--measure", "prise_china", "--below", "3"), "price_china"),
        (("market", "discover", "--draws", "16", "--year", "2050"), "2050"),
        (("market", "compare", "baseline"), "SECOND"),
    ],
)
def test_wrong_words_are_refused_with_a_hint(
    call: Call, arguments: tuple[str, ...], words: str
) -> None:
    said = call(*arguments)
    assert said.code in (2, 3)
    assert words in said.err
    assert "Traceback" not in said.err
