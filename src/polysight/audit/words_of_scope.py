"""What the words of a claim tell of place, route, firm and kind where its cells leave it out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from polysight.audit.metric import Metric
from polysight.audit.metric_phrases import YEARS, Phrase
from polysight.audit.notes import notes, scope_notes
from polysight.audit.stretches import stretch
from polysight.audit.vocabulary import Vocabulary

#: Rates of a tax, and building time, in notes, which are told by their own words.
_TAXED = re.compile(
    r"\d+(?:\.\d+)?\s*%\s*(?=VAT|tax|增值税)|[含按未不]+\s*\d*%?\s*(?:增值)?税|[不]?含建设期|税[前后]"
    r"|\b(?:incl?\.?|including|excl?\.?|excluding|ex|VAT|basis|case|on|by)\b|[按口径计]+",
    re.IGNORECASE,
)
#: Parts of a year in the words of a metric, and a year alone.
_PARTS_OF_YEAR = re.compile(r"[上下]半年|第?[一二三四]季度|前三季度")
_YEAR = re.compile(r"(20\d\d)年?")
#: What is used up, behind the verb and whoever uses it.
_USED = re.compile(
    r"(?:耗用|消耗|使用|采购|外购|购入)的?(.{2,})$"
    r"|\b(?:consumption|use|usage|purchases?|intake) of (.{3,})$",
    re.IGNORECASE,
)
#: Where a subject in two languages goes over from one to the other.
_ONE_LANGUAGE = re.compile(r"(?<=[一-鿿])\s+(?=[A-Za-z])|(?<=[A-Za-z])\s+(?=[一-鿿])")
#: Column by the list of words that may fill it; firms go before groups.
FILLED = {"geography": "geography", "route": "route", "company": "company", "group": "company"}
#: Kinds that a word of the metric tells whatever the cell of the kind says.
DECIDING = ("limit", "target")
KIND, SCENARIO, GROUP = "kind", "scenario", "group"


def completed(said: Mapping[str, str], words: Vocabulary) -> dict[str, str]:
    """Cells of a claim with those filled that its words tell.

    Parameters
    ----------
    said : mapping of str to str
        Text by column.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    dict of str to str
        The same; an empty cell has what the words of the metric, else those of the subject, tell
        without a doubt. A place within the stated one is taken from the words of the metric,
        and so is the year of an undated claim.
    """
    found = _parted(dict(said))
    phrases = [words.grammar.phrase(said["subject"])]
    if words.word("metric", said["metric"]) is None:
        phrases.insert(0, words.grammar.phrase(scope_notes(said["metric"])[0]))
        _narrow(found, phrases[0], words)
        years = {year.strip() for year in YEARS.findall(said["metric"])}
        if len(years) == 1 and not found["period"]:
            found["period"] = next(iter(years))
    for listing, column in FILLED.items():
        told = [phrase.one(listing) for phrase in phrases if listing in phrase.marks]
        if not found[column] and told:
            found[column] = _spelt(listing, told[0], words)
    return found


def _parted(found: dict[str, str]) -> dict[str, str]:
    """Cells with the part of a year that stands in the metric's words put into the period."""
    part, period = _PARTS_OF_YEAR.search(found["metric"]), found.get("period", "").strip()
    if part is None:
        return found
    year = _YEAR.fullmatch(period)
    if year:
        found["period"] = f"{year[1]}年{part[0]}"
    if year or stretch(period) == stretch(f"{period[:4]}年{part[0]}") != "":
        found["metric"] = found["metric"].replace(part[0], "").strip()
    return found


def _spelt(listing: str, means: str, words: Vocabulary) -> str:
    """Word of a cell that has a meaning; only groups have no codes."""
    if listing != GROUP:
        return means
    return next((word for word, one in words.words(GROUP).items() if one == means), "")


def _narrow(found: dict[str, str], phrase: Phrase, words: Vocabulary) -> None:
    place, kind = phrase.one("geography"), phrase.one(KIND)
    stated = words.several("geography", found["geography"])
    if place and len(stated) == 1 and stated[0] in words.wholes(place):
        found["geography"] = place
    if kind and (not found[KIND] or kind in DECIDING):
        found[KIND] = kind


