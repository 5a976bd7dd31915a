from __future__ import annotations

from pathlib import Path

import pytest

from polysight.audit.claim_table import COLUMNS
from polysight.audit.outcome import audited
from polysight.audit.template import headings, write
from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.messages import Language


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["claims.csv", "claims.xlsx"])
def test_a_template_can_be_audited_as_it_is(tmp_path: Path, language: Language, name: str) -> None:
    path = tmp_path / name
    write(path, evidence(), language)
    found = audited([path], evidence())
    assert len(found.report.claims) == 3
    assert found.report.remarks == ()
    assert [one.rule for one in found.contradictions] == ["identity"]


def test_headings_are_in_the_language_of_the_reader() -> None:
    assert headings(evidence(), "en") == list(COLUMNS)
    assert not [name for name in headings(evidence(), "zh") if name.isascii()]


def test_nothing_is_replaced_and_other_endings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("mine", encoding="utf-8")
    for wrong in (path, tmp_path / "claims.txt"):
        with pytest.raises(UsageError):
            write(wrong, evidence(), "en")
    assert path.read_text(encoding="utf-8") == "mine"
