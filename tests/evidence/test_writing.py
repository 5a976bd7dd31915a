"""Files appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.evidence.writing import in_place_of, write_all


def test_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "f.txt"
    with in_place_of(path) as part:
        part.write_text("new")
        assert not path.exists()
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(path.parent.iterdir()) == [path]


def test_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "f.txt"
    path.write_text("old")

    def broken() -> None:
        with in_place_of(path) as part:
            part.write_text("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_several_are_put_back_together(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    one.write_text("old")
    three.mkdir()
    (three / "in the way").touch()
    with pytest.raises(OSError, match="directory"):
        write_all([(one, b"new"), (two, b"new"), (three, b"new")])
    assert one.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "three"]
