"""What a name of a change leaves when its words of change are taken away."""

from __future__ import annotations

import re

from polysight.audit.remembered import remembered

_MOVES_ZH = (
    "变化|变动|增减|增长|增加|增幅|提高|提升|升高|上升|上涨|涨幅|降幅|下降|降低|下滑|下跌|回落|回升|减少|"
    "改善|收窄|扩大"
)
_MOVES_EN = (
    "change|changes|growth|increase|rise|gain|improvement|decrease|decline|fall|drop|reduction|cut|"
    "saving|move|movement|yoy|y/y|y-o-y|qoq|q/q|mom|m/m"
)
#: What a change is held against: the year before, a base year, a year.
_SINCE_ZH = (
    r"(?:较|比|与|同|自)?\s*(?:上一?年(?:末|底|度|同期)?|去年(?:末|底|同期)?|前一年|基准年|基年|基期|"
    r"\d{4}\s*年?(?:末|底)?)?\s*(?:相比|以来)?\s*(?:同比|环比|累计|合计)?"
)
_SINCE_EN = r"(?:on|over|from|vs\.?|versus|against|since|relative to|compared (?:to|with)|year)\b.*"
_ZH = re.compile(rf"[,，;；:：]?\s*{_SINCE_ZH}\s*(?:{_MOVES_ZH})(?:幅度|率|值|量|百分点)*$")
_EN_OF = re.compile(rf"^(?:{_MOVES_EN})\s+(?:in|of)\s+(?:the\s+)?", re.IGNORECASE)
_EN_SINCE = re.compile(rf"[,;:]?\s+{_SINCE_EN}$", re.IGNORECASE)
_EN_MOVE = re.compile(rf"[,;:]?\s+(?:{_MOVES_EN})$", re.IGNORECASE)


@remembered
def unchanged(text: str) -> str:
    """Name of what changes, in the name of its change.

    Parameters
    ----------
    text : str
        Name of a change in one language.

    Returns
    -------
    str
        The rest; the same text where no word of change stands in it.

    Examples
    --------
    >>> unchanged("绿电比例较上年变化"), unchanged("change in renewable share")
    ('绿电比例', 'renewable share')
    >>> unchanged("Gross margin, change on year"), unchanged("price")
    ('Gross margin', 'price')
    """
    if (rest := _ZH.sub("", text)) != text:
        return rest.strip()
    if (rest := _EN_OF.sub("", text)) != text:
        return _EN_SINCE.sub("", rest).strip()
    rest = _EN_SINCE.sub("", text)
    return _EN_MOVE.sub("", rest).strip() if _EN_MOVE.search(rest) else text
