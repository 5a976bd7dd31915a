"""Published sets of rate of return, payback, profit and life, each held against itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.investment.level_flow import Range
from polysight.investment.published_return import (
    PublishedReturn,
    ReadingCheck,
    ReturnCheck,
    ReturnVerdict,
    checked_return,
)
from polysight.policy.reason import Reason, reason
from polysight.study.return_bands import ReturnBands, ends, return_bands
from polysight.suggestion import nearest

TABLE = "published_projects"
#: A rate on owners' capital hangs on the loans, of which no source tells.
EQUITY = "equity"
BEFORE, AFTER = "before", "after"
NUMBERS = (
    "irr_percent", "payback_years", "construction_years", "life_years", "capital", "profit",
)  # fmt: skip
PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class PublishedCheck:
    """One published project and what is found of its figures.

    Parameters
    ----------
    id, en, zh : str
        Row and names.
    told : PublishedReturn
        Its figures with the ranges that their rounding leaves.
    found : ReturnCheck
        Whether they can stand beside each other.
    reasons : tuple of Reason
        The arithmetic in words.
    source : str
        Key of its source.
    """

    id: str
    en: str
    zh: str
    told: PublishedReturn
    found: ReturnCheck
    reasons: tuple[Reason, ...]
    source: str


def published_checks(evidence: Evidence) -> tuple[PublishedCheck, ...]:
    """Every published project of the evidence held against itself.

    Parameters
    ----------
    evidence : Evidence
        Holds the rows and the ranges.

    Returns
    -------
    tuple of PublishedCheck
        In the order of the table.
    """
    bands = return_bands(evidence)
    return tuple(published_check(row.cells, bands) for row in evidence.tables[TABLE])


def published_check(cells: Mapping[str, str], bands: ReturnBands) -> PublishedCheck:
    """One published project held against itself.

    Parameters
    ----------
    cells : mapping of str to str
        A row of the table of published projects.
    bands : ReturnBands
        Between what its plan may lie where the row does not say.

    Returns
    -------
    PublishedCheck
        Verdict and arithmetic.
    """
    told = published_return(cells, bands)
    equity = cells["irr_viewpoint"] == EQUITY
    ranges = bands.plan_ranges(_printed(cells["construction_years"]), _exact(cells["life_years"]))
    found = ReturnCheck(ReturnVerdict.CANNOT_JUDGE, ()) if equity else checked_return(told, ranges)
    reasons = (
        (reason("published_return.equity"),) if equity else return_reasons(told, found)
    )  # fmt: skip
    return PublishedCheck(
        cells["id"], cells["en"], cells["zh"], told, found, reasons, cells["source"]
    )


def checked_figures(evidence: Evidence, **figures: str) -> PublishedCheck:
    """Figures of a user, as columns of the table of published projects, held against each other.

    Parameters
    ----------
    evidence : Evidence
        Holds the ranges.
    **figures : str
        Columns as they are printed, so that their rounding counts, for example
        ``irr_percent="28.64"``, ``payback_years="5.19"``, ``construction_years="2"``; those that
        are left out are not known.

    Returns
    -------
    PublishedCheck
        Verdict and arithmetic.

    Raises
    ------
    UsageError
        If there is no such column, or a figure is no number above zero.
    """
    columns = list(evidence.tables[TABLE][0].cells)
    for name in figures:
        if name not in columns:
            near = nearest(name, columns)
            raise refusal(UsageError, "published_return.column", got=name, suggestion=near)
    for name in NUMBERS:
        text = figures.get(name, "")
        if text and not (_is_number(text) and float(text) > 0.0):
            raise refusal(UsageError, "published_return.number", got=text, column=name)
    return published_check(dict.fromkeys(columns, "") | figures, return_bands(evidence))


def _is_number(text: str) -> bool:
    try:
        return bool(np.isfinite(float(text)))
    except ValueError:
        return False


def published_return(cells: Mapping[str, str], bands: ReturnBands) -> PublishedReturn:
    """Figures of a row with the ranges that their rounding leaves.

    Parameters
    ----------
    cells : mapping of str to str
        A row of the table of published projects.
    bands : ReturnBands
        Rates of tax, write-off and interest.

    Returns
    -------
    PublishedReturn
        Its figures.
    """
    tax = ends(bands.income_tax)[1]
    rate = _printed(cells["irr_percent"])
    return PublishedReturn(
        rate=None if rate is None else (rate[0] / PERCENT, rate[1] / PERCENT),
        payback=_printed(cells["payback_years"]),
        flow=_flow(cells, bands),
        from_building=_word(cells["payback_construction"], "included", "excluded"),
        discounted=_word(cells["payback_discounting"], "discounted", "static"),
        discount_rate=ends(bands.discount),
        tax_step=_tax_step(cells["irr_tax"], cells["payback_tax"], tax),
    )


def return_reasons(told: PublishedReturn, found: ReturnCheck) -> tuple[Reason, ...]:
    """The arithmetic of a check in words.

    Parameters
    ----------
    told : PublishedReturn
        The figures.
    found : ReturnCheck
        What was found.

    Returns
    -------
    tuple of Reason
        The reading that holds, or every reading where none does, each with its pairs; then what
        would reconcile the figures.
    """
    return tuple(_reasons(told, found))


def _reasons(told: PublishedReturn, found: ReturnCheck) -> Iterator[Reason]:
    if found.verdict is ReturnVerdict.CANNOT_JUDGE:
        yield reason("published_return.no_pair")
    if found.implied is not None and found.verdict is ReturnVerdict.CANNOT_JUDGE:
        rate, years = found.implied
        yield reason(
            "published_return.implied", rate=_span(rate, PERCENT), years=_span(years)
        )  # fmt: skip
    held = [one for one in found.readings if one.holds]
    for reading in held[:1] or found.readings:
        yield from _of_reading(told, reading)
    if np.isfinite(found.growth):
        yield reason("published_return.growth", growth=f"{PERCENT * found.growth:+.1f}")
    if found.simple_rate:
        yield reason("published_return.simple_rate")


def _of_reading(told: PublishedReturn, reading: ReadingCheck) -> Iterator[Reason]:
    if told.payback is not None:
        counted = "from_building" if reading.from_building else "from_operation"
        kind = "discounted" if reading.discounted else "static"
        yield reason(f"published_return.{kind}_{counted}")
    for one in reading.pairs:
        scale = 1.0 if one.pair.value.endswith("payback") else PERCENT
        standing = "holds" if one.holds else "cannot_hold"
        pair = one.pair.value.replace("-", "_")
        fields = {
            "flow": _span(one.flow, PERCENT), "band": _span(one.band, scale),
            "told": _figure(one.told, scale),
        }  # fmt: skip
        if told.payback is not None:
            fields["payback"] = _figure(told.payback)
        yield reason(f"published_return.{pair}_{standing}", **fields)


def _span(between: Range, scale: float = 1.0) -> str:
    """A range in words."""
    low, high = (scale * one for one in between)
    if np.isnan(low):
        return "–"
    return f"{low:.1f}–{high:.1f}" if np.isfinite(high) else f"≥ {low:.1f}"


def _figure(between: Range, scale: float = 1.0) -> str:
    """A figure as it was printed, its rounding taken off."""
    return f"{scale * sum(between) / 2.0:.4g}"


def _printed(text: str) -> Range | None:
    """A figure with the range that its rounding leaves."""
    if not text:
        return None
    half = 0.5 * 10.0 ** -len(text.partition(".")[2]) if "." in text else 0.0
    return float(text) - half, float(text) + half


def _exact(text: str) -> Range | None:
    return (float(text), float(text)) if text else None


def _word(text: str, yes: str, no: str) -> bool | None:
    return {yes: True, no: False}.get(text)


def _tax_step(rate: str, payback: str, tax: float) -> Range:
    """Flow behind the rate over the flow behind the payback."""
    if (rate, payback) == (BEFORE, AFTER):
        return 1.0, 1.0 / (1.0 - tax)
    return (1.0 - tax, 1.0) if (rate, payback) == (AFTER, BEFORE) else (1.0, 1.0)


def _flow(cells: Mapping[str, str], bands: ReturnBands) -> Range | None:
    """Yearly flow over the capital that a published profit tells.

    No source says on which side of income tax its profit stands.
    """
    if not cells["profit"] or not cells["capital"]:
        return None
    if cells["money_unit"] != cells["capital_unit"]:
        return None
    share = float(cells["profit"]) / float(cells["capital"])
    kept = 1.0 - ends(bands.income_tax)[1]
    added = [sum(pair) for pair in zip(ends(bands.write_off), ends(bands.interest), strict=True)]
    before = cells["irr_tax"] == BEFORE
    low, high = (share, share / kept) if before else (kept * share, share)
    return low + added[0], high + added[1]
