"""A design file states what each parameter rests on, and every fault names file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError, Problem, UsageError
from polysight.study.design_file import design_path, load_design, parameters_of
from tests.study.example_design import folder

HEAT = "reactor.temperature_c"


def problems(tmp_path: Path, old: str, new: str) -> tuple[Problem, ...]:
    root = folder(tmp_path)
    path = root / "designs" / "example.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        parameters_of(path, root)
    return caught.value.problems


def test_parameters_are_read_by_operation_and_field(tmp_path: Path) -> None:
    root = folder(tmp_path)
    own, found = parameters_of(root / "designs" / "example.toml", root)
    assert own.title.zh == "示例"
    assert list(found) == [
        "reactor.temperature_c",
        "reactor.ratio_mol_per_mol",
        "mill.loss_kg_per_kg",
    ]
    assert found["reactor.temperature_c"][1].maximum == 700


def test_the_nearer_design_wins_and_parameters_remember_where_they_are_stated(
    tmp_path: Path,
) -> None:
    root = folder(tmp_path)
    one = (
        '\n[mill.loss_kg_per_kg]\nunit = "kg/kg"\nvalue = {}\n'
        'assumption = {{ en = "x", zh = "y" }}\n'
    )
    head = 'format = 1\nid = "{}"\nextends = {}\ntitle = {{ en = "x", zh = "y" }}\n'
    other = root / "designs" / "other.toml"
    other.write_text(head.format("other", "[]") + one.format(3.0), "utf-8")
    child = root / "designs" / "child.toml"
    child.write_text(head.format("child", '["other", "example"]'), "utf-8")
    _, found = parameters_of(child, root)
    origin, setting = found["mill.loss_kg_per_kg"]
    assert (origin, setting.value) == ("other", 3.0)
    assert found["reactor.temperature_c"][0] == "example"
    child.write_text(head.format("child", '["other"]') + one.format(4.0), "utf-8")
    assert parameters_of(child, root)[1]["mill.loss_kg_per_kg"][1].value == 4.0


@pytest.mark.parametrize(
    ("old", "new", "key", "column", "suggestion"),
    [
        ("minimum = 400", "minimun = 400", "design.key_unknown", HEAT + ".minimun", "minimum"),
        ("format = 1", 'format = 1\nextend = ["x"]', "design.key_unknown", "extend", "extends"),
        ('unit = "degC"\n', "", "design.key_missing", "reactor.temperature_c.unit", ""),
        ("value = 550.0\n", "", "design.ref_or_value", HEAT, ""),
        ("value = 550.0", 'value = "hot"', "design.value", "reactor.temperature_c.value", ""),
        ("low = 500.0\n", "", "design.half_spread", HEAT, ""),
        ("chosen for the test", "", "design.value", HEAT + ".assumption.en", ""),
        (f"[{HEAT}.assumption]", "[reactor.note]", "design.reason_missing", HEAT, ""),
        ("format = 1", "format = ", "design.malformed", "", ""),
    ],
)  # fmt: skip
def test_faults_name_the_key(
    tmp_path: Path, old: str, new: str, key: str, column: str, suggestion: str
) -> None:
    found = problems(tmp_path, old, new)
    match = next(one for one in found if one.key == key)
    assert (match.file, match.suggestion) == ("example.toml", suggestion)
    assert match.column == column
    assert match.sentence("zh") != match.sentence("en")


def test_a_design_that_extends_itself_is_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, 'id = "example"', 'id = "example"\nextends = ["example"]')
    assert found[0].key == "design.circle"


def test_an_unknown_route_is_refused_with_the_nearest(tmp_path: Path) -> None:
    root = folder(tmp_path)
    with pytest.raises(UsageError) as caught:
        design_path("exampel", root)
    assert caught.value.problems[0].suggestion == "example"
    own = root / "designs" / "example.toml"
    assert design_path(str(own), tmp_path / "nowhere") == own
    assert load_design(own).id == "example"
