"""Figures of a project as figures of its documents."""

from __future__ import annotations

import pytest

from polysight.report.feasibility.drawings import about, framed, picture
from tests.report.feasibility.example import dossier

pytestmark = pytest.mark.slow


def test_a_figure_has_title_source_and_the_table_of_its_data() -> None:
    told = dossier("zh")
    made = picture(told, "debt_cover", 1, ())
    assert made.caption == told.words("figure.feasibility_debt_cover")
    assert about(told).language == "zh"
    ids = list(told.writer.numbers.array("project.debt_service_cover"))
    other = framed(told, "feasibility_tornado", (b"", b""), ids[5:6], ())
    assert other.key == "feasibility_tornado"
    assert ids[5].id in told.writer.drawn
