"""A project file moved to another place or route: what follows from the evidence, what does not.

Power price, silicon metal, taxes and the law follow the place; consumptions and the cost of
building follow the route. What the file states by its own numbers stays.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from polysight.errors import PolysightError, Problem
from polysight.evidence.store import Evidence
from polysight.investment.case import ProjectCase
from polysight.messages import LANGUAGES, text
from polysight.policy.instrument import Project
from polysight.policy.reason import Reason, reason
from polysight.policy.verdict import VerdictKind
from polysight.study.capital_cost import Capital, capital, planned
from polysight.study.plant_facts import plant_facts
from polysight.study.plant_model import SEED
from polysight.study.project_case import ResolvedProject, resolved_project
from polysight.study.project_case_investment import PLANNED, SIZE
from polysight.study.project_case_plant import ELECTRICITY
from polysight.study.project_duties import begun_month, closed_by, duties, project_plant
from polysight.study.project_file import ProjectFile
from polysight.study.project_file_money import ComplianceSetting, InputSetting
from polysight.study.project_finding import FindingKind
from polysight.study.scenario import Wording
from polysight.study.tariffs import statements

#: Regimes of income tax that hang on the place alone.
OF_PLACE = ("standard", "west")
#: Cost of keeping the law that hangs on a plant file, and what stands where there is none.
GAP = "gap"
UNCLOSED = ComplianceSetting(
    mode="none",
    assumption=Wording(**{one: text("project_start.no_plant", one) for one in LANGUAGES}),
)
#: Draws of the plant model; only central values are used.
DRAWS = 200


@dataclass(frozen=True, eq=False)
class Place:
    """A project at one place by one route.

    Parameters
    ----------
    region, route : str
        Codes.
    resolved : ResolvedProject or None
        The project as the file sizes it; None where the evidence does not carry it.
    told : Capital or None
        Comparable plans.
    missing : tuple of Reason
        What keeps it from being judged; empty where nothing does.
    problems : tuple of Problem
        Faults of the moved file, where it cannot be resolved.
    failed, unsure : tuple of str
        Ids of duties that the plant misses at the place, and of those that cannot be judged.
    equity_failed : tuple of str
        Ids of rules on equity that are missed.
    notes : tuple of Reason
        What does not follow the place or the route.
    """

    region: str
    route: str
    resolved: ResolvedProject | None
    told: Capital | None
    missing: tuple[Reason, ...]
    problems: tuple[Problem, ...]
    failed: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    equity_failed: tuple[str, ...] = ()
    notes: tuple[Reason, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether the project can be valued here."""
        return self.resolved is not None and not self.missing

    def amount_cny(self, capacity_kg_per_year: float, year: int) -> float:
        """What a plant of a size costs to build, without value-added tax and overrun.

        Parameters
        ----------
        capacity_kg_per_year : float
            Nameplate.
        year : int
            Year at which comparable plans are read.

        Returns
        -------
        float
            CNY; NaN without plans.
        """
        if self.told is None or self.resolved is None:
            return float("nan")
        units = self.resolved.view.evidence.units
        size = np.array([units.convert(capacity_kg_per_year, "kg/a", SIZE)])
        country = self.region.split("-")[0]
        unit = planned(self.told, self.route, size, year, seed=SEED, count=1, country=country)[0, 0]
        return float(unit * units.factor(PLANNED, "CNY/(kg/a)") * capacity_kg_per_year)


def place(
    file: ProjectFile,
    evidence: Evidence,
    region: str,
    route: str,
    *,
    plant: str = "",
    as_of: dt.date | None = None,
) -> Place:
    """A project moved to a place and a route.

    Parameters
    ----------
    file : ProjectFile
        The project.
    evidence : Evidence
        Rows, units, law.
    region, route : str
        Codes.
    plant : str, optional
        Plant file of the route; that of the project where the route is its own.
    as_of : datetime.date, optional
        Day of knowledge.

    Returns
    -------
    Place
        The project there, or why it cannot be judged.
    """
    other = moved(file, region, route, plant)
    try:
        resolved = resolved_project(other, evidence, as_of, count=DRAWS)
    except PolysightError as fault:
        return Place(region, route, None, None, (), fault.problems)
    told = capital(resolved.view, (route,))
    missing = tuple(_missing(resolved, told))
    failed, unsure = _duties(other, resolved, evidence) if other.project.plant else ((), ())
    fell = tuple(
        name
        for one in resolved.findings
        if one.topic == "equity" and one.kind is FindingKind.FAIL
        for name in one.inputs
    )
    notes = tuple(_notes(file, other))
    return Place(region, route, resolved, told, missing, (), failed, unsure, fell, notes)


