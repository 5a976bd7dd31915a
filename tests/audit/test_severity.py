from __future__ import annotations

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.severity import Sureness, severity, sureness
from tests.audit.table_of_claims import claims_of


def test_more_gap_and_weight_never_lower_it() -> None:
    rank = [Severity.LOW, Severity.MEDIUM, Severity.HIGH]
    for weight in (1, 2, 3):
        found = [rank.index(severity(gap, 0.03, weight)) for gap in (0.01, 0.07, 0.2, 1.0)]
        assert found == sorted(found)
    assert severity(0.2, 0.03, 3) is Severity.HIGH
    assert severity(0.01, 0.03, 1) is Severity.LOW


def test_definitions_are_never_high() -> None:
    assert severity(1.0, 0.01, 3, 9, kind=FindingKind.DEF) is not Severity.HIGH


def test_distance_alone_is_low() -> None:
    assert severity(1.0, 0.01, 3, 9, sureness=Sureness.DISTANCE) is Severity.LOW


def test_bounds_are_less_sure_than_points() -> None:
    points = claims_of("capacity,1,kt/a,2023,China")
    bounds = claims_of("capacity,1,kt/a,2023,China; qualifier=over")
    assert sureness(points) is Sureness.POINTS
    assert sureness(bounds) is Sureness.BOUND
    assert sureness(points, loose=True) is Sureness.LOOSE
    assert Sureness.POINTS.value > Sureness.BOUND.value > Sureness.LOOSE.value


def test_a_loose_basis_does_not_explain_twice_the_number() -> None:
    for one in (Sureness.LOOSE, Sureness.ASSUMED):
        assert severity(0.3, 0.05, 2, sureness=one) is Severity.MEDIUM
        assert severity(0.6, 0.05, 2, sureness=one) is Severity.HIGH
