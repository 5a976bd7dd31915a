"""The panel as it ships: worked out once from the data, and used while these are the same.

The file holds a hash of the data folder. With other data, or with overlays, the panel is worked out
anew, which takes about a minute; a stale panel is never shown.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.study.history_reading import month_number
from polysight.study.manifest import DATA_ENDINGS, digest
from polysight.study.warning_indicators import Indicator, indicators
from polysight.study.warning_panel import FIRST, warning_panel
from polysight.warning.panel import Panel

FILE = "warning_panel.json"
#: What no indicator reads: own results, choices that signals are made by, the form of the tables;
#: and how tables begin that the audit reads.
UNREAD = frozenset(
    (
        FILE, "warning_terms.csv", "warning_rules.csv", "warning_states.csv",
        "warning_measures.toml", "warning_probabilities.csv", "warning_measure_effects.csv",
        "market_record.csv", "episodes.csv", "datapackage.json",
    )
)  # fmt: skip
_UNREAD_BEGINNING = "audit_"
MONTHS = 12

#: Told of progress: months that are ready, and all months.
Step = Callable[[int, int], None]


def panel_digest(folder: Path) -> str:
    """Hash of the data that a panel is worked out from.

    Parameters
    ----------
    folder : pathlib.Path
        Data folder.

    Returns
    -------
    str
        Hash over all of its tables but those that no indicator reads.
    """
    files = (path for path in folder.rglob("*") if path.suffix in DATA_ENDINGS)
    read = (path for path in files if not path.name.startswith(_UNREAD_BEGINNING))
    return digest(folder, (path for path in read if path.name not in UNREAD))


def panel_text(panel: Panel, data: str, rows: Mapping[str, Sequence[str]]) -> str:
    """A panel as a file.

    Parameters
    ----------
    panel : Panel
        The panel.
    data : str
        Hash of the data that it was worked out from.
    rows : mapping of str to sequence of str
        Ids of the rows behind the newest value of each indicator.

    Returns
    -------
    str
        JSON, a line an indicator; null where nothing was known.
    """
    lines = [
        "{",
        f' "data": {json.dumps(data)},',
        f' "months": {json.dumps([int(one) for one in panel.months])},',
    ]
    for name in ("value", "spread", "age"):
        told = (
            f"  {json.dumps(key)}: {json.dumps([_told(one) for one in row])}"
            for key, row in zip(panel.indicators, getattr(panel, name), strict=True)
        )
        lines += [f' "{name}": {{', ",\n".join(told), " },"]
    behind = (f"  {json.dumps(key)}: {json.dumps(list(rows[key]))}" for key in panel.indicators)
    lines += [' "rows": {', ",\n".join(behind), " }"]
    return "\n".join([*lines, "}\n"])


def stored_panel(folder: Path, told: tuple[Indicator, ...]) -> Panel | None:
    """The panel that ships with a data folder.

    Parameters
    ----------
    folder : pathlib.Path
        Data folder.
    told : tuple of Indicator
        Definitions of its indicators.

    Returns
    -------
    Panel or None
        None where there is none, or where it was worked out from other data.
    """
    path = folder / FILE
    if not path.exists():
        return None
    tree = json.loads(path.read_text(encoding="utf-8"))
    keys = [one.key for one in told]
    if list(tree["value"]) != keys or tree["data"] != panel_digest(folder):
        return None
    value, spread = (_numbers(tree[name].values(), math.nan) for name in ("value", "spread"))
    return Panel(
        tuple(keys),
        np.array(tree["months"], dtype=np.int64),
        value,
        spread,
        _numbers(tree["age"].values(), math.inf),
        np.array([one.direction for one in told], dtype=np.int64),
        np.array([one.stale_after for one in told]),
    )


def stored_digest(folder: Path) -> str:
    """Hash of the data from which the panel of a folder was worked out.

    Parameters
    ----------
    folder : pathlib.Path
        Data folder that holds one.

    Returns
    -------
    str
        The hash as it was then.
    """
    return str(json.loads((folder / FILE).read_text(encoding="utf-8"))["data"])


def stored_rows(folder: Path) -> dict[str, tuple[str, ...]]:
    """Rows behind the newest values of the panel that ships with a data folder.

    Parameters
    ----------
    folder : pathlib.Path
        Data folder that holds one.

    Returns
    -------
    dict of str to tuple of str
        Ids by indicator.
    """
    tree = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return {key: tuple(ids) for key, ids in tree["rows"].items()}


def known_panel(evidence: Evidence, last: int, step: Step) -> Panel:
    """The panel until a month, from the file where it is of these data.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    last : int
        Newest month, since January of year 0.
    step : callable
        Told of progress while months are worked out.

    Returns
    -------
    Panel
        Every month from the first one on.
    """
    first = month_number(FIRST)
    whole = len(evidence.folders) == 1
    stored = stored_panel(evidence.folders[0], indicators(evidence)) if whole else None
    if stored is None:
        return rebuilt_panel(evidence, first, last, step)
    newest = int(stored.months[-1])
    if last <= newest:
        return stored.until(last)
    return joined(stored, rebuilt_panel(evidence, newest + 1, last, step))


def rebuilt_panel(evidence: Evidence, first: int, last: int, step: Step) -> Panel:
    """The panel worked out from the data.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    first, last : int
        Months, since January of year 0, both counted.
    step : callable
        Told of progress.

    Returns
    -------
    Panel
        Every month of the stretch.
    """
    total, done = last - first + 1, 0
    step(done, total)

    def ready(day: dt.date) -> None:
        nonlocal done
        del day
        done += 1
        step(done, total)

    return warning_panel(evidence, _inside(first), _inside(last), ready)


def joined(before: Panel, after: Panel) -> Panel:
    """Two stretches of a panel as one.

    Parameters
    ----------
    before, after : Panel
        Of the same indicators.

    Returns
    -------
    Panel
        All months.
    """
    return Panel(
        before.indicators,
        np.concatenate([before.months, after.months]),
        np.concatenate([before.value, after.value], axis=1),
        np.concatenate([before.spread, after.spread], axis=1),
        np.concatenate([before.age, after.age], axis=1),
        before.direction,
        before.stale_after,
    )


def _told(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _numbers(rows: Iterable[list[float | None]], missing: float) -> NDArray[np.float64]:
    return np.array([[missing if one is None else one for one in row] for row in rows])


def _inside(month: int) -> dt.date:
    """A day of a month."""
    year, place = divmod(month, MONTHS)
    return dt.date(year, place + 1, 1)
