from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import UsageError
from polysight.evidence.importing.importer import plan
from polysight.evidence.importing.template import COLUMNS, headings, write
from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES, Language

DATA = evidence()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_can_be_imported_as_it_is(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "own.csv"
    write(path, DATA, language)
    found = plan(path, DATA)
    assert found.problems == (), [one.sentence() for one in found.problems]
    assert len(found.rows) == 2
    with pytest.raises(UsageError):
        write(path, DATA, language)


def test_headings_are_in_the_language_asked_for() -> None:
    assert headings("en") == COLUMNS
    assert headings("zh")[:2] == ["指标", "数值"]


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    write(path, DATA, "en")
    told: list[tuple[int, int]] = []
    plan(path, DATA, step=lambda done, total: told.append((done, total)))
    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)
