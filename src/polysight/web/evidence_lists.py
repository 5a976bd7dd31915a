"""Lists about the evidence: days of knowledge, dimensions of bases, tiles of a map."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import accumulate
from typing import Any

from polysight.messages import Language
from polysight.web.store import Store

Asked = dict[str, Any]


def vintages(store: Store, asked: Asked, language: Language) -> object:
    """Days on which something became known.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``as_of``.
    language : {"en", "zh"}
        Not used.

    Returns
    -------
    dict
        First and last day, number of days and of rows, and rows by month: new ones, and all by its
        end. Months in which nothing became known are left out.
    """
    del language
    until = asked["as_of"] or dt.date.max
    days = [row.first_known for row in store.evidence.observations if row.first_known <= until]
    months = sorted(Counter(f"{day:%Y-%m}" for day in days).items())
    known = accumulate(count for _, count in months)
    return {
        "first": min(days).isoformat() if days else None,
        "last": max(days).isoformat() if days else None,
        "days": len(set(days)),
        "rows": len(days),
        "months": [
            {"month": month, "rows": count, "known": total}
            for (month, count), total in zip(months, known, strict=True)
        ],
    }


def bases(store: Store, asked: Asked, language: Language) -> object:
    """Dimensions in which numbers of one quantity differ, and their codes.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        Nothing.
    language : {"en", "zh"}
        Not used: both names are told.

    Returns
    -------
    dict
        Codes with the dimension that they belong to.
    """
    del asked, language
    told = ("dimension", "code", "en", "zh")
    return {
        "bases": [
            {
                **{name: row.cells[name] for name in told},
                "definition": row.cells["definition"] or None,
            }
            for row in store.evidence.tables["bases"]
        ]
    }


def tiles(store: Store, asked: Asked, language: Language) -> object:
    """Places of the provinces on a map of equal tiles.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        Nothing.
    language : {"en", "zh"}
        Not used: both names are told.

    Returns
    -------
    dict
        Region with its names, row from the north and column from the west.
    """
    del asked, language
    regions = store.evidence.codelists["regions"].codes
    return {
        "tiles": [
            {
                "region": row.cells["region"],
                "en": regions[row.cells["region"]].en,
                "zh": regions[row.cells["region"]].zh,
                "row": int(row.cells["row"]),
                "column": int(row.cells["column"]),
            }
            for row in store.evidence.tables["region_tiles"]
        ]
    }
