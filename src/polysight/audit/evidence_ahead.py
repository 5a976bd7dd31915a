"""Evidence and words read by a copy of this process, while this one loads what judges with them."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polysight.audit.fork import can_copy, copied
from polysight.loader import loaded

if TYPE_CHECKING:
    from polysight.evidence.store import Evidence
    from polysight.evidence.table import Row

STORE, WORDS = "polysight.evidence.store", "polysight.audit.word_lists"
PROTOCOL = pickle.HIGHEST_PROTOCOL
#: What an audit loads sooner or later: its rules, chemistry and networks.
NEEDED = ("outcome", "chemical_bounds", "claim_network")


class PackedTables(Mapping[str, "list[Row]"]):
    """Tables that are unpacked when they are first asked for: an audit needs few of them.

    Parameters
    ----------
    tables : mapping of str to list of Row
        Rows by name.
    """

    def __init__(self, tables: Mapping[str, list[Row]]) -> None:
        self._packed = {name: pickle.dumps(rows, PROTOCOL) for name, rows in tables.items()}
        self._open: dict[str, list[Row]] = {}

    def __getitem__(self, name: str) -> list[Row]:
        if name not in self._open:
            self._open[name] = pickle.loads(self._packed[name])
        return self._open[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def evidence_ahead(overlays: Sequence[Path]) -> Evidence:
    """The evidence, for an audit that comes next in this process.

    Parameters
    ----------
    overlays : sequence of pathlib.Path
        A user's own folders.

    Returns
    -------
    Evidence
        As `polysight.evidence.store.evidence` reads it, with its words read too where a second
        process could do that; what that process could not answer is read here.

    Raises
    ------
    DataError
        If any row breaks a rule.
    """
    found: Evidence | None = None
    if can_copy():
        with copied(lambda: _read(overlays)) as answers:
            for name in NEEDED:
                loaded(f"polysight.audit.{name}")
            found, words = next(answers, None), next(answers, None)
        if found is not None and words is not None:
            loaded(WORDS).keep(found, words)
    return found or _evidence(overlays)


def _evidence(overlays: Sequence[Path]) -> Evidence:
    found: Evidence = loaded(STORE).evidence(overlays)
    return found


def _read(overlays: Sequence[Path]) -> Iterator[Any]:
    found = _evidence(overlays)
    yield replace(found, tables=PackedTables(found.tables))
    yield loaded(WORDS).word_lists(found)
