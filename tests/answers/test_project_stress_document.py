"""Stress tests of a project as a document."""

from __future__ import annotations

import pytest

from polysight.answers.project_stress_document import cited, document
from polysight.study.project_stress import stress_table
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_what_is_not_in_the_joint_test_is_told() -> None:
    one = asked()
    found = stress_table(one.case, one.resolved.view, ["price-half", "price-2022-2025", "rate"])
    told = fits(document(one, found), "project_stress")
    assert len(told["left_out"]) == 1
    assert len(told["joined"]) == 2
    assert set(cited(found))
