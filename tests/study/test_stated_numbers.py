"""Numbers of terms."""

from __future__ import annotations

import pytest

from polysight.errors import DataError, UnitError
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.scenario import Wording
from polysight.study.stated_numbers import StatedNumbers
from tests.study.project_example import view

WHY = Wording(en="Why.", zh="原因。")


def test_a_number_is_converted_and_tells_what_it_rests_on() -> None:
    told = StatedNumbers(view(), "place")
    assert told.number("share", ProjectNumber(unit="%", value=3.0, assumption=WHY), "1") == 0.03
    assert told.number("tax", ProjectNumber(unit="%", ref="FP0005"), "1") == pytest.approx(0.25)
    key = next(iter(view().evidence.sources))
    assert told.number("read", ProjectNumber(unit="1", value=2.0, source=key), "1") == 2.0
    assert told.inputs == ("place.share", "FP0005", f"source:{key}")
    assert told.words == {"place.share": WHY}


@pytest.mark.parametrize(
    ("stated", "fault"),
    [
        (ProjectNumber(unit="kg", value=1.0, assumption=WHY), UnitError),
        (ProjectNumber(unit="1", ref="FP000005"), DataError),
        (ProjectNumber(unit="1", value=1.0, source="no-such-source"), DataError),
    ],
)
def test_what_is_not_there_is_refused(stated: ProjectNumber, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        StatedNumbers(view(), "place").number("name", stated, "1")
