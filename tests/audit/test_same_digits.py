"""Two numbers of one quantity with the same digits and another power of ten."""

from __future__ import annotations

import pytest

from polysight.audit.same_digits import same_digits
from tests.audit.table_of_claims import report_of

BEFORE = "demand, 1400, kt, 2022, China"


@pytest.mark.parametrize(
    ("value", "factor"), [("15360", 10.0), ("15400", 10.0), ("1.54", 0.001), ("1536000", 1000.0)]
)
def test_the_number_off_the_size_of_other_years_is_called_wrong(value: str, factor: float) -> None:
    rows = (BEFORE, "demand, 1536, kt, 2023, China", f"demand, {value}, kt, 2023, China")
    (found,) = same_digits(report_of(*rows))
    assert ([one.id for one in found.wrong], [one.id for one in found.right]) == (["r3"], ["r2"])
    assert found.factor == pytest.approx(factor)
    assert found.known


def test_alone_either_may_be_wrong() -> None:
    (found,) = same_digits(report_of("demand, 15, kt, 2023, China", "demand, 150, kt, 2023, China"))
    assert not found.known


@pytest.mark.parametrize(
    "other", ["13000, kt, 2023, China", "1700, kt, 2023, China", "15360, kt, 2023, global"]
)
def test_other_digits_and_other_places_are_silent(other: str) -> None:
    assert list(same_digits(report_of("demand, 1536, kt, 2023, China", f"demand, {other}"))) == []


def test_zeros_and_tiny_numbers_are_no_matter() -> None:
    rows = ("demand, 0, kt, 2023, China", "demand, 15, kt, 2023, China; section=2",
            "demand, 1e-290, kt, 2023, China; section=3")  # fmt: skip
    assert len(list(same_digits(report_of(*rows)))) <= 1
