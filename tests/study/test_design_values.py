"""From parameters to the dataclasses of unit operations, by the names of their fields."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.evidence.store import evidence
from polysight.study.design_values import built, central, drawn, fitted, operation_fields
from polysight.study.designs import Design, design
from polysight.study.references import references
from tests.study.example_design import REASON, Mill, Plant, Reactor, folder

DATA = evidence()


def loaded(tmp_path: Path, text: str = "") -> Design:
    return design("example", DATA, references(DATA), folder(tmp_path, text))


def without_loss(one: Design) -> Design:
    kept = {key: each for key, each in one.parameters.items() if key != "mill.loss_kg_per_kg"}
    return replace(one, parameters=kept)


def test_the_fields_of_a_route_are_those_of_its_operations() -> None:
    assert operation_fields(Plant) == {
        "reactor": ("temperature_c", "ratio_mol_per_mol"),
        "mill": ("loss_kg_per_kg",),
    }


def test_central_values_and_draws_fill_the_same_classes(tmp_path: Path) -> None:
    one = fitted(Plant, loaded(tmp_path))
    middle = built(Plant, central(one))
    assert middle.reactor.temperature_c.tolist() == [550.0]
    many = built(Plant, drawn(one, seed=3, count=200))
    assert many.reactor.temperature_c.shape == (200,)
    again = built(Plant, drawn(one, seed=3, count=200))
    assert np.array_equal(many.mill.loss_kg_per_kg, again.mill.loss_kg_per_kg)


def test_what_no_operation_takes_and_what_is_missing_are_refused(tmp_path: Path) -> None:
    more = '[mill.los_kg_per_kg]\nunit = "kg/kg"\nvalue = 1\n' + REASON.format(
        key="mill.los_kg_per_kg"
    )
    with pytest.raises(DataError) as caught:
        fitted(Plant, loaded(tmp_path, more))
    problem = caught.value.problems[0]
    assert (problem.key, problem.suggestion) == ("design.key_unknown", "mill.loss_kg_per_kg")
    short = without_loss(loaded(tmp_path))
    with pytest.raises(DataError) as caught:
        fitted(Plant, short)
    assert caught.value.problems[0].key == "design.parameter_missing"


def test_an_inherited_operation_may_stay_unused(tmp_path: Path) -> None:
    one = loaded(tmp_path)
    key = "kiln.loss_kg_per_kg"
    more = {key: one.parameters["mill.loss_kg_per_kg"]}
    other = Design("child", one.title, {**one.parameters, **more})
    assert key not in fitted(Plant, other).parameters


@dataclass(frozen=True, slots=True)
class Linked:
    """A route that takes the loss of its mill from another unit operation."""

    reactor: Reactor
    mill: Mill = field(metadata={"linked": ("loss_kg_per_kg",)})


def test_a_linked_field_is_not_read(tmp_path: Path) -> None:
    one = without_loss(loaded(tmp_path))
    made = built(Linked, central(fitted(Linked, one)))
    assert np.isnan(made.mill.loss_kg_per_kg)
    with pytest.raises(DataError):
        fitted(Linked, loaded(tmp_path))
