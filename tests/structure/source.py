"""The project's own source, read as syntax trees."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file: its dotted name, where it lies and its tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def package(self) -> str:
        """First name below ``polysight``, for example ``evidence``."""
        return [*self.name.split("."), ""][1]

    def __str__(self) -> str:
        return self.name


def module(text: str, name: str = "polysight.example") -> Module:
    """A module made of text, for checks that must be able to fail."""
    return Module(name, Path(name.replace(".", "/") + ".py"), ast.parse(text))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    found = []
    for path in sorted(SRC.rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Module(name, path, ast.parse(path.read_text(encoding="utf-8"))))
    return tuple(found)


def functions(tree: ast.AST) -> Iterator[FunctionNode]:
    """Functions and methods at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, FunctionNode):
            yield node


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import; ``from a import b`` gives ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, f"{'.' * node.level}{node.module or ''}.{alias.name}"


@cache
def tracked() -> tuple[Path, ...]:
    """Files under version control, or an empty tuple where there is no checkout."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return ()
    # A checkout of another user is read too.
    command = [git, "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())
