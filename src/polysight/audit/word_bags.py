"""Words of metrics in any order: share of electricity in cost is the cost share of electricity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from polysight.evidence.codelist import folded

#: Small words, and words that every second metric carries and none is told by.
SMALL = frozenset(
    "of in the a an by between per for from to and on with its average mean annual total overall"
    " all unit specific rate level use usage consumption intensity kilogram kg value amount"
    " industry polysilicon silicon's".split()
)
#: Words that mean one thing in the name of a metric.
SAME = {
    "proportion": "share", "percentage": "share", "ratio": "share", "fraction": "share",
    "power": "electricity", "output": "production",
    "investment": "capex", "capital": "capex", "variation": "change", "difference": "gap",
    "material": "materials", "labor": "labour", "breakeven": "break-even", "world": "global",
    "region": "regional", "place": "regional", "technology": "route", "process": "route",
}  # fmt: skip
SAME_CHINESE = (
    ("比重", "占比"), ("份额", "占比"), ("比例", "占比"), ("增速", "增长"), ("增幅", "增长"),
    ("增长率", "增长"), ("变动", "变化"), ("变化率", "变化"), ("用电", "电耗"), ("耗电量", "电耗"),
    ("耗电", "电耗"), ("电力消耗", "电耗"), ("技术路线", "工艺"), ("工艺路线", "工艺"),
    ("路线", "工艺"), ("费用", "成本"), ("造价", "投资"),
)  # fmt: skip
SMALL_CHINESE = re.compile(r"平均|单位|行业|整体|总体|综合|水平|强度|的|率$|量$|中国|多晶硅|年度")
_WORDS = re.compile(r"[a-z0-9][a-z0-9&'-]*")
_HANZI = re.compile(r"[一-鿿]")


def bag(text: str) -> str:
    """What a name says, whatever the order of its words.

    Parameters
    ----------
    text : str
        Name of a metric in either language.

    Returns
    -------
    str
        Its telling words, sorted; empty where none is left.

    Examples
    --------
    >>> bag("cost share of electricity") == bag("Electricity share in costs")
    True
    """
    plain = folded(text) if _HANZI.search(text) else text.casefold().replace("_", " ")
    if _HANZI.search(plain):
        for word, same in SAME_CHINESE:
            plain = plain.replace(word, same)
        return "".join(sorted(SMALL_CHINESE.sub("", plain)))
    words = {singular(word) for word in _WORDS.findall(plain)}
    return " ".join(sorted({SAME.get(word, word) for word in words} - SMALL - {""}))


def singular(word: str) -> str:
    """Word in the singular, where that is safe to tell.

    Parameters
    ----------
    word : str
        English word in small letters.

    Returns
    -------
    str
        Its singular.
    """
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word if word in SAME.values() else word[:-1] if word != "materials" else word
    return word


def bags(spellings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keys of metrics by their bags of words.

    Parameters
    ----------
    spellings : iterable of (str, str)
        Name and key.

    Returns
    -------
    dict of str to str
        Key by bag; bags that two metrics share tell neither.
    """
    found: dict[str, set[str]] = {}
    for name, key in spellings:
        if own := bag(name):
            found.setdefault(own, set()).add(key)
    return {own: next(iter(keys)) for own, keys in found.items() if len(keys) == 1}


def hinted(text: str, unit: str, hints: Sequence[tuple[str, str]]) -> str:
    """Key of the metric that a unit and a telling word point to.

    Parameters
    ----------
    text : str
        Name of a metric that nobody knows.
    unit : str
        Its unit, canonical.
    hints : sequence of (str, str)
        Unit and words, all of which must stand in the name, with the key; the first that fits is
        taken.

    Returns
    -------
    str
        The key; empty where none fits.
    """
    plain = text.casefold()
    for hint, key in hints:
        wanted, *words = hint.split()
        if wanted == unit and all(_stands(word, plain) for word in words):
            return key
    return ""


def _stands(word: str, plain: str) -> bool:
    """Whether a word stands in a name, or does not where it begins with an exclamation mark."""
    return word[1:] not in plain if word.startswith("!") else word in plain


def longest_first(words: Mapping[str, str]) -> dict[str, str]:
    """Words sorted so that the longest is tried first.

    Parameters
    ----------
    words : mapping of str to str
        Meaning by word.

    Returns
    -------
    dict of str to str
        The same, ordered.
    """
    return dict(sorted(words.items(), key=lambda pair: (-len(pair[0]), pair[0])))
