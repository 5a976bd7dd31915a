"""A project file as numbers: its case, what each number rests on, and what law says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.investment.case import ProjectCase
from polysight.study.closing_gap import baseline
from polysight.study.plant_model import DRAWS, SEED
from polysight.study.project_carbon import carbon_cost
from polysight.study.project_case_investment import overrun, plans
from polysight.study.project_case_money import (
    bought,
    financing,
    products,
    running,
    taxes,
    valuation,
    working_capital,
)
from polysight.study.project_case_plant import (
    Consumed,
    assets,
    consumed,
    months_of_life,
    phases,
)
from polysight.study.project_compliance import compliance_cost
from polysight.study.project_file import ProjectFile
from polysight.study.project_files import parts
from polysight.study.project_finding import Finding, by_urgency
from polysight.study.project_law import ProjectLaw, project_law
from polysight.study.project_reader import PROJECT, SHARE, Citation, Reader
from polysight.study.project_refund import REFUND
from polysight.study.project_rules import Looked, project_findings
from polysight.study.project_tax import EXPORT, INCOME, TaxPaths, tax_paths
from polysight.study.project_years import MONTHS
from polysight.study.scenario import Wording
from polysight.study.view import View

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ResolvedProject:
    """A project with every number that its statement needs, and what they rest on.

    Parameters
    ----------
    file : ProjectFile
        The project as its file states it.
    view : View
        Evidence and day of knowledge.
    case : ProjectCase
        Its numbers.
    bounds : dict of str to (ProjectCase, ProjectCase)
        Low and high case, by topic that nobody can judge: ``income-tax``, ``export-rebate``,
        ``credit-refund``.
    citations : dict of str to Citation
        What each field of the case rests on, by its dotted place, for example
        ``inputs.electricity.price_cny``.
    ranges : dict of str to (float, float)
        Least and largest value of fields of the case that tell one.
    draws : dict of str to ndarray
        Quantity of an input per kilogram, axis draw, where the plant model gives it.
    words : dict of str to Wording
        Assumptions of the file by the id with which they are cited, ``project:KEY``.
    findings : tuple of Finding
        What law and evidence say of the project, the most urgent first.
    law : ProjectLaw
        The law as the project meets it.
    consumed : Consumed
        What the plant model says.
    closed : datetime.date or None
        Day whose gap to the law the measures close that the project pays for.
    """

    file: ProjectFile
    view: View
    case: ProjectCase
    bounds: dict[str, tuple[ProjectCase, ProjectCase]]
    citations: dict[str, Citation]
    ranges: dict[str, tuple[float, float]]
    draws: dict[str, Floats]
    words: dict[str, Wording]
    findings: tuple[Finding, ...]
    law: ProjectLaw
    consumed: Consumed
    closed: dt.date | None = None


def resolved_project(
    file: ProjectFile,
    evidence: Evidence,
    as_of: dt.date | None = None,
    *,
    name: str = "",
    seed: int = SEED,
    count: int = DRAWS,
) -> ResolvedProject:
    """Numbers of a project.

    Parameters
    ----------
    file : ProjectFile
        The project, its form checked.
    evidence : Evidence
        Rows, units, law.
    as_of : datetime.date, optional
        Day of knowledge: rows that were not known then are refused; the latest when omitted.
    name : str, optional
        Name of the file by which faults are told; the id of the project when omitted.
    seed, count : int
        Start of the random sequences, and number of draws of the plant model.

    Returns
    -------
    ResolvedProject
        The case, its citations and findings.

    Raises
    ------
    DataError
        With every fault of the file: units, rows, codes, shares that do not sum to one, numbers
        that cannot be.
    """
    view = replace(baseline(evidence), as_of=as_of)
    reader = Reader(file, name or f"{file.id}.toml", view)
    _require_codes(reader)
    end, life = months_of_life(reader)
    reader.require_sound()
    reader.years = -(-end // MONTHS)
    equity = reader.number("financing.equity_share", file.financing.equity_share, "1", "", SHARE)
    reader.require_sound()
    told_law = project_law(file, evidence, equity)
    begins = end - MONTHS * life
    told_tax = tax_paths(reader, told_law, begins)
    told_plant = consumed(reader, begins, seed=seed, count=count)
    kept = compliance_cost(reader, begins)
    captive = told_plant.facts is not None and told_plant.facts.file.energy.captive_coal_share > 0.0
    carbon = carbon_cost(reader, told_law, captive, count=count)
    case, draws = _case(
        reader, told_tax, told_plant, life, (carbon.cny_per_kg, kept.yearly_cny),
        seed=seed, count=count,
    )  # fmt: skip
    reader.require_sound()
    found = project_findings(Looked(reader, case, told_law, told_plant, kept.closed))
    return ResolvedProject(
        file,
        view,
        case,
        _bounds(case, told_tax),
        reader.citations,
        reader.ranges,
        draws,
        dict(_words(file)),
        by_urgency((*told_tax.findings, *kept.findings, *carbon.findings, *found)),
        told_law,
        told_plant,
        kept.closed,
    )


def told_anew(resolved: ResolvedProject, file: ProjectFile) -> ResolvedProject:
    """A project with the scenarios of another file, none of which changes a number of its own.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.
    file : ProjectFile
        Its file, where nothing but scenarios is otherwise.

    Returns
    -------
    ResolvedProject
        As `resolved_project` finds it in that file.
    """
    return replace(resolved, file=file, words=dict(_words(file)))


def _case(
    reader: Reader,
    told: TaxPaths,
    plant: Consumed,
    life: int,
    costs: tuple[Floats, Floats],
    *,
    seed: int,
    count: int,
) -> tuple[ProjectCase, dict[str, Floats]]:
    file = reader.file
    scaled = any(one.investment.mode == "scaled" for one in file.phases)
    needed = scaled or file.capital.overrun_from == "cases"
    comparable = plans(reader) if needed else None
    inputs = bought(reader, plant)
    built = phases(reader, comparable, seed=seed, count=count)
    case = ProjectCase(
        first_year=file.schedule.first_year,
        period=file.schedule.period,
        life_years=life,
        overrun=overrun(reader, built, comparable, seed=seed, count=count),
        load=reader.by_year("schedule.load", file.schedule.load, "1", "load", (0.0, 1.5)),
        phases=built,
        assets=assets(reader),
        products=products(reader, told),
        inputs=inputs.inputs,
        running=running(reader, *costs),
        working_capital=working_capital(reader),
        financing=financing(reader),
        taxes=taxes(told),
        valuation=valuation(reader),
        idles=file.schedule.idles,
    )
    return case, inputs.draws


def _bounds(case: ProjectCase, told: TaxPaths) -> dict[str, tuple[ProjectCase, ProjectCase]]:
    """Cases at both ends of what nobody can judge."""
    found: dict[str, tuple[ProjectCase, ProjectCase]] = {}
    if told.income_bounds is not None:
        low, high = (
            replace(case, taxes=replace(case.taxes, income_tax_rate=rate, loss_years=years))
            for rate, years in told.income_bounds
        )
        found[INCOME] = (low, high)
    if told.refund_bounds is not None:
        none, full = (
            replace(case, taxes=replace(case.taxes, vat_credit_refund=path))
            for path in told.refund_bounds
        )
        found[REFUND] = (none, full)
    exported = [at for at in told.rebate_bounds if case.products[at].export_share > 0.0]
    if exported:
        ends = []
        for end in (0, 1):
            own = list(case.products)
            for at in exported:
                own[at] = replace(own[at], rebate_rate=told.rebate_bounds[at][end])
            ends.append(replace(case, products=tuple(own)))
        found[EXPORT] = (ends[0], ends[1])
    return found


def _require_codes(reader: Reader) -> None:
    """Refuse codes of route and region that do not exist, and keys that stand twice."""
    head, lists = reader.file.project, reader.view.evidence.codelists
    for field, listing in (("route", "routes"), ("region", "regions")):
        reader.require_code(f"project.{field}", getattr(head, field), lists[listing].codes)
    for part in ("phases", "products", "inputs"):
        keys = [one.key for one in getattr(reader.file, part)]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                reader.refuse(f"{part}.{place}.key", "project_file.twice", got=key)
    for place, one in enumerate(reader.file.inputs):
        if one.unit not in reader.view.evidence.units.units:
            known = reader.view.evidence.units.units
            reader.require_code(f"inputs.{place}.unit", one.unit, known)
    reader.require_sound()


def _words(file: ProjectFile) -> Iterator[tuple[str, Wording]]:
    """Every assumption of a file by the id with which it is cited."""
    yield from _below(file, "")


def _below(node: object, key: str) -> Iterator[tuple[str, Wording]]:
    own = getattr(node, "assumption", None)
    if isinstance(own, Wording):
        yield f"{PROJECT}{key}", own
    for name, part in parts(node):
        yield from _below(part, ".".join(each for each in (key, name) if each))
