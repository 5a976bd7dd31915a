from __future__ import annotations

from polysight.study.rivals import Rivals
from tests.evidence.rows import observed


def test_a_row_is_told_how_it_stands_to_the_others() -> None:
    best = observed(id="A", tier="primary", value=40.0)
    worse = observed(id="B", tier="mirror", value=50.0)
    alone = observed(id="C", period="2024-01")
    old = observed(id="D", period="2024-02")
    new = observed(id="E", period="2024-02", supersedes="D")
    rivals = Rivals([best, worse, alone, old, new])
    chosen, dispute = rivals.remarks(best, "en")
    assert "B (weaker tier" in chosen
    assert dispute == "contradicts B, 25% apart"
    assert rivals.remarks(worse, "en")[0].endswith("A is")
    assert rivals.remarks(alone, "en") == ()
    assert rivals.remarks(old, "zh") == ("已被 E 取代",)
    assert rivals.remarks(new, "en") == ()
