"""What nobody can judge does or does not turn the judgement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.report.blocks import plain
from polysight.report.feasibility.bounds import either, ends_of, topics
from polysight.report.feasibility.dossier import Dossier
from tests.report.feasibility.example import dossier

pytestmark = pytest.mark.slow


def test_both_ends_on_the_same_side_are_told_with_their_topics() -> None:
    told = dossier("en")
    assert topics(told) == "income tax, refund of input tax"
    assert len(ends_of(told)) > 1
    assert max(one.value for one in ends_of(told)) < 0.0
    assert "the judgement is the same at both ends" in plain(either(told))


def test_nothing_is_told_where_nothing_is_open() -> None:
    told = dossier("en")
    sure = replace(told.study, evaluation=replace(told.study.evaluation, bounds=()))
    assert either(Dossier(sure, told.writer)) == ()
