"""The judgement of a project in bound sentences: worth, price, law, debt, cash, and the advice."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.messages import text as message
from polysight.report.blocks import Listing, Runs
from polysight.report.chapters.finding import finite, key_at
from polysight.report.feasibility.dossier import Dossier
from polysight.study.project_worth import Worth, flaws, worth
from polysight.study.result import Number

AFTER = "after-tax"


def verdicts(told: Dossier) -> Listing:
    """What the report concludes, one sentence each.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    Listing
        Worth, price, law, debt and cash.
    """
    parts = (
        worth_told(told), price_told(told), law_told(told), *debt_told(told),
    )  # fmt: skip
    return Listing(tuple(one for one in parts if one), numbered=True)


def worth_told(told: Dossier) -> Runs:
    """Whether the project pays.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentence that the numbers support.
    """
    npv, irr = (told.number(f"investment.{one}", AFTER) for one in ("npv", "irr"))
    rate = told.number("investment.discount_rate")
    judged = worth(told.study.evaluation)
    if judged is Worth.CANNOT_JUDGE:
        ends = finite(told.writer.numbers, "project.bound_npv")
        ends = [*ends, *([npv] if npv else [])]
        low, high = (pick(ends, key=lambda one: one.value) for pick in (min, max))
        return told.runs("worth_open", low=low, high=high, topics=topics(told))
    if judged is Worth.NOT_WORTH_IT:
        if irr is None:
            return told.runs("worth_no_rate", npv=npv, rate=rate)
        return told.runs("worth_no", npv=npv, irr=irr, rate=rate)
    missing = flaws(told.study.evaluation)
    if "debt" in missing:
        cover = told.number("project.cover", "debt-service")
        return told.runs("worth_but_debt", npv=npv, irr=irr, cover=cover)
    if "law" in missing:
        missed = told.number("project.rules", "fail")
        return told.runs("worth_but_law", npv=npv, irr=irr, missed=missed)
    return told.runs("worth_yes", npv=npv, irr=irr, rate=rate)


def topics(told: Dossier) -> str:
    """What nobody can judge and the value hangs on.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    str
        The topics, joined.
    """
    language = told.writer.language
    names = (
        message(f"project_page.topic_{one.topic.replace('-', '_')}", language)
        for one in told.study.evaluation.bounds
    )
    return told.words("word.list").join(names)


def below(told: Dossier) -> bool:
    """Whether the price lies below what sustains the project.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    bool
        False too where no price sustains it.
    """
    price, least = (told.number(f"investment.{one}") for one in ("price", "minimum_price"))
    return price is not None and least is not None and price.value < least.value


def price_told(told: Dossier) -> Runs:
    """The price beside what sustains the project and what breaks even.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentence.
    """
    return told.runs(
        "price_below" if below(told) else "price_above",
        price=told.number("investment.price"),
        least=told.number("investment.minimum_price"),
        even=told.number("investment.break_even_price"),
        load=told.number("investment.break_even_load"),
    )


def law_told(told: Dossier) -> Runs:
    """What the law says, counted.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentence.
    """
    missed, kept, unsure = (
        told.number("project.rules", one) for one in ("fail", "pass", "cannot-judge")
    )
    if missed is not None and missed.value > 0.0:
        return told.runs("law_missed", missed=missed, kept=kept, unsure=unsure)
    judged = kept.value if kept is not None else 0.0
    open_rules = unsure.value if unsure is not None else 0.0
    if judged + open_rules == 0.0:
        return told.runs("law_none")
    if open_rules == 0.0:
        return told.runs("law_all", kept=kept)
    return told.runs("law_kept", kept=kept, unsure=unsure)


def debt_told(told: Dossier) -> Iterator[Runs]:
    """Whether debt is served and cash suffices.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    tuple of Words or Cite
        One sentence about debt, one about cash.
    """
    years = told.number("project.count", "repayment-years")
    short = told.number("project.count", "short-cover-years")
    least = told.number("project.cover", "debt-service")
    if years is None or years.value == 0.0:
        yield told.runs("debt_none")
    elif short is not None and short.value > 0.0:
        yield told.runs("debt_missed", years=years, short=short, least=least)
    else:
        yield told.runs("debt_served", years=years, least=least)
    lacking = told.number("project.count", "cash-short-years")
    if lacking is not None and lacking.value > 0.0:
        yield told.runs(
            "cash_short", years=lacking, most=told.number("project.money", "short-loan")
        )
    else:
        yield told.runs("cash_sound")


def strongest(told: Dossier) -> Number | None:
    """The factor that turns the value with the smallest change.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    Number or None
        Its switching value.
    """
    turns = finite(told.writer.numbers, "investment.switching_value")
    return min(turns, key=lambda one: abs(one.value)) if turns else None


def advice(told: Dossier) -> Listing:
    """What to do, each piece while the results support it.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    Listing
        The pieces of advice.
    """
    judged, missing = worth(told.study.evaluation), flaws(told.study.evaluation)
    missed, unsure = (told.number("project.rules", one) for one in ("fail", "cannot-judge"))
    assumed, turn = told.number("project.footing", "assumed"), strongest(told)
    listed: list[Runs] = []
    if judged is Worth.WORTH_IT and not missing:
        listed.append(told.runs("advise_go"))
    if judged is Worth.NOT_WORTH_IT:
        listed.append(told.runs("advise_price", least=told.number("investment.minimum_price")))
    if judged is Worth.CANNOT_JUDGE:
        listed.append(told.runs("advise_open", topics=topics(told)))
    if "debt" in missing:
        least = told.number("project.cover", "debt-service")
        listed.append(told.runs("advise_debt", least=least))
    if missed is not None and missed.value > 0.0:
        listed.append(told.runs("advise_law", missed=missed))
    if unsure is not None and unsure.value > 0.0:
        listed.append(told.runs("advise_unsure", unsure=unsure))
    if turn is not None:
        name = told.factor(key_at(turn, 0))
        listed.append(told.runs("advise_assumed", assumed=assumed, factor=name))
    return Listing(tuple(one for one in listed if one))
