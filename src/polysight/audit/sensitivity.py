"""Cases of a sensitivity analysis: what is moved, and by how much, as the words tell it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from polysight.audit.remembered import remembered

#: Parts of a basis: what is moved, how far, and in which measure.
CAUSE, STEP, MEASURE = "cause", "step", "step_in"
SHARE, POINTS, LEVEL = "share", "points", "level"
#: What is moved, the more special words first.
_CAUSES = (
    (
        "power_tariff",
        r"电价|电力价格|用电价格|power (?:price|tariff|cost)|electricity (?:price|tariff|cost)"
        r"|tariff",
    ),
    (
        "silicon_metal_price",
        r"(?:工业硅|金属硅|硅粉|硅料粉|原料硅)(?:采购)?(?:价格?|单价)"
        r"|(?:silicon metal|metallurgical silicon|si-metal|mg-si) (?:price|cost)",
    ),
    ("material_price", r"原(?:材|辅)?料(?:采购)?价格|(?:raw )?material (?:price|cost)s?"),
    (
        "capex_total",
        r"(?:建设|固定资产|项目|总)?投资额?|capex|capital (?:cost|expenditure)|construction cost"
        r"|investment(?: cost)?",
    ),
    ("production_cost", r"(?:经营|生产|可变|总|操作)?成本|opex|operating costs?|(?:cash )?costs?"),
    (
        "utilisation",
        r"产能利用率|生产负荷|负荷率?|开工率|utili[sz]ation(?: rate)?|operating rate"
        r"|load(?: factor)?",
    ),
    ("production", r"产销?量|销量|销售量|output|(?:sales )?volumes?|production"),
    ("discount_rate", r"折现率|贴现率|discount rate|wacc"),
    (
        "price",
        r"(?:产品|多晶硅|硅料)?(?:销售)?(?:售价|价格|单价)|(?:poly(?:silicon)? |selling )?prices?"
        r"|asp",
    ),
)
_UP = (
    r"上涨|上升|提高|提升|增加|增长|升高|上浮|上调|上行|涨|升|增"
    r"|up|ris(?:e|es|en|ing)|increas(?:e|es|ed|ing)|higher|gain(?:s|ed)?|\+|＋"
)
_DOWN = (
    r"下降|下跌|下调|下浮|下行|降低|减少|回落|降|跌|减"
    r"|down|fall(?:s|en|ing)?|lower|decreas(?:e|es|ed|ing)|drop(?:s|ped)?|declin(?:e|es|ed|ing)"
    r"|cuts?|-|−|–|－"
)
_NUMBER = r"(?P<size>\d+(?:\.\d+)?)\s*(?P<unit>%|％|per ?cent\b|个百分点|percentage points|pp\b)"
_SHARE = re.compile(r"[%％]|per ?cent", re.I)
_MONEY = r"(?:RMB|CNY|USD|EUR|US\$|¥|￥|\$|€)?\s*(?P<size>\d+(?:\.\d+)?)\s*"
_PRICED = r"(?:(?:RMB|CNY|USD|EUR|元|美元|yuan)?\s*/\s*(?:kg|t|kWh|千克|公斤|吨|千瓦时|度)|元)"
#: A number beside a measure, without which nothing is told to move.
_SIZED = re.compile(rf"{_NUMBER}|\d\s*{_PRICED}", re.I)


class Move(NamedTuple):
    """A case of a sensitivity analysis.

    Parameters
    ----------
    cause : str
        Key of the metric that is moved; ``material_price`` is no metric of its own.
    size : float
        By how much, or to which number.
    measure : str
        ``share`` of the base, ``points`` of a share, or ``level`` where the new number is told.
    """

    cause: str
    size: float
    measure: str

    @property
    def text(self) -> str:
        """Name of the case."""
        return f"{self.cause} {self.step}"

    @property
    def step(self) -> str:
        """Its size as text, with its sign where it is a change."""
        return f"{self.size:g}" if self.measure == LEVEL else f"{self.size:+g}"

    @property
    def basis(self) -> dict[str, str]:
        """What it adds to the basis of a claim."""
        return {CAUSE: self.cause, STEP: self.step, MEASURE: self.measure}


def _patterns(words: str) -> tuple[re.Pattern[str], ...]:
    cause, way = rf"(?:{words})", rf"(?P<up>{_UP})|(?P<down>{_DOWN})"
    edge = r"(?<![A-Za-z])"
    return (
        re.compile(
            rf"{edge}{cause}\s*(?:is |are |变[化动](?:幅度|率)?)?\s*[(（:：]?\s*(?:{way})\s*"
            rf"(?:了|幅度)?\s*(?:by\s+)?{_NUMBER}",
            re.I,
        ),
        re.compile(
            rf"(?:(?P<up>[+＋])|(?P<down>[-−–－]))\s*{_NUMBER}\s*(?:in |on )?(?:the )?{cause}", re.I
        ),
        re.compile(rf"{_NUMBER}\s*(?:{way})\s*(?:in\s+)?(?:the\s+|of\s+)?{edge}{cause}", re.I),
        re.compile(rf"{_NUMBER}\s*{edge}{cause}\s*(?:{way})", re.I),
        re.compile(rf"{edge}{cause}\s*{_NUMBER}\s*(?:{way})(?![A-Za-z])", re.I),
    )


@cache
def _moves() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """Patterns of what is moved, by cause; made when first asked for, since that takes long."""
    return tuple((cause, _patterns(words)) for cause, words in _CAUSES)


@cache
def _levels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Pattern of the level that something is moved to, by cause."""
    level = rf"\s*(?:of|at|为|=|按|取)?\s*{_MONEY}{_PRICED}"
    return tuple(
        (cause, re.compile(rf"(?<![A-Za-z])(?:{words}){level}", re.I))
        for cause, words in _CAUSES
        if cause in ("price", "power_tariff", "silicon_metal_price")
    )


