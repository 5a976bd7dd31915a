"""Parts of a firm that the subject of an amount names: sites, markets, customers, the rest."""

from __future__ import annotations

import re
from dataclasses import replace

from polysight.audit.claim_keys import EXTENSIVE
from polysight.audit.metric import Metric
from polysight.audit.remembered import remembered

#: Natures of what a part has less of than the whole.
AMOUNTS = ("level", "flow")
_MONEY = re.compile(r"(?:\d*[A-Z]*)(?:CNY|USD|EUR)")
#: Customers and suppliers, of which one is a part whoever tells of them.
_PARTNERS = re.compile(
    r"(?:前[一二三四五六七八九十\d]+[名大家位]?|第[一二三四五六七八九十\d]+[名大]|最大|主要|单一|其他)"
    r"的?(?:单一)?(?:客户|供应商|购买方)|(?:客户|供应商)\s*[A-Z甲乙丙丁一二三四五\d]"
    r"|\b(?:top|largest|biggest|main|major|other|first|second)[\s\w-]{0,16}"
    r"\b(?:customers?|clients?|buyers?|suppliers?|offtakers?)\b"
    r"|\b(?:customer|client|buyer|supplier|offtaker) (?:[A-Z]|\d+)\b",
    re.IGNORECASE,
)
#: Sites, lines and phases of a firm.
_SITES = re.compile(
    r"[A-Z\d一-鿿]{1,6}(?:生产基地|基地|厂区|分厂|车间|生产线|产线|子公司|分公司)"
    r"|\b(?:site|plant|works|unit|line|base|train) (?:[A-Z]|\d+|I{1,3})\b"
    r"|\b(?!all\b|both\b|two\b|three\b|the\b|our\b|its\b)\w+ (?:site|subsidiary|production base)\b",
    re.IGNORECASE,
)
#: Markets of sale, and the rest of a list of products.
_MARKETS = re.compile(
    r"[内外]销|(?:境[内外]|国[内外]|海外)(?:销售|市场|收入|业务|地区|客户)?"
    r"|直销|经销"
    r"|(?:其他|其它|其余)(?:业务|产品|收入)?"
    r"|(?:domestic|overseas|foreign|export|home)"
    r"(?: (?:sales?|markets?|customers|revenue|business))?"
    r"|others?(?: (?:products?|business(?:es)?|segments?|sales|revenue|activities))?",
    re.IGNORECASE,
)
#: All parts together.
_WHOLE = re.compile(r"合计|总计|总共|全部|全公司|各基地|\btotal\b|\ball\b|\bgroup\b", re.IGNORECASE)


@remembered
def part_of_firm(subject: str, company: str) -> str:
    """Part of a firm that a subject names.

    Parameters
    ----------
    subject : str
        Subject of a claim.
    company : str
        Its firm.

    Returns
    -------
    str
        The subject, where it is a customer, or of a firm a site, a market or the rest of its
        business; else an empty string.

    Examples
    --------
    >>> part_of_firm("前五名客户", ""), part_of_firm("Site A", "X"), part_of_firm("Site A", "")
    ('前五名客户', 'Site A', '')
    """
    plain = subject.strip()
    if _WHOLE.search(plain):
        return ""
    if _PARTNERS.search(plain):
        return plain
    named = bool(company.strip()) and company.strip() not in plain
    if named and (_SITES.fullmatch(plain) or _MARKETS.fullmatch(plain)):
        return plain
    return ""


def of_part(metric: Metric, part: str) -> Metric:
    """Metric of a part of a firm.

    Parameters
    ----------
    metric : Metric
        Known metric of the whole.
    part : str
        Words of the part.

    Returns
    -------
    Metric
        One of its own where the metric is an amount, which no rule takes for that of the whole;
        else the same.
    """
    adds_up = metric.unit in EXTENSIVE or _MONEY.fullmatch(metric.unit)
    if metric.nature not in AMOUNTS or not adds_up:
        return metric
    name = f"{part.casefold()} {metric.key}"
    return replace(
        metric, key=f"{name} [{metric.unit}]", en=f"{part} {metric.en}", zh=f"{part}{metric.zh}",
        of="", good="", closes="", known=False, weight=1,
    )  # fmt: skip
