"""Siting as a page."""

from __future__ import annotations

import pytest

from polysight.cli.project_siting_page import Wanted, ranked, sited, write
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_candidates_without_evidence_stand_last(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = Wanted(
        "siemens-inner-mongolia", ("CN-GD", "CN-XJ"), (), 50.0, (1, 2), (1,), 9000.0, None, True
    )
    one = sited(wanted, asked().evidence, None)
    judged = [one.found.candidates[at].judged for at in ranked(one.found)]
    assert judged == sorted(judged, reverse=True)
    write(one, asked().evidence, "en")
    told = capsys.readouterr().out
    assert "cannot be judged" in told
    assert "excluded" in told
