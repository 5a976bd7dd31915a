"""The judgement of a project in bound sentences: worth, price, law, debt, cash, and the advice."""

from __future__ import annotations

from polysight.report.blocks import Listing, Runs
from polysight.report.chapters.finding import finite, key_at
from polysight.report.feasibility.bounds import AFTER, ends_of, topics
from polysight.report.feasibility.debt_judgement import advise_debt, debt_told, worth_but_debt
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.market import market_told
from polysight.report.feasibility.odds import CHANCE, MARKET_CHANCE, doubtful, odds_told
from polysight.study.project_worth import Worth, flaws, worth
from polysight.study.result import Number


def verdicts(told: Dossier) -> Listing:
    """What the report concludes, one sentence each.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    Listing
        Worth, price, market, law, debt and cash.
    """
    parts = (
        worth_told(told), odds_told(told), price_told(told), market_told(told), law_told(told),
        closed_told(told), *debt_told(told),
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
        low, high = (pick(ends_of(told), key=lambda one: one.value) for pick in (min, max))
        return told.runs("worth_open", low=low, high=high, topics=topics(told))
    if judged is Worth.NOT_WORTH_IT:
        if irr is None:
            return told.runs("worth_no_rate", npv=npv, rate=rate)
        if irr.value < 0.0:
            return told.runs("worth_no_back", npv=npv, rate=rate)
        return told.runs("worth_no", npv=npv, irr=irr, rate=rate)
    missing = flaws(told.study.evaluation)
    if "debt" in missing:
        return worth_but_debt(told, npv, irr)
    if "law" in missing:
        missed = told.number("project.rules", "fail")
        return told.runs("worth_but_law", npv=npv, irr=irr, missed=missed)
    return told.runs("worth_yes", npv=npv, irr=irr, rate=rate)


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
    price, least, even, load = (
        told.number(f"investment.{one}")
        for one in ("price", "minimum_price", "break_even_price", "break_even_load")
    )
    if least is None:
        found = told.runs("price_never", price=price)
    else:
        key = "price_below" if below(told) else "price_above"
        found = told.runs(key, price=price, least=least)
    if even is None:
        return (*found, *told.runs("even_unknown"))
    if load is None or load.value > 1.0:
        return (*found, *told.runs("even_never", even=even))
    return (*found, *told.runs("even", even=even, load=load))


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
    bare = told.study.resolved.consumed.facts is None
    if missed is not None and missed.value > 0.0:
        if bare:
            return told.runs("law_equity_missed", missed=missed, kept=kept)
        return told.runs("law_missed", missed=missed, kept=kept, unsure=unsure)
    judged = kept.value if kept is not None else 0.0
    if judged > 0.0 and bare:
        return told.runs("law_equity_only", kept=kept)
    open_rules = unsure.value if unsure is not None else 0.0
    if judged + open_rules == 0.0:
        return told.runs("law_none")
    if judged == 0.0:
        return told.runs("law_open", unsure=unsure)
    if open_rules == 0.0:
        return told.runs("law_all", kept=kept)
    return told.runs("law_kept", kept=kept, unsure=unsure)


def closed_told(told: Dossier) -> Runs:
    """How many rules are kept only by measures that the project pays for.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentence; empty where there are none.
    """
    closed = told.number("project.rules", "closed")
    if closed is None or closed.value == 0.0:
        return ()
    return told.runs("law_closed", closed=closed)


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
    left_open = unsure is not None and unsure.value > 0.0
    listed: list[Runs] = []
    if judged is Worth.WORTH_IT and not missing:
        listed.append(_advise_go(told, left_open=left_open))
        if doubtful(told, "loss") and not told.study.verdicts:
            listed.append(told.runs("advise_unheld"))
    if judged is Worth.NOT_WORTH_IT:
        least = told.number("investment.minimum_price")
        listed.append(told.runs("advise_stop") if least is None else _advise_price(told, least))
    if judged is Worth.CANNOT_JUDGE:
        listed.append(told.runs("advise_open", topics=topics(told)))
    if "debt" in missing:
        listed.append(advise_debt(told))
    if missed is not None and missed.value > 0.0:
        listed.append(told.runs("advise_law", missed=missed))
    if left_open:
        listed.append(told.runs("advise_unsure", unsure=unsure))
    listed.append(_advise_assumed(told))
    return Listing(tuple(one for one in listed if one))


def _advise_price(told: Dossier, least: Number) -> Runs:
    """At what price to build, and whether anything else could bring the value to zero."""
    turns = told.writer.numbers.array("investment.switching_value")
    others = [one for one in turns.array.axes[0].keys if one != "price"]
    alone = all(told.number("investment.switching_value", one) is None for one in others)
    return told.runs("advise_price_alone" if alone else "advise_price", least=least)


def _advise_go(told: Dossier, *, left_open: bool) -> Runs:
    """What to do where the plan pays and nothing is missed, as far as the results go."""
    if doubtful(told, "loss"):
        return told.runs("advise_odds", loss=told.number(CHANCE, "loss"))
    if doubtful(told, "loss", MARKET_CHANCE):
        return told.runs("advise_paths", loss=told.number(MARKET_CHANCE, "loss"))
    lawless = not told.study.verdicts
    return told.runs("advise_go_law" if lawless else "advise_go_open" if left_open else "advise_go")


def _advise_assumed(told: Dossier) -> Runs:
    """What to replace by contract or measurement first."""
    assumed, turn = told.number("project.footing", "assumed"), strongest(told)
    if turn is None:
        return told.runs("advise_assumed_all", assumed=assumed)
    return told.runs("advise_assumed", assumed=assumed, factor=told.factor(key_at(turn, 0)))
