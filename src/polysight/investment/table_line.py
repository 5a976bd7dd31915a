"""Lines of tables: what a line of a table shows, and how a year of it is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from polysight.investment.rows import BALANCES, Row

#: What a line counts, and so how a year is made of its periods: their sum, the last, the first,
#: the running sum, the quotient of two sums, or of what stands at the end of the year.
Kind = Literal["flow", "balance", "opening", "cumulative", "flow-ratio", "balance-ratio"]
#: Things of which a project has several.
Each = Literal["", "products", "materials", "fuel-power", "fixed", "amortised", "loans", "project"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table, or one for each of several things.

    Parameters
    ----------
    key : str
        Name of the line, ``statement.<key>`` of the catalogues; it may name the ``item``.
    level : int
        Depth: 0 for main lines.
    terms, under : tuple of (int, Row)
        Rows that are added with their sign; ``under`` are those that a ratio is divided by.
    where : tuple of (int, Row)
        Repayments without which a ratio is not told; empty for one that always is.
    kind : {"flow", "balance", "opening", "cumulative", "flow-ratio", "balance-ratio"}
        What it counts; ``opening`` shows the terms at the end of the period before.
    each : str
        Empty for one line of rows; otherwise the series ``key`` of every such thing, see
        `polysight.investment.table_series.series`. A heading of things has no series.
    total : bool
        Whether it is the sum of the lines one level deeper that follow it.
    unit : str
        Code of the unit; empty where each thing has its own.
    """

    key: str
    level: int
    terms: tuple[tuple[int, Row], ...] = ()
    under: tuple[tuple[int, Row], ...] = ()
    where: tuple[tuple[int, Row], ...] = ()
    kind: Kind = "flow"
    each: Each = ""
    total: bool = False
    unit: str = "CNY"


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines of one table.

    Parameters
    ----------
    key : str
        Name of the table, ``statement_table.<key>``.
    lines : tuple of Line
        In order. Lines next to one another that stand for each of the same things are repeated
        together, thing by thing.
    """

    key: str
    lines: tuple[Line, ...]


def row_terms(words: str) -> tuple[tuple[int, Row], ...]:
    """Rows with their signs.

    Parameters
    ----------
    words : str
        Keys of rows; ``-`` before a key takes the row off.

    Returns
    -------
    tuple of (int, Row)
        One or minus one, and the row.
    """
    return tuple(
        (-1, Row[word[1:].upper()]) if word.startswith("-") else (1, Row[word.upper()])
        for word in words.split()
    )


def row_line(key: str, level: int = 1, terms: str = "", *, kind: Kind | None = None) -> Line:
    """A line of rows; what is made of balances is a balance without being told.

    Parameters
    ----------
    key : str
        Name of the line, and of its row where there are no terms.
    level : int
        Depth.
    terms : str
        Keys of rows as `row_terms` takes them.
    kind : str
        As `Line`; left out for flows and balances.

    Returns
    -------
    Line
        The line.
    """
    found = row_terms(terms or key)
    standing = all(row in BALANCES for _, row in found)
    unit = "kg" if found[0][1] == Row.OUTPUT else "CNY"
    return Line(key, level, found, kind=kind or ("balance" if standing else "flow"), unit=unit)


def total_line(key: str, level: int = 0, terms: str = "") -> Line:
    """A line that is the sum of those below it.

    Parameters
    ----------
    key : str
        Name of the line, and of its row where there are no terms.
    level : int
        Depth.
    terms : str
        Keys of rows as `row_terms` takes them.

    Returns
    -------
    Line
        The line.
    """
    return replace(row_line(key, level, terms), total=True)


def ratio_line(key: str, over: str, under: str, *, closing: bool = False, where: str = "") -> Line:
    """A quotient of rows.

    Parameters
    ----------
    key : str
        Name of the line.
    over, under : str
        Keys of rows as `row_terms` takes them.
    closing : bool
        Whether they are balances.
    where : str
        Keys of repayments without which it is not told.

    Returns
    -------
    Line
        The line.
    """
    kind: Kind = "balance-ratio" if closing else "flow-ratio"
    return Line(key, 0, row_terms(over), row_terms(under), row_terms(where), kind=kind, unit="1")


def each_line(each: Each, key: str, level: int, kind: Kind = "flow", *, unit: str = "CNY") -> Line:
    """A line for each of several things.

    Parameters
    ----------
    each : str
        The things.
    key : str
        Name of the line and of its series; ``heading`` has no series.
    level : int
        Depth.
    kind : str
        As `Line`.
    unit : str
        Code of the unit; empty where each thing has its own.

    Returns
    -------
    Line
        The line.
    """
    return Line(key, level, kind=kind, each=each, unit=unit)
