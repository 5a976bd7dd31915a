"""Capture beside a footprint, in words and for machines."""

from __future__ import annotations

import click

from polysight.cli.plant_document import told
from polysight.cli.plant_page import number
from polysight.messages import Language, text
from polysight.study.footprint_capture import Captured


def write(found: Captured | None, language: Language) -> None:
    """Print what capture would do.

    Parameters
    ----------
    found : Captured or None
        Nothing is printed for None.
    language : {"en", "zh"}
        Language of the line.
    """
    if found is None:
        return
    stated = {
        name: number(getattr(found, name).central)
        for name in ("stream", "caught", "avoided", "footprint")
    }
    click.echo()
    click.echo(text("footprint_page.capture", language, rows=", ".join(found.rows), **stated))


def document(found: Captured | None, language: Language) -> dict[str, object] | None:
    """Capture for machines.

    Parameters
    ----------
    found : Captured or None
        What was asked for.
    language : {"en", "zh"}
        Language of names.

    Returns
    -------
    dict or None
        None where it was not asked for.
    """
    if found is None:
        return None
    names = ("stream", "caught", "avoided", "footprint")
    readings = {name: told(getattr(found, name), language) for name in names}
    return {**readings, "rows": list(found.rows)}
