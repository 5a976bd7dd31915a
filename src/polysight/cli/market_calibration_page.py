"""What was fitted of the market as a page and as a document: before, after, and together."""

from __future__ import annotations

from collections.abc import Sequence

import click

from polysight.cli.market_columns import in_blocks
from polysight.cli.market_words import PERCENT
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.messages import LANGUAGES, Language, text
from polysight.study.market_calibration_file import CalibrationRow
from polysight.study.market_identifiability import UNMOVED, Identifiability, identifiability
from polysight.study.market_parameters import ParameterRow, parameter_rows

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
    named = _named(data)
    told = {"day": found.day, "windows": found.rows[0].windows, "count": len(found.rows)}
    click.echo(text("market_calibration.title", language, **told))
    prose(text("market_calibration.what", language))
    click.echo()
    for key, own in (("learnt", found.learnt), ("unmoved", found.unmoved)):
        names = text("market_calibration.comma", language).join(
            _name(named[one.parameter.key], language) for one in own
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


def document(data: Evidence) -> dict[str, object]:
    """The newest fit for machines.

    Parameters
    ----------
    data : Evidence
        Holds it.

    Returns
    -------
    dict
        As `schemas/market_calibration.schema.json` says.
    """
    found, named = identifiability(data), _named(data)
    return {
        "day": found.day,
        "code": found.rows[0].code if found.rows else "",
        "hardly_moved_from": UNMOVED,
        "parameters": [
            {
                "id": one.id, "parameter": one.parameter.key,
                "name": {each: _name(named[one.parameter.key], each) for each in LANGUAGES},
                "unit": named[one.parameter.key].unit, "method": one.method,
                "first": one.first, "last": one.last, "windows": one.windows,
                "readings": one.readings,
                "before": [one.prior_low, one.prior_value, one.prior_high],
                "after": [one.low, one.value, one.high],
                "variance_left": one.variance_left, "hardly_moved": one in found.unmoved,
            }
            for one in found.rows
        ],
        "correlations": [
            {
                "id": one.id, "parameter": one.first.key, "other": one.second.key,
                "correlation": one.correlation,
            }
            for one in found.links
        ],
    }  # fmt: skip


def _pairs(found: Identifiability, named: dict[str, ParameterRow], language: Language) -> None:
    rows = [
        [
            *(_name(named[one.key], language) for one in (pair.first, pair.second)),
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
            _name(named[one.key], language) for one in group
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


def _named(data: Evidence) -> dict[str, ParameterRow]:
    return {one.parameter.key: one for one in parameter_rows(data)}


def _name(row: ParameterRow, language: Language) -> str:
    return row.zh if language == "zh" else row.en


def _labelled(row: ParameterRow, language: Language) -> str:
    """Name with the unit, where there is one."""
    unit = UNITS.get(row.unit)
    return f"{_name(row, language)}{text(f'market_calibration.{unit}', language) if unit else ''}"
