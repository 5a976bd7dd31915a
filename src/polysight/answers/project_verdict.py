"""What a banker reads first: whether a project is worth it, keeps the law and serves its debt."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from polysight.answers.project_words import PERCENT, money, money_unit, ratio
from polysight.investment.indicators import mean_price
from polysight.investment.rows import Row
from polysight.messages import Language, text
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_finding import FindingKind
from polysight.study.project_worth import (
    SHORT_CNY,
    Worth,
    flaws,
    npv_ends,
    repayment_covers,
    swept,
    worth,
)


def verdict_lines(found: Evaluation, language: Language) -> Iterator[str]:
    """The answer in four sentences: worth, price, law, debt.

    Parameters
    ----------
    found : Evaluation
        The project worked through.
    language : {"en", "zh"}
        Language.

    Yields
    ------
    str
        One sentence each.
    """
    yield _worth_line(found, language)
    yield _price_line(found, language)
    yield _law_line(found, language)
    yield _debt_line(found, language)


def _worth_line(found: Evaluation, language: Language) -> str:
    values = npv_ends(found)
    told = {
        "rate": f"{PERCENT * found.indicators.after_tax.discount_rate:g}%",
        "unit": money_unit(language),
    }
    judged = worth(found)
    if judged is Worth.CANNOT_JUDGE:
        topics = text("comply.comma", language).join(
            text(f"project_page.topic_{one.topic.replace('-', '_')}", language)
            for one in found.bounds
        )
        ends = {"low": money(min(values), language), "high": money(max(values), language)}
        return text("project_page.worth_open", language, **told, **ends, topics=topics)
    told["value"] = money(abs(values[0]), language)
    if judged is Worth.NOT_WORTH_IT:
        return text("project_page.worth_no", language, **told)
    missing = [text(f"project_page.flaw_{one}", language) for one in flaws(found)]
    if missing:
        listed = text("comply.comma", language).join(missing)
        return text("project_page.worth_but", language, **told, flaws=listed)
    return text("project_page.worth_yes", language, **told)


def _price_line(found: Evaluation, language: Language) -> str:
    one, year = found.indicators, found.indicators.normal_year
    own, least = float(mean_price(found.statement)[year]), one.minimum_price_cny_per_kg
    told = {"price": f"{own:.1f}", "year": int(found.statement.years[year])}
    if not math.isfinite(least):
        return text("project_page.price_none", language, **told)
    told |= {"least": f"{least:.1f}", "gap": f"{abs(own / least - 1.0) * PERCENT:.0f}%"}
    side = "above" if own >= least else "below"
    return text(f"project_page.price_{side}", language, **told)


def _law_line(found: Evaluation, language: Language) -> str:
    counts = {
        kind: sum(one.kind is kind for one in found.findings)
        for kind in (FindingKind.FAIL, FindingKind.CANNOT_JUDGE)
    }
    key = "law_missed" if counts[FindingKind.FAIL] else "law_kept"
    return text(
        f"project_page.{key}", language, missed=counts[FindingKind.FAIL],
        unsure=counts[FindingKind.CANNOT_JUDGE],
    )  # fmt: skip


def _debt_line(found: Evaluation, language: Language) -> str:
    years, covers = repayment_covers(found)
    borrowed = float(np.max(found.statement.row(Row.SHORT_LOAN)))
    short = text("project_page.no_short_loan", language)
    if borrowed > SHORT_CNY:
        told = {"most": money(borrowed, language), "unit": money_unit(language)}
        short = text("project_page.short_loan", language, **told)
    lost = found.indicators.insolvent_year
    if lost is not None:
        year = int(found.statement.years[lost])
        parts = (short, text("project_page.insolvent", language, year=year))
        short = text("comply.semicolon", language).join(parts)
    if not covers.size:
        return text("project_page.debt_none", language, short=short)
    least = int(np.argmin(covers))
    stated = {"least": ratio(float(covers[least])), "year": int(years[least]), "short": short}
    missed = int((covers < 1.0).sum())
    if missed and swept(found.statement.case):
        return text("project_page.debt_swept", language, **stated)
    if missed:
        return text(
            "project_page.debt_missed", language, missed=missed, years=covers.size, **stated
        )
    return text("project_page.debt_served", language, **stated)
