"""How routes stand to each other in kind, whatever the numbers of a report."""

from __future__ import annotations

#: Routes that refine the product of another, so that their product has taken both steps: float-zone
#: refining melts a rod of the Siemens process once more.
REFINES = {
    "floatzone": "siemens",
    "float-zone": "siemens",
    "fz": "siemens",
    "区熔": "siemens",
    "czochralski": "siemens",
    "cz": "siemens",
    "直拉": "siemens",
}
#: Routes from the purest product on: gas on rods, gas on granules (dust, seed, walls, hydrogen),
#: metal refined without a gas. `polysight.plant.purity.product` gives this order for its designs.
PUREST_FIRST = ("siemens", "fbr", "umg")


def purer(one: str, other: str) -> bool:
    """Whether the product of a route is purer than another's.

    Parameters
    ----------
    one, other : str
        Routes.

    Returns
    -------
    bool
        Whether the order is known and is this.
    """
    known = one in PUREST_FIRST and other in PUREST_FIRST
    return known and PUREST_FIRST.index(one) < PUREST_FIRST.index(other)
