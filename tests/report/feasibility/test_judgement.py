"""Sentences follow the results, also when they are turned upside down."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.report.binding import Numbers
from polysight.report.blocks import Listing, plain
from polysight.report.feasibility.debt_judgement import debt_told
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.judgement import (
    advice,
    below,
    closed_told,
    law_told,
    price_told,
    strongest,
    verdicts,
    worth_told,
)
from polysight.report.prose import Writer
from tests.report.example import shipped
from tests.report.feasibility.example import CHEAP, DEAR, dossier, project, standing

pytestmark = pytest.mark.slow


def text(listing: Listing) -> str:
    return " ".join(plain(one) for one in listing.items)


def test_at_its_own_price_the_project_does_not_pay_and_the_advice_says_so() -> None:
    told = dossier("en")
    assert "does not pay" in plain(worth_told(told))
    assert "lies below" in plain(price_told(told))
    assert below(told)
    assert "Do not invest as planned" in text(advice(told))
    assert "Go on" not in text(advice(told))


def test_at_a_high_price_everything_turns() -> None:
    told = dossier("en", DEAR)
    assert "The project pays" in plain(worth_told(told))
    assert "lies above" in plain(price_told(told))
    assert not below(told)
    debt, cash = list(debt_told(told))
    assert "the year earns its debt service" in plain(debt)
    assert "no short loan" in plain(cash)
    assert "Go on" in text(advice(told))
    assert "Do not invest" not in text(advice(told))
    assert "Change the financing" not in text(advice(told))


def test_at_a_low_price_cash_falls_short_and_there_is_no_rate() -> None:
    told = dossier("zh", CHEAP)
    assert "不可行" in plain(worth_told(told))
    debt, cash = (plain(one) for one in debt_told(told))
    assert "不足以偿债" in debt
    assert "短期借款" in cash
    assert "不建议按现方案借款" in text(advice(told))
    assert "调整融资" not in text(advice(told))
    assert "不能盈亏平衡" in plain(price_told(told))


def test_law_is_counted_and_the_strongest_factor_is_the_price() -> None:
    told = dossier("en")
    assert "kept" in plain(law_told(told))
    turn = strongest(told)
    assert turn is not None
    assert turn.id == "investment.switching_value[price]"
    assert len(verdicts(told).items) == 8


def test_law_says_so_where_there_is_nothing_to_judge_or_nothing_left_open() -> None:
    study = project()
    for counts, words in (((0.0, 0.0, 0.0, 0.0), "no rule"), ((3.0, 0.0, 0.0, 0.0), "is kept (3)"),
                          ((3.0, 1.0, 0.0, 0.0), "Rules missed: 1"),
                          ((0.0, 0.0, 0.0, 2.0), "None of the 2")):  # fmt: skip
        rules = study.result.arrays["project.rules"]
        changed = replace(rules, array=replace(rules.array, values=np.array(counts)))
        result = replace(study.result, arrays={**study.result.arrays, "project.rules": changed})
        told = Dossier(study, Writer("en", Numbers(result, shipped())))
        assert words in plain(law_told(told))
        assert closed_told(told) == ()
    assert "keeps by measures" in plain(closed_told(dossier("en")))


def test_without_a_plant_only_equity_is_said_to_be_judged() -> None:
    kept, missed = (dossier("en", name=one) for one in ("granular-leshan", "entrant-east-coast"))
    assert "Only rules on equity" in plain(law_told(kept))
    assert "2 missed, 0 kept" in plain(law_told(missed))
    assert "no change of investment or cost" in plain(advice(missed).items[0])
    assert "switching values" in plain(advice(kept).items[0])


def test_a_rate_below_zero_is_not_told_as_a_rate() -> None:
    told = plain(worth_told(dossier("en", name="entrant-east-coast")))
    assert "the money put in does not come back" in told
    assert "rate of return" not in told


def test_a_plant_that_never_runs_has_no_price_of_breaking_even() -> None:
    told = plain(price_told(standing("en")))
    assert "lies below" in told
    assert told.endswith("no price can be told at which a normal year breaks even.")
