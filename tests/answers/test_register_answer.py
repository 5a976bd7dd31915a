"""What is asked of the register reaches the study, or is refused."""

from __future__ import annotations

import pytest

from polysight.answers.register_answer import EXPOSURES, answer
from polysight.errors import UsageError
from tests.plant.routes.plants import data
from tests.study.gap_example import TURN


def test_what_others_say_are_rows() -> None:
    for name in EXPOSURES:
        assert data().observation(name).source in data().sources


@pytest.mark.parametrize(("parameter", "draws"), [("energy", 5), ("comprehensive-energy", 0)])
def test_unknown_parameters_and_no_draws_are_refused(parameter: str, draws: int) -> None:
    with pytest.raises(UsageError):
        answer(data(), TURN, parameter=parameter, edition="", anchor="average", draws=draws, seed=1)
