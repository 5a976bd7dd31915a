"""Findings depend on what a report says, and not on the order of its rows or their names."""

from __future__ import annotations

import collections
import csv
import math
import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from polysight.audit.finding import Finding
from polysight.audit.reading import claims
from polysight.audit.rulebook import audit, choice
from polysight.evidence.store import evidence
from tests.audit.synthetic.reports import seeded

REAL = Path(__file__).parents[3] / "data" / "claims" / "reference_report.csv"
SEEDS = (0, 7, 19)
Cells = Mapping[str, object]


def reports() -> dict[str, list[Cells]]:
    """A real report and some made-up ones with errors of every class."""
    with REAL.open(encoding="utf-8", newline="") as stream:
        found: dict[str, list[Cells]] = {"real": list(csv.DictReader(stream))}
    return found | {f"seed {at}": [row.cells for row in seeded(at).rows] for at in SEEDS}


def content(cells: Cells) -> str:
    return "|".join(f"{name}={cells[name]}" for name in sorted(cells) if name != "id")


def told(finding: Finding, said: Mapping[str, str]) -> tuple[object, ...]:
    """A finding with the contents of its rows in place of their names."""
    numbers = (finding.expected, finding.got)
    return (
        finding.rule,
        finding.kind,
        finding.severity,
        finding.statement,
        finding.fields,
        finding.arithmetic,
        tuple("?" if math.isnan(number) else f"{number:.9g}" for number in numbers),
        tuple(sorted(said[name] for name in finding.rows)),
        said.get(finding.likely_culprit, ""),
        finding.evidence,
    )


def findings(rows: list[Cells]) -> list[tuple[object, ...]]:
    said = {str(cells["id"]): content(cells) for cells in rows}
    chosen = choice(also=["against_evidence"])
    return [told(one, said) for one in audit(claims(rows, evidence()), chosen)]


def shuffled(rows: list[Cells], seed: int) -> list[Cells]:
    """The same rows in another order, under names that have another order too."""
    rng = random.Random(seed)
    names = rng.sample(range(10 * len(rows)), len(rows))
    mixed: list[Cells] = [
        {**cells, "id": f"N{name}"} for cells, name in zip(rows, names, strict=True)
    ]
    rng.shuffle(mixed)
    return mixed


@pytest.mark.parametrize("name", ["real", *(f"seed {at}" for at in SEEDS)])
def test_shuffled_and_renamed_rows_give_the_same_findings(name: str) -> None:
    rows = reports()[name]
    first = findings(rows)
    assert first
    for seed in (1, 2):
        other = findings(shuffled(rows, seed))
        difference = collections.Counter(map(str, first))
        difference.subtract(map(str, other))
        assert {text: count for text, count in difference.items() if count} == {}
