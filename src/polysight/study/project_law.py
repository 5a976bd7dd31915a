"""Rates of the dated law over the life of a project.

A rule is asked for every month on its fifteenth day, so that a rate that begins or ends with a
month counts in whole months. A rule whose scope hangs on an answer that nobody knows holds at one
bound and not at the other; so does a rule whose rate was not seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.policy.calendar import standing
from polysight.policy.coverage import coverage
from polysight.policy.facts import Answer, Origin, Subject
from polysight.policy.instrument import Instrument, Project, Rule, Standing
from polysight.study.enclosing_regions import enclosing_regions
from polysight.study.law import law
from polysight.study.project_file import ProjectFile
from polysight.study.project_years import MONTHS, yearly_means
from polysight.units import UnitTable

Floats = NDArray[np.float64]

MIDDLE = 15
#: State of the law's project by kind of project.
STATES = {
    "greenfield": Project.NEW, "brownfield": Project.EXPANSION, "overseas": Project.NEW,
    "electronic": Project.NEW,
}  # fmt: skip
INCOME_TAX, VAT, SURTAX = "income-tax-rate", "vat-rate", "surtax-rate"
REBATE, LOSSES, CAPITAL = "export-rebate-rate", "loss-carry-forward", "capital-ratio"
ENCOURAGED, CERTIFICATE, SITE = "encouraged-industry", "high-technology-certificate", "site-class"


@dataclass(frozen=True, slots=True)
class Held:
    """A rule that holds, or may hold, in a month.

    Parameters
    ----------
    rule : Rule
        The rule.
    instrument : Instrument
        Its edition.
    sure : bool
        Whether it holds whatever nobody knows.
    value : float or None
        Its rate, as a fraction or in years; None where it was not seen.
    """

    rule: Rule
    instrument: Instrument
    sure: bool
    value: float | None


@dataclass(frozen=True, eq=False)
class ProjectLaw:
    """The law as one project meets it.

    Parameters
    ----------
    instruments : tuple of Instrument
        Every instrument.
    subject : Subject
        The project.
    units : UnitTable
        Units that exist.
    """

    instruments: tuple[Instrument, ...]
    subject: Subject
    units: UnitTable

    def held(self, parameter: str, day: dt.date, unit: str = "1") -> tuple[Held, ...]:
        """Rules about a parameter that hold, or may hold, on a day.

        Parameters
        ----------
        parameter : str
            Code of the parameter.
        day : datetime.date
            The day.
        unit : str
            Wanted unit of the rates.

        Returns
        -------
        tuple of Held
            In the order of the law.
        """
        found = []
        for rule, one, doubtful in self._covering.get(parameter, ()):
            stands = standing(one, rule, day)
            if stands in (Standing.IN_FORCE, Standing.UNKNOWN):
                sure = stands is Standing.IN_FORCE and not doubtful
                found.append(Held(rule, one, sure, self._value(rule, unit)))
        return tuple(found)

    @cached_property
    def _covering(self) -> dict[str, list[tuple[Rule, Instrument, bool]]]:
        """Rules that may cover the project, by parameter, and whether that is in doubt."""
        found: dict[str, list[tuple[Rule, Instrument, bool]]] = {}
        for one in self.instruments:
            for rule in one.rules:
                covered = coverage(rule, one, self.subject)
                if not covered.outside:
                    found.setdefault(rule.parameter, []).append((rule, one, bool(covered.doubtful)))
        return found

    def by_year(
        self,
        parameter: str,
        first_year: int,
        years: int,
        chosen: Callable[[Sequence[Held]], float],
    ) -> tuple[Floats, tuple[str, ...]]:
        """A rate by calendar year, and the rules on which it rests.

        Parameters
        ----------
        parameter : str
            Code of the parameter.
        first_year, years : int
            Calendar years.
        chosen : callable
            Rate of a month from the rules that hold or may hold in it.

        Returns
        -------
        ndarray of float
            Axis year; mean over the months.
        tuple of str
            Ids of the rules.
        """
        rates = np.empty(years * MONTHS)
        names: dict[str, None] = {}
        for month in range(rates.size):
            day = dt.date(first_year + month // MONTHS, month % MONTHS + 1, MIDDLE)
            found = self.held(parameter, day)
            names.update(dict.fromkeys(one.rule.id for one in found))
            rates[month] = chosen(found)
        return yearly_means(rates), tuple(names)

    def _value(self, rule: Rule, unit: str) -> float | None:
        if rule.rate is None or not isinstance(rule.rate.value, int | float):
            return None
        return self.units.convert(float(rule.rate.value), rule.unit, unit)


def project_law(file: ProjectFile, evidence: Evidence, equity_share: float) -> ProjectLaw:
    """The law as a project meets it.

    Parameters
    ----------
    file : ProjectFile
        The project.
    evidence : Evidence
        Holds the law.
    equity_share : float
        Equity over investment [1].

    Returns
    -------
    ProjectLaw
        The law and the project as its subject.
    """
    head, taxes = file.project, file.taxes
    answers = (
        Answer(SITE, head.site_class),
        Answer(CAPITAL, evidence.units.convert(equity_share, "1", "%"), "%"),
        _answer(ENCOURAGED, taxes.encouraged),
        _answer(CERTIFICATE, taxes.certificate),
    )
    subject = Subject(
        route=head.route,
        product=head.product,
        region=head.region,
        project=STATES[head.kind],
        regions=enclosing_regions(head.region, evidence),
        answers=answers,
    )
    return ProjectLaw(law(evidence), subject, evidence.units)


def decision_day(file: ProjectFile) -> dt.date:
    """First day of the month of the decision.

    Parameters
    ----------
    file : ProjectFile
        The project.

    Returns
    -------
    datetime.date
        The day.
    """
    return dt.date.fromisoformat(f"{file.project.decision}-01")


def _answer(parameter: str, told: str) -> Answer:
    if told == "unknown":
        return Answer(parameter, None, origin=Origin.UNKNOWN)
    return Answer(parameter, told == "yes")
