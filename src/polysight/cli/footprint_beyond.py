"""What follows the gate, in words and for machines."""

from __future__ import annotations

import click

from polysight.answers.footprint_beyond_document import READINGS
from polysight.answers.plant_words import number
from polysight.messages import Language, text
from polysight.study.footprint_beyond import AfterGate


def write(found: AfterGate | None, language: Language) -> None:
    """Print what follows the gate.

    Parameters
    ----------
    found : AfterGate or None
        Nothing is printed for None.
    language : {"en", "zh"}
        Language of the lines.
    """
    if found is None:
        return
    stated = {name: number(getattr(found, name).central) for name in READINGS}
    ends = {"low": number(found.credit.low), "high": number(found.credit.high)}
    rows = ", ".join(found.rows)
    click.echo()
    click.echo(text("footprint_page.beyond", language, rows=rows, **stated, **ends))
