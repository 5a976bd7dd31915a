"""Rules of law as rows that a number may cite: id, source, tier and what they state.

What an instrument means is read elsewhere; here a rule is only a place in a file with a source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from polysight.evidence.table import Row

TABLE = "law_rules"
#: The compiled reader where the library has one: it is an order of magnitude faster.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: States of a plant in the order in which their limit is told.
_STATES = ("existing", "new", "expansion")


def law_rules(folders: Sequence[Path]) -> list[Row]:
    """Rules of every instrument of the data folder and of overlays.

    Parameters
    ----------
    folders : sequence of pathlib.Path
        The data folder, then overlays; an overlay's file replaces a shipped one of the same name.

    Returns
    -------
    list of Row
        One a rule, with the columns of a cited row (id, en, zh, parameter, value, unit, period,
        published, source, tier, note). A file that is no instrument gives none: whoever reads the
        law tells what is wrong with it.
    """
    paths = {path.name: path for folder in folders for path in sorted((folder / "law").glob("*"))}
    return [row for path in paths.values() if path.suffix == ".yaml" for row in _rows(path)]


def _rows(path: Path) -> Iterator[Row]:
    try:
        told = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError):
        return
    rules = told.get("rules") if isinstance(told, dict) else None
    for place, rule in enumerate(rules if isinstance(rules, list) else (), start=1):
        if isinstance(rule, dict) and "id" in rule:
            yield Row(path.name, place, _cells(told, rule))


def _cells(instrument: dict[str, Any], rule: dict[str, Any]) -> dict[str, str]:
    title = instrument.get("title") or {}
    note = rule.get("note") or {}
    first = rule.get("from") or instrument.get("effective_from")
    cells = {
        "id": rule["id"],
        "en": title.get("en"),
        "zh": title.get("zh"),
        "parameter": rule.get("parameter"),
        "value": _number(rule),
        "unit": rule.get("unit"),
        "period": first,
        "published": instrument.get("published"),
        "source": rule.get("source"),
        "tier": rule.get("tier"),
        "note": note.get("en") if isinstance(note, dict) else note,
    }
    return {name: "" if value is None else str(value) for name, value in cells.items()}


def _number(rule: dict[str, Any]) -> float | None:
    """The rate of a rule, else its first limit that is a number."""
    limits = rule.get("limits") or {}
    for amount in (rule.get("rate"), *(limits.get(state) for state in _STATES)):
        value = amount.get("value") if isinstance(amount, dict) else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
    return None
