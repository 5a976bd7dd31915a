from __future__ import annotations

import csv
import random
import subprocess
import sys

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.merge import merged
from polysight.audit.reading import claims
from polysight.audit.rulebook import RULES, audit, choice, found
from polysight.errors import UsageError
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


def test_rules_and_classes_can_be_chosen() -> None:
    assert [rule.key for rule in choice(only=["trend"]).rules] == ["trend"]
    assert [rule.key for rule in choice(only=["Loss-Threshold"]).rules] == ["loss_threshold"]
    assert all(FindingKind.SUM in rule.kinds for rule in choice(only=["sum"]).rules)
    assert "trend" not in [rule.key for rule in choice(ignore=["trend"]).rules]
    assert "definitions" not in [rule.key for rule in choice(ignore=["DEF"]).rules]


def test_a_rule_of_several_classes_gives_only_those_that_are_wanted() -> None:
    report = claims(rows(), evidence())
    for one in audit(report, choice(only=["SUM"])):
        assert one.kind is FindingKind.SUM
    without = audit(report, choice(ignore=["SUM"]))
    assert without
    assert FindingKind.SUM not in {one.kind for one in without}


def test_optional_rules_are_applied_when_they_are_named() -> None:
    optional = {rule.key for rule in RULES if not rule.default}
    assert not optional & {rule.key for rule in choice().rules}
    for key in optional:
        assert key in {rule.key for rule in choice(also=[key]).rules}
        assert key in {rule.key for rule in choice(only=[key]).rules}
        both = {rule.key for rule in choice(only=["trend"], also=[key]).rules}
        assert both == {"trend", key}


def test_a_name_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="same_quantity"):
        choice(only=["same_quantities"])


def test_each_rule_reports_that_it_has_been_applied() -> None:
    told: list[str] = []
    chosen = choice(only=["trend", "scale"])
    findings = audit(claims(rows(), evidence()), chosen, applied=lambda rule: told.append(rule.key))
    assert sorted(told) == sorted(rule.key for rule in chosen.rules)
    again = merged(found(claims(rows(), evidence()), chosen.rules))
    assert list(map(repr, findings)) == list(map(repr, again))


def test_a_wider_tolerance_finds_less() -> None:
    report, chosen = claims(rows(), evidence()), choice(only=["same_quantity"])
    assert len(audit(report, chosen, 8.0)) < len(audit(report, chosen))


def test_heavy_libraries_wait_for_a_number_that_needs_them() -> None:
    script = (
        "import sys, polysight.audit.rulebook\n"
        "print([name for name in ('cantera', 'numba', 'scipy') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
