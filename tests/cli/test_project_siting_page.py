"""Siting as a page."""

from __future__ import annotations

import pytest

from polysight.answers.project_siting_document import Wanted, Wants, ranked, sited
from polysight.cli.project_siting_page import write
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_candidates_without_evidence_stand_last(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = Wanted(
        "siemens-inner-mongolia", ("CN-GD", "CN-XJ"), (), 50.0, (1, 2), (1,),
        Wants(budget_mcny=9000.0),
    )  # fmt: skip
    one = sited(wanted, asked().evidence, None)
    judged = [one.found.candidates[at].judged for at in ranked(one.found)]
    assert judged == sorted(judged, reverse=True)
    for language, words in (("en", ("cannot be judged", "excluded")), ("zh", ())):
        write(one, asked().evidence, language)  # type: ignore[arg-type]
        told = capsys.readouterr().out
        assert all(each in told for each in words)
        assert told
