"""Which claims fit to stand in one formula."""

from __future__ import annotations

from polysight.audit.fitting import are_alike, firm_claims, is_sized
from tests.audit.table_of_claims import claims_of, report_of


def test_currencies_and_taxes_do_not_mix() -> None:
    plain, foreign, taxed, untaxed = claims_of(
        "price, 40, CNY/kg, 2026, China",
        "revenue, 5, 1e8 USD, 2026, China",
        "price, 45, CNY/kg, 2026, China; subject=price incl. VAT",
        "price, 40, CNY/kg, 2026, China; subject=price ex VAT",
    )
    assert not are_alike((plain, foreign))
    assert not are_alike((taxed, untaxed))
    assert are_alike((plain, taxed))


def test_a_unit_must_be_stated_and_known() -> None:
    rows = ("production, 5, kt, 2026, China", "production, 5, , 2026, China",
            "production, 5, heaps, 2026, China", "utilisation, 80, %, 2026, China",
            "price_step, 10, %, 2026, China", "price_step, 2, USD/kg, 2026, China",
            "water_intensity, 12, m3/t, 2026, China")  # fmt: skip
    report = report_of(*rows)
    assert [is_sized(report, report.by_id[f"r{n}"]) for n in range(1, 8)] == [
        True, False, False, True, False, True, True,
    ]  # fmt: skip


def test_bounds_and_odd_sizes_are_left_out_where_there_are_others() -> None:
    bound, odd, *plain = claims_of(
        "price, 50, CNY/kg, 2026, China; qualifier=over",
        "price, 4, CNY/kg, 2026, China",
        "price, 40, CNY/kg, 2026, China",
        "price, 45, CNY/kg, 2026, China",
    )
    assert list(firm_claims([bound, odd, *plain])) == plain
    assert list(firm_claims([bound])) == [bound]


def test_a_share_of_capacity_says_nothing_of_production() -> None:
    share, made, built = claims_of(
        "cr5_share, 70, %, 2026, China; subject=CR5 of capacity",
        "production, 1820, kt, 2026, China",
        "capacity, 2480, kt/a, 2026, China",
    )
    assert not are_alike((share, made))
    assert are_alike((share, built))
    assert are_alike((share, made, built))


def test_capacities_of_another_measure_do_not_mix() -> None:
    nameplate, effective, of_mean, at_end = claims_of(
        "utilisation, 39.4, %, 2026, China; subject=by nameplate capacity at year-end",
        "capacity, 2410, kt/a, 2026, China; subject=effective capacity",
        "utilisation, 40.1, %, 2026, China; subject=按年初年末平均产能计",
        "capacity, 3346, kt/a, 2026, China; subject=年末名义产能",
    )
    assert not are_alike((nameplate, effective))
    assert not are_alike((of_mean, at_end))
    assert are_alike((nameplate, at_end))
