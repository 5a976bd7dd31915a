"""Sources behind a market: counted, or told one by one."""

from __future__ import annotations

import pytest

from polysight.cli.market_sources import sources, write_sources
from tests.cli.market_example import asked

pytestmark = pytest.mark.slow


def test_sources_are_counted_or_told(capsys: pytest.CaptureFixture[str]) -> None:
    behind = sources(asked())
    assert list(behind) == sorted(behind)
    write_sources(asked(), "en", every=False)
    assert str(len(behind)) in capsys.readouterr().out
    write_sources(asked(), "en", every=True)
    told = capsys.readouterr().out
    assert all(f"[{key}]" in told for key in behind)
