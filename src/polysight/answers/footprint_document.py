"""A footprint as a document for machines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from polysight.answers.footprint_beyond_document import document as beyond_gate
from polysight.answers.footprint_capture_document import document as capture
from polysight.answers.footprint_names import (
    gas_name,
    output_name,
    region_name,
    scope_name,
    stage_name,
    supplier_name,
)
from polysight.answers.plant_document import known, told
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.footprint_allocation import Allocation
from polysight.study.footprint_beyond import AfterGate
from polysight.study.footprint_capture import Captured
from polysight.study.footprint_comparison import Certificate
from polysight.study.footprint_inventory import Closure
from polysight.study.footprint_reading import Line, Sold, Taken, Told
from polysight.study.footprint_summary import Output, Summary


def document(
    summary: Summary,
    evidence: Evidence,
    language: Language,
    figures: Iterable[Path] = (),
    *,
    caught: Captured | None = None,
    later: AfterGate | None = None,
) -> dict[str, object]:
    """The footprint with every number, its interval and its source.

    Parameters
    ----------
    summary : Summary
        What is told.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Language of names.
    figures : iterable of pathlib.Path
        Files that were drawn.
    caught : Captured, optional
        Capture of carbon dioxide, where it was asked for.
    later : AfterGate, optional
        What comes after the gate, where it was asked for.

    Returns
    -------
    dict
        As `schemas/footprint.schema.json` says.
    """
    found, reading = summary.footprint, summary.reading
    screening = reading.screening
    return {
        "plant": {
            "id": found.plant.id,
            "title": {"en": found.plant.title.en, "zh": found.plant.title.zh},
            "route": found.plant.route,
            "region": found.plant.region,
            "capacity_t_per_year": found.plant.capacity_t_per_year,
        },
        "year": found.model.year,
        "seed": found.model.seed,
        "draws": found.model.count,
        "warming": {"assessment": found.warming.assessment, "rows": list(found.warming.rows)},
        "life_cycle": _basis(reading.life_cycle, summary.reached, evidence, language),
        "screening": None
        if screening is None
        else _basis(screening, summary.reached, evidence, language),
        "metal_region": found.metal_region,
        "suppliers": [_supplier(one, evidence, language) for one in reading.suppliers],
        "outputs": [_sold(one, language) for one in reading.outputs],
        "output": _output(summary.output, language),
        "outside": [{"key": one, "text": text(one, language)} for one in summary.outside],
        "certificates": [_certificate(one, language) for one in summary.certificates],
        "provinces": _provinces(summary, evidence, language),
        "allocations": [_allocation(one, language) for one in summary.allocations],
        "influences": [{"key": key, "correlation": value} for key, value in reading.influences],
        "closures": [_closure(one) for one in found.inventory.closures],
        "marks": [
            {"key": mark, "text": text(mark, language)}
            for mark in (*found.marks, *found.model.marks)
        ],
        "rows": [
            {
                "row": one.row,
                "what": one.what,
                "value": one.value,
                "unit": one.unit,
                "basis": one.basis,
                "evidence": one.evidence,
                "tier": one.tier,
                "source": one.source,
            }
            for one in summary.cited
        ],
        "sources": _sources(summary, evidence),
        "figures": [str(path) for path in figures],
        "capture": capture(caught, language),
        "beyond_gate": beyond_gate(later, language),
    }


def _sold(one: Sold, language: Language) -> dict[str, object]:
    return {
        "output": one.output,
        "name": output_name(one.output, language),
        "amount": told(one.amount, language),
        "rows": list(one.rows),
    }


def _closure(one: Closure) -> dict[str, object]:
    return {
        "account": one.account,
        "taken": one.taken,
        "given": one.given,
        "unit": one.unit,
        "worst": one.worst,
    }


def _output(one: Output | None, language: Language) -> dict[str, object] | None:
    if one is None:
        return None
    return {
        "percent": one.percent,
        "tonnes_per_year": one.tonnes_per_year,
        "yearly": told(one.yearly, language),
    }


def _basis(
    one: Told, reached: tuple[str, ...], evidence: Evidence, language: Language
) -> dict[str, object]:
    account, grid = one.account, one.account.power.grid
    supplied = account.power.supplied
    return {
        "basis": {
            "boundary": account.basis.boundary,
            "method": account.basis.method,
            "electricity": account.basis.electricity.value,
            "silicon_metal": account.basis.silicon_metal,
            "screening": account.screening,
        },
        "grid": {
            "region": grid.region,
            "year": grid.year,
            "kgco2e_per_kwh": float(grid.kgco2e_per_kwh[0]),
            "row": grid.row,
        },
        "power": {
            "location_kgco2e_per_kwh": known(float(supplied.location.flat[0])),
            "market_kgco2e_per_kwh": known(float(supplied.market.flat[0])),
            "residual": supplied.residual_origin.value,
            "at_residual": bool(supplied.at_residual.any()),
        },
        "location": told(one.location, language),
        "market": told(one.market, language),
        "covered_location": told(one.covered_location, language),
        "covered_market": told(one.covered_market, language),
        "yearly": None if one.yearly is None else told(one.yearly, language),
        "not_covered": list(one.not_covered),
        "cut_off": [
            {
                "supplier": each.supplier,
                "name": supplier_name(each.supplier, evidence, language),
                "most_kgco2e_per_kg": each.most_kgco2e_per_kg,
            }
            for each in account.cut_off
        ],
        "behind_left_out": {
            activity: list(inputs)
            for activity, inputs in account.chains.left_out.items()
            if activity in reached
        },
        "stages": [_line(each, stage_name(each.code, language), language) for each in one.stages],
        "scopes": [_line(each, scope_name(each.code, language), language) for each in one.scopes],
        "gases": [
            _line(each, gas_name(each.code, evidence, language), language) for each in one.gases
        ],
        "variance": [{"stage": stage, "share": share} for stage, share in one.variance],
    }


def _line(one: Line, name: str, language: Language) -> dict[str, object]:
    return {
        "code": one.code,
        "name": name,
        "location": told(one.location, language),
        "market": told(one.market, language),
        "share": known(one.share),
    }


def _supplier(one: Taken, evidence: Evidence, language: Language) -> dict[str, object]:
    return {
        "stage": one.stage,
        "activity": one.activity,
        "name": supplier_name(one.activity, evidence, language),
        "unit": one.unit,
        "amount": told(one.amount, language),
        "factor": told(one.factor, language),
        "emission": told(one.emission, language),
        "inside": one.inside,
        "rows": list(one.rows),
    }


def _certificate(one: Certificate, language: Language) -> dict[str, object]:
    found = one.comparison
    return {
        "row": one.row.id,
        "route": one.row.route,
        "region": one.row.geography,
        "period": one.row.period.text,
        "kgco2e_per_kg": one.row.middle,
        "source": one.row.source,
        "outcome": found.outcome.value,
        "low": known(found.low),
        "high": known(found.high),
        "below": known(found.below),
        "difference": known(found.difference),
        "why": [problem.sentence(language) for problem in found.problems],
    }


def _allocation(one: Allocation, language: Language) -> dict[str, object]:
    return {
        "rule": one.rule.value,
        "share": known(one.share),
        "footprint": None if one.footprint is None else told(one.footprint, language),
        "why": [problem.sentence(language) for problem in one.problems],
    }


def _provinces(summary: Summary, evidence: Evidence, language: Language) -> list[dict[str, object]]:
    return [
        {
            "region": one.grid.region,
            "name": region_name(one.grid.region, evidence, language),
            "kgco2e_per_kwh": float(one.grid.kgco2e_per_kwh[0]),
            "year": one.grid.year,
            "row": one.grid.row,
            "covered": told(one.covered, language),
        }
        for one in summary.provinces
    ]


def _sources(summary: Summary, evidence: Evidence) -> dict[str, object]:
    keys = dict.fromkeys(one.source for one in summary.cited if one.source)
    return {
        key: {
            "title": evidence.sources[key].title,
            "publisher": evidence.sources[key].publisher,
            "url": evidence.sources[key].url,
            "published": evidence.sources[key].published,
            "tier": evidence.sources[key].tier,
        }
        for key in keys
    }
