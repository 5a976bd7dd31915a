"""Whole synthetic reports: consistent ones, ones with known errors, and very large ones."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tests.audit.synthetic.draft import Draft
from tests.audit.synthetic.fact import COLUMNS, Row, Seed
from tests.audit.synthetic.faults import CONTRADICTIONS, Fault
from tests.audit.synthetic.faults_arithmetic import ARITHMETIC
from tests.audit.synthetic.faults_sense import SENSE
from tests.audit.synthetic.wording import style_of
from tests.audit.synthetic.world import World, world_of

REPORTS = 30
#: Errors of each class in a report, as many as there is room for.
PORTION = {"ARITH": 4, "SAME": 2, "SUBSET": 2, "SUM": 2, "SCALE": 2, "PHYS": 2, "ECON": 2, "DEF": 2}
SECTIONS = {
    "capacity": "Supply and demand", "price": "Prices and costs", "cost": "Prices and costs",
    "electricity": "Technology", "carbon": "Technology", "irr": "Investment",
}  # fmt: skip
#: Share of facts that a report leaves out and, of those it prints, states twice; share in tables.
LEFT_OUT, TWICE, TABLE = 0.1, 0.3, 0.6
#: Share of those stated twice that speak of the present without its year.
UNDATED = 0.15


class Report(NamedTuple):
    """Rows of a report and the errors in it."""

    rows: list[Row]
    seeds: list[Seed]

    def shuffled(self, seed: int) -> Report:
        """The same report with rows in another order and under other names."""
        rows = list(self.rows)
        random.Random(seed).shuffle(rows)
        names = {row.id: f"S{at}" for at, row in enumerate(rows)}

        def renamed(ids: frozenset[str]) -> frozenset[str]:
            return frozenset(names[each] for each in ids)

        seeds = [
            replace(each, culprits=renamed(each.culprits), witnesses=renamed(each.witnesses))
            for each in self.seeds
        ]
        return Report([row.altered(id=names[row.id]) for row in rows], seeds)


def save(rows: Iterable[Row], path: Path) -> None:
    """Write a table of claims, row by row."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row.cells for row in rows)


def section_of(topic: str) -> str:
    """Chapter in which a topic stands."""
    return next((name for word, name in SECTIONS.items() if topic.startswith(word)), "The market")


def drafted(world: World, seed: int) -> Draft:
    """The true report about an industry."""
    rng = random.Random(seed)
    draft = Draft(world, style_of(rng), rng)
    for fact in world.facts.values():
        if rng.random() < LEFT_OUT:
            continue
        section = section_of(fact.key.topic)
        in_table = rng.random() < TABLE
        draft.state(fact, f"Table: {section.lower()}" if in_table else section)
        if rng.random() < TWICE:
            draft.state(fact, rng.choice((section, draft.summary)))
            if fact.key.period == str(world.now) and rng.random() < UNDATED:
                draft.rows[-1] = draft.rows[-1].altered(period="undated-current")
    return draft


def consistent(seed: int) -> Report:
    """A report without errors."""
    return Report(drafted(world_of(seed), seed).rows, [])


def seeded(seed: int) -> Report:
    """A report with known errors of every class."""
    draft = drafted(world_of(1000 + seed), 1000 + seed)
    faults: dict[str, tuple[Fault, ...]] = {**CONTRADICTIONS, "ARITH": ARITHMETIC, **SENSE}
    for kind, variants in faults.items():
        wanted = PORTION.get(kind, 1)
        for fault in draft.rng.sample(variants * wanted, wanted * len(variants)):
            if wanted and fault(draft):
                wanted -= 1
    return Report(draft.rows, draft.seeds)


def consistent_reports() -> Iterator[Report]:
    """The reports on which every finding is a false alarm."""
    return map(consistent, range(REPORTS))


def seeded_reports() -> Iterator[Report]:
    """The reports whose errors are to be found."""
    return map(seeded, range(REPORTS))
