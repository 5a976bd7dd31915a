"""What lies in the repository: no traces of a machine, no stray binaries, both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.structure.source import ROOT, tracked

MACHINE_PATH = re.compile(r"(^|[ \"'(=:])/(root|home|mnt|srv|work|farm)/", re.MULTILINE)
REGISTRY = re.compile(
    r"index-" + r"url|extra-" + r"index|--" + r"registry|pypi\." + r"org|pythonhosted\." + r"org"
    r"|registry\.npmjs|deb\.debian\." + r"org"
)
#: Binary files that may be committed.
BINARIES = {".otf", ".woff2"}
#: Rows of data cite addresses of their own.
CITING = ("data/",)


def traces(text: str) -> list[str]:
    """Machine paths and registry settings in a text."""
    return [match.group() for rule in (MACHINE_PATH, REGISTRY) for match in rule.finditer(text)]


def is_binary(path: Path) -> bool:
    return b"\0" in path.read_bytes()[:8192]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def files() -> tuple[Path, ...]:
    """Tracked files."""
    found = tracked()
    if not found:
        pytest.skip("this is no checkout")
    return found


def test_no_traces_of_a_machine_or_registry(files: tuple[Path, ...]) -> None:
    wrong = {
        name(path): found
        for path in files
        if not name(path).startswith(CITING) and not is_binary(path)
        if (found := traces(path.read_text(encoding="utf-8")))
    }
    assert wrong == {}


def test_the_check_of_traces_can_fail() -> None:
    assert traces("cd " + "/ro" + "ot/x")
    assert traces("https://pypi" + ".org/simple")
    assert traces("see data/home/x") == []


def test_binaries_are_fonts(files: tuple[Path, ...]) -> None:
    assert [name(path) for path in files if is_binary(path) and path.suffix not in BINARIES] == []


def test_a_binary_is_seen(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"\x89PNG\0\0")
    assert is_binary(tmp_path / "x.png")


def test_text_is_utf8_with_unix_line_ends(files: tuple[Path, ...]) -> None:
    texts = {path: path.read_bytes() for path in files if not is_binary(path)}
    assert [name(path) for path, content in texts.items() if b"\r\n" in content] == []


def test_the_manual_has_the_same_pages_in_both_languages() -> None:
    pages = {
        language: {
            path.relative_to(ROOT / "docs" / language).as_posix()
            for path in (ROOT / "docs" / language).rglob("*.md")
        }
        for language in ("en", "zh")
    }
    assert pages["en"] == pages["zh"] != set()
