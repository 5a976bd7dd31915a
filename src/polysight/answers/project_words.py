"""Cells that the pages of projects share: money, rates, years, names of factors and of parts."""

from __future__ import annotations

import math
from collections.abc import Iterable

from polysight.evidence.store import Evidence
from polysight.investment.outcomes import Outcome
from polysight.messages import Language, catalogue, item_name, text
from polysight.study.project_case import ResolvedProject
from polysight.study.project_finding import Finding
from polysight.study.scenario import Wording

PERCENT = 100.0
#: CNY in the unit of money that each language counts in.
MONEY = {"en": 1e6, "zh": 1e4}
#: Fields of findings that hold keys of parts of a project, or of sectors.
NAMED = ("product", "phase", "loan", "sectors", "names")
#: Ids behind a line that stand in it.
FEW = 2
#: Outcomes of a scenario or a stress that have a column, in the order of telling.
COLUMNS = (
    Outcome.NPV, Outcome.IRR, Outcome.IRR_EQUITY, Outcome.PAYBACK, Outcome.MINIMUM_DEBT_COVER,
    Outcome.LARGEST_SHORT_LOAN,
)  # fmt: skip


def worded(one: Wording, language: Language) -> str:
    """Words in a language.

    Parameters
    ----------
    one : Wording
        The words.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The words.
    """
    return one.zh if language == "zh" else one.en


def money_unit(language: Language) -> str:
    """Unit of money of a page.

    Parameters
    ----------
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Million CNY, or ten thousand.
    """
    return text("project_page.money_unit", language)


def money(value_cny: float, language: Language) -> str:
    """An amount of money.

    Parameters
    ----------
    value_cny : float
        CNY.
    language : {"en", "zh"}
        Language; English counts in millions, Chinese in ten thousands.

    Returns
    -------
    str
        The number without its unit; a dash where there is none.
    """
    if math.isnan(value_cny):
        return "–"
    told = value_cny / MONEY[language]
    decimals = 1 if language == "en" and abs(told) < PERCENT else 0
    return f"{told + 0.0:,.{decimals}f}" if round(told, decimals) else "0"


def rate(value: float, language: Language) -> str:
    """A rate of return or of interest.

    Parameters
    ----------
    value : float
        Fraction a year; NaN and infinite where there is none.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Per cent, or that there is none.
    """
    if not math.isfinite(value):
        return text("project_page.none", language)
    return f"{PERCENT * value:z.2f}%"


def years(value: float, language: Language) -> str:
    """A payback.

    Parameters
    ----------
    value : float
        Years; NaN or infinite where the money does not come back.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Years, or never.
    """
    return f"{value:.1f}" if math.isfinite(value) else text("project_page.never", language)


def ratio(value: float) -> str:
    """A cover.

    Parameters
    ----------
    value : float
        The cover; NaN or infinite where nothing is due.

    Returns
    -------
    str
        Two decimals; a dash where nothing is due.
    """
    return f"{value:z.2f}" if math.isfinite(value) else "–"


def price(value: float) -> str:
    """A price.

    Parameters
    ----------
    value : float
        CNY/kg; NaN or infinite where there is none.

    Returns
    -------
    str
        Two decimals; a dash where there is none.
    """
    return f"{value:,.2f}" if math.isfinite(value) else "–"


def outcome_cell(outcome: Outcome, value: float, language: Language) -> str:
    """An outcome as a cell.

    Parameters
    ----------
    outcome : Outcome
        Which.
    value : float
        Its number.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The cell.
    """
    if outcome.name.startswith("NPV") or outcome is Outcome.LARGEST_SHORT_LOAN:
        return money(value, language)
    if outcome.name.startswith("IRR"):
        return rate(value, language)
    if outcome.name.endswith("PAYBACK"):
        return years(value, language)
    return ratio(value) if outcome is Outcome.MINIMUM_DEBT_COVER else price(value)


def outcome_name(outcome: Outcome, language: Language) -> str:
    """Name of an outcome with its unit.

    Parameters
    ----------
    outcome : Outcome
        Which.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Heading of its column.
    """
    key = f"project_page.outcome_{outcome.key}"
    return text(key, language, money=money_unit(language))


def outcome_header(outcomes: Iterable[Outcome], language: Language) -> list[str]:
    """Short names of outcomes, as headings of a table whose title tells their units.

    Parameters
    ----------
    outcomes : iterable of Outcome
        Which.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    list of str
        The headings.
    """
    return [text(f"project_page.short_{one.key}", language) for one in outcomes]


def short_ids(ids: tuple[str, ...], language: Language) -> str:
    """The first ids of several, and how many more there are.

    Parameters
    ----------
    ids : tuple of str
        The ids.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The cell.
    """
    told = ", ".join(ids[:FEW])
    more = len(ids) - FEW
    return told + text("project_page.more", language, count=more) if more > 0 else told


def finding_words(one: Finding, language: Language) -> str:
    """A finding in words, parts of the project by their names.

    Parameters
    ----------
    one : Finding
        The finding.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The sentence.
    """
    fields = dict(one.reason.fields)
    for name in NAMED:
        if name in fields:
            parts = (item_name(part, language) for part in fields[name].split(", "))
            fields[name] = text("comply.comma", language).join(parts)
    return text(one.reason.key, language, **fields)


def factor_name(key: str, language: Language) -> str:
    """Name of a factor or a changed part of a project.

    Parameters
    ----------
    key : str
        For example ``price`` or ``input:electricity``.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    head, _, item = key.partition(":")
    own = f"project_page.factor_{head.replace('-', '_')}{'_of' if item else ''}"
    if own not in catalogue(language):
        return key
    return text(own, language, item=item_name(item, language))


def place_words(resolved: ResolvedProject, evidence: Evidence, language: Language) -> list[str]:
    """What a project is: route, product, place, kind.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.
    evidence : Evidence
        Names of routes and regions.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    list of str
        The words.
    """
    head = resolved.file.project
    return [
        text(f"project_page.kind_{head.kind}", language),
        evidence.codelists["routes"].codes[head.route].label(language),
        text(f"project_page.product_{head.product}", language),
        evidence.codelists["regions"].codes[head.region].label(language),
    ]
