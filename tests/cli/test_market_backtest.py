"""``polysight market backtest``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call, tmp_path: Path) -> None:
    said = call("market", "backtest", "--json", "--figures", str(tmp_path))
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "market_backtest")
    assert all(Path(one).exists() for one in told["figures"])
    assert told["aim"]["ratio"] == 0.85
    assert {one["turn"] for one in told["turns"]} == {"shortage", "collapse", "rebound"}
    for one in told["published"]:
        assert (one["compared"] is None) is (one["reason"] is not None)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_printed(call: Call, language: str) -> None:
    said = call("market", "backtest", "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert "2017-12-31" in said.out
