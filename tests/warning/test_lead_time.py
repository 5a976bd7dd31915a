"""Lead times of alarms that come early, late, twice, or never."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.lead_time import LeadTime, lead_time, stretches

MONTHS = np.arange(100, 112)


def found(alarm: str, known: str = "111111111111") -> LeadTime:
    """Lead time before the months 106 to 109, with a window of four months."""
    flags = [np.array([letter == "1" for letter in text]) for text in (alarm, known)]
    return lead_time(flags[0], flags[1], MONTHS < 106, MONTHS, (106, 109), 4)


def test_an_alarm_that_holds() -> None:
    told = found("000111111111")
    assert (told.lead_months, told.steady_lead_months, told.delay_months) == (3.0, 3.0, 0.0)
    assert (told.share_inside, told.missed, told.known_months) == (1.0, False, 4)


def test_an_alarm_that_goes_out_before_the_beginning() -> None:
    told = found("001100011100")
    assert (told.lead_months, told.steady_lead_months, told.delay_months) == (4.0, 0.0, 1.0)
    assert told.share_inside == 0.75


def test_an_alarm_before_the_window_is_none() -> None:
    told = found("110000000000")
    assert told.missed is True
    assert np.isnan(told.lead_months)
    assert np.isnan(told.delay_months)
    assert told.share_inside == 0.0


def test_an_alarm_on_since_before_the_window_counts_its_length() -> None:
    assert found("111111111111").steady_lead_months == 4.0


def test_an_alarm_inside_an_earlier_stretch_foretells_nothing() -> None:
    alarm = np.array([letter == "1" for letter in "001110001111"])
    calm = (MONTHS == 104) | (MONTHS == 105)
    told = lead_time(alarm, np.full(12, True), calm, MONTHS, (106, 109), 4)
    assert (told.lead_months, told.steady_lead_months, told.known_months) == (2.0, 0.0, 2)


def test_a_signal_that_was_not_known_has_missed_nothing() -> None:
    told = found("000000000000", "000000111111")
    assert told.missed is None
    assert np.isnan(told.steady_lead_months)
    assert np.isnan(found("000000000000", "111111000011").share_inside)


@given(st.lists(st.booleans(), min_size=12, max_size=12))
def test_the_steady_lead_is_never_longer_than_the_lead(alarm: list[bool]) -> None:
    told = found("".join("1" if one else "0" for one in alarm))
    if not np.isnan(told.lead_months):
        assert told.steady_lead_months <= told.lead_months
    else:
        assert told.steady_lead_months == 0.0


@pytest.mark.parametrize(
    ("flag", "counted", "number"),
    [("0110", "1111", 1), ("1011", "1111", 2), ("1011", "1011", 1), ("0000", "1111", 0)],
)
def test_stretches_are_parted_only_by_months_that_count(
    flag: str, counted: str, number: int
) -> None:
    one, other = (np.array([letter == "1" for letter in text]) for text in (flag, counted))
    assert stretches(one, other) == number
