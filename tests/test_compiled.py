"""Stored code is as new as all that was built into it."""

from __future__ import annotations

import sys
from enum import IntEnum
from pathlib import Path
from runpy import run_path
from typing import NamedTuple

import pytest

from polysight.compiled import (
    awaits_compilation,
    compiled,
    compiled_inside,
    compiled_part,
    content_stamp,
)

_RATE = 0.5


class _Place(IntEnum):
    FIRST = 0
    SECOND = 1


class _Pair(NamedTuple):
    left: float
    right: float


@compiled_part
def _inner(value: float) -> float:
    return value * _RATE


@compiled
def _outer(pair: _Pair) -> float:
    return _inner(pair.right) + (1.0 if _Place.SECOND > 0 else 0.0)


def test_a_compiled_function_computes_and_divides_as_numpy_does() -> None:
    assert _outer(_Pair(1.0, 4.0)) == 3.0


def test_the_stamp_reaches_functions_constants_enumerations_and_fields() -> None:
    told = dict(content_stamp(_outer))
    assert {name.rpartition("test_compiled.")[2] for name in told} == {
        "_outer",
        "_outer._Place",
        "_outer._Pair",
        "_inner",
        "_inner._RATE",
    }
    assert "SECOND" in told[f"{__name__}._outer._Place"]
    assert "right" in told[f"{__name__}._outer._Pair"]


def test_another_inner_function_is_another_stamp() -> None:
    before = content_stamp(_outer)
    assert content_stamp(_outer) == before
    kept = _outer.py_func.__globals__["_RATE"]  # type: ignore[attr-defined]
    try:
        _outer.py_func.__globals__["_RATE"] = 0.25  # type: ignore[attr-defined]
        assert content_stamp(_outer) != before
    finally:
        _outer.py_func.__globals__["_RATE"] = kept  # type: ignore[attr-defined]


def test_the_stored_stamp_holds_the_content() -> None:
    stamp = _outer._cache._cache_file._source_stamp  # type: ignore[attr-defined]
    assert stamp[1] == content_stamp(_outer)


def test_it_is_known_whether_a_call_waits_for_the_compiler(tmp_path: Path) -> None:
    file = tmp_path / "grown.py"
    file.write_text("def grown(rate: float) -> float:\n    return rate + 1.0\n", encoding="utf-8")
    fresh = compiled(run_path(str(file))["grown"])
    assert awaits_compilation(fresh)
    assert fresh(1.0) == 2.0
    assert not awaits_compilation(fresh)
    # What another run of the same code finds stored.
    assert not awaits_compilation(compiled(run_path(str(file))["grown"]))


DEEP = """
from polysight.compiled import compiled_part


@compiled_part
def deep(value: float) -> float:
    return {factor} * value
"""
ABOVE = """
from deep import deep
from polysight.compiled import compiled, compiled_part


@compiled
def above(value: float) -> float:
    return below(value) + 1.0


@compiled_part
def below(value: float) -> float:
    return deep(value)
"""


def test_stored_code_follows_other_files_through_what_stands_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "above.py").write_text(ABOVE, encoding="utf-8")
    found = []
    for factor in ("2.0", "30.0"):
        (tmp_path / "deep.py").write_text(DEEP.format(factor=factor), encoding="utf-8")
        found.append(run_path(str(tmp_path / "above.py"))["above"](5.0))
        del sys.modules["deep"]
    assert found == [11.0, 151.0]


@compiled_inside
def _within(pair: _Pair) -> float:
    return pair.left + _inner(pair.right)


@compiled
def _calls_within(pair: _Pair) -> float:
    return _within(pair)


def test_a_part_without_entry_serves_compiled_functions_and_refuses_others() -> None:
    assert _calls_within(_Pair(1.0, 4.0)) == 3.0
    with pytest.raises(TypeError, match="_within can be called by compiled functions only"):
        _within(_Pair(1.0, 4.0))
    # What it calls keeps its own entry.
    assert _inner(3.0) == 1.5
