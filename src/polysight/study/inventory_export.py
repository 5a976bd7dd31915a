"""The matrices behind a footprint, handed on as a datapackage that bw2calc reads."""

from __future__ import annotations

from pathlib import Path

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.foreground import Foreground
from polysight.study.inventory_import import brightway


def export(
    foreground: Foreground,
    method: Characterisation,
    target: Path,
    *,
    title: str,
    units: tuple[str, ...] = (),
) -> Path:
    """Write a foreground as a datapackage of Brightway.

    Identifiers of activities count from 1 in the order of the axis, those of flows follow; codes
    and units stand in ``datapackage.json``. bw2calc gives the same score, draw by draw.

    Parameters
    ----------
    foreground : Foreground
        Activities; their free axes become draws, which bw2calc goes through in order.
    method : Characterisation
        Factors of the same flows; the indicators are summed to one score [kgCO2e].
    target : pathlib.Path
        A folder that is empty or does not exist yet, or a file that ends in ``.zip``.
    title : str
        What the package is.
    units : tuple of str
        Axis activity; unit of each product; empty where not known.

    Returns
    -------
    pathlib.Path
        The target.

    Raises
    ------
    UsageError
        If the target exists and is not empty, or the optional writer is not installed.
    DataError
        If the factors differ between draws.
    """
    written: Path = brightway("writing").write(foreground, method, target, title=title, units=units)
    return written
