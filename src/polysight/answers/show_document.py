"""The answer of ``polysight show`` as its published JSON document."""

from __future__ import annotations

from collections.abc import Mapping

from polysight.evidence.choice import Choice
from polysight.evidence.selection import Answer, Question
from polysight.evidence.source import Source


def document(found: Answer, asked: Question, sources: Mapping[str, Source]) -> dict[str, object]:
    """Answer as a tree that fits ``show.schema.json``.

    Parameters
    ----------
    found : Answer
        The answer.
    asked : Question
        The question.
    sources : mapping of str to Source
        Sources by key; those of chosen rows are told with producer and citation.

    Returns
    -------
    dict
        The tree.
    """
    cited = {choice.chosen.source for one in found.series for choice in one.choices}
    return {
        "quantity": found.quantity.code,
        "unit": found.quantity.canonical_unit,
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "filters": dict(found.filters),
        "series": [
            {
                "basis": dict(one.basis.pairs),
                "company": one.company,
                "site": one.site,
                "unit": one.unit,
                "rows": [_record(choice) for choice in one.choices],
            }
            for one in found.series
        ],
        "contradictions": [
            {"ids": [row.id for row in one.rows], "spread": one.spread, "reason": one.reason}
            for one in found.contradictions
        ],
        "sources": {
            key: {"producer": sources[key].producer, "citation": sources[key].citation}
            for key in sorted(cited)
        },
    }


def _record(choice: Choice) -> dict[str, object]:
    row = choice.chosen
    low, high = row.spread
    return {
        "id": row.id,
        "period": row.period.text,
        "value": row.middle,
        "low": low,
        "high": high,
        "qualifier": row.qualifier,
        "kind": row.kind,
        "tier": row.tier,
        "source": row.source,
        "published": row.published,
        "first_known": row.first_known.isoformat(),
        "first_known_by": row.first_known_by,
        "stated": {"value": row.value, "low": row.low, "high": row.high, "unit": row.unit},
        "not_chosen": [{"id": other.id, "reason": reason} for other, reason in choice.losers],
    }
