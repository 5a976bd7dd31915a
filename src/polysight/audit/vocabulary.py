"""Words of reports: metrics, places, routes, firms and qualifiers, each by one canonical name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from polysight.audit.bilingual import halves
from polysight.audit.composed_metrics import Composing
from polysight.audit.metric import Metric, metric_from
from polysight.audit.metric_words import MetricWords
from polysight.audit.units_of_claims import ClaimUnits
from polysight.audit.word_bags import longest_first
from polysight.audit.word_lists import METRICS, word_lists
from polysight.evidence.codelist import folded
from polysight.evidence.store import Evidence
from polysight.units import Unit

UNITS = "audit_units"
#: Lists whose words are looked for inside the words of a claim.
MARKS = ("measure", "aspect", "tax")
_SPLIT = re.compile(r"\s*[;；、，,&]\s*|\s+and\s+|和|及")
_LISTED = re.compile(r"[;；、，,&]|\sand\s")
#: Two ends of a way, such as a freight route, which are names of their own.
_JOINED = re.compile(r"\s*(?:[-–—→~～至到]|\s+to\s+)\s*")
_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")
#: What may stand behind the name of a route.
_ROUTE_TAIL = re.compile(
    r"\s*(?:process|technology|method|route|reactor|silicon|工艺|技术|路线|法)$", re.IGNORECASE
)


class Vocabulary:
    """Everything that is known about the words of reports.

    Parameters
    ----------
    evidence : Evidence
        Holds the tables of metrics, aliases and units, and the codelists.
    aliases : iterable of (str, str, str), optional
        More aliases: list, alias and meaning. They go before the shipped ones.
    """

    def __init__(self, evidence: Evidence, aliases: Iterable[tuple[str, str, str]] = ()) -> None:
        lists = word_lists(evidence, aliases)
        self.units = ClaimUnits(evidence.units, _units(evidence))
        rows = (row.cells for row in evidence.tables[METRICS])
        self.metrics: dict[str, Metric] = {cells["key"]: metric_from(cells) for cells in rows}
        self._within, self._words, self._lists = lists.within, lists.words, lists.spellings
        self.qualifiers = longest_first(self._words.get("qualifier", {}))
        self.grammar = lists.grammar
        composing = Composing(lists.goods, lists.quantities, self.units)
        self._metric_words = MetricWords(
            self.metrics, self.units, self.grammar, lists.names, composing
        )
        self._cache: dict[tuple[str, str], str] = {}
        self._said: dict[tuple[str, str], str | None] = {}
        self._ranked = {name: sorted(self._words[name].items(), key=_longest) for name in MARKS}

    def word(self, listing: str, text: str) -> str | None:
        """Meaning of a word in one list.

        Parameters
        ----------
        listing : str
            Name of the list: column, qualifier, kind, group, geography, route, company, measure.
        text : str
            As written.

        Returns
        -------
        str or None
            Its meaning, or nothing.
        """
        key = (listing, text)
        if key not in self._said:
            self._said[key] = self._words.get(listing, {}).get(folded(text))
        return self._said[key]

    def words(self, listing: str) -> Mapping[str, str]:
        """All words of one list.

        Parameters
        ----------
        listing : str
            Name of the list.

        Returns
        -------
        mapping of str to str
            Meaning by folded word.
        """
        return self._words.get(listing, {})

    def wholes(self, place: str) -> frozenset[str]:
        """Places that a place lies within.

        Parameters
        ----------
        place : str
            Canonical place.

        Returns
        -------
        frozenset of str
            All of them, the world too; never the place itself.
        """
        found: set[str] = set()
        ahead = set(self._within.get(place, ()))
        while ahead:
            one = ahead.pop()
            if one not in found and one != place:
                found.add(one)
                ahead |= self._within.get(one, set())
        return frozenset(found)

    def _one(self, listing: str, text: str) -> str | None:
        bare = _BRACKETS.sub("", text)
        cut = _ROUTE_TAIL.sub("", bare) if listing == "route" else bare
        for one in dict.fromkeys((text, bare, cut)):
            if (said := self.word(listing, one)) is not None:
                return said
            if code := self._lists.get(listing, {}).get(folded(one)):
                said = self.word(listing, code)
                return code if said is None else said
        return None

    def several(self, listing: str, text: str) -> tuple[str, ...]:
        """Canonical names in a cell that may list several.

        Parameters
        ----------
        listing : str
            Name of the list: geography, route or company.
        text : str
            The cell.

        Returns
        -------
        tuple of str
            Sorted canonical names; a name that nobody knows stays as it is written, folded.
        """
        key = (listing, text)
        if key not in self._cache:
            whole = self._one(listing, text)
            if whole is not None:
                found = {whole}
            elif listing == "company" and not _LISTED.search(text) and (told := halves(text)):
                known = (said for one in told if (said := self._one(listing, one)) is not None)
                found = {next(known, folded(text))}
            else:
                parts = [part for part in _SPLIT.split(text) if part.strip()]
                ends = [self._one(listing, part) for part in _JOINED.split(text)]
                if len(ends) > 1 and None not in ends:
                    parts = _JOINED.split(text)
                found = {_either(self._one(listing, part), folded(part)) for part in parts}
            self._cache[key] = ";".join(sorted(found - {""}))
        return tuple(part for part in self._cache[key].split(";") if part)

    def marked(self, listing: str, text: str) -> str:
        """Meanings of all words of a list that stand in a text.

        Parameters
        ----------
        listing : str
            Name of the list: measure, aspect or tax. A word inside a longer one is not told.
        text : str
            Words of a claim.

        Returns
        -------
        str
            Sorted meanings joined by ``+``; empty for none.
        """
        key = (listing, text)
        if key not in self._cache:
            plain, found = folded(text), set()
            for word, meaning in self._ranked[listing]:
                if word in plain:
                    found.add(meaning)
                    plain = plain.replace(word, " ")
            self._cache[key] = "+".join(sorted(found))
        return self._cache[key]

    def against(self, text: str) -> str:
        """Place or route that a difference is one against.

        Parameters
        ----------
        text : str
            Words of a claim, for example ``capital cost of FBR relative to Siemens``.

        Returns
        -------
        str
            Canonical route or place; empty where none is named.
        """
        plain = folded(text)
        marks = [at + len(word) for word in self.words("against") if (at := plain.find(word)) >= 0]
        if not marks:
            return ""
        rest = plain[min(marks) :]
        for listing in ("route", "geography"):
            known = {**self._lists[listing], **self.words(listing)}
            fits = [word for word in known if len(word) > 1 and word in rest and known[word]]
            if fits:
                return known[max(fits, key=len)]
        return rest

    def metric(self, text: str, stated_unit: str) -> Metric:
        """Metric that a word means.

        Parameters
        ----------
        text : str
            As stated, in either language.
        stated_unit : str
            Unit beside it, for a metric that nobody knows.

        Returns
        -------
        Metric
            The known one, or one made of the word and its unit.
        """
        return self._metric_words.metric(text, stated_unit)

    def known_metric(self, text: str) -> str:
        """Key of the known metric that a word means.

        Parameters
        ----------
        text : str
            As stated; words such as those of the country may stand in it.

        Returns
        -------
        str
            The key, or an empty string.
        """
        return self._metric_words.known_metric(text)


def _longest(pair: tuple[str, str]) -> tuple[int, str]:
    return -len(pair[0]), pair[0]


def _either(said: str | None, other: str) -> str:
    return other if said is None else said


def _units(evidence: Evidence) -> list[Unit]:
    return [
        Unit(
            row.cells["code"],
            row.cells["dimension"],
            float(row.cells["factor"]),
            "",
            tuple(part for part in row.cells["aliases"].split("|") if part),
        )
        for row in evidence.tables[UNITS]
    ]
