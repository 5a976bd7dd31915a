"""What a lender may conclude of a loan, what it rests on, and what is asked for first."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Block, Listing, Paragraph, Runs
from polysight.report.feasibility.bounds import topics
from polysight.report.feasibility.debt_judgement import (
    ALONE,
    by_cash,
    debt_told,
    insolvent,
    interest_told,
    short_years,
)
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.judgement import (
    closed_told,
    law_told,
    price_told,
    worth_told,
)
from polysight.report.feasibility.law import titled
from polysight.report.feasibility.market import dear, market_told, unseen
from polysight.report.feasibility.odds import CHANCE, HALF, MARKET_CHANCE, doubtful, odds_told
from polysight.report.feasibility.opening import past_start
from polysight.study.project_study_debt import LEVELS, PRICES
from polysight.study.project_worth import SHORT_CNY, Worth, flaws, worth
from polysight.study.result import Number

#: Scenario of the downside that decides: a tenth off the price.
MILD = f"{PRICES[0]:g}"
#: Ending of sentences where debt takes whatever cash there is.
SWEPT = "_swept"
MILLION = 1e6
#: Causes that the sentence of a refusal or the list of what would have to change tells already.
SAID = ("short", "downside", "odds", "value")
#: Chances that debt is not served: by its cover, and where it takes whatever cash there is.
COVER, SHORT = "cover-below-one", "short-loan"


def decision(told: Dossier) -> str:
    """What a lender may conclude.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    str
        ``refuse`` where a rule is missed, where debt is not served as planned, unless only a few
        years fall short and cash of earlier ones pays for them, and where a project that does not
        earn what is asked falls short in at least half of the draws; ``lend`` where nothing speaks
        against it; ``conditions`` otherwise.
    """
    missing = flaws(told.study.evaluation)
    if "law" in missing or ("debt" in missing and not bridged(told)) or _hopeless(told):
        return "refuse"
    return "conditions" if _causes(told) else "lend"


def _hopeless(told: Dossier) -> bool:
    """Whether a project that does not earn what is asked falls short in most draws."""
    return worth(told.study.evaluation) is Worth.NOT_WORTH_IT and doubtful(told, unserved(told))


def bridged(told: Dossier) -> bool:
    """Whether a project worth it falls short in fewer than half of the years, with cash for them.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    bool
        False too where every year earns its debt service.
    """
    years, short, lacking = (
        told.number("project.count", one)
        for one in ("repayment-years", "short-cover-years", "cash-short-years")
    )
    if years is None or short is None or insolvent(told) or by_cash(told):
        return False
    paid = lacking is not None and lacking.value == 0.0
    few = 0.0 < short.value < HALF * years.value
    return few and paid and worth(told.study.evaluation) is Worth.WORTH_IT


def _causes(told: Dossier) -> tuple[str, ...]:
    """What keeps a loan from being made without conditions."""
    found = {
        "short": bridged(told),
        "downside": breaks(told),
        "odds": doubtful(told, unserved(told)),
        "loss": doubtful(told, "loss"),
        "paths": doubtful(told, unserved(told), MARKET_CHANCE),
        "interest": bool(interest_told(told)),
        "rating": _weak(told),
        "value": worth(told.study.evaluation) is not Worth.WORTH_IT,
        "market": dear(told),
        "unseen": unseen(told),
        "unheld": not told.study.verdicts,
    }
    return tuple(key for key, holds in found.items() if holds)


def unserved(told: Dossier) -> str:
    """Chance that tells how often debt is not served.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    str
        Key of the chances.
    """
    return SHORT if by_cash(told) else COVER


def breaks(told: Dossier) -> bool:
    """Whether debt is no longer served at a tenth off the price.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    bool
        True too where nothing is known of it.
    """
    if by_cash(told):
        lacking = told.number("project.downside_short", MILD)
        return lacking is None or lacking.value * MILLION > SHORT_CNY
    mild = told.number("project.downside_least", MILD)
    return mild is None or mild.value < LEVELS[0]


def _weak(told: Dossier) -> bool:
    """Whether even open answers could lift the rating to no more than its lowest level."""
    found = told.study.evaluation.rating
    return found.possible is None or found.possible is found.levels[-1].level


def best_level(told: Dossier) -> str:
    """Best level that the rating may reach once open answers come in.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    str
        Its title.
    """
    best = told.study.evaluation.rating.possible
    return told.words("lender.no_level") if best is None else titled(told, best.title)


def conclusion(told: Dossier) -> Iterator[Block]:
    """The decision, and what it rests on.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        A sentence and a list.
    """
    least = told.number("project.cover", "debt-service")
    mild = told.number("project.downside_least", MILD)
    judged = decision(told)
    if least is None:
        yield told.writer.say("lender.no_debt", "lead")
    else:
        yield from _decided(told, judged, least, mild)
    parts = (
        *debt_told(told), price_told(told), market_told(told), worth_told(told),
        odds_told(told), law_told(told), closed_told(told),
    )  # fmt: skip
    yield from told.tell("lender.rests_head")
    yield Listing(tuple(one for one in parts if one), numbered=True)


def _decided(told: Dossier, judged: str, least: Number, mild: Number | None) -> Iterator[Block]:
    """The decision in a sentence that says why, and what it asks for."""
    if judged == "refuse":
        yield from _refused(told, least, mild)
        also = [one for one in _held_against(told, mild, leave=SAID) if one]
        if also:
            yield from told.tell("lender.also")
            yield Listing(tuple(also))
        head = "reach_head"
    elif judged == "conditions":
        yield from told.tell("lender.conditions", "lead", least=least)
        yield Listing(tuple(one for one in _held_against(told, mild) if one))
        head = "conditions_head"
    else:
        yield from told.tell("lender.lend", "lead", least=least, mild=mild)
        head = "conditions_head"
    asked = tuple(one for one in _asked(told, judged, mild) if one)
    if asked:
        yield from told.tell(f"lender.{head}")
        yield Listing(asked)


def _held_against(
    told: Dossier, mild: Number | None, leave: tuple[str, ...] = ()
) -> Iterator[Runs]:
    """Each reason why the loan is not made without conditions, but those left out."""
    values: dict[str, dict[str, Number | str | None]] = {
        "short": {"when": short_years(told)},
        "downside": {"mild": mild},
        "downside_swept": {"most": told.number("project.downside_short", MILD)},
        "odds": {"chance": told.number(CHANCE, COVER)},
        "odds_swept": {"chance": told.number(CHANCE, SHORT)},
        "paths": {"chance": told.number(MARKET_CHANCE, COVER)},
        "paths_swept": {"chance": told.number(MARKET_CHANCE, SHORT)},
        "interest": {"when": short_years(told, ALONE)},
        "rating": {"level": best_level(told)},
        "loss": {"loss": told.number(CHANCE, "loss")},
        "value": {},
        "market": {},
        "unseen": {},
        "unheld": {},
    }
    for cause in (one for one in _causes(told) if one not in leave):
        if by_cash(told) and f"{cause}{SWEPT}" in values:
            cause = f"{cause}{SWEPT}"
        yield told.runs(f"lender.cause_{cause}", **values[cause])


def _refused(told: Dossier, least: Number, mild: Number | None) -> Iterator[Paragraph]:
    """Each reason why the loan is refused."""
    missing = flaws(told.study.evaluation)
    if "debt" in missing and by_cash(told) and not insolvent(told):
        most = told.number("project.money", "short-loan")
        yield from told.tell("lender.refuse_short", "lead", most=most)
    elif "debt" in missing and least.value < LEVELS[0]:
        yield from told.tell("lender.refuse_debt", "lead", least=least, mild=mild)
    elif "debt" in missing:
        yield from told.tell("lender.refuse_lost", "lead", year=insolvent(told))
    elif _hopeless(told):
        chance = told.number(CHANCE, unserved(told))
        key = "lender.refuse_odds_swept" if by_cash(told) else "lender.refuse_odds"
        values = {"chance": chance} if by_cash(told) else {"least": least, "chance": chance}
        yield from told.tell(key, "lead", **values)
    if "law" in missing:
        missed = told.number("project.rules", "fail")
        yield from told.tell("lender.refuse_law", "lead", missed=missed)


def _asked(told: Dossier, judged: str, mild: Number | None) -> Iterator[Runs]:
    """What a lender asks for before it lends, each while the results call for it."""
    missed, unsure = (told.number("project.rules", one) for one in ("fail", "cannot-judge"))
    least = told.number("project.cover", "debt-service")
    value = worth(told.study.evaluation)
    if missed is not None and missed.value > 0.0:
        yield told.runs("lender.asks_law", missed=missed)
    if bridged(told):
        yield told.runs("lender.asks_reserve", when=short_years(told))
    elif least is not None and 0.0 < least.value < LEVELS[0] and not by_cash(told):
        yield told.runs("lender.asks_terms", least=least)
    if judged != "refuse" and interest_told(told):
        yield told.runs("lender.asks_interest", when=short_years(told, ALONE))
    most = told.number("project.money", "short-loan")
    if judged != "refuse" and most is not None and most.value > 0.0:
        yield told.runs("lender.asks_lockup", most=most)
    unsure_price = dear(told) or unseen(told)
    if judged != "lend" and (breaks(told) or unsure_price):
        served = least is not None and least.value >= LEVELS[0]
        price = told.number("project.serving_price", f"{LEVELS[-1 if served else 0]:g}")
        ending = SWEPT if by_cash(told) else "_cover" if served else ""
        yield told.runs(f"lender.asks_price{ending}", price=price)
    if judged == "conditions" and {"odds", "loss", "paths"} & set(_causes(told)):
        yield told.runs("lender.asks_odds")
    if not told.study.verdicts:
        yield told.runs("advise_unheld")
    if value is Worth.NOT_WORTH_IT:
        npv = told.number("investment.npv", "after-tax")
        yield told.runs("lender.asks_value", least=told.number("investment.minimum_price"), npv=npv)
    if value is Worth.CANNOT_JUDGE:
        yield told.runs("lender.asks_open", topics=topics(told))
    if unsure is not None and unsure.value > 0.0:
        yield told.runs("lender.asks_answers", unsure=unsure)
    when = past_start(told)
    if when:
        yield told.runs("lender.asks_dates", when=when)
