"""A favour is no dearer than what it favours against."""

from polysight.audit.finding import FindingKind
from polysight.audit.rules.preference_above_benchmark import RULE
from tests.audit.told import row, said

USUAL = row("power_tariff", 0.25, "CNY/kWh", subject="Benchmark tariff", geography="Xinjiang")


def test_a_favour_above_the_benchmark_is_found() -> None:
    favour = row("power_tariff", 0.30, "CNY/kWh", subject="优惠电价", geography="Xinjiang")
    (one,) = said(RULE, favour, USUAL)
    assert one.kind is FindingKind.LOGIC
    assert one.rows == ("C1", "C2")


def test_the_usual_price_of_the_country_around_counts() -> None:
    favour = row("power_tariff", 0.5, "CNY/kWh", subject="preferential", geography="Xinjiang")
    assert said(RULE, favour, row("power_tariff", 0.4, "CNY/kWh", subject="national average"))
    assert not said(RULE, favour, row("power_tariff", 0.6, "CNY/kWh", subject="national average"))


def test_a_favour_below_and_places_elsewhere_are_silent() -> None:
    cheap = row("power_tariff", 0.2, "CNY/kWh", subject="preferential", geography="Xinjiang")
    there = row("power_tariff", 0.4, "CNY/kWh", subject="preferential", geography="Sichuan")
    assert not said(RULE, cheap, USUAL)
    assert not said(RULE, there, USUAL)
    assert not said(RULE, row("power_tariff", 0.4, "CNY/kWh", geography="Xinjiang"), USUAL)
