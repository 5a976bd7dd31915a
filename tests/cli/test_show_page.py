from __future__ import annotations

import pytest

from polysight.cli.show_page import write
from polysight.evidence.selection import Question, answer
from polysight.evidence.store import evidence

DATA = evidence()


@pytest.mark.parametrize(("language", "word"), [("en", "period"), ("zh", "期间")])
def test_bounds_and_ranges_are_marked(
    capsys: pytest.CaptureFixture[str], language: str, word: str
) -> None:
    found = answer(Question("capacity", {"geography": "CN"}, start="2024"), DATA)
    write(found, DATA, language, 3, everything=True, chart=False)  # type: ignore[arg-type]
    said = capsys.readouterr()
    assert word in said.out
    assert ">3,200" in said.out


def test_what_is_not_printed_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(Question("price", {}), DATA)
    write(found, DATA, "en", 1, everything=False, chart=True)
    assert str(len(found.series) - 1) in capsys.readouterr().err
