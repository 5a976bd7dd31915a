"""Places that goods come from or go to, where a claim of trade tells one in its words."""

from __future__ import annotations

import re

from polysight.audit.vocabulary import Vocabulary

PARTNER = "partner"
_TRADE = ("import", "export")
_ZH = "(?P<zh>[一-鿿]{2,10}?)"
_PATTERNS = (
    re.compile(rf"(?:来自|自|从|由|原产于?){_ZH}的?(?:多晶硅|工业硅|硅料)?(?:进口|输入)"),
    re.compile(rf"(?:对|向|往|至){_ZH}的?(?:多晶硅|工业硅|硅料)?(?:出口|输出)"),
    re.compile(
        r"(?:进口|出口)(?:来?自|至|到|往)(?P<zh>[一-鿿]{2,10}?)"
        r"(?=的|多晶硅|工业硅|数?量|金?额|均?价|占|[\s,，。;；()（）]|$)"
    ),
    re.compile(r"^(?P<zh>(?:其他|其它|其余)(?:国家|地区|国家和地区|来源[国地]|目的[国地]))"),
    re.compile(
        r"\b(?:[Ii]mports?|[Ee]xports?|[Ss]hipments?)\b(?: [a-z-]+){0,3}? (?:from|to) (?:the )?"
        r"(?P<en>[A-Z][A-Za-z.'-]*(?: (?:and |of |the )?[A-Z][A-Za-z.'-]*)*)"
    ),
    re.compile(r"\b(?P<en>(?:other|remaining) (?:countries|origins|destinations))\b", re.I),
)
#: Between the place that goods come from and the one that they go to.
_TO = re.compile(r"\s*(?:[-–—→>]+|\bto\b|至|到)\s*")
#: Words of all partners together.
_ALL = re.compile(r"全球|世界|国外|境外|海外|各国|world|global|abroad|overseas|all", re.I)


def partner(metric: str, text: str, own: str, words: Vocabulary) -> str:
    """Place that a claim of trade tells beside its own.

    Parameters
    ----------
    metric : str
        Key of the metric; only imports and exports have partners.
    text : str
        Words of the claim.
    own : str
        Cell of its place.
    words : Vocabulary
        Names of places.

    Returns
    -------
    str
        Code of the place, or its words where nobody knows them; empty for trade with all.
    """
    if not any(word in metric for word in _TRADE):
        return ""
    for pattern in _PATTERNS:
        if found := pattern.search(text):
            name = next(one for one in found.groupdict().values() if one).strip()
            if _ALL.search(name):
                return ""
            places = words.several("geography", name)
            return "" if places == words.several("geography", own) else ", ".join(places)
    return _of_cell(metric, own, words)


def _of_cell(metric: str, own: str, words: Vocabulary) -> str:
    """Place that a cell such as ``Germany-US`` has beside the own one: whence, then whereto."""
    parts = [one.strip() for one in _TO.split(own) if one.strip()]
    if "price" in metric or len(parts) != 2 or words.word("geography", own) is not None:
        return ""
    return ", ".join(words.several("geography", parts[0 if "import" in metric else 1]))
