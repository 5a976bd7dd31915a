"""Capture beside a footprint, in words and for machines."""

from __future__ import annotations

import click

from polysight.answers.plant_words import number
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
