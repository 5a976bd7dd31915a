"""The record that ships is read, and made again day by day."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.answers import market_record_answer
from polysight.answers.market_record_answer import made_record, shipped_record
from tests.cli.market_record_example import record


def test_the_shipped_record_is_of_the_shipped_protocol() -> None:
    found = shipped_record()
    window = found.protocol.window
    for one in found.rows:
        assert window.first.isoformat() <= one.origin <= window.last.isoformat()
        assert one.horizon in found.protocol.scoring.horizons


def test_a_record_is_made_with_progress(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[object] = []

    def forecast(protocol, data, files, engine, step):  # type: ignore[no-untyped-def]
        asked.append(files)
        for day in protocol.window.origins():
            step(day)
        return ()

    monkeypatch.setattr(market_record_answer, "forecast_days", forecast)
    monkeypatch.setattr(market_record_answer, "judged_days", lambda *_: ((), record().rows))
    told: list[tuple[int, int]] = []
    found = made_record((), tmp_path, "local", 1, lambda done, total: told.append((done, total)))
    days = len(found.protocol.window.origins())
    assert told[0] == (0, days)
    assert told[-1] == (days, days)
    assert found.rows == record().rows
    assert found.same_code
    assert asked == [tmp_path]
    assert all(one.told is None for one in found.published)
