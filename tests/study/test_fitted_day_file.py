"""Files of days: what is no such file is refused by its reader; the round trip is that of a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.study.fitted_day_file import KEPT, kept
from polysight.study.market_readings import PARTS


def test_every_series_that_readings_are_made_of_is_kept() -> None:
    assert set(KEPT) == {one for parts in PARTS.values() for one in parts}
    assert list(KEPT) == sorted(KEPT)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        kept(tmp_path / "none.npz")
