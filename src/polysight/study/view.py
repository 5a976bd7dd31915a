"""The evidence as one study sees it: its scenario, its day of knowledge, and choice by rule."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from polysight.errors import DataError, refusal
from polysight.estimate import Estimate
from polysight.evidence.choice import choice
from polysight.evidence.conversion import in_currency, without_vat
from polysight.evidence.observation import Observation
from polysight.evidence.plants import Plant, register
from polysight.evidence.register_sums import inside
from polysight.evidence.store import Evidence
from polysight.study.draft import Cell, unknown
from polysight.study.references import SCENARIO, References
from polysight.study.scenario import Scenario, Setting

#: Statements about what was, not about what is expected, wanted or allowed.
FACTS = ("observed", "estimate")
UNVERIFIED = "unverified"


@dataclass(frozen=True)
class View:
    """What a task may read.

    Parameters
    ----------
    scenario : Scenario
        The question.
    evidence : Evidence
        All rows.
    references : References
        Index of their ids.
    as_of : datetime.date or None
        Day of knowledge; the latest when None.
    """

    scenario: Scenario
    evidence: Evidence
    references: References
    as_of: dt.date | None

    def facts(
        self,
        quantity: str,
        where: Callable[[Observation], bool] | None = None,
        **fields: str,
    ) -> list[Observation]:
        """Rows about what was, as known on the day of the study.

        Parameters
        ----------
        quantity : str
            Quantity code.
        where : callable, optional
            Further condition.
        **fields : str
            Columns that must have a value.

        Returns
        -------
        list of Observation
            Observed and estimated rows, sorted by period and id.
        """
        rows = self.evidence.select(quantity, as_of=self.as_of, where=where, **fields)
        return [row for row in rows if row.kind in FACTS and not math.isnan(row.middle)]

    def plants(self) -> list[Plant]:
        """Plants of the country that is studied.

        Returns
        -------
        list of Plant
            Plants in the order of the register; plans are left out.
        """
        country = self.scenario.scope.country
        return [one for one in register(self.evidence) if inside(one.geography, country)]

    def setting(self, key: str, setting: Setting, unit: str) -> Cell:
        """Number of a setting, citing its row or the scenario itself.

        Parameters
        ----------
        key : str
            Dotted place in the scenario.
        setting : Setting
            The setting.
        unit : str
            Unit in which the number is used.

        Returns
        -------
        Cell
            The number; an assumption is cited as ``scenario:key``. A row that could not be known
            on the day of the study gives none.

        Raises
        ------
        UnitError
            If the setting is in a unit that measures something else.
        """
        own = (f"{SCENARIO}{key}",) if setting.assumption else ()
        factor = self.evidence.units.factor(setting.unit, unit)
        if setting.value is not None:
            return Cell(setting.value * factor, own)
        if self.as_of is not None and self.references.known(setting.ref) > self.as_of.isoformat():
            return unknown("mark.not_known_then")
        value = self.references.number(setting.ref, setting.unit, self.evidence)
        return Cell(value * factor, (setting.ref, *own))

    def named(self, name: str, unit: str = "1") -> Cell:
        """Number of a named setting.

        Parameters
        ----------
        name : str
            Key below ``settings``.
        unit : str
            Unit in which the number is used.

        Returns
        -------
        Cell
            The number.

        Raises
        ------
        DataError
            If the scenario does not have this setting.
        """
        if name not in self.scenario.settings:
            raise refusal(DataError, "scenario.setting_missing", name=name)
        return self.setting(f"settings.{name}", self.scenario.settings[name], unit)


def picked(rows: Iterable[Observation]) -> Estimate | None:
    """The one row that the written rule chooses.

    Parameters
    ----------
    rows : iterable of Observation
        Rows about the same thing.

    Returns
    -------
    Estimate or None
        Its number; None when there is no row.
    """
    candidates = list(rows)
    return choice(candidates).estimate() if candidates else None


def cell_of(number: Estimate | None, missing: str = "mark.no_row") -> Cell:
    """Cell of an estimate, citing its rows and the rates by which it was converted.

    Parameters
    ----------
    number : Estimate or None
        The estimate.
    missing : str
        Message key of the reason where there is none.

    Returns
    -------
    Cell
        Its central value.
    """
    if number is None:
        return unknown(missing)
    steps = tuple(step.partition(":")[2] for step in number.conversions)
    marks = ("mark.unverified",) if number.tier == UNVERIFIED else ()
    return Cell(number.value, (*number.observations, *steps), marks)


def in_yuan_without_vat(number: Estimate | None, view: View) -> Cell:
    """A price or cost in CNY without value-added tax, each step citing its rate.

    Parameters
    ----------
    number : Estimate or None
        Money per unit.
    view : View
        Holds the rates.

    Returns
    -------
    Cell
        The converted number; unknown where no one rate was known for its period.
    """
    if number is None:
        return cell_of(None)
    try:
        taxed = dict(number.basis).get("tax") == "included"
        plain = without_vat(number, view.evidence) if taxed else number
        return cell_of(in_currency(plain, "CNY", view.evidence, view.as_of))
    except DataError:
        return unknown("mark.no_rate", cell_of(number))


def latest_verified(rows: Iterable[Observation], year: int) -> tuple[Estimate | None, str]:
    """Row for a year: verified before unverified, then the latest year that is not after it.

    Parameters
    ----------
    rows : iterable of Observation
        Rows about one quantity, route and step.
    year : int
        Wanted year.

    Returns
    -------
    number : Estimate or None
        The chosen row; None when no row is as old as the year.
    mark : str
        ``mark.other_year`` where the row speaks of an earlier year, else empty.
    """
    past = [row for row in rows if row.period.end.year <= year]
    verified = [row for row in past if row.tier != UNVERIFIED] or past
    if not verified:
        return None, ""
    latest = max(row.period.end.year for row in verified)
    chosen = picked(row for row in verified if row.period.end.year == latest)
    return chosen, "" if latest == year else "mark.other_year"
