"""Every printed number of a report as data."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence

from polysight.report.number_format import printed
from polysight.report.prose import Writer
from polysight.study.result import Number


def numbers_file(writers: Sequence[Writer]) -> str:
    """All printed numbers with their text in each language.

    Parameters
    ----------
    writers : sequence of Writer
        Writers that have written the same report, each in its language.

    Returns
    -------
    str
        JSON: manifest, and per number id, value, unit, basis, period, vintage, derivation, sources,
        sections and the text as printed. A number without a value is null.
    """
    first = writers[0]
    numbers = first.numbers
    listed = []
    for one, places in _printed(first):
        listed.append(
            {
                "id": one.id,
                "text": {
                    writer.language: printed(one, writer.language, numbers.evidence).text
                    for writer in writers
                },
                "value": one.value if math.isfinite(one.value) else None,
                "unit": one.unit,
                "basis": one.basis,
                "period": one.period,
                "known": one.known,
                "formula": one.formula,
                "inputs": list(one.inputs),
                "sources": list(numbers.sources(one.id)),
                "sections": places,
            }
        )
    tree = {"manifest": numbers.result.manifest, "vintage": numbers.vintage, "numbers": listed}
    return json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def _printed(writer: Writer) -> Iterator[tuple[Number, list[str]]]:
    """Printed numbers with their sections; of an array that a table shows whole, every element."""
    for name, places in writer.uses.items():
        if name in writer.tabulated:
            yield from ((one, places) for one in writer.numbers.array(name))
        else:
            yield writer.numbers.number(name), places
