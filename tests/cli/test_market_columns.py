"""Wide tables fall into blocks that fit the terminal, and lose nothing."""

from __future__ import annotations

import pytest

from polysight.cli.market_columns import in_blocks

HEADS = [f"year\n{year}" for year in range(2026, 2034)]
ROWS = [("a measure of some length", ["1,234 (567…890)"] * 8), ("另一项", ["5"] * 8)]


@pytest.mark.parametrize("width", [60, 90, 200])
def test_blocks_fit_and_hold_everything(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    in_blocks("Title", HEADS, ROWS)
    told = capsys.readouterr().out
    assert max(len(line.rstrip()) for line in told.splitlines()) <= width
    assert told.count("1,234 (567…890)") == 8
    assert told.count("Title") == 1
    for year in range(2026, 2034):
        assert told.count(str(year)) == 1
