"""What a sound data folder adds up to: trust, plant sums, shares observed, contradictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from polysight.evidence.contradiction import Contradiction, contradictions
from polysight.evidence.register_sums import TERRITORIES, YearSum, observed_shares, year_sums
from polysight.evidence.source import TIERS
from polysight.evidence.store import Evidence
from polysight.evidence.vintage import known

#: First year for which national capacity and a register sum can be held side by side.
FIRST_YEAR = 2018


@dataclass(frozen=True, slots=True)
class Account:
    """Sums over a data folder.

    Parameters
    ----------
    rows, sources : int
        Observations and sources.
    tiers : tuple of (str, int)
        Observations by tier, best first.
    years : tuple of int
        Years of the capacity tables.
    capacity : tuple of (str, list of YearSum)
        Register against published capacity by territory.
    provinces : tuple of YearSum
        The same for provinces, where a level or a share was published.
    observed : dict of str to list of float
        Share of capacity observed, by field and year.
    contradictions : tuple of Contradiction
        Disagreements among visible rows, widest first.
    inferred_dates : float
        Share of observations whose first day of knowledge was inferred.
    """

    rows: int
    sources: int
    tiers: tuple[tuple[str, int], ...]
    years: tuple[int, ...]
    capacity: tuple[tuple[str, list[YearSum]], ...]
    provinces: tuple[YearSum, ...]
    observed: dict[str, list[float]]
    contradictions: tuple[Contradiction, ...]
    inferred_dates: float

    def document(self) -> dict[str, object]:
        """Sums as the published JSON document.

        Returns
        -------
        dict
            Tree that fits ``check.schema.json``.
        """
        return {
            "observations": self.rows,
            "sources": self.sources,
            "tiers": dict(self.tiers),
            "inferred_dates": self.inferred_dates,
            "capacity_kt_per_year": [
                {
                    "geography": one.geography,
                    "year": one.year,
                    "sourced": one.sourced_kt_per_year,
                    "all": one.all_kt_per_year,
                    "published": one.published.value if one.published else None,
                    "published_ids": list(one.published.observations) if one.published else [],
                    "unallocated": one.unallocated_kt_per_year if one.published else None,
                }
                for one in (*(one for _, sums in self.capacity for one in sums), *self.provinces)
            ],
            "observed_share": {
                field: dict(zip(map(str, self.years), shares, strict=True))
                for field, shares in self.observed.items()
            },
            "contradictions": [
                {
                    "ids": [row.id for row in one.rows],
                    "quantity": one.rows[0].quantity,
                    "period": one.rows[0].period.text,
                    "spread": one.spread,
                }
                for one in self.contradictions
            ],
        }


def account(evidence: Evidence) -> Account:
    """Add up a data folder.

    Parameters
    ----------
    evidence : Evidence
        The evidence.

    Returns
    -------
    Account
        Its sums.
    """
    rows = evidence.observations
    counts = Counter(row.tier for row in rows)
    last = max((row.period.end.year for row in rows if row.kind == "observed"), default=FIRST_YEAR)
    years = tuple(range(FIRST_YEAR, last))
    return Account(
        len(rows),
        len(evidence.sources),
        tuple((tier, counts[tier]) for tier in TIERS),
        years,
        tuple((place, year_sums(evidence, place, years)) for place in TERRITORIES),
        _provinces(evidence, years),
        observed_shares(evidence, years),
        tuple(contradictions(known(rows))),
        sum(row.pseudo_real_time for row in rows) / len(rows),
    )


def _provinces(evidence: Evidence, years: Sequence[int]) -> tuple[YearSum, ...]:
    """Provinces and years for which a level or a share was published."""
    places = (
        code.code
        for code in evidence.codelists["regions"].codes.values()
        if code.kind == "province" and code.parent == "CN"
    )
    sums = (one for place in places for one in year_sums(evidence, place, years))
    return tuple(one for one in sums if one.published is not None)
