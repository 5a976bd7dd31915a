"""What a claim is about and when, as keys under which claims of one thing meet."""

from __future__ import annotations

import re

from polysight.audit.claim import Claim, Kind
from polysight.audit.kept import kept
from polysight.audit.partners import PARTNER
from polysight.audit.ranks import MEAN as AVERAGE
from polysight.audit.ranks import RANK, share_below

#: Dimensions of what adds up, so that a route's or a firm's part is not the whole's.
EXTENSIVE = frozenset(
    (
        "kt", "kt/a", "t", "t/a", "GW", "100MCNY", "CNY", "USD", "10kt/month", "100GWh", "ktce",
        "ktCO2e",
    )
)  # fmt: skip
#: Units of capacities, of which a mean is one of a plant or of a year.
PER_YEAR = ("kt/a", "t/a")
#: Wishes and rules are no values that a formula could take.
NO_VALUES = (Kind.LIMIT, Kind.TARGET)
#: Shares of the largest n.
RANKED = {3: "cr3_share", 5: "cr5_share", 10: "cr10_share"}

#: Aspects that make an amount one of a part: a grade or sort of the product, a part of the plants.
PARTS = frozenset(
    (
        "n-type", "p-type", "electronic grade", "solar grade",
        "new", "existing", "expansion", "planned", "building", "large", "medium", "small", "pilot",
        "single",
    )
)  # fmt: skip
#: Sorts of the product that have prices, costs and impurities of their own.
SORTS = frozenset(
    ("n-type", "p-type", "electronic grade", "dense", "recharge", "cauliflower", "mixed")
)
#: Own words of a row that only its subject tells from others of its section.
ITEM = "item"
#: Aspect of a capacity that is the mean of a year and not the one at its end.
MEAN = "year average"

_BEGINS = re.compile(r"(\d{4})-(?:Q1|H1|01/\1-\d\d)")

Bucket = tuple[str, tuple[str, ...], tuple[str, ...], str, str]


def aspects(claim: Claim) -> frozenset[str]:
    """Aspects that a claim names.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    frozenset of str
        Empty for none.
    """
    return frozenset(claim.basis.get("aspect", "").split("+")) - {""}


def part(claim: Claim) -> frozenset[str]:
    """Which part of an amount a claim is about, beside its place, firms, group and route.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    frozenset of str
        Aspects such as ``n-type``, and ``mean`` for the capacity of one of several; empty for the
        whole, for what does not add up, and for a part
        that the metric tells itself (demand for solar grade).
    """
    if claim.unit not in EXTENSIVE:
        return frozenset()
    found = aspects(claim) & (PARTS | {MEAN})
    if claim.unit in PER_YEAR and claim.basis.get(RANK) == AVERAGE and MEAN not in found:
        found |= {MEAN if claim.basis.get("at") == AVERAGE else AVERAGE}
    return frozenset(one for one in found if _key(one) not in claim.metric)


def _key(aspect: str) -> str:
    return aspect.replace(" ", "_").replace("-", "")


def sort(claim: Claim) -> frozenset[str]:
    """Sorts of the product that a claim names.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    frozenset of str
        Empty for the product as such.
    """
    return aspects(claim) & SORTS


@kept
def bare_group(claim: Claim) -> str:
    """Group, part, rank or partner of a claim, empty for all or where the metric tells it (CR5).

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    str
        The group, then the part of an amount, then a place among many such as a quartile,
        then the place that trade is with, then the own words of a row of a breakdown.
    """
    ranked = claim.group.startswith("top") and claim.metric in RANKED.values()
    group = "" if claim.group == "all" or ranked else claim.group
    ranked_as = "" if share_below(claim) is None else claim.basis[RANK]
    with_one = claim.basis.get(PARTNER, "")
    own = claim.basis.get(ITEM, "")
    return " ".join(filter(None, (group, *sorted(part(claim)), ranked_as, with_one, own)))


@kept
def when(claim: Claim) -> str:
    """Time of a claim as a key: a year or shorter, a scenario, or an age such as ``current``.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    str
        Time key.
    """
    if claim.scenario:
        return f"scenario {claim.scenario}"
    if claim.basis.get("edition") or claim.basis.get("timing") in ("before", "by"):
        return f"edition {claim.stated_period}"
    if claim.period is not None:
        return claim.period.text
    return claim.basis.get("age", "") or f"undated {claim.stated_period}".strip()


def year(moment: str) -> int | None:
    """Year of a time key; None for what is no single year.

    Parameters
    ----------
    moment : str
        Time key.

    Returns
    -------
    int or None
        The year.
    """
    return int(moment) if len(moment) == 4 and moment.isdigit() else None


def since_new_year(moment: str) -> int | None:
    """Year of which a time key is the first part: a quarter, a half or the months so far.

    Parameters
    ----------
    moment : str
        Time key.

    Returns
    -------
    int or None
        The year; None for a whole year and for a part that does not begin with it.
    """
    found = _BEGINS.fullmatch(moment)
    return int(found[1]) if found else None


@kept
def bucket(claim: Claim) -> Bucket:
    """What a claim is about, but for its time.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    tuple
        Metric, places, firms, group and route; a share of the largest n names no firms.
    """
    firms = () if claim.metric in RANKED.values() else claim.companies
    return (claim.metric, claim.geographies, firms, bare_group(claim), claim.route)
