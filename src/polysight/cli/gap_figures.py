"""Figures of a gap, written to a folder."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from polysight.answers.comply_words import parameter_label
from polysight.answers.gap_answer import GapAnswer
from polysight.cli.gap_page import name_of
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.report.figures.closing_cost import ClosingCost, Step, figure
from polysight.report.figures.plant.drawing import Frame, store
from polysight.study.closed_gap import ClosingGap, CostStep


def write(answer: GapAnswer, evidence: Evidence, language: Language, folder: Path) -> list[Path]:
    """Draw the marginal cost of closing a gap.

    Parameters
    ----------
    answer : GapAnswer
        The plant, and what closes its gap.
    evidence : Evidence
        Names of parameters.
    language : {"en", "zh"}
        Language of the figure.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files; none where nothing is missed.
    """
    gap, title = answer.gap, answer.plant.title
    leading = next((one for one in gap.gaps if one.rule.id == gap.leading), None)
    if leading is None:
        return []
    told = ClosingCost(
        leading.before, leading.limit, leading.unit,
        _steps(gap.alone, gap, language), _steps(gap.ordered, gap, language),
    )  # fmt: skip
    about = {
        "plant": title.zh if language == "zh" else title.en,
        "parameter": parameter_label(leading.parameter, evidence, language),
        "rule": gap.leading,
        "day": gap.day.isoformat(),
        "rate": f"{gap.discount_rate:.1%}",
    }
    frame = Frame(
        language,
        text("drawing.closing_cost", language, **about),
        text("drawing.closing_note", language, **about),
    )
    return store([figure(told, frame)], folder)


def _steps(steps: Sequence[CostStep], gap: ClosingGap, language: Language) -> list[Step]:
    return [
        Step(name_of(one.code, gap, language), one.width, one.cost_cny_per_unit)
        for one in steps
        if math.isfinite(one.cost_cny_per_unit)
    ]
