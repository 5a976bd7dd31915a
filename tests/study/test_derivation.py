"""A derivation as text and as a document: depth is kept, and repeated inputs are named once."""

from __future__ import annotations

from polysight.study.derivation import Derivation

LEAF = Derivation("ROW", "price", "5", "CNY/kg", source="Somebody", licence="free")
TOP = Derivation("room.x", "number", inputs=(LEAF, Derivation("room.y", "number", inputs=(LEAF,))))


def test_lines_show_the_levels_asked_for() -> None:
    assert list(TOP.lines(0)) == ["room.x: number"]
    lines = list(TOP.lines(2))
    assert "  ROW: price 5 CNY/kg" in lines
    assert sum("Somebody" in line for line in lines) == 1


def test_the_document_leaves_out_what_is_empty() -> None:
    tree = TOP.document(1)
    assert tree["inputs"][0]["source"] == "Somebody"
    assert "inputs" not in tree["inputs"][1]
    assert "basis" not in tree
