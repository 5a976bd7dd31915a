"""Places among many, by their words."""

import pytest

from polysight.audit.ranks import rank, share_below, unlike_rank, without_ranks
from polysight.audit.rules import same_quantity
from tests.audit.table_of_claims import report_of
from tests.audit.told import row, said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("First-quartile cash cost", "0.25"),
        ("upper quartile of the cost curve", "0.75"),
        ("行业现金成本中位数", "0.5"),
        ("现金成本第三四分位", "0.75"),
        ("现金成本90%分位数", "0.9"),
        ("90th percentile cash cost", "0.9"),
        ("P90 output", "P90"),
        ("年内最低价", "lowest"),
        ("最低限价", ""),
        ("average price", "mean"),
        ("from the lowest to the highest price", ""),
        ("price", ""),
    ],
)
def test_a_rank_is_read_of_words(text: str, found: str) -> None:
    assert rank(text) == found


def test_numbers_of_ranks_are_no_sizes() -> None:
    assert not any(sign.isdigit() for sign in without_ranks("90th percentile, P10, 25分位"))


def test_a_number_without_a_rank_is_a_mean() -> None:
    report = report_of(
        "cash_cost,1,CNY/kg,2023,China; subject=median cash cost",
        "cash_cost,1,CNY/kg,2023,China; subject=average cash cost",
        "cash_cost,1,CNY/kg,2023,China; subject=cash cost",
        "cash_cost,1,CNY/kg,2023,China; subject=highest cash cost",
    )
    median, mean, plain, highest = (report.by_id[f"r{at}"] for at in (1, 2, 3, 4))
    assert share_below(median) == 0.5
    assert share_below(highest) == 1.0
    assert not unlike_rank(mean, plain)
    assert unlike_rank(median, plain)


def test_quartiles_are_no_two_numbers_of_one_quantity() -> None:
    low, high = (
        row("cash_cost", value, "CNY/kg", subject=f"{which}-quartile cash cost")
        for which, value in (("first", 34), ("third", 42))
    )
    assert not said(same_quantity.RULE, low, high)
    assert said(same_quantity.RULE, low, {**high, "subject": low["subject"]})
