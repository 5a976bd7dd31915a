"""Words before a name in a formula: what they ask of a claim, and of the one that is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polysight.audit.claim import Claim
from polysight.audit.claim_keys import Bucket, year
from polysight.audit.expression import Name
from polysight.audit.remembered import remembered
from polysight.audit.stages import stage

WORLD = "WLD"
#: Years of a time that is taken for each of them: fewer than this lie between its ends.
FEW_YEARS = 3
#: Scopes of a basis of tax.
TAXES = {"taxed": "included", "untaxed": "excluded"}
#: Scopes of a return before or after the tax on income.
INCOME = {"beforetax": "before", "aftertax": "after"}
#: Scopes of devices: of one junction, and of crystalline silicon and one junction.
JUNCTION, SILICON = "junction", "silicon"
_SEVERAL = re.compile(
    r"叠层|多结|双结|三结|聚光|串联|tandem|multi-?junction|(?:two|double|triple|dual)[ -]?junction"
    r"|concentrat|stack|[/-]silicon|on silicon|bifacial",
    re.I,
)
_SILICON = re.compile(
    r"(?<!\w)(?:c-si|silicon|mono|perc|perl|topcon|hjt|shj|ibc|xbc|tbc|hbc|bc)(?!\w)"
    r"|晶硅|单晶|多晶|异质结",
    re.I,
)
#: Scopes of a stock that makers hold, and of any other.
HOLDER, MAKERS = "holder", "makers"
HOLDERS = {"makers": True, "chain": False}
#: What two returns must share beside it.
RETURNS = ("capital", "discounting", "counted", "built_in", "prices", "numbers", "aspect")
#: Scope of a project at full output, which makes as much as it can.
DESIGN = "design"
#: Scopes of the largest firms together, and of a sort of the product.
RANKS = {"top3": "top 3", "top5": "top 5", "top10": "top 10"}
SORTS = {"ntype": "n-type", "ptype": "p-type"}
#: Words of a year of full output, and of a firm that is a project.
_FULL = re.compile(
    r"达产|满产|满负荷|正常(?:生产|运营)?年|设计|full[- ](?:output|production|capacity)"
    r"|(?:first )?full (?:operating )?year|steady[- ]state|at capacity|design|nameplate",
    re.I,
)
_PROJECT = re.compile(
    r"项目|一期|二期|三期|工程$|project|phase|greenfield|brownfield|expansion", re.I
)
#: Words of the time in which a project is built, of which its investment is told.
_BUILT = re.compile(
    r"建设期|\b(?:construction|building) (?:period|phase)\b|\bat completion\b", re.I
)
#: What a plan fixes once, whatever stage of it a number is of.
FIXED = frozenset(
    ("capacity", "project_capacity", "capex_total", "bank_loan", "depreciation_period")
)
#: Times of a project that tell no year, so that they speak of its plan.
_PLANNED = ("undated", "current", "scenario base")


def is_design(at: Bucket, moment: str) -> bool:
    """Whether a time is the full output of a project.

    Parameters
    ----------
    at : tuple
        What a claim is about.
    moment : str
        Its time key.

    Returns
    -------
    bool
        Whether the words tell of full output, or a project tells no year.
    """
    told = moment.startswith("undated ") and bool(_FULL.search(moment) or _BUILT.search(moment))
    return told or (moment in _PLANNED and any(map(_PROJECT.search, at[2])))


@remembered
def one_plan(moment: str, other: str) -> bool:
    """Whether two times are both the full output of a plan, or one is and the other is untold.

    Parameters
    ----------
    moment, other : str
        Time keys.

    Returns
    -------
    bool
        Whether they are; two untold times are one time anyhow.
    """
    full = [bool(_FULL.search(one)) and one.startswith("undated ") for one in (moment, other)]
    plain = [one == "undated" for one in (moment, other)]
    return any(full) and all(told or none for told, none in zip(full, plain, strict=True))


@remembered
def of_stage(moment: str, other: str, *, named: bool) -> bool:
    """Whether a time is a stage of a project and another the full output or the building of it.

    Parameters
    ----------
    moment, other : str
        Time keys, of a claim that is checked and of what its plan fixes.
    named : bool
        Whether the project is named, so that any time of it without a year is one of its plan.

    Returns
    -------
    bool
        Whether they are.
    """
    fixed = other == "undated" or bool(_FULL.search(other) or _BUILT.search(other))
    undated = moment.startswith(("undated ", "scenario ") if named else "undated ")
    return undated and fixed and (named or bool(stage(moment)))


def is_checked(scope: str, at: Bucket, moment: str) -> bool:
    """Whether a relation is about a claim, by the word before its first name.

    Parameters
    ----------
    scope : str
        The word; empty for none.
    at : tuple
        What the claim is about.
    moment : str
        Its time key.

    Returns
    -------
    bool
        Whether it is of the world, the project or the sort of the product that the word asks for.
    """
    if scope == "world":
        return at[1] == (WORLD,)
    if scope == "country":
        return at[1] != (WORLD,)
    if scope == "onroute":
        return bool(at[4])
    if scope == DESIGN:
        return is_design(at, moment)
    return scope not in SORTS or at[3] == SORTS[scope]


@remembered
def few_years(moment: str) -> tuple[str, ...]:
    """Years of a time key of two or three years, which holds for each of them.

    Parameters
    ----------
    moment : str
        Time key.

    Returns
    -------
    tuple of str
        Years as text; none for anything else.
    """
    first, _, last = moment.partition("/")
    ends = year(first), year(last)
    if ends[0] is None or ends[1] is None or not 0 < ends[1] - ends[0] < FEW_YEARS:
        return ()
    return tuple(str(one) for one in range(ends[0], ends[1] + 1))


def _is_device(claim: Claim, scope: str) -> bool:
    """Whether the words of a claim leave it a device of one junction, or tell one of silicon."""
    text = " | ".join((claim.subject, claim.raw, claim.section))
    return not _SEVERAL.search(text) and (scope == JUNCTION or bool(_SILICON.search(text)))


def of_one_return(claims: Iterable[Claim]) -> bool:
    """Whether claims are of one return but for the tax on income.

    Parameters
    ----------
    claims : iterable of Claim
        Claims of one choice.

    Returns
    -------
    bool
        Whether capital, discounting, building time, rates and other words are the same.
    """
    return len({tuple(one.basis.get(name) for name in RETURNS) for one in claims}) < 2


def within_scope(name: Name, claims: list[Claim]) -> list[Claim]:
    """Claims on the basis of tax, or of the devices, that a name asks for.

    Parameters
    ----------
    name : Name
        What is called for.
    claims : list of Claim
        Claims of its metrics.

    Returns
    -------
    list of Claim
        All, unless the name asks for a basis, of the tax on sales or of that on income, or for who
        holds a stock.
    """
    if income := INCOME.get(name.scope):
        return [one for one in claims if one.basis.get("income_tax") == income]
    if name.scope in HOLDERS:
        return [one for one in claims if (one.basis.get(HOLDER) == MAKERS) == HOLDERS[name.scope]]
    if name.scope in (JUNCTION, SILICON):
        return [one for one in claims if _is_device(one, name.scope)]
    wanted = TAXES.get(name.scope)
    return claims if wanted is None else [one for one in claims if one.basis.get("tax") == wanted]
