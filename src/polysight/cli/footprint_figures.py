"""Figures of a footprint, written to a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from polysight.answers.footprint_names import region_name, stage_name
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.report.figures import footprint_waterfall, province_tiles
from polysight.report.figures.plant import sankey
from polysight.report.figures.plant.drawing import Drawing, Frame, store
from polysight.study.flows import Flow
from polysight.study.footprint_flows import footprint_flows
from polysight.study.footprint_summary import Summary


def write(summary: Summary, evidence: Evidence, language: Language, folder: Path) -> list[Path]:
    """Draw the waterfall, where the footprint arises, and the provinces.

    Parameters
    ----------
    summary : Summary
        What is told.
    evidence : Evidence
        Names, and the tiles of provinces.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    drawings = [
        _waterfall(summary, evidence, language), _flows(summary, evidence, language),
    ]  # fmt: skip
    if summary.provinces:
        drawings.append(_tiles(summary, evidence, language))
    return store(drawings, folder)


def _frame(summary: Summary, evidence: Evidence, key: str, language: Language) -> Frame:
    found = summary.footprint
    tiles = key == "footprint_tiles_title"
    account = found.screening if tiles and found.screening is not None else found.life_cycle
    grid = account.power.grid
    told: dict[str, object] = {
        "title": found.plant.title.zh if language == "zh" else found.plant.title.en,
        "year": found.model.year, "grid_year": grid.year,
    }  # fmt: skip
    if not tiles:
        told |= {
            "region": region_name(grid.region, evidence, language), "draws": found.model.count,
        }  # fmt: skip
    note = "footprint_tile_note" if tiles else "footprint_note"
    return Frame(
        language, text(f"drawing.{key}", language), text(f"drawing.{note}", language, **told)
    )


def _waterfall(summary: Summary, evidence: Evidence, language: Language) -> Drawing:
    told = summary.reading.life_cycle
    shown = [one for one in told.stages if not one.location.zero]
    covered = told.covered_location
    waterfall = footprint_waterfall.Waterfall(
        tuple(stage_name(one.code, language) for one in shown),
        np.array([one.location.central for one in shown]),
        text("drawing.footprint_total", language),
        np.array([covered.low, covered.high]),
    )
    title = "footprint_covered_title" if told.not_covered else "footprint_title"
    unit = text("drawing.footprint_unit", language)
    return footprint_waterfall.figure(waterfall, _frame(summary, evidence, title, language), unit)


def _flows(summary: Summary, evidence: Evidence, language: Language) -> Drawing:
    found = summary.footprint
    flows = [
        Flow(text(one.source, language), text(one.target, language), one.amount)
        for one in footprint_flows(found.inventory, found.life_cycle)
    ]
    frame = _frame(summary, evidence, "footprint_flow_title", language)
    drawn = sankey.figure(flows, text("drawing.footprint_flow_unit", language), frame)
    return replace(drawn, name="footprint_sankey")


def _tiles(summary: Summary, evidence: Evidence, language: Language) -> Drawing:
    rows = [row.cells for row in evidence.tables["region_tiles"]]
    values = {one.grid.region: one.covered.central for one in summary.provinces}
    codes = [row["region"] for row in rows]
    here = summary.footprint.plant.origins.energy.grid_region
    tiles = province_tiles.Tiles(
        tuple(region_name(code, evidence, language) for code in codes),
        np.array([int(row["row"]) for row in rows]),
        np.array([int(row["column"]) for row in rows]),
        np.array([values.get(code, np.nan) for code in codes]),
        codes.index(here) if here in codes else None,
    )
    frame = _frame(summary, evidence, "footprint_tiles_title", language)
    return province_tiles.figure(tiles, frame, text("drawing.footprint_tile_unit", language))
