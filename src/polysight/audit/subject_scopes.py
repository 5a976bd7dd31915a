"""What a subject says of firm, country, route and scenario against a cell that is wider."""

from __future__ import annotations

import re
from collections.abc import Mapping

from polysight.audit.metric import Metric
from polysight.audit.remembered import remembered
from polysight.audit.vocabulary import Vocabulary

#: A firm that a report names by a letter, and what all firms of a country are called.
_FIRM = re.compile(
    r"([甲乙丙丁戊己庚辛壬癸](?:企业|公司|厂(?![址区房])|集团)|[A-Z](?:企业|公司)"
    r"|\b(?:firm|company|producer|maker|enterprise|plant) [A-Z](?![\w.]))",
    re.IGNORECASE,
)
_COUNTRY = re.compile(
    r"全国|我国合计|全行业|行业(?:总|合计)"
    r"|\b(?:(?:whole|entire) (?:country|industry)|country-?wide|nation-?wide"
    r"|national(?= (?:production|output|capacity|demand|total|supply|consumption))"
    r"|all producers|industry[- ]wide|industry total)\b",
    re.IGNORECASE,
)
#: Cells of a route that name none.
_ALL = ("all", "全部")
#: Words of a metric whose route is what is compared and not what is measured.
_COMPARED = re.compile(
    r"占比|份额|比重|比例|结构|渗透|价差|溢价|share|portion|slice|gap|mix|ratio", re.I
)
#: Cases of a forecast, which are several numbers of one quantity and no contradiction.
_CASE = re.compile(
    r"([高中低]|基准|乐观|悲观|保守|中性|上限|下限)(?:情景|情形|方案|口径预测)"
    r"|\b(low|mid|middle|central|base|high|bull|bear|upside|downside|optimistic|pessimistic"
    r"|reference)[ -](?:case|scenario|path|variant)\b",
    re.IGNORECASE,
)
_FORECASTS = ("forecast", "estimate", "scenario", "target")


def scoped(said: Mapping[str, str], words: Vocabulary) -> dict[str, str]:
    """Cells of a claim with the firm, country or route that its subject tells without a doubt.

    Parameters
    ----------
    said : mapping of str to str
        Text by column.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    dict of str to str
        The same; a firm named by a letter stands in an empty cell, the cell of a firm is empty
        where the subject is of the whole country, and a cell of all routes has the one route that
        the subject names.
    """
    found = dict(said)
    text = f"{said['subject']} | {said['metric']}"
    compared = _is_found(_COMPARED, text)
    if firm := _firm(said["subject"]):
        found["company"] = found["company"] or firm
    elif found["company"] and not compared and _is_found(_COUNTRY, text):
        found["company"] = ""
        found["route"] = ""
    if found["route"].strip().casefold() in _ALL and not compared:
        routes = words.grammar.phrase(said["subject"]).marks.get("route", frozenset())
        found["route"] = next(iter(routes)) if len(routes) == 1 else found["route"]
    return found


@remembered
def _firm(subject: str) -> str:
    """Firm that a subject names by a letter; empty for none."""
    found = _FIRM.search(subject)
    return found[1] if found else ""


@remembered
def _is_found(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def routed(said: dict[str, str], metric: Metric, words: Vocabulary) -> dict[str, str]:
    """Cells of the share of a route with the one route that its subject names.

    Parameters
    ----------
    said : dict of str to str
        Text by column.
    metric : Metric
        What is measured.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    dict of str to str
        The same; a cell of all routes has the route where the metric is the share of one.
    """
    if metric.closes != "route" or said["route"].strip().casefold() not in ("", *_ALL):
        return said
    routes = words.grammar.phrase(said["subject"]).marks.get("route", frozenset())
    return {**said, "route": next(iter(routes))} if len(routes) == 1 else said


def case_of_forecast(said: Mapping[str, str], kind: str) -> str:
    """Name of the case that a forecast is of, by the words of its subject or metric.

    Parameters
    ----------
    said : mapping of str to str
        Text by column.
    kind : str
        Kind of the claim.

    Returns
    -------
    str
        As stated; empty where none is told or the claim is of a fact or a rule.
    """
    if kind not in _FORECASTS:
        return ""
    found = _CASE.search(f"{said['subject']} | {said['metric']}")
    return (found[1] or found[2]).casefold() if found else ""
