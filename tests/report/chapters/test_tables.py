"""Tables of arrays."""

from __future__ import annotations

from polysight.report.blocks import Cite, plain
from polysight.report.chapters.tables import basis_of, found, has_value, matrix
from tests.report.example import numbers, writer


def test_a_table_names_unit_and_sources_and_binds_its_cells() -> None:
    one = writer("en")
    cells = [numbers().at("market.production", "2024"), None]
    grid = matrix(one, "balance", ["Year", "a", "b"], [("2024", cells)], unit="kt", basis="why")
    assert grid.caption == "Polysilicon supply of China (kt)"
    assert plain(grid.note).startswith("why; Source: ")
    assert grid.rows[0][1] == (Cite("market.production[2024]", "1,820"),)
    assert plain(grid.rows[0][2]) == "—"


def test_only_what_exists_is_found() -> None:
    one = writer("en")
    assert found(one, "market.cr5", "low") is not None
    assert found(one, "market.cr5", "middle") is None
    assert found(one, "market.cr5") is None
    assert found(one, "no.array") is None
    assert not has_value(None)
    assert not has_value(found(one, "market.exports", "2024"))
    assert basis_of(one, "costing.cash_cost") == "VAT excluded"
