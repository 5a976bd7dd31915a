"""What a claim is about and when, as keys under which claims of one thing meet."""

from __future__ import annotations

from polysight.audit.claim import Claim, Kind

#: Dimensions of what adds up, so that a route's or a firm's part is not the whole's.
EXTENSIVE = frozenset(("kt", "kt/a", "t", "t/a", "GW", "100MCNY", "CNY"))
#: Wishes and rules are no values that a formula could take.
NO_VALUES = (Kind.LIMIT, Kind.TARGET)
#: Shares of the largest n.
RANKED = {3: "cr3_share", 5: "cr5_share", 10: "cr10_share"}

Bucket = tuple[str, tuple[str, ...], tuple[str, ...], str, str]


def bare_group(claim: Claim) -> str:
    """Group of a claim, empty where it stands for all or is told by the metric (CR5).

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    str
        The group.
    """
    return "" if claim.group == "all" or claim.group.startswith("top") else claim.group


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
