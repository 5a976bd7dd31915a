"""Every relation by example: numbers that keep it are silent, numbers that break it are told."""

from __future__ import annotations

import pytest

from polysight.audit.relation_check import breaches
from polysight.audit.relation_findings import breach_finding
from polysight.audit.relations import TABLE, relations
from polysight.evidence.store import evidence
from tests.audit.cost_examples import EXAMPLES as OF_COSTS
from tests.audit.plant_examples import EXAMPLES as OF_PLANTS
from tests.audit.project_examples import EXAMPLES as OF_PROJECTS
from tests.audit.relation_examples import EXAMPLES as OF_MARKETS
from tests.audit.table_of_claims import report_of

DATA = evidence()

EXAMPLES = OF_MARKETS | OF_PROJECTS | OF_COSTS | OF_PLANTS


@pytest.mark.parametrize("key", EXAMPLES)
def test_a_relation_tells_what_breaks_it(key: str) -> None:
    example = EXAMPLES[key]
    known = [one for one in relations(DATA.tables[TABLE], example.rule) if one.key == key]
    assert len(known) == 1
    kept = report_of(*(row.format(example.keeps) for row in example.rows))
    assert list(breaches(kept, known)) == []
    broken = report_of(*(row.format(example.breaks) for row in example.rows))
    (found,) = breaches(broken, known)
    finding = breach_finding(broken, found)
    wrong = next(n for n, row in enumerate(example.rows, 1) if "{}" in row)
    assert f"r{wrong}" in finding.rows
    assert any(sign in finding.arithmetic for sign in "≠<>")
