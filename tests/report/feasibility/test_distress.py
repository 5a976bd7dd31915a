"""Cases in which the owners of a project have lost what they put in."""

from __future__ import annotations

import pytest

from polysight.report.feasibility.distress import lost_cases
from polysight.study.project_distress import SOUND, Distress
from tests.report.feasibility.example import dossier, sentences

pytestmark = pytest.mark.slow


def test_cases_are_told_with_their_first_year() -> None:
    cases = {"Price halved": Distress((), 2031), "Late": SOUND, "All": Distress((2029,), 2030)}
    told = sentences(lost_cases(dossier("en"), cases))
    assert "under Price halved (2031) and All (2030);" in told
    assert "Price halved（2031年）" in sentences(lost_cases(dossier("zh"), cases))


def test_nothing_is_said_where_nobody_loses_all() -> None:
    assert not list(lost_cases(dossier("en"), {"Late": SOUND}))
