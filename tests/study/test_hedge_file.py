"""Plans of futures and contracts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from polysight.errors import DataError, UsageError
from polysight.study.hedge_file import FOLDER, HedgeFile, hedge_terms
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.project_files import parts
from polysight.study.shipped_files import shipped_files
from tests.study.project_example import view

EXAMPLES = shipped_files(view().evidence, FOLDER)


def numbers(node: object, key: str = "") -> Iterator[tuple[str, ProjectNumber]]:
    if isinstance(node, ProjectNumber):
        yield key, node
        return
    for name, part in parts(node):
        yield from numbers(part, ".".join(one for one in (key, name) if one))


def written(tmp_path: Path, old: str, new: str) -> str:
    text = EXAMPLES["half-and-half"].read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "own.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_number_of_a_plan_is_cited(name: str) -> None:
    terms = hedge_terms(name, view())
    file = HedgeFile.model_validate(tomllib.loads(EXAMPLES[name].read_text(encoding="utf-8")))
    assert file == terms.file
    assert file.id == name
    for key, one in numbers(file):
        cited = {one.ref, f"source:{one.source}", f"hedge.{key}"} - {"", "source:"}
        assert cited & set(terms.inputs), key
    assert set(terms.words) <= set(terms.inputs)


def test_numbers_are_in_the_units_of_the_model() -> None:
    terms = hedge_terms("half-and-half", view())
    assert (terms.plan.share, terms.plan.tenor_months, terms.plan.slots) == (0.5, 6.0, 3)
    assert terms.carry_rate == pytest.approx(0.03)
    assert terms.contract.kind == "corridor"
    assert (terms.contract.floor, terms.contract.cap, terms.contract.term_months) == (0.85, 1.2, 36)
    assert terms.contract.default_chance == 0.0
    assert terms.open_interest is None
    assert terms.group is not None
    assert hedge_terms("volume-only", view()).group is None


def test_what_may_be_left_out_may_be_stated(tmp_path: Path) -> None:
    stated = '{ value = 0.3, unit = "1", assumption = { en = "x", zh = "y" } }'
    own = written(tmp_path, 'kind = "corridor"', f'kind = "corridor"\ndefault = {stated}')
    assert hedge_terms(own, view()).contract.default_chance == 0.3
    lots = '{ value = 9000, unit = "lots", assumption = { en = "x", zh = "y" } }'
    own = written(tmp_path, 'every = "week"', f'every = "day"\nquota = {lots}')
    assert hedge_terms(own, view()).quota_lots == 9000.0


def test_a_plan_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError) as fault:
        hedge_terms("half-and-haf", view())
    assert fault.value.problems[0].suggestion == "half-and-half"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "corridor"', 'kind = "coridor"'),
        ('ref = "FP0019"', 'ref = "FP9999"'),
        ("[futures]", "[futures]\nwhat = 1"),
        ('value = 6, unit = "months"', 'value = 6, unit = "CNY"'),
    ],
)
def test_faults_are_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(DataError):
        hedge_terms(written(tmp_path, old, new), view())
