"""What was fitted of the market as a page and as a document: before, after, and together."""

from __future__ import annotations

from collections.abc import Sequence

import click

from polysight.answers.market_calibration_document import in_words, name_of
from polysight.answers.market_words import PERCENT
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.market_calibration_file import CalibrationRow
from polysight.study.market_identifiability import Identifiability, identifiability
from polysight.study.market_parameters import ParameterRow

#: Pairs that are told on the page.
PAIRS = 6
#: Words behind a name, by unit code; ratios and elasticities have none.
UNITS = {"months": "in_months", "1/a": "in_per_year"}


def write(data: Evidence, language: Language) -> None:
    """Print the newest fit.

    Parameters
    ----------
    data : Evidence
        Holds it.
    language : {"en", "zh"}
        Language of the page.
    """
    found = identifiability(data)
    if not found.rows:
        prose(text("market_calibration.none", language))
        return
    named = in_words(data)
    told = {"day": found.day, "windows": found.rows[0].windows, "count": len(found.rows)}
    click.echo(text("market_calibration.title", language, **told))
    prose(text("market_calibration.what", language))
    click.echo()
    for key, own in (("learnt", found.learnt), ("unmoved", found.unmoved)):
        names = text("market_calibration.comma", language).join(
            name_of(named[one.parameter.key], language) for one in own
        )
        told = {"some": len(own), "count": len(found.rows), "names": names}
        prose(text(f"market_calibration.{key if own else f'no_{key}'}", language, **told))
    click.echo()
    heads = text("market_calibration.head", language).split("|")
    in_blocks(
        text("market_calibration.table", language), heads,
        [(_labelled(named[one.parameter.key], language), _cells(one)) for one in found.rows],
    )  # fmt: skip
    click.echo()
    _pairs(found, named, language)


def _pairs(found: Identifiability, named: dict[str, ParameterRow], language: Language) -> None:
    rows = [
        [
            *(name_of(named[one.key], language) for one in (pair.first, pair.second)),
            f"{pair.correlation:+.2f}",
        ]
        for pair in found.pairs[:PAIRS]
    ]
    if rows:
        heads = text("market_calibration.pair_head", language).split("|")
        table(text("market_calibration.pairs", language), heads, rows, right=(2,))
        prose(text("market_calibration.note", language))
    for group in found.factors:
        names = text("market_calibration.comma", language).join(
            name_of(named[one.key], language) for one in group
        )
        prose(text("market_calibration.one", language, names=names))


def _cells(one: CalibrationRow) -> Sequence[str]:
    before, after = (
        f"{_short(middle)} ({_short(low)}…{_short(high)})"
        for low, middle, high in (
            (one.prior_low, one.prior_value, one.prior_high), (one.low, one.value, one.high)
        )
    )  # fmt: skip
    return before, after, f"{PERCENT * one.variance_left:.0f}%"


def _short(value: float) -> str:
    return f"{round(value, 6):.3g}"


def _labelled(row: ParameterRow, language: Language) -> str:
    """Name with the unit, where there is one."""
    unit = UNITS.get(row.unit)
    return f"{name_of(row, language)}{text(f'market_calibration.{unit}', language) if unit else ''}"
