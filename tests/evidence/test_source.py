from __future__ import annotations

from polysight.evidence.source import TIERS, source_from


def test_a_source_is_cited_without_saying_things_twice() -> None:
    cells = {
        "key": "k",
        "title": "A title",
        "producer": "Bernreuter",
        "publisher": "Bernreuter",
        "published": "2025-11",
        "url": "https://example.org/a",
        "redistributable": "yes",
        "tier": TIERS[0],
    }
    source = source_from(cells)
    assert source.redistributable
    assert source.citation == "Bernreuter. A title. 2025-11. https://example.org/a"
    assert not source_from({**cells, "redistributable": "no"}).redistributable
