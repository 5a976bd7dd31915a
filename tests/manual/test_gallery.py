"""The gallery names every figure that a command draws, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.manual.gallery import Drawn, commands, draw, page
from tools.manual.words import catalogue

ALL = commands()
#: Commands that draw at once; those of the market and the warning are drawn by tests of their own.
QUICK = [one for one in ALL if one.line.split()[1] in {"comply", "footprint", "project"}]


def test_every_figure_has_its_words() -> None:
    named = {name for one in ALL for name in one.figures}
    described = set(catalogue("en")["figure"])
    assert named <= described
    # What only a wish draws stands in no list of a plain command.
    assert described - named <= {"project_map"}
    for language in ("en", "zh"):
        assert all(f"`{name}`" in page(language) for name in named)


@pytest.mark.slow
@pytest.mark.parametrize("drawn", QUICK, ids=lambda drawn: drawn.line)
def test_the_command_draws_what_the_gallery_lists(drawn: Drawn, tmp_path: Path) -> None:
    pictures = draw(drawn, "zh", tmp_path)
    assert {path.stem for path in pictures} == set(drawn.figures)
    assert all((tmp_path / f"{name}.svg").exists() for name in drawn.figures)


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="nowhere"):
        draw(Drawn("polysight project nowhere", ()), "en", tmp_path)
