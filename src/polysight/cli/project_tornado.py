"""``polysight project tornado``: which factor moves the value most."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from polysight.cli.options import option, verb
from polysight.cli.project_call import Call, answered, figures, project_argument
from polysight.loader import loaded
from polysight.messages import Language

#: What the bars of a tornado may show.
OUTCOMES = ("npv", "irr-equity", "debt-cover")


def command(language: Language) -> click.Command:
    """The branch.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    return verb(
        "project_tornado",
        language,
        [
            *project_argument(language),
            option("--by", language, "project_by", type=click.FloatRange(0.0, 1.0, min_open=True)),
            option("--of", language, "project_of", type=click.Choice(OUTCOMES)),
            option("--grid", language, "project_grid", nargs=2, metavar="FACTOR FACTOR"),
            figures(language),
        ],
        _tornado,
    )


def _tornado(
    language: Language,
    file: str,
    scenario: str,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    sources: bool,
    by: float | None,
    of: str | None,
    grid: tuple[str, str] | None,
    figures: Path | None,
    as_json: bool,
) -> int:
    call = Call(language, file, scenario, as_of, overlays, sources, as_json)
    work = loaded("polysight.answers.project_tornado_document").tornado
    draw = None
    if figures is not None:
        drawing = loaded("polysight.cli.project_figures")
        draw = lambda asked, found: drawing.tornado(asked, found, language, figures)  # noqa: E731
    return answered(call, "project_tornado", lambda asked: work(asked, by, grid, of), draw)
