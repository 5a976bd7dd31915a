"""The form of a project file: whole files pass, anything else is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.messages import LANGUAGES
from polysight.study.project_file import load_project_file
from polysight.study.project_files import project_examples
from tests.plant.routes.plants import data
from tests.study.project_file_text import FILE, project, text


def test_a_whole_file_is_read() -> None:
    found = project()
    assert [one.start for one in found.inputs[0].price.path] == ["", "2030-07"]
    assert found.financing.equity_share.ref == "FP0001"
    assert found.running.subsidy == ()


def test_every_example_has_the_form() -> None:
    examples = project_examples(data())
    for name, path in examples.items():
        assert load_project_file(path).id == name
    assert "siemens-inner-mongolia" in examples


@pytest.mark.parametrize(
    ("old", "new", "key", "rule", "near"),
    [
        ("[carbon]", "[carbn]", "carbon", "key_missing", ""),
        ("export_share =", "exprt_share =", "products.0.exprt_share", "key_unknown",
         "export_share"),
        ('"greenfield"', '"grenfield"', "project.kind", "value", "greenfield"),
        ('money = "nominal"', 'money = "norminal"', "valuation.money", "value", "nominal"),
        ('decision = "2026-06"', 'decision = "2026"', "project.decision", "value", ""),
        ('ref = "FP0001" }', 'ref = "FP0001", value = 0.3 }', "financing.equity_share",
         "ref_or_value", ""),
        ('from = "2030-07"\n', "", "inputs.0.price.path", "steps", ""),
        ('tax = "included"\n', "", "products.0.price", "tax_missing", ""),
        ('mode = "own"\ntax = "excluded"\ntotal', 'mode = "scaled"\ntax = "excluded"\ntotal',
         "phases.0.investment", "investment_mode", ""),
        ('regime = "west"', 'regime = "own"', "taxes", "own_or_law", ""),
        ('mode = "not-covered"', 'mode = "own"', "carbon", "carbon", ""),
        ("format = 1", "format = 2", "format", "value", ""),
        ("[carbon]", "[carbon", "", "malformed", ""),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_place(
    tmp_path: Path, old: str, new: str, key: str, rule: str, near: str
) -> None:
    path = tmp_path / FILE
    path.write_text(text((old, new)), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_project_file(path)
    found = {(one.column, one.key, one.suggestion) for one in caught.value.problems}
    assert (key, f"project_file.{rule}", near) in found
    for language in LANGUAGES:
        assert FILE in caught.value.told(language)


def test_a_path_of_one_number_is_told_without_a_position() -> None:
    with pytest.raises(DataError) as caught:
        project(('load = { value = 0.9, unit = "1",', 'load = { valu = 0.9, unit = "1",'))
    assert {one.column for one in caught.value.problems} >= {"schedule.load.valu"}