def moved(file: ProjectFile, region: str, route: str, plant: str = "") -> ProjectFile:
    """A project file for another place and route.

    Parameters
    ----------
    file : ProjectFile
        The project.
    region, route : str
        Codes.
    plant : str, optional
        Plant file of the route; that of the project where the route is its own.

    Returns
    -------
    ProjectFile
        At another place the power price is that of the region on the grid, and the preference of
        the West is claimed, which law refuses where it does not hold.
    """
    head = file.project
    own = head.plant if route == head.route else plant
    year = head.plant_year or file.schedule.first_year
    update: dict[str, object] = {
        "project": head.model_copy(
            update={"region": region, "route": route, "plant": own,
                    "plant_year": head.plant_year if own else year}
        )
    }  # fmt: skip
    if not own and file.compliance.mode == GAP:
        update["compliance"] = UNCLOSED
    if region != head.region:
        update["inputs"] = tuple(_regional(file, one) for one in file.inputs)
        if file.taxes.regime in OF_PLACE:
            update["taxes"] = file.taxes.model_copy(update={"regime": "west"})
    return file.model_copy(update=update)


def _regional(file: ProjectFile, one: InputSetting) -> InputSetting:
    """Power of the region on the grid, whatever the file pays at its own place."""
    if one.key != ELECTRICITY:
        return one
    years = [each.price.period for each in file.inputs if each.price.mode == "region"]
    update = {
        "mode": "region", "period": years[0] if years else str(file.schedule.first_year - 1),
        "supply": "grid", "path": (), "tax": None, "scenario": None,
    }  # fmt: skip
    return one.model_copy(update={"price": one.price.model_copy(update=update)})


def _missing(resolved: ResolvedProject, told: Capital) -> list[Reason]:
    """What the evidence lacks at a place."""
    head, view = resolved.file.project, resolved.view
    country = head.region.split("-")[0]
    found = []
    known = planned(told, head.route, np.array([1.0]), 0.0, seed=SEED, count=1, country=country)
    if np.isnan(known[0, 0]):
        found.append(reason("siting.no_plans", route=head.route, country=country))
    for one in resolved.file.inputs:
        if one.key == ELECTRICITY and one.price.mode == "region":
            year = int(one.price.period)
            if not statements(view, head.region, year, one.price.supply) and not statements(
                view, head.region, year, "grid"
            ):
                found.append(reason("siting.no_tariff", region=head.region))
    if not head.plant:
        found.append(reason("siting.no_plant", route=head.route))
    return found


def _notes(file: ProjectFile, other: ProjectFile) -> list[Reason]:
    """Numbers of the file that stay although place or route are others."""
    found = []
    if other.project.route != file.project.route:
        stays = [one.key for one in file.inputs if one.quantity is not None]
        found.append(reason("siting.route_stays", inputs=", ".join(stays) or "–"))
    if other.project.region != file.project.region:
        own = [one.key for one in other.inputs if one.price.mode != "region"]
        found.append(reason("siting.place_stays", inputs=", ".join(own) or "–"))
    return found


def _duties(
    file: ProjectFile, resolved: ResolvedProject, evidence: Evidence
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Duties that a new plant misses at the place, and those that cannot be judged."""
    own = project_plant(file, begun_month(resolved.case), evidence)
    head = own.plant.model_copy(update={"region": file.project.region, "project": Project.NEW})
    energy = own.energy.model_copy(update={"grid_region": file.project.region})
    facts = plant_facts(
        own.model_copy(update={"plant": head, "energy": energy}), evidence, count=DRAWS
    )
    verdicts = duties(facts, file, resolved.case, resolved.law.instruments, evidence)
    failed, unsure = (
        tuple(
            one.rule.id
            for one in verdicts
            if one.kind is kind and not closed_by(one, resolved.closed)
        )
        for kind in (VerdictKind.FAIL, VerdictKind.CANNOT_JUDGE)
    )
    return failed, unsure


def yearly_power_kwh(case: ProjectCase) -> float:
    """Electricity that a project buys in a year of full capacity and the highest load.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    float
        kWh; nothing where it buys none.
    """
    size = sum(one.capacity_kg_per_year for one in case.phases)
    bought = sum(one.quantity_per_kg for one in case.inputs if one.key == ELECTRICITY)
    return float(bought * size * case.load.max())
