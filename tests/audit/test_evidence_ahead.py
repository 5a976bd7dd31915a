from __future__ import annotations

from pathlib import Path

import pytest

from polysight.audit import evidence_ahead as ahead
from polysight.audit import word_lists
from polysight.audit.evidence_ahead import evidence_ahead
from polysight.errors import DataError
from polysight.evidence.store import evidence


@pytest.fixture(params=[True, False])
def copies(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    told: bool = request.param
    monkeypatch.setattr(ahead, "can_copy", lambda: told)
    return told


@pytest.mark.usefixtures("copies")
def test_it_is_what_the_store_reads_with_its_words() -> None:
    found, known = evidence_ahead(()), evidence()
    for name in ("sources", "observations", "quantities", "folders"):
        assert getattr(found, name) == getattr(known, name), name
    assert dict(found.tables) == dict(known.tables)
    for name, codelist in known.codelists.items():
        assert found.codelists[name].codes == codelist.codes, name
    words = word_lists.word_lists(known)
    told = word_lists.word_lists(found)
    assert (told.words, told.within, told.spellings) == (words.words, words.within, words.spellings)


def test_words_of_a_copy_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "can_copy", lambda: True)
    found = evidence_ahead(())
    monkeypatch.setattr(word_lists, "_read", None)
    assert word_lists.word_lists(found).words


@pytest.mark.usefixtures("copies")
def test_broken_rows_are_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "observations").mkdir()
    (tmp_path / "observations/own.csv").write_text("id,weight\nO1,1\n", encoding="utf-8")
    with pytest.raises(DataError, match="weight"):
        evidence_ahead((tmp_path,))
    assert capfd.readouterr().err == ""
