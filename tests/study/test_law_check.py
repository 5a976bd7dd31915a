"""Names in the file of an instrument that nothing carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import Problem
from polysight.evidence.store import Evidence, evidence
from polysight.study.law_check import code_faults, placed, repeated
from polysight.study.law_file import load_instrument
from tests.policy.example import changed, changed_rule
from tests.study.test_law_file import EXAMPLE, RULE, written


@pytest.fixture(scope="module")
def data() -> Evidence:
    return evidence()


@pytest.mark.parametrize(
    ("changes", "column", "suggestion"),
    [
        ({"source": "memory-nd"}, "source", "memory-nd-be5be6"),
        ({"jurisdiction": "CHN"}, "jurisdiction", "CN"),
        ({"rules": [{**RULE, "parameter": "comprehensive-enrgy"}]}, "rules.0.parameter",
         "comprehensive-energy"),
        ({"rules": [{**RULE, "scope": {"routes": ["simens"]}}]}, "rules.0.scope.routes",
         "siemens"),
        ({"rules": [{**RULE, "scope": {"products": ["solr"]}}]}, "rules.0.scope.products",
         "solar"),
        ({"rules": [{**RULE, "unit": "kgcee/kg"}]}, "rules.0.unit", "kgce/kg"),
        ({"rules": [{**RULE, "unit": "kWh/kg"}]}, "rules.0.unit", ""),
    ],
)  # fmt: skip
def test_an_unknown_name_is_told(
    data: Evidence, tmp_path: Path, changes: dict[str, object], column: str, suggestion: str
) -> None:
    path = written(tmp_path, **changes)
    (fault,) = code_faults(load_instrument(path), path, data)
    assert (fault.column, fault.suggestion, fault.file) == (column, suggestion, "gb-1.yaml")


def test_known_names_are_passed_and_the_file_is_called_as_the_instrument(
    data: Evidence, tmp_path: Path
) -> None:
    path = written(tmp_path, rules=[RULE])
    assert code_faults(load_instrument(path), path, data) == []
    other = path.rename(tmp_path / "gb-2.yaml")
    (fault,) = code_faults(load_instrument(other), other, data)
    assert (fault.key, fault.got) == ("law.file_name", EXAMPLE["id"])


def test_rules_that_stand_twice_and_texts_that_are_not_there() -> None:
    twice = changed(changed_rule(), changed_rule(), id="a", supersedes=("norm-206",))
    found = repeated((twice, changed(changed_rule(id="other"))))
    assert [one.key for one in found] == ["law.rule_twice", "law.rule_twice", "law.supersedes"]
    assert found[-1].suggestion == "norm-2026"


def test_a_fault_gets_its_file_once() -> None:
    bare = Problem("law.code")
    assert placed(bare, Path("law/a.yaml")).file == "a.yaml"
    assert placed(placed(bare, Path("a.yaml")), Path("b.yaml")).file == "a.yaml"
