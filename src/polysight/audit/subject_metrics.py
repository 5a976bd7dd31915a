"""Metrics that a subject names where the word of the metric only says what kind of number it is.

A column that says ``ratio``, ``years`` or ``金额`` leaves to the subject what is measured: the
``equity ratio``, the ``tenor`` of a loan, ``资本金``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from polysight.audit.bilingual import halves
from polysight.audit.claim_table import Numbered
from polysight.audit.composed_metrics import CHANGES, MADE
from polysight.audit.metric import Metric
from polysight.audit.notes import scope_notes
from polysight.audit.vocabulary import Vocabulary

#: List of words that tell a kind of number and no quantity.
GENERIC = "generic"
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
#: Words in one script that stand together.
_CHINESE = re.compile(r"[一-鿿][一-鿿A-Z0-9/%]*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&/'.%-]*(?:[ ,]+[A-Za-z0-9&/'.%-]+)*")
_NOTES = re.compile(r"[(（\[【]\s*([^()（）\[\]【】]*?)\s*[)）\]】]")
_PER = re.compile(r"\s+per\s+", re.IGNORECASE)
#: What a subject says behind its name: time, case, basis.
_BEHIND = re.compile(r"\s*[,，;；].*$")
#: Words of a limit, a goal or a time around the name.
_AROUND = re.compile(
    r"(?:较|比)(?:上年|去年|基准年|基期|\d{4}年)(?:同期)?的?"
    r"(?:变化|变动|下降|降低|减少|增长|上升|提高|增加)?(?=\s|$)"
    r"|(?:政策|中期|远期|近期|长期|阶段性)?(?:下限|上限|限值|目标值?|引导值|承诺值?|先进值|限定值|准入值)$"
    r"|^(?:政策)?(?:最低|最高|监管|规定)|^(?:年内|当年|本年|年初|年底|年末|每年|首个还款年|首年)"
    r"|^[一-鿿]{2,6}?(?=(?:产量|产出|产能|能力|装机|需求量?|出口量?)占(?:全国|全球|世界|全省|全区))"
    r"|^(?:[上下]半年|第?[一二三四]季度|前三季度|\d+月份?)"
    r"|\b(?:floor|ceiling|cap|limit|goal|target|opening|closing|permit|permitted)\b",
    re.IGNORECASE,
)


def named(subject: str) -> Iterator[str]:
    """Names that a subject holds, the whole of it first.

    Parameters
    ----------
    subject : str
        As stated, in one language or both.

    Yields
    ------
    str
        The subject, without notes, what stands before a comma, each language, each of these
        without words of limits and times, and the notes by themselves.
    """
    plain = _BRACKETS.sub(" ", subject).strip()
    first = _BEHIND.sub("", plain)
    found = [subject.strip(), plain, first]
    chinese, latin = _CHINESE.findall(first), _LATIN.findall(first)
    if chinese and latin:
        found += ["".join(chinese), max(chinese, key=len), *latin]
    found += [_AROUND.sub(" ", one).strip() for one in found]
    found += _NOTES.findall(subject)
    yield from dict.fromkeys(one for one in found if one)


def one_language(text: str, unit: str, words: Vocabulary) -> str:
    """Word of a metric in the language in which it is known, where it is told in two.

    Parameters
    ----------
    text : str
        As stated, such as ``排放 emissions``.
    unit : str
        Stated unit.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    str
        One of the two, or the same.
    """
    told = halves(text)
    if not told or words.metric(text, unit).known:
        return text
    heard = (one for one in told if words.word(GENERIC, one) is not None)
    known = (one for one in told if words.metric(one, unit).known)
    return next(heard, None) or next(known, text)


def of_subject(
    said: Mapping[str, str], metric: Metric, unit: str, words: Vocabulary
) -> Metric | None:
    """Metric that a subject names and the unit measures.

    Parameters
    ----------
    said : mapping of str to str
        Text by column.
    metric : Metric
        What the word of the metric means.
    unit : str
        Stated unit.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    Metric or None
        Nothing where the word of the metric tells a quantity of its own, or the subject none.
    """
    word = scope_notes(said["metric"])[0]
    if not said["subject"] or not (words.word(GENERIC, word) is not None or _is_unit(word, words)):
        return None
    moves = bool(words.grammar.phrase(word).heads & set(CHANGES))
    for text in named(said["subject"]):
        for name in (text, f"{text} {word}"):
            like = words.metric(name, unit)
            if moves and like.nature != "change":
                continue
            finer = not metric.known or (like.key != metric.key and MADE not in like.key)
            if like.known and finer and _measures(unit, like, words):
                return like
    return None


def metrics_of_subjects(rows: Numbered, words: Vocabulary) -> dict[str, str]:
    """Known words of metrics by subject, for rows of the same subject whose word nobody knows.

    Parameters
    ----------
    rows : iterable of (int, mapping)
        Rows of a table of claims with their numbers.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    dict of str to str
        A word of the one metric that rows of each subject tell.
    """
    found: dict[str, set[str]] = {}
    known: dict[str, str] = {}
    for _, cells in rows:
        subject, word = (str(cells.get(name, "")).strip() for name in ("subject", "metric"))
        if subject and (key := words.known_metric(word)):
            found.setdefault(subject, set()).add(key)
            known[key] = word
    return {subject: known[min(keys)] for subject, keys in found.items() if len(keys) == 1}


def _is_unit(word: str, words: Vocabulary) -> bool:
    """Whether a word of a metric is but its unit, such as ``kWh per kg``."""
    return words.units.find(_PER.sub("/", word)) is not None


def _measures(unit: str, metric: Metric, words: Vocabulary) -> bool:
    """Whether a unit measures a metric, be it in another currency."""
    if not unit.strip():
        return False
    if ("CO2" in unit.upper()) != ("CO2" in metric.unit.upper()):
        return False
    fits = words.units.factor(unit, metric.unit) is not None
    return fits or words.units.alike(unit, metric.unit)
