"""What a dollar is worth in yuan, by the rows of the evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from polysight.audit.interval import Interval
from polysight.audit.report import Report

QUANTITY, HOME = "exchange_rate", "CNY/"
#: Years after the last known rate for which it is taken, and by how much it may move in a year.
REACH, DRIFT = 5, 0.05


@dataclass(frozen=True, slots=True)
class Rate:
    """Yuan for a unit of another currency.

    Parameters
    ----------
    interval : Interval
        All rates of the year that the evidence has.
    rows : tuple of str
        Ids of its rows.
    """

    interval: Interval
    rows: tuple[str, ...]


class ExchangeRates:
    """Yearly rates of the evidence of a report.

    Parameters
    ----------
    report : Report
        With its evidence.
    """

    def __init__(self, report: Report) -> None:
        found: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
        for row in report.evidence.observations:
            yearly = row.quantity == QUANTITY and row.period.grain == "year"
            if yearly and row.value is not None and row.unit.startswith(HOME):
                found[row.unit.removeprefix(HOME), row.period.end.year][row.id] = row.value
        self._rates = {
            key: Rate(Interval(min(rates.values()), max(rates.values())), tuple(sorted(rates)))
            for key, rates in found.items()
        }

    def rate(self, currency: str, year: int) -> Rate | None:
        """Rate of a year, or the last one known before it, with room for what came since.

        Parameters
        ----------
        currency : str
            Code such as ``USD``.
        year : int
            The year.

        Returns
        -------
        Rate or None
            None where none is known within `REACH` years before.
        """
        for away in range(REACH + 1):
            known = self._rates.get((currency, year - away))
            if known is not None:
                moved = Interval((1.0 - DRIFT) ** away, (1.0 + DRIFT) ** away)
                return Rate(known.interval * moved, known.rows)
        return None
