"""Price history: one line a basis, never two bases in one line."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num

from polysight.evidence.basis import Basis, require_alike
from polysight.evidence.choice import series
from polysight.evidence.observation import Observation
from polysight.report.binding import observed
from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed
from polysight.report.figures.plate import MARKERS, PALETTE
from polysight.report.number_format import unit_words
from polysight.report.prose import Writer
from polysight.study.result import Number

#: Lines in the picture; the longest series are drawn.
LINES = 5
#: A line is not drawn over a longer stretch without a quote.
GAP_DAYS = 183
DEALS = ("spot",)


def lines(writer: Writer) -> list[tuple[Basis, list[Observation]]]:
    """Price series of polysilicon in China on one full basis each.

    Parameters
    ----------
    writer : Writer
        Knows the evidence.

    Returns
    -------
    list of (Basis, list of Observation)
        Basis and one chosen row a period, the longest series first.
    """
    rows = writer.numbers.evidence.select(
        "price",
        as_of=dt.date.fromisoformat(writer.numbers.vintage),
        where=lambda row: (
            row.product == "polysilicon"
            and row.geography == "CN"
            and row.canonical_unit == "CNY/kg"
            and row.kind == "observed"
            and row.tier != "unverified"
            and not row.company
            and row.basis.get("deal") in DEALS
            and row.basis.get("tax") == "included"
            and row.basis.get("averaging") == "week"
        ),
    )
    groups: dict[Basis, list[Observation]] = {}
    for row in rows:
        groups.setdefault(row.comparability, []).append(row)
    chosen = [(basis, [one.chosen for one in series(group)]) for basis, group in groups.items()]
    return sorted(chosen, key=lambda one: (-len(one[1]), str(one[0])))[:LINES]


def ends(drawn: Sequence[tuple[Basis, Sequence[Observation]]]) -> tuple[Number, Number]:
    """Highest and latest quote of the longest line.

    Parameters
    ----------
    drawn : sequence of (Basis, sequence of Observation)
        The lines, the longest first.

    Returns
    -------
    tuple of (Number, Number)
        The two prices.
    """
    rows = drawn[0][1]
    return observed(max(rows, key=lambda row: row.middle)), observed(rows[-1])


def broken(rows: Sequence[Observation]) -> tuple[list[float], list[float]]:
    """A series with a break where it has no quote for long.

    Parameters
    ----------
    rows : sequence of Observation
        Rows in the order of time.

    Returns
    -------
    days, values : list of float
        Matplotlib day numbers and prices; NaN stands in each break.
    """
    days: list[float] = []
    values: list[float] = []
    for row in rows:
        day = float(date2num(row.period.start))
        if days and day - days[-1] > GAP_DAYS:
            days.append(days[-1])
            values.append(math.nan)
        days.append(day)
        values.append(row.middle)
    return days, values


def figure(writer: Writer) -> Picture:
    """Lines of prices on stated bases.

    Parameters
    ----------
    writer : Writer
        Knows language and evidence.

    Returns
    -------
    Picture
        The figure.
    """
    drawn = lines(writer)
    for _, rows in drawn:
        require_alike([row.comparability for row in rows], "operation.chart")

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        for place, (basis, rows) in enumerate(drawn):
            grade = writer.name("grades", basis.get("grade"))
            days, values = broken(rows)
            axes.plot(
                days,
                values,
                marker=MARKERS[place],
                markersize=3,
                linewidth=0.9,
                color=PALETTE[place],
                label=grade,
            )
        locator = AutoDateLocator()
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(
            ConciseDateFormatter(
                locator,
                show_offset=False,
                formats=["%Y", "%Y-%m", "%m-%d", "%H", "%H", "%H"],
                zero_formats=["", "%Y", "%Y-%m", "", "", ""],
            )
        )
        axes.set_ylim(bottom=0)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=5, borderaxespad=0.2)

    every = [observed(row) for _, rows in drawn for row in rows if math.isfinite(row.middle)]
    common = dict(drawn[0][0].pairs)
    shared = ";".join(f"{name}={common[name]}" for name in ("averaging", "deal", "tax"))
    summary = writer.runs(
        "prices.seen",
        grade=writer.name("grades", drawn[0][0].get("grade")),
        top=ends(drawn)[0],
    )
    return framed(
        writer,
        "price_history",
        every,
        draw,
        summary=summary,
        unit=unit_words("", "CNY/kg", writer.language, writer.numbers.evidence),
        basis=writer.basis(shared),
        height_inches=2.4,
    )
