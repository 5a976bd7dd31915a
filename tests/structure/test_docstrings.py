"""Every public object says what it is, in numpydoc form; names with an underscore are exempt."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.structure.source import FunctionNode, Module, module, modules

Documented = FunctionNode | ast.ClassDef
HEADING = re.compile(r"^(?P<title>[A-Z][A-Za-z ]+)\n-{3,}$", re.MULTILINE)
NOTHING = {"None", "Never", "NoReturn"}
#: Classes whose annotated lines are keys or members, not parameters.
WITHOUT_PARAMETERS = {"Enum", "StrEnum", "IntEnum", "Protocol"}


def public(node: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, Documented]]:
    """Public classes, functions and methods, with their names below the module."""
    for child in node.body:
        if not isinstance(child, Documented) or child.name.startswith("_"):
            continue
        if {"overload", "override"} & set(decorators(child)):
            continue
        yield prefix + child.name, child
        if isinstance(child, ast.ClassDef):
            yield from public(child, f"{prefix}{child.name}.")


def decorators(node: Documented) -> list[str]:
    names = []
    for each in node.decorator_list:
        target = each.func if isinstance(each, ast.Call) else each
        names.append(ast.unparse(target).split(".")[-1])
    return names


def sections(docstring: str) -> dict[str, str]:
    """Text of each section by its title."""
    parts = HEADING.split(docstring)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def listed(section: str) -> set[str]:
    """Names that a Parameters or Attributes section documents."""
    names: set[str] = set()
    for line in section.splitlines():
        if line and not line[0].isspace():
            names.update(name.strip().lstrip("*") for name in line.split(":")[0].split(","))
    return names


def parameters(node: Documented) -> set[str]:
    """Names that the docstring must list."""
    if isinstance(node, ast.ClassDef):
        bases = {ast.unparse(base).split(".")[-1] for base in node.bases}
        if bases & WITHOUT_PARAMETERS:
            return set()
        fields = {
            each.target.id
            for each in node.body
            if isinstance(each, ast.AnnAssign)
            and isinstance(each.target, ast.Name)
            and "ClassVar" not in ast.unparse(each.annotation)
        }
        for each in node.body:
            if isinstance(each, FunctionNode) and each.name == "__init__":
                fields = parameters(each)
        return {name for name in fields if not name.startswith("_") and name != "model_config"}
    every = node.args
    plain = [*every.posonlyargs, *every.args, *every.kwonlyargs]
    plain += [each for each in (every.vararg, every.kwarg) if each]
    return {each.arg for each in plain if not each.arg.startswith("_")} - {"self", "cls"}


def faults(found: Module) -> list[str]:
    """What the docstrings of a module lack."""
    told = [] if ast.get_docstring(found.tree) else [f"{found}: no docstring"]
    for name, node in public(found.tree):
        place = f"{found}.{name}"
        docstring = ast.get_docstring(node) or ""
        summary = docstring.split("\n\n")[0]
        if not summary:
            told.append(f"{place}: no docstring")
            continue
        if "\n" in summary or not summary.endswith("."):
            told.append(f"{place}: the summary is no single line that ends with a full stop")
        parts = sections(docstring)
        have = listed(parts.get("Parameters", "")) | listed(parts.get("Attributes", ""))
        want = parameters(node)
        if want - have:
            told.append(f"{place}: Parameters lacks {sorted(want - have)}")
        if "Parameters" in parts and listed(parts["Parameters"]) - want:
            told.append(f"{place}: Parameters has {sorted(listed(parts['Parameters']) - want)}")
        if isinstance(node, FunctionNode) and not has_result(node, parts):
            told.append(f"{place}: no Returns")
    return told


def has_result(node: FunctionNode, parts: dict[str, str]) -> bool:
    nothing = node.returns is None or ast.unparse(node.returns) in NOTHING
    return nothing or bool({"Returns", "Yields"} & parts.keys()) or "property" in decorators(node)


def test_every_public_object_is_documented() -> None:
    assert [fault for each in modules() for fault in faults(each)] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x = 1", "no docstring"),
        ('"""M."""\ndef f():\n    pass', "no docstring"),
        ('"""M."""\ndef f(x):\n    """Value."""', "Parameters lacks ['x']"),
        ('"""M."""\ndef f():\n    """Value of\n    two lines"""', "single line"),
        ('"""M."""\ndef f() -> int:\n    """Value."""', "no Returns"),
        (
            '"""M."""\ndef f():\n    """Value.\n\n    Parameters\n    ---\n    x : int\n    """',
            "Parameters has ['x']",
        ),
        ('"""M."""\nclass C:\n    """Thing."""\n    size: int', "Parameters lacks ['size']"),
        ('"""M."""\nclass C:\n    """Thing."""\n    def f(self):\n        pass', "no docstring"),
    ],
)
def test_the_check_can_fail(text: str, fault: str) -> None:
    told = faults(module(text))
    assert len(told) == 1
    assert fault in told[0]


def test_the_check_passes_what_is_right() -> None:
    text = '''"""Module."""
from dataclasses import dataclass

@dataclass
class Point:
    """A point.

    Parameters
    ----------
    x, y : float
        Where it is.
    """

    x: float
    y: float

    def moved(self, *steps: float) -> "Point":
        """Point elsewhere.

        Parameters
        ----------
        *steps : float
            How far.

        Returns
        -------
        Point
            The other point.
        """
        return self
'''
    assert faults(module(text)) == []
