"""Places of a project as a document."""

from __future__ import annotations

import pytest

from polysight.answers.project_siting_document import Wanted, Wants, document, ranked, sited
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_candidates_without_evidence_stand_last() -> None:
    wanted = Wanted(
        "siemens-inner-mongolia", ("CN-GD", "CN-XJ"), (), 50.0, (1, 2), (1,),
        Wants(budget_mcny=9000.0),
    )  # fmt: skip
    one = sited(wanted, asked().evidence, None)
    judged = [one.found.candidates[at].judged for at in ranked(one.found)]
    assert judged == sorted(judged, reverse=True)
    fits(document(one), "project_siting")
