"""What is served has a version that follows data, study and markets, and sources are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.study.storage import MARKETS, write
from polysight.web.question import answer_text
from polysight.web.store import store
from tests.web.interface_example import little_store, little_study


def test_sources_are_followed_through_numbers_and_settings() -> None:
    found = little_store()
    first = found.sources_of("costing.cash_cost[2024]")
    assert first == {found.evidence.by_id["MP0415"].source}
    assert found.sources_of("costing.cash_cost[2025]") >= first
    assert found.sources_of("scenario:x") == {found.evidence.by_id["ED0005"].source}
    assert found.sources_of("nothing") == frozenset()


def test_the_version_follows_what_is_read(tmp_path: Path) -> None:
    write(little_study(), tmp_path)
    plain, studied = store(), store(tmp_path)
    assert studied.study is not None
    assert not studied.same_data
    (tmp_path / MARKETS).mkdir()
    (tmp_path / MARKETS / "baseline.json").write_bytes(answer_text({"scenario": "baseline"}))
    stored = store(tmp_path)
    assert list(stored.markets) == ["baseline"]
    assert len({one.versions.data for one in (plain, studied, stored)}) == 3
    assert store().versions == plain.versions


@pytest.mark.parametrize("content", ["{", "[]", '{"scenario": "other"}'])
def test_a_market_under_a_wrong_name_is_refused(tmp_path: Path, content: str) -> None:
    write(little_study(), tmp_path)
    (tmp_path / MARKETS).mkdir()
    (tmp_path / MARKETS / "baseline.json").write_text(content)
    with pytest.raises(DataError, match=r"baseline\.json"):
        store(tmp_path)
