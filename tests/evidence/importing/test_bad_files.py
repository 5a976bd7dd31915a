"""Every bad file is refused with its one fault, in both languages, and nothing is written."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.evidence.importing.importer import apply
from polysight.evidence.store import Evidence
from polysight.messages import LANGUAGES
from tests.evidence.importing.bad_files import FILES, Bad, bomb
from tests.evidence.importing.tables import planned


def test_there_are_enough_bad_files() -> None:
    assert len(FILES) >= 60
    assert len({bad.name for bad in FILES}) == len(FILES)


@pytest.mark.parametrize("bad", FILES, ids=lambda bad: bad.name)
def test_bad_file(bad: Bad, small: Evidence, tmp_path: Path) -> None:
    plan = planned(bad.content(), tmp_path, small)
    found = tuple((problem.key, problem.row, problem.column) for problem in plan.problems)
    assert found == bad.faults
    assert plan.rows == ()
    assert plan.sources == ()
    for problem in plan.problems:
        english, chinese = (problem.sentence(language) for language in LANGUAGES)
        assert problem.file in english
        assert english != chinese
        assert "{" not in english + chinese
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(DataError):
        apply(plan, tmp_path / "overlay")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_bomb_takes_no_memory(small: Evidence, tmp_path: Path) -> None:
    content = bomb()
    assert len(content) < 300_000
    (tmp_path / "bomb.xlsx").write_bytes(content)
    del content
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    plan = planned((tmp_path / "bomb.xlsx").read_bytes(), tmp_path, small)
    assert plan.problems[0].key == "table.bomb"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_suggestions_are_made(small: Evidence, tmp_path: Path) -> None:
    wanted = {
        "unknown: quantity=prise": "price",
        "unknown: unit=CNY/kgg": "CNY/kg",
        "unknown: geography=新僵": "新疆",
        "basis_code: basis=averaging=month;deal": "spot",
        "source_unknown: source=dayly": "daily",
    }
    for bad in FILES:
        if bad.name in wanted:
            assert planned(bad.content(), tmp_path, small).problems[0].suggestion == wanted.pop(
                bad.name
            )
    assert wanted == {}
