"""Tests mirror the source: src/polysight/a/b.py is tested by tests/a/test_b.py."""

from __future__ import annotations

from pathlib import Path

from tests.structure.source import ROOT, SRC

#: Shorter files may be covered by their neighbour's test.
LINES = 20


def untested(source: Path, tests: Path) -> list[str]:
    """Source files without a test file of their name in the mirrored folder."""
    missing = []
    for path in sorted(source.rglob("*.py")):
        if path.stem.startswith("__") or len(path.read_text("utf-8").splitlines()) <= LINES:
            continue
        mirrored = tests / path.relative_to(source).parent / f"test_{path.stem}.py"
        if not mirrored.exists():
            missing.append(
                f"{path.relative_to(source)} has no {mirrored.relative_to(tests.parent)}"
            )
    return missing


def test_tests_mirror_the_source() -> None:
    assert untested(SRC / "polysight", ROOT / "tests") == []


def test_the_check_can_fail(tmp_path: Path) -> None:
    (tmp_path / "src" / "room").mkdir(parents=True)
    (tmp_path / "src" / "room" / "price.py").write_text("x = 1\n" * (LINES + 1))
    assert untested(tmp_path / "src", tmp_path / "tests")
    (tmp_path / "tests" / "room").mkdir(parents=True)
    (tmp_path / "tests" / "room" / "test_price.py").touch()
    assert untested(tmp_path / "src", tmp_path / "tests") == []