_ANALYSIS = re.compile(r"敏感性|敏感度|压力测试|\bsensitivit(?:y|ies)\b|\bstress(?:ed)?\b", re.I)
#: Words of an analysis that are no part of what is measured, unlike a sensitivity itself.
_OF_ANALYSIS = re.compile(
    r"敏感[性度]分析|压力测试下?|\bsensitivity (?:analysis|case)\b|\bstress(?:ed| test| case)?\b",
    re.I,
)
#: What is left of a phrase whose numbers are taken out.
_LEFT = re.compile(
    r"[(（\[]\s*[)）\]]|时的?|后的|情形下的?|\b(?:if|at|with|when|a|the)\b|[,，:：;；]", re.I
)


@remembered
def move(text: str) -> Move | None:
    """Case of a sensitivity analysis that a text tells.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    Move or None
        The case; None where nothing, or more than one thing, is moved.

    Examples
    --------
    >>> move("售价上涨10%时的内部收益率").step, move("IRR at 10% lower capex").text
    ('+0.1', 'capex_total -0.1')
    """
    if not _SIZED.search(text):
        return None
    found: list[Move] = []
    rest = text
    for cause, patterns in _moves():
        for pattern in patterns:
            for one in pattern.finditer(rest):
                sign = 1.0 if one["up"] else -1.0
                measure = SHARE if _SHARE.fullmatch(one["unit"]) else POINTS
                found.append(Move(cause, sign * float(one["size"]) / 100.0, measure))
            rest = pattern.sub("|", rest)
    if not found:
        for cause, level in _levels():
            found += [Move(cause, float(one["size"]), LEVEL) for one in level.finditer(rest)]
            rest = level.sub("|", rest)
    return found[0] if len(set(found)) == 1 else None


def without_move(text: str) -> str:
    """A text without what tells that something is moved.

    Parameters
    ----------
    text : str
        Name of a metric.

    Returns
    -------
    str
        The rest, for example ``IRR`` of ``IRR (price +10%)`` and of ``敏感性分析IRR``.
    """
    rest = _OF_ANALYSIS.sub(" ", text)
    if _SIZED.search(rest):
        for _, patterns in _moves():
            for pattern in patterns:
                rest = pattern.sub(" ", rest)
        for _, level in _levels():
            rest = level.sub(" ", rest)
    return " ".join(_LEFT.sub(" ", rest).split()) if rest != text else text


@remembered
def is_analysis(text: str) -> bool:
    """Whether a text speaks of a sensitivity analysis or a stress test.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    bool
        Whether it does.
    """
    return _ANALYSIS.search(text) is not None
