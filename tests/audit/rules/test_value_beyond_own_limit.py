"""A value and the limit beside it."""

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.value_beyond_own_limit import RULE
from tests.audit.told import row, said


def _dust(value: float, limit: str = "Dust permit limit", **more: object) -> list[object]:
    return list(
        said(
            RULE,
            row("concentration", value, "mg/m3", subject="Dust at the main stack"),
            row("permit limit", 20, "mg/m3", subject=limit, kind="limit", **more),
        )
    )


def test_a_value_above_its_limit_is_found() -> None:
    (one,) = said(
        RULE,
        row("concentration", 48, "mg/m3", subject="Dust at the main stack"),
        row("permit limit", 20, "mg/m3", subject="Dust permit limit", kind="limit"),
    )
    assert one.kind is FindingKind.LIMIT
    assert one.severity is Severity.MEDIUM


def test_a_value_below_a_floor_is_found() -> None:
    assert said(
        RULE,
        row("equity_share", 22, "%", subject="Equity ratio"),
        row("equity_share", 30, "%", subject="Least equity ratio, floor", kind="limit"),
    )


def test_values_within_and_limits_of_others_are_silent() -> None:
    assert not _dust(12)
    assert not _dust(48, "Nitrogen oxide permit limit")
    assert not _dust(48, section="another")
    assert not _dust(48, "Dust limit for new plants")
