"""Value, rate of return and payback from each viewpoint, and what they count."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.investment.valuation import value_date
from polysight.report.blocks import Block, Runs, Words
from polysight.report.feasibility.dossier import Dossier
from polysight.report.period_words import period_words
from polysight.study.result import Number

FLOWS = ("before-tax", "after-tax", "equity")
#: Static and discounted payback of a viewpoint among the main indicators.
PAYBACKS = ("payback", "dynamic-payback")


def values(told: Dossier) -> Iterator[Block]:
    """Value, rate and payback from each viewpoint, with the rate that is asked.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        The table, on what day and in what money it counts, and what owners are paid.
    """
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for flow in FLOWS:
        rate = told.number("project.discount_rate", flow)
        numbers = [rate, *(told.number(f"investment.{one}", flow) for one in ("npv", "irr"))]
        paid = [told.number("project.headline_time", f"{one}-{flow}") for one in PAYBACKS]
        ids += [*numbers, *paid]
        never = (Words(told.words("feas_head.never")),)
        rows.append(
            (
                (Words(told.words(f"flow_word.{flow}")),),
                *(told.cell(one) for one in numbers),
                *(never if one is None else told.cell(one) for one in paid),
            )
        )
    head = told.heads("flow", "discount", "npv", "irr", "payback", "dynamic")
    yield from told.grid("values", head, rows, ids)
    yield from _counted(told)
    yield from _paid_out(told)


def _counted(told: Dossier) -> Iterator[Block]:
    """Day of the values, and length of the periods and money in which flows are counted."""
    case = told.study.resolved.case
    steady = not case.valuation.inflation.any()
    yield from told.tell(
        f"values_{'steady' if steady else 'nominal'}",
        "note",
        day=period_words(value_date(case).isoformat(), told.writer.language),
        period=told.words(f"grid_word.{case.period}"),
        timing=told.words(f"timing_word.{case.valuation.timing}"),
    )


def _paid_out(told: Dossier) -> Iterator[Block]:
    """What owners get by what the plan pays out, beside the flow that counts it when earned."""
    npv, rate = (told.number(f"project.distributed_{one}") for one in ("npv", "irr"))
    yield from told.tell("values_paid_out", "note", npv=npv, irr=rate)
