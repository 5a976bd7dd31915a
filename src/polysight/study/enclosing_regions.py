"""Regions in which something lies."""

from __future__ import annotations

from polysight.evidence.store import Evidence

COUNTRY = "country"


def enclosing_regions(region: str, evidence: Evidence) -> tuple[str, ...]:
    """A region and everything that it lies in.

    Parameters
    ----------
    region : str
        Code of the region.
    evidence : Evidence
        Holds the regions.

    Returns
    -------
    tuple of str
        Codes, the narrowest first.
    """
    codes = evidence.codelists["regions"].codes
    found = [region]
    while codes[found[-1]].parent:
        found.append(codes[found[-1]].parent)
    return tuple(found)


def enclosing_country(regions: tuple[str, ...], evidence: Evidence) -> str:
    """The country among some regions.

    Parameters
    ----------
    regions : tuple of str
        Codes, the narrowest first.
    evidence : Evidence
        Holds the regions.

    Returns
    -------
    str
        Its code; the widest region where no country is among them.
    """
    codes = evidence.codelists["regions"].codes
    return next((one for one in regions if codes[one].kind == COUNTRY), regions[-1])
