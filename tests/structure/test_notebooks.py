"""Notebooks are stored without results, and every cell of them runs."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from tests.structure.source import ROOT

pytestmark = pytest.mark.slow

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


def cells(path: Path) -> list[dict[str, Any]]:
    """Cells of a notebook."""
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    return found


def run(source: str, place: str, names: dict[str, Any]) -> object:
    """Run a cell; the value of a last expression is what a notebook shows."""
    tree = ast.parse(source, place)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, place, "exec"), names)
        return None
    before = ast.Module(tree.body[:-1], type_ignores=[])
    exec(compile(before, place, "exec"), names)
    shown: object = eval(compile(ast.Expression(last.value), place, "eval"), names)
    return shown


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_results_are_stored(path: Path) -> None:
    codes = [one for one in cells(path) if one["cell_type"] == "code"]
    assert codes
    assert all(one["outputs"] == [] and one["execution_count"] is None for one in codes)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_runs_and_pictures_are_pictures(path: Path) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    pictures = 0
    for one in cells(path):
        if one["cell_type"] != "code":
            continue
        shown = run("".join(one["source"]), f"{path.name}:{one['id']}", names)
        if hasattr(shown, "_repr_png_"):
            assert shown._repr_png_().startswith(b"\x89PNG")
            pictures += 1
        else:
            assert repr(shown)
    assert pictures > 2


def test_a_cell_that_fails_is_seen() -> None:
    assert run("x = 2\nx + 1", "a", {}) == 3
    assert run("x = 2", "a", {}) is None
    with pytest.raises(NameError):
        run("x", "a", {})
