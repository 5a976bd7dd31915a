from __future__ import annotations

import csv
import random

import pytest

from polysight.audit.reading import claims
from polysight.audit.rulebook import RULES, found
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence

REPORT = data_folder() / "claims" / "reference_report.csv"
#: Rules whose ties are settled by what claims say; the others are tested beside their own code.
SETTLED = (
    "same_quantity", "growth_against_levels", "change_chain", "differences", "trend",
    "limits_by_edition", "twin_series", "part_against_all", "definitions",
)  # fmt: skip


def rows() -> list[dict[str, str]]:
    with REPORT.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def facts(table: list[dict[str, str]], names: dict[str, str]) -> list[tuple[object, ...]]:
    chosen = [rule for rule in RULES if rule.key in SETTLED]
    return sorted(
        (one.rule, one.severity, tuple(sorted(names[row] for row in one.rows)), one.arithmetic)
        for one in found(claims(table, evidence()), chosen)
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_order_and_ids_of_rows_do_not_matter(seed: int) -> None:
    table, chance = rows(), random.Random(seed)
    names = {f"x{at}": row["id"] for at, row in enumerate(table)}
    shuffled = [{**row, "id": f"x{at}"} for at, row in enumerate(table)]
    chance.shuffle(shuffled)
    plain = facts(table, {row["id"]: row["id"] for row in table})
    assert facts(shuffled, names) == plain
    assert plain


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("count", [0, 1])
def test_no_rule_falls_over_little(count: int) -> None:
    assert isinstance(found(claims(rows()[:count], evidence())), list)
