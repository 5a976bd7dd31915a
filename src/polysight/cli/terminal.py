"""Tables, charts and progress for people at a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence

import plotille
from rich.console import Console, JustifyMethod
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

WIDTH_WITHOUT_TERMINAL = 160


class PipedConsole(Console):
    """Console whose reader may leave early, as ``head`` does."""

    def on_broken_pipe(self) -> None:
        """Leave it to the command to end in peace."""
        raise BrokenPipeError


def console(*, errors: bool = False) -> Console:
    """Console that respects ``NO_COLOR``, dumb terminals and pipes.

    Parameters
    ----------
    errors : bool
        Whether it writes to standard error.

    Returns
    -------
    rich.console.Console
        The console; without a terminal it is as wide as ``COLUMNS`` says, else wide enough not to
        cut cells.
    """
    stream = sys.stderr if errors else sys.stdout
    terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
    told = os.environ.get("COLUMNS", "").isdigit()
    return PipedConsole(
        stderr=errors,
        width=None if terminal or told else WIDTH_WITHOUT_TERMINAL,
        no_color=None if terminal else True,
        highlight=False,
        soft_wrap=False,
    )


def table(
    title: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Collection[int] = (),
    first_width: int | None = None,
) -> None:
    """Print a table; numbers stand to the right.

    Parameters
    ----------
    title : str
        Heading of the table.
    header : sequence of str
        Column names.
    rows : sequence of sequence of str
        Cells as text.
    right : collection of int
        Columns that stand to the right although some of their cells are words.
    first_width : int, optional
        Width of the first column; as its cells ask for when omitted.
    """
    drawn = Table(title=title or None, title_justify="left", box=None, pad_edge=False)
    for place, name in enumerate(header):
        cells = [row[place] for row in rows if row[place]]
        numeric = bool(cells) and all(_numeric(cell) for cell in cells)
        side: JustifyMethod = "right" if numeric or place in right else "left"
        fixed = None if place else first_width
        drawn.add_column(name, justify=side, overflow="fold", min_width=fixed, max_width=fixed)
    for row in rows:
        drawn.add_row(*(_literal(cell) for cell in row))
    console().print(drawn)


def prose(line: str) -> None:
    """Print a sentence, broken between words where a terminal is narrower than it.

    Parameters
    ----------
    line : str
        The sentence.
    """
    where = console()
    where.print(line, markup=False, soft_wrap=not where.is_terminal)


def _literal(cell: str) -> str:
    return cell.replace("[", "\\[")


def _numeric(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").replace("-", "").replace("%", "").isdigit()


def chart(days: Sequence[float], values: Sequence[float], unit: str) -> None:
    """Print a small line chart over time.

    Parameters
    ----------
    days : sequence of float
        Positions in decimal years.
    values : sequence of float
        Numbers in ``unit``.
    unit : str
        Unit shown at the axis.
    """
    figure = plotille.Figure()
    figure.width, figure.height = 72, 14
    figure.color_mode = "names"
    figure.with_colors = False
    figure.x_label, figure.y_label = " ", unit
    figure.y_ticks_fkt = lambda low, high: f"{low:10,.4g}"
    figure.x_ticks_fkt = lambda low, high: f"{_month(low):>9}"
    figure.set_x_limits(min(days), max(days) + 1e-6)
    margin = (max(values) - min(values)) * 0.05 or 1.0
    figure.set_y_limits(min(values) - margin, max(values) + margin)
    figure.plot(list(days), list(values))
    figure.scatter(list(days), list(values), marker="o")
    console().print(figure.show(), markup=False)


def _month(decimal_year: float) -> str:
    year = int(decimal_year)
    return f"{year}-{int((decimal_year - year) * 12) + 1:02d}"


def progress() -> Progress:
    """Progress bar with the time left, on standard error.

    Returns
    -------
    rich.progress.Progress
        The bar; silent where standard error is no terminal.
    """
    where = console(errors=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=where,
        disable=not where.is_terminal,
    )
