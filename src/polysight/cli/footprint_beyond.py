"""What follows the gate, in words and for machines."""

from __future__ import annotations

import click

from polysight.cli.plant_document import told
from polysight.cli.plant_page import number
from polysight.messages import Language, text
from polysight.study.footprint_beyond import AfterGate

READINGS = ("gate", "credit", "returned", "displaced")


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


def document(found: AfterGate | None, language: Language) -> dict[str, object] | None:
    """What follows the gate for machines.

    Parameters
    ----------
    found : AfterGate or None
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
    readings = {name: told(getattr(found, name), language) for name in READINGS}
    return {**readings, "rows": list(found.rows)}
