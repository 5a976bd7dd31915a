"""What tells two numbers of one name apart."""

import pytest

from polysight.audit.finer_basis import finer_basis, grade, norm, without_norms
from polysight.audit.rules import definitions, irr_and_payback, limits_by_edition, same_quantity
from tests.audit.told import row, said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("内部收益率(所得税前)", {"income_tax": "before"}),
        ("IRR, after income tax", {"income_tax": "after"}),
        (
            "投资回收期(所得税后,含建设期2年)",
            {"income_tax": "after", "counted": "building", "built_in": "2"},
        ),
        (
            "payback incl. 18 months of construction",
            {"counted": "building", "built_in": "1.5"},
        ),
        ("静态投资回收期", {"discounting": "static"}),
        ("discounted payback", {"discounting": "dynamic"}),
        ("资本金财务内部收益率", {"capital": "equity"}),
        ("资本金比例", {}),
        ("project IRR, real terms", {"capital": "project", "prices": "real"}),
        ("installations (DC)", {"current": "DC"}),
        ("现货均价", {"terms": "spot"}),
        ("long-term price", {"terms": "contract"}),
        ("全产业链多晶硅库存（含下游）", {"holder": "chain"}),
        ("producers' inventory", {"holder": "makers"}),
        ("多晶硅生产企业库存", {"holder": "makers"}),
        ("utilisation of average capacity", {"at": "mean"}),
        ("开工率（按年初年末平均产能）", {"at": "mean"}),
        ("名义产能", {"measured": "nameplate"}),
        ("operating rate", {}),
        ("Year-end price", {"at": "end"}),
        ("payback from start-up", {"counted": "operation"}),
        ("回收期(不含建设期)", {"counted": "operation"}),
        ("建设投资合计", {"invested": "construction"}),
        ("项目总投资", {"invested": "whole"}),
        ("所得税前、所得税后", {}),
    ],
)
def test_a_basis_is_read_of_words(text: str, found: dict[str, str]) -> None:
    assert finer_basis(text) == found


def test_norms_and_grades_are_no_sizes() -> None:
    text = "现行标准GB 29447-2022准入(2级)要求"
    assert norm(text) == "GB29447-2022"
    assert grade(text) == "2"
    assert not any(sign.isdigit() for sign in without_norms(text))


def test_returns_before_and_after_tax_are_two_quantities() -> None:
    before = row("irr", 19.9, "%", subject="IRR before tax", company="A")
    after = row("irr", 16.2, "%", subject="IRR after tax", company="A")
    assert not said(same_quantity.RULE, before, after)
    assert said(same_quantity.RULE, before, {**after, "subject": "IRR before tax"})


def test_unknown_words_of_two_subjects_are_not_one_quantity() -> None:
    one = row("share of origin", 57, "%", subject="from Germany")
    other = row("share of origin", 10, "%", subject="from Malaysia")
    assert not said(same_quantity.RULE, one, other)
    assert said(same_quantity.RULE, one, {**other, "subject": "from Germany"})


def test_grades_of_a_norm_are_limits_of_their_own() -> None:
    told = [
        row("能耗限额甲", value, "kgce/kg", subject=f"GB 29447-2022 能耗{at}级", kind="limit")
        for at, value in ((1, 7.5), (2, 8.5), (3, 10.5))
    ]
    assert not said(limits_by_edition.RULE, *told)
    again = {**told[1], "subject": "标准GB 29447-2022准入(2级)要求", "value_low": "9.5"}
    (one,) = said(limits_by_edition.RULE, *told, again)
    assert len(one.rows) == 2


def test_a_payback_before_tax_says_nothing_of_a_return_after_it() -> None:
    rate = row("irr", 40, "%", subject="after tax", company="A", section="1")
    payback = row("payback", 9, "years", subject="after tax", company="A", section="1")
    assert said(irr_and_payback.RULE, rate, payback)
    assert not said(irr_and_payback.RULE, rate, {**payback, "subject": "before tax"})


def test_a_purity_may_be_told_in_per_cent() -> None:
    told = said(definitions.RULE, row("purity", 99.9999999, "%", subject="product", period="2024"))
    assert not any(one.statement.endswith("other_unit") for one in told)


def test_a_return_on_equity_is_no_return_of_the_project() -> None:
    plain = row("irr", 12, "%", subject="IRR", company="A")
    assert not said(
        same_quantity.RULE,
        plain,
        {**row("irr", 18, "%", subject="资本金内部收益率"), "company": "A"},
    )
    assert said(same_quantity.RULE, plain, row("irr", 18, "%", subject="project IRR", company="A"))


@pytest.mark.parametrize("subject", ["contract price", "year-end price", "期货价格"])
def test_a_price_of_other_terms_is_not_that_of_the_year(subject: str) -> None:
    plain, other = row("price", 46, "CNY/kg", subject="price"), row("price", 60, "CNY/kg")
    assert said(same_quantity.RULE, plain, {**other, "subject": "spot price"})
    assert not said(same_quantity.RULE, plain, {**other, "subject": subject})


def test_a_capacity_at_the_end_of_the_year_is_that_of_the_year() -> None:
    end = row("capacity", 2000, "kt/a", subject="year-end capacity")
    assert said(same_quantity.RULE, end, row("capacity", 1500, "kt/a", subject="capacity"))


@pytest.mark.parametrize("text", ["practical capacity", "实际产能", "有效产能"])
def test_what_can_truly_be_made_is_no_nameplate(text: str) -> None:
    assert finer_basis(text)["measured"] == "effective"