def scenario(name: str, words: Vocabulary) -> str:
    """One name of a scenario, whatever the report calls it.

    Parameters
    ----------
    name : str
        As stated, for example ``bull`` or ``乐观``.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    str
        Its name; as stated where nobody knows it.
    """
    for text in (name, f"{name} {SCENARIO}", f"{name}情景"):
        if said := words.word(SCENARIO, text):
            return said
    return name


def item(metric: str, subject: str, unit: str, words: Vocabulary) -> str:
    """Words of an item that the subject names and the metric only measures.

    Parameters
    ----------
    metric, subject, unit : str
        As stated: ``投资额`` of ``建筑工程费``, ``电耗`` of ``还原工序``.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    str
        Words of the item's own metric; empty where the subject is no item of what is measured.
    """
    whole = words.metric(metric, unit)
    if words.word("itemised", whole.key) is None:
        return ""
    for text in (subject, f"{subject}{metric}", f"{subject} {metric}"):
        part = words.metric(text, unit) if text.strip() else whole
        fits = part.key != whole.key and (part.unit, part.nature) == (whole.unit, whole.nature)
        if (
            part.known
            and fits
            and part.of in ((whole.key,) if text is subject else (whole.key, ""))
        ):
            return text
    for text in _ONE_LANGUAGE.split(subject):
        key = words.word("metric", text.strip())
        part = words.metrics[key] if key else whole
        if part.key != whole.key and (part.unit, part.good) == (whole.unit, whole.good):
            return text.strip()
    return ""


def unsaid(metric: str, words: Vocabulary) -> tuple[str, ...]:
    """Words and numbers of the notes behind a metric's name that tell it apart.

    Parameters
    ----------
    metric : str
        As stated, such as ``NPV (ic = 10 %)``.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    tuple of str
        Sorted words that nobody knows; none where the note tells but what is known.
    """
    if not (note := notes(metric)) or words.word("metric", metric) is not None:
        return ()
    scope = scope_notes(metric)[1]
    rest = _TAXED.sub(" ", note.replace(scope, " ") if scope else note)
    told = words.grammar.phrase(rest)
    odd = {head for head in strange(told) if any(sign.isalnum() for sign in head)}
    return tuple(sorted(odd | ({f"?{scope}"} if scope else set())))


def strange(phrase: Phrase) -> frozenset[str]:
    """Words of a phrase that nobody knows.

    Parameters
    ----------
    phrase : Phrase
        What a text says.

    Returns
    -------
    frozenset of str
        The words, such as the type of a cell.
    """
    return frozenset(head for head in phrase.heads if head.startswith("?"))


def holder(said: Mapping[str, str], metric: Metric, words: Vocabulary) -> frozenset[str]:
    """Words that tell who has a market share, where no firm is named.

    Parameters
    ----------
    said : mapping of str to str
        Text by column.
    metric : Metric
        What is measured.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    frozenset of str
        Words of the subject, such as imports; empty for a firm's share and for other metrics.
    """
    if metric.closes != "company" or said["company"]:
        return frozenset()
    return words.grammar.phrase(said["subject"]).heads


def other_good(metric: str, subject: str, words: Vocabulary, *, alone: bool = False) -> str:
    """Words of a metric with the good or step of its subject, where the metric names none.

    Parameters
    ----------
    metric, subject : str
        As stated.
    words : Vocabulary
        Meanings of words.
    alone : bool
        Whether the subject must name nothing but the good.

    Returns
    -------
    str
        For example ``silicon-metal 价格``; empty where the metric is one of polysilicon.
    """
    if used := _USED.search(subject):
        subject = used[1] or used[2]
    goods = set(words.words("good").values())
    heads = words.grammar.phrase(subject).heads
    told = heads & goods
    home = any(word in subject.casefold() for word in words.words("home"))
    if home or words.grammar.phrase(metric).heads & goods:
        return ""
    if words.word("carrier", subject) is not None:
        return f"{subject} {metric}"
    if len(told) != 1 or (alone and heads != told):
        return ""
    return f"{next(iter(told))} {metric}"
