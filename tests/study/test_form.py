"""Files that follow a form tell every fault with its key and what was meant."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from polysight.errors import DataError
from polysight.study.form import checked, keys_at, toml_tree


class Leaf(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    colour: Literal["green", "amber"]
    length: float = Field(alias="long")


class Tree(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    leaves: dict[str, Leaf]


def faults(tree: object, silent: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    with pytest.raises(DataError) as told:
        checked(Tree, tree, "tree.toml", "design", silent)
    return [(one.key, one.column, one.suggestion) for one in told.value.problems]


def test_a_right_tree_is_filled() -> None:
    tree = checked(Tree, {"leaves": {"a": {"colour": "green", "long": 2.0}}}, "t", "design")
    assert tree.leaves["a"].length == 2.0


def test_every_fault_is_told_at_once() -> None:
    tree = {"leaves": {"a": {"colour": "gren", "lng": 1.0}}, "root": 1}
    assert faults(tree) == [
        ("design.value", "leaves.a.colour", "green"),
        ("design.key_missing", "leaves.a.long", ""),
        ("design.key_unknown", "leaves.a.lng", "long"),
        ("design.key_unknown", "root", ""),
    ]


def test_steps_that_the_file_does_not_write_are_left_out() -> None:
    told = faults({"leaves": {"a": {"colour": "green"}}}, silent=("leaves",))
    assert told == [("design.key_missing", "a.long", "")]


def test_a_list_is_not_told_for_the_fault_of_its_member() -> None:
    class Wood(BaseModel):
        model_config = ConfigDict(extra="forbid")
        leaves: tuple[Leaf, ...] = Field(min_length=1)

    with pytest.raises(DataError) as told:
        checked(Wood, {"leaves": [{"colour": "green"}]}, "wood.toml", "design")
    assert [one.column for one in told.value.problems] == ["leaves.0.long"]


def test_keys_are_those_of_the_inner_form_under_their_written_names() -> None:
    assert keys_at(Tree, ()) == ["leaves"]
    assert keys_at(Tree, ("leaves", "a")) == ["colour", "long"]


@pytest.mark.parametrize("content", [b"a = ", b"a = '\xff'"])
def test_a_broken_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(DataError) as told:
        toml_tree(path, "design")
    assert [one.key for one in told.value.problems] == ["design.malformed"]
