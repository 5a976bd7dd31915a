"""Relations are rows of a table, each a formula that the rules can read."""

from __future__ import annotations

from polysight.audit.expression import ROW
from polysight.audit.relations import EVER, TABLE, relations
from polysight.evidence.store import evidence

RULES = ("identity", "balance", "implied", "shares", "part_and_whole")


def test_every_row_reads_and_calls_for_known_metrics_and_rows() -> None:
    known = {row.cells["key"] for row in evidence().tables["audit_metrics"]}
    observed = {row.id for row in evidence().observations}
    observed |= {row.cells["id"] for row in evidence().tables["dated_rates"]}
    read = [one for rule in RULES for one in relations(evidence().tables[TABLE], rule)]
    assert len(read) == len(evidence().tables[TABLE])
    for relation in read:
        for name in (relation.anchor, *relation.others):
            assert set(name.metrics) <= (observed if name.scope == ROW else known), relation.key
        assert {one.removeprefix(EVER) for one in relation.unless} <= known
        assert set(relation.reach) <= known


def test_the_first_name_of_the_left_side_is_checked() -> None:
    (found,) = (
        one
        for one in relations(evidence().tables[TABLE], "identity")
        if one.key == "production_of_capacity"
    )
    assert found.anchor.metrics == ("production",)
    assert [name.metrics for name in found.others] == [("capacity",), ("utilisation",)]
