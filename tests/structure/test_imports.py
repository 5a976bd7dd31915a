"""What may import what, as far as import-linter does not hold it."""

from __future__ import annotations

import ast
from collections.abc import Iterable

import pytest

from tests.structure.source import Module, functions, imported, module, modules

ROOMS = {"carbon", "costing", "investment", "market", "plant", "policy", "warning"}
#: A room computes: arrays in, arrays out, and the words every room speaks.
ROOM_MAY_IMPORT = {
    "__future__", "collections", "dataclasses", "enum", "functools", "itertools", "math", "typing",
    "datetime", "warnings", "numpy", "scipy", "numba",
}  # fmt: skip
MAY_LOAD = {"audit", "cli", "study", "web"}
WORDS = {"axes", "compiled", "errors", "messages", "periods", "suggestion", "units"}


def hidden(found: Module) -> list[str]:
    return [
        f"{found}:{line} imports {name} inside {function.name}"
        for function in functions(found.tree)
        for line, name in imported(function)
    ]


def by_name(found: Module) -> list[str]:
    faults = [f"{found}:{line} imports {name}" for line, name in imported(found.tree)
              if name.split(".")[0] == "importlib"
              and not name.startswith(("importlib.resources", "importlib.metadata"))]  # fmt: skip
    faults += [
        f"{found}:{node.lineno} calls __import__"
        for node in ast.walk(found.tree)
        if isinstance(node, ast.Name) and node.id == "__import__"
    ]
    return faults


def loading(found: Module) -> list[str]:
    return [
        f"{found}:{line} imports the loader"
        for line, name in imported(found.tree)
        if name.startswith("polysight.loader") and found.package not in MAY_LOAD
    ]


def out_of_room(found: Module) -> list[str]:
    allowed = ROOM_MAY_IMPORT | ({"cantera"} if found.package == "plant" else set())
    own = {*WORDS, found.package}
    faults = []
    for line, name in imported(found.tree):
        first, *rest = name.split(".")
        if (first == "polysight" and rest[0] not in own) or (
            first != "polysight" and first not in allowed
        ):
            faults.append(f"{found}:{line} imports {name}")
    return faults


def cycles(found: Iterable[Module]) -> list[str]:
    """Modules that reach themselves over imports."""
    names = {each.name for each in found}
    edges: dict[str, set[str]] = {}
    for each in found:
        targets = set()
        for _, name in imported(each.tree):
            parent = name.rpartition(".")[0]
            targets.add(name if name in names else parent)
        edges[each.name] = (targets & names) - {each.name}
    reached = {name: set(targets) for name, targets in edges.items()}
    for middle in names:
        for targets in reached.values():
            if middle in targets:
                targets |= reached[middle]
    return sorted(name for name in names if name in reached[name])


def test_imports_stand_at_the_top_of_files() -> None:
    assert [fault for each in modules() for fault in hidden(each)] == []
    assert hidden(module("def f():\n    import json\n"))


def test_only_the_loader_imports_by_name() -> None:
    others = [each for each in modules() if each.name != "polysight.loader"]
    assert [fault for each in others for fault in by_name(each)] == []
    assert by_name(module("from importlib import import_module\n"))
    assert by_name(module("x = __import__('json')\n"))


def test_only_the_command_the_study_and_the_audit_use_the_loader() -> None:
    assert [fault for each in modules() for fault in loading(each)] == []
    assert loading(module("from polysight.loader import loaded\n", "polysight.evidence.store"))


def test_rooms_import_only_arrays_and_words() -> None:
    rooms = [each for each in modules() if each.package in ROOMS]
    assert [fault for each in rooms for fault in out_of_room(each)] == []


@pytest.mark.parametrize(
    "name",
    [
        "pathlib",
        "logging",
        "csv",
        "json",
        "duckdb",
        "polysight.estimate",
        "polysight.evidence.store",
    ],
)
def test_the_check_of_rooms_can_fail(name: str) -> None:
    assert out_of_room(module(f"import {name}\n", "polysight.costing.cost"))


def test_no_module_reaches_itself_over_imports() -> None:
    assert cycles(modules()) == []
    pair = [
        module("import polysight.b", "polysight.a"),
        module("import polysight.a", "polysight.b"),
    ]
    assert cycles(pair) == ["polysight.a", "polysight.b"]
