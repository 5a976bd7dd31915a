"""The protocol of the record: read strictly, its quarter ends, and the hash of what is judged."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.evidence.location import data_folder
from polysight.evidence.store import Evidence, evidence
from polysight.study.backtest_protocol import (
    FILE,
    JudgedCode,
    OriginWindow,
    backtest_protocol,
    code_hash,
)


@pytest.fixture(scope="module")
def shipped() -> Evidence:
    return evidence()


def test_the_protocol_names_its_benchmark_and_its_window(shipped: Evidence) -> None:
    found = backtest_protocol(shipped)
    assert found.aim.benchmark in found.words
    assert found.aim.horizon in found.scoring.horizons
    assert found.aim.variable in {one.name for one in found.scoring.variables}
    assert found.window.first < found.window.developed_until < found.window.last
    assert max(found.scoring.horizons) <= found.forecast.months
    for one in found.scoring.variables:
        assert shipped.units.unit(one.unit).code == one.unit
    for pattern in found.code.data:
        assert list(data_folder().glob(pattern)), pattern


def test_origins_are_quarter_ends() -> None:
    window = OriginWindow(
        first=dt.date(2012, 12, 31), last=dt.date(2013, 9, 30), developed_until=dt.date(2013, 3, 31)
    )
    assert [day.isoformat() for day in window.origins()] == [
        "2012-12-31", "2013-03-31", "2013-06-30", "2013-09-30",
    ]  # fmt: skip


def test_a_wrong_protocol_is_refused_with_its_place(tmp_path: Path, shipped: Evidence) -> None:
    text = (data_folder() / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(text.replace("horizons =", "horizon ="), encoding="utf-8")
    wrong = dataclasses.replace(shipped, folders=(*shipped.folders, tmp_path))
    with pytest.raises(DataError, match="horizons"):
        backtest_protocol(wrong)


def test_the_hash_tells_names_and_contents_and_no_more(tmp_path: Path) -> None:
    code = JudgedCode(package=["market/*.py"], data=["a.csv"], hash="")
    for name in ("one", "two"):
        folder = tmp_path / name
        (folder / "market").mkdir(parents=True)
        (folder / "market" / "price.py").write_bytes(b"x = 1\n")
        (folder / "a.csv").write_bytes(b"a\r\n" if name == "two" else b"a\n")
    one, two = tmp_path / "one", tmp_path / "two"
    first = code_hash(code, one, one)
    assert first == code_hash(code, two, two)
    (two / "other.py").write_bytes(b"y")
    assert first == code_hash(code, two, two)
    (two / "market" / "price.py").rename(two / "market" / "cost.py")
    assert first != code_hash(code, two, two)
