"""What single words of reports mean, read once for each evidence and held against every report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from polysight.audit.metric_phrases import Grammar, phrase_words
from polysight.audit.metric_words import Names
from polysight.audit.word_bags import bags
from polysight.errors import DataError, refusal
from polysight.evidence.codelist import Codelist, folded
from polysight.evidence.store import Evidence

METRICS, ALIASES = "audit_metrics", "audit_aliases"
#: Our list of aliases, by the codelist behind it.
CODELISTS = {"regions": "geography", "routes": "route", "companies": "company"}
Pair = tuple[str, str]
Alias = tuple[str, str, str]


@dataclass(frozen=True)
class WordLists:
    """Words by list, which no report changes.

    Parameters
    ----------
    words : mapping of str to mapping of str to str
        Last meaning of every folded alias of a list.
    within : mapping of str to set of str
        Places and the places around them.
    spellings : mapping of str to mapping of str to str
        Codes of places, routes and firms by every folded spelling.
    goods : mapping of str to str
        First Chinese name of each good by its head word.
    quantities : sequence of (str, str)
        What is measured of goods: word and meaning.
    names : Names
        Names of the metrics.
    grammar : Grammar
        What the words of a phrase are.
    """

    words: Mapping[str, Mapping[str, str]]
    within: Mapping[str, set[str]]
    spellings: Mapping[str, Mapping[str, str]]
    goods: dict[str, str]
    quantities: Sequence[Pair]
    names: Names
    grammar: Grammar


_KEPT: WeakKeyDictionary[Evidence, WordLists] = WeakKeyDictionary()


def word_lists(evidence: Evidence, aliases: Iterable[Alias] = ()) -> WordLists:
    """Words of the evidence, and those that a user adds.

    Parameters
    ----------
    evidence : Evidence
        Holds the tables of metrics and aliases, and the codelists.
    aliases : iterable of (str, str, str)
        More aliases: list, alias and meaning. They go before the shipped ones.

    Returns
    -------
    WordLists
        The lists; without words of a user the same ones for the same evidence.

    Raises
    ------
    DataError
        If aliases go round in a circle.
    """
    given = tuple(aliases)
    if given:
        return _read(evidence, given)
    if evidence not in _KEPT:
        keep(evidence, _read(evidence, ()))
    return _KEPT[evidence]


def keep(evidence: Evidence, lists: WordLists) -> None:
    """Take lists for those of an evidence from now on.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    lists : WordLists
        Its words, as `word_lists` of an evidence with the same tables has read them.
    """
    _KEPT[evidence] = lists


def _read(evidence: Evidence, aliases: Iterable[Alias]) -> WordLists:
    listed: dict[str, list[Pair]] = {}
    for row in evidence.tables[ALIASES]:
        cells = row.cells
        listed.setdefault(cells["list"], []).append((cells["alias"], cells["means"]))
    for name, alias, means in aliases:
        listed.setdefault(name, []).append((alias, means))
    within: dict[str, set[str]] = {}
    for part, whole in listed.pop("within", []):
        within.setdefault(part, set()).add(whole)
    for code in evidence.codelists["regions"].codes.values():
        if code.parent:
            within.setdefault(code.code, set()).add(code.parent)
    rows = [row.cells for row in evidence.tables[METRICS]]
    own = [(name, cells["key"]) for cells in rows for name in _names(cells)]
    fillers = sorted((alias for alias, _ in listed.pop("filler", [])), key=len, reverse=True)
    words = {name: resolved(pairs) for name, pairs in listed.items()}
    named = [*own, *listed.get("metric", [])]
    words["metric"] = resolved(named)
    codelists = {name: evidence.codelists[codes] for codes, name in CODELISTS.items()}
    return WordLists(
        words,
        within,
        {CODELISTS[codes]: _spellings(evidence.codelists[codes]) for codes in CODELISTS},
        _spoken([*listed.get("good", []), *listed.get("input", [])]),
        listed.get("quantity", []),
        Names(words["metric"], bags(named), fillers, listed.get("hint", [])),
        Grammar(
            phrase_words(listed, words, codelists),
            [*named, *listed.get("phrase", [])],
            listed.get("joined", []),
        ),
    )


def resolved(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Last meaning of every alias; an alias may mean another alias.

    Parameters
    ----------
    pairs : iterable of (str, str)
        Alias and what it means.

    Returns
    -------
    dict of str to str
        Meaning by folded alias.

    Raises
    ------
    DataError
        If aliases go round in a circle.
    """
    direct = {folded(alias): means for alias, means in pairs}
    found: dict[str, str] = {}
    for alias in direct:
        seen, at = [alias], alias
        while (step := folded(direct[at])) in direct and step != at:
            if step in seen:
                circle = " → ".join([*seen[seen.index(step) :], step])
                raise refusal(DataError, "audit_reading.cycle", circle=circle)
            seen.append(step)
            at = step
        found[alias] = direct[at]
    return found


def _spoken(goods: Iterable[tuple[str, str]]) -> dict[str, str]:
    """First Chinese name of each good by its head word."""
    found: dict[str, str] = {}
    for word, good in goods:
        if not word.isascii():
            found.setdefault(good, word)
    return found


def _spellings(codelist: Codelist) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in codelist.codes.values():
        for spelling in (code.code, code.en, code.zh, *code.spellings):
            found.setdefault(folded(spelling), code.code)
    return found


def _names(cells: Mapping[str, str]) -> list[str]:
    names = [cells["key"], cells["en"], cells["zh"], *cells["aliases"].split("|")]
    return [name for name in names if name]
