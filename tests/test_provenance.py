"""Any number that people see resolves to source, unit, basis, vintage and licence."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from polysight.evidence.selection import Question, answer, overview
from polysight.evidence.store import Evidence, evidence
from polysight.study.derivation import Derivation
from polysight.study.explanation import Explainer
from polysight.study.result import Result
from polysight.study.storage import read
from tests.shared_study import Reported

DRAWN = 150
SEED = 20261121


@pytest.fixture(scope="module")
def printed(stored: Path, reported: Reported) -> tuple[Result, list[dict[str, str]]]:
    """The stored study, and every number that its report prints."""
    numbers = json.loads((reported.folder / "numbers.json").read_text("utf-8"))["numbers"]
    return read(stored), numbers


def shown(data: Evidence) -> list[str]:
    """Ids of all rows that ``show`` can print."""
    return [
        choice.chosen.id
        for quantity, _ in overview(data)
        for series in answer(Question(quantity.code, {}), data).series
        for choice in series.choices
    ]


def leaves(node: Derivation) -> list[Derivation]:
    """Ends of a derivation."""
    return [leaf for one in node.inputs for leaf in leaves(one)] or [node]


def assert_resolved(node: Derivation, data: Evidence) -> None:
    """A number has its unit and vintage, and ends in cited rows or declared assumptions."""
    ends = leaves(node)
    dated = [leaf for leaf in ends if not leaf.id.startswith("scenario:") and leaf.source]
    if not node.id.startswith("scenario:"):
        assert node.unit, node.id
        assert node.vintage or not dated, node.id
    for leaf in ends:
        if leaf.id.startswith("scenario:") or leaf.declared:
            assert leaf.because, leaf.id
            assert not leaf.source, leaf.id
        else:
            assert leaf.source, (node.id, leaf.id)
            assert leaf.licence, (node.id, leaf.id)
    if node.id in {row.id for row in data.observations}:
        row = data.observation(node.id)
        assert node.basis == str(row.basis)
        assert node.number == row.value


@pytest.mark.slow
def test_three_hundred_random_numbers_resolve(
    printed: tuple[Result, list[dict[str, str]]],
) -> None:
    result, numbers = printed
    data = evidence()
    draw = random.Random(SEED)
    from_report = draw.sample([one["id"] for one in numbers], DRAWN)
    from_show = draw.sample(shown(data), DRAWN)
    explainer = Explainer(result, data, "en")
    for name in (*from_report, *from_show):
        assert_resolved(explainer.node(name), data)
