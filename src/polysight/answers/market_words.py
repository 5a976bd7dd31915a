"""Cells that the pages of the market share: amounts, names of measures, inputs and places."""

from __future__ import annotations

import math
from collections.abc import Sequence

from polysight.answers.market_answer import MarketAnswer
from polysight.evidence.store import Evidence
from polysight.messages import Language, catalogue, text
from polysight.study.market_parameters import parameter_rows
from polysight.study.market_tables import MarketTables
from polysight.study.market_years import MONTHS

PERCENT = 100.0
#: Numbers of each language over those of the model: Chinese counts masses in ten thousand tonnes,
#: and money in hundred millions.
SCALES = {
    "en": {"1": PERCENT},
    "zh": {"1": PERCENT, "kt": 0.1, "kt/a": 0.1, "GCNY": 10.0},
}
#: Decimals by unit where a number is not small.
DECIMALS = {
    "en": {"kt": 0, "kt/a": 0, "GW": 0, "1": 0, "count": 0, "CNY/W": 3, "CNY/t": 0},
    "zh": {"GW": 0, "1": 0, "count": 0, "CNY/W": 3, "CNY/t": 0, "GCNY": 0},
}
#: Signs of a year.
YEAR_SIGNS = 4
#: Below this a number without decimals is told with one.
SMALL = 10.0


def cell(value: float, unit: str, language: Language) -> str:
    """A number as the language tells it, without its unit.

    Parameters
    ----------
    value : float
        In the unit.
    unit : str
        Code of the unit.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The number; a dash where there is none.
    """
    if not math.isfinite(value):
        return "–"
    told = value * SCALES[language].get(unit, 1.0)
    places = DECIMALS[language].get(unit, 1)
    if places == 0 and 0.0 < abs(told) < SMALL and unit != "count":
        places = 1
    return f"{round(told, places) + 0.0:,.{places}f}"


def span(values: Sequence[float], unit: str, language: Language) -> str:
    """Median with the ends of its interval.

    Parameters
    ----------
    values : sequence of float
        Quantiles; the first, the middle and the last are told.
    unit : str
        Code of the unit.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        For example ``42.1 (35.0…60.2)``.
    """
    low, middle, high = (
        cell(float(values[at]), unit, language) for at in (0, len(values) // 2, -1)
    )
    return f"{middle} ({low}…{high})" if middle != "–" else middle


def unit_words(unit: str, language: Language) -> str:
    """Unit in words.

    Parameters
    ----------
    unit : str
        Code of the unit.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        As it stands beside the name of a measure.
    """
    name = {"1": "share"}.get(unit, unit.lower().replace("/", "_"))
    return text(f"market_page.unit_{name}", language)


def label(key: str, unit: str, language: Language) -> str:
    """Name of a measure with its unit.

    Parameters
    ----------
    key : str
        Name of the measure.
    unit : str
        Code of the unit.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The words.
    """
    name, words = text(f"market_measure.{key}", language), unit_words(unit, language)
    return f"{name}，{words}" if language == "zh" else f"{name}, {words}"


def years_told(tables: MarketTables) -> list[str]:
    """Years of a table; of a year that is simulated in part the months.

    Parameters
    ----------
    tables : MarketTables
        The market.

    Returns
    -------
    list of str
        For example ``2026-07…12`` and ``2027``.
    """
    found = []
    for year, months in zip(tables.years.years, tables.years.months, strict=True):
        mine = [int(one) % MONTHS + 1 for one in tables.months if one // MONTHS == year]
        whole = months == MONTHS
        found.append(str(year) if whole else f"{year}-{mine[0]:02d}…{mine[-1]:02d}")
    return found


def years_named(tables: MarketTables, language: Language) -> list[str]:
    """Years as they stand in a sentence.

    Parameters
    ----------
    tables : MarketTables
        The market.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    list of str
        For example ``2027: `` and, in Chinese, ``2027年``; of a part of a year its months.
    """
    return [
        text(
            "market_page.year_named" if len(told) == YEAR_SIGNS else "market_page.part_named",
            language,
            year=told[:YEAR_SIGNS],
            first=int(told[YEAR_SIGNS + 1 :][:2] or 1),
            last=int(told[-2:]),
        )
        for told in years_told(tables)
    ]


def input_names(evidence: Evidence, language: Language) -> dict[str, str]:
    """Names of the uncertain inputs.

    Parameters
    ----------
    evidence : Evidence
        Names the parameters.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    dict of str to str
        Name by key: of parameters, and of numbers of the first day, ``start_…``.
    """
    rows = {row.parameter.key: row for row in parameter_rows(evidence)}
    found = {key: row.zh if language == "zh" else row.en for key, row in rows.items()}
    head = "market_input."
    known = catalogue(language).items()
    return found | {key.removeprefix(head): one for key, one in known if key.startswith(head)}


def group_name(kind: str, key: str, asked: MarketAnswer, language: Language) -> str:
    """Name of a part of the market.

    Parameters
    ----------
    kind : {"regions", "routes", "companies"}
        What the parts are.
    key : str
        Its key.
    asked : MarketAnswer
        Names places and companies.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The name.
    """
    if kind == "routes":
        return text(f"market_group.{key}", language)
    if kind == "regions" and key == "CN":
        return text("market_page.elsewhere", language)
    return asked.evidence.codelists[kind].label(key, language)


def month_words(month: int) -> str:
    """A month as data write it.

    Parameters
    ----------
    month : int
        Months since January of year 0.

    Returns
    -------
    str
        For example ``2026-07``.
    """
    year, place = divmod(month, MONTHS)
    return f"{year:04d}-{place + 1:02d}"


def month_name(month: int, language: Language) -> str:
    """A month in a sentence.

    Parameters
    ----------
    month : int
        Months since January of year 0.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        For example ``2026-07``, in Chinese with its signs.
    """
    year, place = divmod(month, MONTHS)
    return text("market_page.month", language, year=year, month=place + 1)
