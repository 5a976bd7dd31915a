"""Rows of a list that stand for all the rest: other provinces, remaining producers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from polysight.audit.remembered import remembered
from polysight.audit.vocabulary import Vocabulary

_ZH = "(?:其他|其它|其余|剩余)"
_EN = r"\b(?:other|rest of(?: the)?|remaining)\s+(?:[a-z-]+\s+){0,2}?"
#: Words of the rest, by the column that they fill.
_REST = {
    "geography": re.compile(
        rf"{_ZH}各?(?:国家[和与及]地区|省[区市]{{0,2}}|省份|地区|区域|产区|国家|国|来源[国地]|产地)"
        rf"|{_EN}(?:provinces?|regions?|countries|country|areas?|origins?|places)\b"
        r"|\brest of (?:the )?(?:world|country|china)\b",
        re.I,
    ),
    "company": re.compile(
        rf"{_ZH}(?:[一-鿿]{{0,4}}?)(?:企业|厂商|公司|厂家|生产商)"
        rf"|{_EN}(?:producers?|companies|firms?|makers?|manufacturers?|suppliers?|players?)\b",
        re.I,
    ),
    "route": re.compile(
        rf"{_ZH}(?:工艺|路线|技术|方法)(?!费)"
        r"|\bother (?:production )?(?:routes?|process(?:es)?|technolog(?:y|ies))\b",
        re.I,
    ),
}
#: Cells of a place that leave to the list which places they stand for.
_OTHERS = ("other", "others", "rest", "remaining", "其他", "其它", "其余")
#: Cells of a route that name none.
_ALL = ("", "all", "全部")


def with_rest(said: Mapping[str, str], words: Vocabulary) -> dict[str, str]:
    """Cells of a claim whose place, firm or route is the rest of a list.

    Parameters
    ----------
    said : mapping of str to str
        Text by column.
    words : Vocabulary
        Tells which places others lie in.

    Returns
    -------
    dict of str to str
        The same; where the subject tells of the rest of a list and the cell names but the whole,
        the cell has the words of the subject.
    """
    found = dict(said)
    for column, told in _rests(said["subject"]):
        if _is_whole(column, said[column], words):
            found[column] = told
            break
    return found


@remembered
def _rests(subject: str) -> list[tuple[str, str]]:
    """Words of the rest of a list in a subject, by the column that they belong to."""
    found = ((column, pattern.search(subject)) for column, pattern in _REST.items())
    return [(column, told[0].strip()) for column, told in found if told]


def _is_whole(column: str, cell: str, words: Vocabulary) -> bool:
    if column != "geography":
        return cell.strip().casefold() in _ALL
    # What the cell itself calls the others are those of a list, and not all outside one country.
    if cell.strip().casefold() in _OTHERS:
        return False
    places = words.several("geography", cell)
    return not places or (len(places) == 1 and _is_large(places[0], words))


def _is_large(place: str, words: Vocabulary) -> bool:
    """Whether a place is the world or a country."""
    return len(words.wholes(place)) <= 1
