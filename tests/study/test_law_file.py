"""Every fault of an instrument's file is told with its place and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from polysight.errors import DataError
from polysight.study.law_file import load_instrument

EXAMPLE: dict[str, object] = {
    "format": 1,
    "id": "gb-1",
    "family": "gb",
    "edition": 2026,
    "title": {"en": "A norm", "zh": "标准"},
    "body": {"en": "A body", "zh": "机构"},
    "kind": "standard",
    "jurisdiction": "CN",
    "legal_force": "mandatory",
    "status": "published",
    "published": "2026-06",
    "effective_from": "2027-01-01",
    "effective_to": None,
    "supersedes": [],
    "source": "memory-nd-be5be6",
    "tier": "secondary",
    "evidence": "as-stated",
    "rules": [],
}
RULE: dict[str, object] = {
    "id": "R1",
    "parameter": "comprehensive-energy",
    "unit": "kgce/kg",
    "comparator": "<=",
    "scope": {"routes": ["siemens"], "where": [{"parameter": "reductant", "is": "coal"}]},
    "limits": {"existing": {"value": 6.3}, "new": {"value": None}},
    "grades": [{"value": 5.0}, {"value": 5.5}],
    "source": "memory-nd-be5be6",
    "tier": "secondary",
    "evidence": "as-stated",
}


def written(folder: Path, **changes: object) -> Path:
    path = folder / "gb-1.yaml"
    path.write_text(yaml.safe_dump({**EXAMPLE, **changes}, allow_unicode=True), encoding="utf-8")
    return path


def faults(path: Path) -> list[tuple[str, str, str]]:
    """Rule that is broken, key and suggestion of each fault."""
    with pytest.raises(DataError) as caught:
        load_instrument(path)
    return [(one.key, one.column, one.suggestion) for one in caught.value.problems]


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    found = load_instrument(written(tmp_path, rules=[RULE]))
    assert found.edition == "2026"
    rule = found.rules[0]
    assert rule.limits is not None
    assert rule.limits.existing is not None
    assert rule.limits.existing.value == 6.3
    assert rule.limits.expansion is None
    assert rule.scope.where[0].answer == "coal"


def test_dates_without_quotes_stay_dates_as_written(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text().replace("'2027-01-01'", "2027-01-01"))
    assert load_instrument(path).effective_from == "2027-01-01"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"familly": "gb"}, ("law.key_unknown", "familly", "family")),
        ({"legal_force": "mandatry"}, ("law.value", "legal_force", "mandatory")),
        ({"published": "27 June"}, ("law.value", "published", "")),
        ({"rules": [{**RULE, "limit": 3}]}, ("law.key_unknown", "rules.0.limit", "limits")),
        (
            {"rules": [{**RULE, "scope": {"wher": []}}]},
            ("law.key_unknown", "rules.0.scope.wher", "where"),
        ),
        ({"rules": [{**RULE, "rate": {"value": 13}}]}, ("law.limits_and_rate", "rules.0", "")),
        (
            {"rules": [{**RULE, "grades": [{"value": 1, "ref": "X"}]}]},
            ("law.ref_or_value", "rules.0.grades.0", ""),
        ),
        ({"rules": [{**RULE, "grades": [{"low": 1}]}]}, ("law.range", "rules.0.grades.0", "")),
        (
            {"rules": [{**RULE, "grades": [{"low": 2, "high": 1}]}]},
            ("law.range", "rules.0.grades.0", ""),
        ),
        (
            {"rules": [{**RULE, "grades": [{"value": 1, "low": 1, "high": 2}]}]},
            ("law.range", "rules.0.grades.0", ""),
        ),
    ],
)
def test_a_fault_is_told(
    tmp_path: Path, changes: dict[str, object], fault: tuple[str, str, str]
) -> None:
    assert faults(written(tmp_path, **changes)) == [fault]


def test_a_missing_key_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gb-1.yaml"
    path.write_text(yaml.safe_dump({k: v for k, v in EXAMPLE.items() if k != "family"}))
    assert faults(path) == [("law.key_missing", "family", "")]


def test_a_key_that_stands_twice_and_broken_yaml_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text() + "id: other\n")
    assert faults(path) == [("law.malformed", "", "")]
    path.write_text("id: [")
    assert faults(path) == [("law.malformed", "", "")]
