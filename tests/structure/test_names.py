"""Names that say something, and units that exist."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.structure.source import ROOT, Module, functions, module, modules

#: Words that name no thing; a file or folder may not carry them.
EMPTY_WORDS = {
    "base", "common", "helper", "helpers", "legacy", "manager", "misc", "new", "process", "tmp",
    "util", "utils",
}  # fmt: skip
EMPTY_PREFIXES = ("do_", "new_", "tmp_", "legacy_")
EMPTY_CLASS = re.compile(r"(Helper|Manager|Utils?|Misc|Base)$")

#: Endings that a reader takes for a unit.
UNIT_WORDS = {
    "bar", "cny", "degc", "eur", "gj", "gw", "gwh", "kg", "kgce", "kgco2e", "kj", "kpa", "kt", "kw",
    "kwh", "lb", "mj", "mpa", "mt", "mw", "mwh", "pa", "percent", "pct", "rmb", "tce", "tco2e",
    "twh", "usd", "wp", "yuan",
}  # fmt: skip


@cache
def suffixes() -> frozenset[str]:
    """Suffixes of the unit codelist."""
    path = ROOT / "data" / "codelists" / "units.csv"
    if not path.exists():
        pytest.skip("the unit codelist is not there yet")
    with path.open(encoding="utf-8", newline="") as stream:
        return frozenset(row["suffix"] for row in csv.DictReader(stream) if row["suffix"])


def empty_names(found: Module) -> list[str]:
    told = [f"{found}: {word}" for word in re.split(r"[._]", found.name) if word in EMPTY_WORDS]
    told += [
        f"{found}: {function.name}"
        for function in functions(found.tree)
        if function.name.startswith(EMPTY_PREFIXES)
        or {"helper", "utils", "misc"} & set(function.name.split("_"))
    ]
    told += [
        f"{found}: {node.name}"
        for node in ast.walk(found.tree)
        if isinstance(node, ast.ClassDef) and EMPTY_CLASS.search(node.name)
    ]
    return told


def identifiers(found: Module) -> Iterator[tuple[int, str]]:
    """Names that a module gives: arguments, variables, fields and functions."""
    for node in ast.walk(found.tree):
        if isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, node.name


def unknown_unit(name: str, known: frozenset[str]) -> bool:
    """Whether a name ends like a unit that the codelist does not have."""
    words = name.lower().strip("_").split("_")
    # Per unit of whatever each element of an axis counts.
    if len(words) < 2 or words[-2:] == ["per", "unit"]:
        return False
    # A factor such as kg_per_tonne is a unit itself and no quantity with one.
    before = words[words.index("per") - 1] if "per" in words[2:] else ""
    looks_so = words[-1] in UNIT_WORDS or before in UNIT_WORDS
    return looks_so and not any("_".join(words).endswith(f"_{suffix}") for suffix in known)


def test_no_empty_names() -> None:
    assert [fault for each in modules() for fault in empty_names(each)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        module("", "polysight.utils"),
        module("", "polysight.market.common"),
        module("def do_work(): ...", "polysight.market.price"),
        module("class RowHelper: ...", "polysight.market.price"),
    ],
)
def test_the_check_of_names_can_fail(wrong: Module) -> None:
    assert empty_names(wrong)


def test_unit_suffixes_stand_in_the_codelist() -> None:
    wrong = [
        f"{each}:{line} {name}"
        for each in modules()
        for line, name in identifiers(each)
        if unknown_unit(name, suffixes())
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("electricity_kwh_per_kg", False),
        ("price_cny_per_gram", True),
        ("heat_twh", True),
        ("rows_per_file", False),
        ("kwh", False),
        ("KG_PER_TONNE", False),
        ("cash_cost", False),
    ],
)
def test_the_check_of_units_can_fail(name: str, wrong: bool) -> None:
    assert unknown_unit(name, frozenset({"kwh_per_kg", "kg"})) is wrong
