"""Tariff inputs: signs of regions and the rows behind them."""

from __future__ import annotations

from polysight.report.blocks import Grid, Listing, plain
from polysight.report.chapters.tariffs import inputs, own, signed
from tests.report.example import numbers, without, writer


def test_a_region_is_its_own_unless_from_memory_or_borrowed() -> None:
    assert [one for one in ("CN-XJ", "CN-NM", "CN-SC", "CN-QH") if own(numbers(), one)] == [
        "CN-XJ",
        "CN-NM",
    ]
    assert own(numbers(without("costing.tariff")), "CN-SC")


def test_signs_tell_year_memory_and_borrowing() -> None:
    one = writer("en")
    told = [signed(one, region) for region in ("CN-XJ", "CN-NM", "CN-SC", "CN-QH")]
    assert told == ["Xinjiang", "Inner Mongolia *", "Sichuan *†", "Qinghai ‡"]


def test_the_table_gives_year_users_tier_and_rows() -> None:
    _, grid, listing = inputs(writer("en"))
    assert isinstance(grid, Grid)
    assert isinstance(listing, Listing)
    cells = [plain(cell) for cell in grid.rows[2]]
    assert cells[:2] == ["Inner Mongolia", "grid"]
    assert cells[5] == "2022"
    assert cells[8] == "ME0007, IT0015"
    assert len(grid.rows) == 7
    assert "a ceiling" in plain(listing.items[0])
