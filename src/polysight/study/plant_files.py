"""Finding the file of a plant, and holding its codes, units and rows against the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from polysight.errors import DataError, PolysightError, Problem
from polysight.evidence.store import Evidence
from polysight.study.answer_bounds import answer_bounds
from polysight.study.plant_file import AnswerSetting, PlantFile, load_plant_file
from polysight.study.plant_supply import Stated
from polysight.study.references import References, references
from polysight.study.shipped_files import file_named, shipped_files
from polysight.suggestion import nearest

#: Table of a plant file that says what the plant is.
HEAD = "plant"
#: Silicon metal of the average of the country.
NATIONAL = "national"
#: What a parameter may ask for, in its codelist.
NUMBER, YES_NO, CODE = "number", "yes-no", "code"
#: Parameter that the capacity of a plant answers.
SCALE = "project-scale"
#: Parameters that the plant model or the file itself answers.
COMPUTED = (
    "project-scale", "reduction-electricity", "hydrogenation-electricity", "total-electricity",
    "elimination-electricity", "steam-use", "comprehensive-energy", "green-electricity",
    "green-electricity-share", "captive-coal-power", "water-use", "recovery-stc", "recovery-hcl",
    "recovery-h2", "reductant",
)  # fmt: skip


def plant_file(name: str, evidence: Evidence) -> PlantFile:
    """Plant of a file, its form, codes, units and rows checked.

    Parameters
    ----------
    name : str
        Path of a TOML file, or the name of a shipped example.
    evidence : Evidence
        Codelists, units and rows.

    Returns
    -------
    PlantFile
        The plant.

    Raises
    ------
    UsageError
        If there is no such file; the nearest example is suggested.
    DataError
        With every fault of the file.
    """
    path = plant_path(name, evidence)
    found = load_plant_file(path)
    problems = tuple(_faults(found, path.name, evidence, references(evidence)))
    if problems:
        raise DataError(problems)
    return found


def plant_path(name: str, evidence: Evidence) -> Path:
    """File of a plant.

    Parameters
    ----------
    name : str
        Path of a TOML file, or the name of a shipped example.
    evidence : Evidence
        Its folders hold the examples.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    UsageError
        If there is none; the nearest example is suggested.
    """
    return file_named(name, evidence, "plant_files", "plant_file")


def plant_examples(evidence: Evidence) -> dict[str, Path]:
    """Plant files that ship or stand in an overlay.

    Parameters
    ----------
    evidence : Evidence
        Its folders.

    Returns
    -------
    dict of str to pathlib.Path
        File by name, sorted by name; an overlay's file replaces a shipped one.
    """
    return shipped_files(evidence, "plant_files")


def stated_number(stated: Stated | AnswerSetting, unit: str, evidence: Evidence) -> float:
    """Number of a plant file in a unit.

    Parameters
    ----------
    stated : Stated or AnswerSetting
        A number, or the row that gives it.
    unit : str
        Wanted unit.
    evidence : Evidence
        Units and rows.

    Returns
    -------
    float
        The number.

    Raises
    ------
    DataError
        If the row is not there or states no number.
    UnitError
        If the units measure different things.
    """
    if stated.ref:
        return references(evidence).number(stated.ref, unit, evidence)
    assert stated.value is not None
    return evidence.units.convert(float(stated.value), stated.unit, unit)


def _faults(
    found: PlantFile, file: str, evidence: Evidence, index: References
) -> Iterator[Problem]:
    head = found.plant
    codes = [
        (f"{HEAD}.route", "routes", head.route),
        (f"{HEAD}.region", "regions", head.region),
        ("energy.grid_region", "regions", found.energy.grid_region),
    ]
    if found.materials.silicon_metal_origin != NATIONAL:
        origin = found.materials.silicon_metal_origin
        codes.append(("materials.silicon_metal_origin", "regions", origin))
    if head.company:
        codes.append((f"{HEAD}.company", "companies", head.company))
    for key, listing, got in codes:
        yield from _code(key, got, evidence.codelists[listing].codes, file)
    if head.register_code:
        known = [row.cells["plant"] for row in evidence.tables["plants"]]
        yield from _code(f"{HEAD}.register", head.register_code, known, file)
    rows = {row.cells["code"]: row.cells for row in evidence.tables["parameters"]}
    yield from _number(f"{HEAD}.capacity", head.capacity, rows[SCALE], file, evidence, index)
    for code, setting in found.answers.items():
        key = f"answers.{code}"
        if code not in rows:
            yield from _code(key, code, rows, file)
        else:
            yield from _answer(key, code, setting, rows[code], file, evidence, index)


def _code(key: str, got: str, known: object, file: str) -> Iterator[Problem]:
    names = [str(one) for one in known]  # type: ignore[attr-defined]
    if got not in names:
        near = nearest(got, names)
        yield Problem("plant_file.code", (), file, column=key, got=got, suggestion=near)


def _answer(
    key: str,
    code: str,
    setting: AnswerSetting,
    cells: dict[str, str],
    file: str,
    evidence: Evidence,
    index: References,
) -> Iterator[Problem]:
    """What is wrong with one answer: its kind, its unit, its row, its size."""
    kind, unit, value = cells["answer"], cells["unit"], setting.value
    if setting.unknown:
        return
    if setting.computed:
        if code not in COMPUTED:
            yield Problem("plant_file.not_computed", (), file, column=key)
        return
    if kind == NUMBER:
        if not setting.ref and (isinstance(value, bool) or not isinstance(value, float)):
            yield Problem("plant_file.number", (), file, column=key, got=str(value), expected=unit)
            return
        yield from _number(key, setting, cells, file, evidence, index)
        return
    wanted = bool if kind == YES_NO else str
    if not isinstance(value, wanted):
        told = "true | false" if kind == YES_NO else cells["definition"]
        yield Problem("plant_file.answer", (), file, column=key, got=str(value), expected=told)


def _number(
    key: str,
    stated: Stated | AnswerSetting,
    cells: dict[str, str],
    file: str,
    evidence: Evidence,
    index: References,
) -> Iterator[Problem]:
    """What is wrong with one number about a parameter."""
    unit, bounds = cells["unit"], answer_bounds(cells)
    if unit and not stated.unit and not stated.ref:
        yield Problem("plant_file.unit_missing", (), file, column=key, expected=unit)
        return
    try:
        if stated.ref:
            value = index.number(stated.ref, unit, evidence)
        else:
            assert stated.value is not None
            value = float(stated.value)
            if unit:
                value = evidence.units.convert(value, stated.unit, unit)
    except PolysightError as fault:
        for one in fault.problems:
            yield Problem(one.key, one.fields, file, column=key, suggestion=one.suggestion)
        return
    if not bounds.hold(value):
        got, expected = f"{value:g} {unit}".strip(), bounds.told(unit)
        yield Problem("plant_file.impossible", (), file, column=key, got=got, expected=expected)
