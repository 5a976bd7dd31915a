"""A data folder cut at a day is sound, holds nothing from later, and reads as it did then."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from polysight.errors import UsageError
from polysight.evidence.check import problems
from polysight.evidence.location import data_folder
from polysight.evidence.plants import RESETTING
from polysight.evidence.schema import resources
from polysight.evidence.store import Evidence, evidence
from polysight.evidence.vintage import known
from polysight.periods import period
from polysight.study.data_cut import DataCut, cut_data
from polysight.study.law import law

pytestmark = pytest.mark.slow

DAYS = ("2009-06-30", "2012-12-31", "2015-09-30", "2018-03-31", "2022-12-31", "2025-06-30")


@pytest.fixture(scope="module", params=DAYS)
def cut(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[DataCut, Path]:
    target = tmp_path_factory.mktemp("cut") / str(request.param)
    return cut_data(data_folder(), dt.date.fromisoformat(str(request.param)), target), target


@pytest.fixture(scope="module")
def whole() -> Evidence:
    return evidence()


def test_the_cut_is_a_sound_data_folder(cut: tuple[DataCut, Path]) -> None:
    done, target = cut
    assert problems(folder=target) == []
    assert len(law(evidence(folder=target))) == done.kept["law"]


def test_nothing_later_is_left(cut: tuple[DataCut, Path]) -> None:
    done, target = cut
    held = evidence(folder=target)
    tables = ("plant_events", "company_events", "forecast_record", "tariff_rules")
    dated = [(one.id, one.first_known) for one in held.observations]
    for table in tables:
        for cells in (row.cells for row in held.tables[table]):
            day = cells.get("first_known") or cells.get("made") or cells["published"]
            dated += [(cells["id"], period(day).end)] if day else []
    later = {name for name, day in dated if day > done.day}
    assert later <= set(done.younger)
    for row in held.tables["forecast_record"]:
        if row.cells["outturn"]:
            assert period(row.cells["period"]).end <= done.day
    for one in law(held):
        assert one.published is None or one.published.latest <= done.day


def test_every_row_of_the_day_is_there_as_it_was(
    cut: tuple[DataCut, Path], whole: Evidence
) -> None:
    done, target = cut
    held = {one.id: one for one in evidence(folder=target).observations}
    then = {one.id for one in known(whole.observations, done.day)}
    assert then == {one.id for one in known(held.values(), done.day)}
    by_id = {one.id: one for one in whole.observations}
    for name, one in held.items():
        assert one.middle == pytest.approx(by_id[name].middle, nan_ok=True)
        assert one.period == by_id[name].period
        assert one.comparability == by_id[name].comparability


def test_a_repeated_number_counts_once(cut: tuple[DataCut, Path]) -> None:
    target = cut[1]
    rows = evidence(folder=target).observations
    ids = {one.id for one in rows}
    assert all(one.same_value_as in ids for one in rows if one.same_value_as)


def test_a_plant_is_a_plan_until_a_start_was_known(cut: tuple[DataCut, Path]) -> None:
    done, target = cut
    held = evidence(folder=target)
    started = {
        row.cells["plant"] for row in held.tables["plant_events"] if row.cells["event"] in RESETTING
    }
    for row in held.tables["plants"]:
        if row.cells["kind"] == "plant":
            assert row.cells["plant"] in started or period(row.cells["start"]).end <= done.day
        else:
            assert row.cells["plant"] not in started


def test_cutting_again_changes_nothing(cut: tuple[DataCut, Path], tmp_path: Path) -> None:
    done, target = cut
    again = cut_data(target, done.day, tmp_path / "again")
    assert again.kept == done.kept
    assert sum(again.left_out.values()) == 0
    for path in target.rglob("*.csv"):
        assert (tmp_path / "again" / path.relative_to(target)).read_bytes() == path.read_bytes()


def test_the_end_of_an_edition_is_not_told_before_its_successor(tmp_path: Path) -> None:
    cut_data(data_folder(), dt.date(2024, 6, 30), tmp_path / "cut")
    editions = {one.id: one for one in law(evidence(folder=tmp_path / "cut"))}
    assert editions["gb-29447-2022"].effective_to is None
    assert "gb-29447-2026" not in editions


def test_guarded_cells_and_columns_stay(tmp_path: Path) -> None:
    cut_data(data_folder(), dt.date(2099, 1, 1), tmp_path / "cut")
    path = Path("observations", "polysilicon_prices.csv")
    texts = [
        (folder / path).read_text(encoding="utf-8") for folder in (data_folder(), tmp_path / "cut")
    ]
    both = [list(csv.reader(text.splitlines(keepends=True))) for text in texts]
    assert both[0] == both[1]


def test_a_folder_that_is_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        cut_data(data_folder(), dt.date(2020, 1, 1), tmp_path)
    assert caught.value.problems[0].key == "data_cut.exists"


def test_every_table_has_a_rule(whole: Evidence) -> None:
    dated = {"first_known", "made", "published", "source"}
    followed = {"learning_rows", "plants", "sources", "contradictions_process", "law_rules"}
    timeless = {one.name for one in resources(data_folder()).values() if one.timeless}
    for name, rows in whole.tables.items():
        columns = set(rows[0].cells) if rows else dated
        assert name in timeless | followed or columns & dated, name
