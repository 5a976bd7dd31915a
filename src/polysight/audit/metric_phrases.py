"""Grammar of the phrases in which reports name what they measure.

A phrase is head words (output, price, growth), words that are dropped (annual, total) and words
that tell a place, a route, a grade or a kind. Every word must be one of these: a phrase with any
other word means no known metric.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from polysight.audit.word_bags import singular
from polysight.evidence.codelist import Codelist, folded

#: List of words that are dropped.
DROPPED = "modifier"
#: List of words that make up the names of metrics.
HEAD = "head"
#: List of names that must not follow a letter which nobody knows: 大全 is no firm in 最大全球.
FIRMS = "company"
#: Head words whose metrics tell a place or route by themselves.
COMPARING = frozenset({"share", "gap", "multiple"})
#: Head words that stand for a place or route of a comparing metric.
COMPARED = {"geography": "place", "route": "route", "company": "company"}
#: Code of the world.
WORLD = "WLD"
#: What a group of the largest begins with, and what its share may be of.
RANKED, MEASURED = "top ", frozenset(("production", "capacity", "sales", "demand"))
#: Places whose share may be one of the world or of the country.
LARGE = frozenset({"CN", "WLD", "XCN"})
#: Lists whose words narrow a metric that is the same without them.
NARROWING = ("geography", "route", "group", "aspect", "company")
#: Group of every firm, which narrows nothing.
ALL = "all"
#: Lists of words in the order in which they decide what a word is, and what some are taken for.
LISTS = (
    HEAD, "grade", "aspect", "tax", "scenario", "group", "kind", DROPPED,
    "geography", "route", FIRMS,
)  # fmt: skip
ASPECTS = {"grade": "aspect"}
#: Lists whose words in a name are not told apart from it: of ``情景数`` only the number is left.
_NAMELESS = frozenset(("kind", "scenario", "tax"))
#: Words that are left of many names, and the letters that must be left beside them.
_GENERAL = frozenset(("number", "rate", "value", "life", "period", "operation", "income", "area"))
LEAST = 2
#: Letters that a code must have; a shorter one could be any small word.
SHORT = 3
_WORD = re.compile(r"[a-z0-9][a-z0-9&'.]*")
#: Phrases that a grammar remembers, since it outlives the reports that it reads.
REMEMBERED = 100_000
#: Years that a phrase may begin with; they tell when, and not what.
YEARS = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?:年?\s*[-–—~～至到 ]\s*(?:(?:19|20)\d\d|\d\d(?=\D|$)))?(?!\d)"
    r"\s*(?:年[末底]?|[ef](?![a-z]))?",
    re.IGNORECASE,
)
_OWNED = re.compile(r"'s?(?=\s|$)")
_BREAK = re.compile(r"[\s\-–—·,，、:：;；/()（）\[\]“”\"的]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase says.

    Parameters
    ----------
    heads : frozenset of str
        Head words, and all words that nobody knows behind a question mark.
    marks : mapping of str to frozenset of str
        What else it tells, by list: geography, route, group, company, aspect, tax, kind, scenario.
    """

    heads: frozenset[str]
    marks: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def one(self, listing: str) -> str:
        """What it tells in one list, where that is one thing.

        Parameters
        ----------
        listing : str
            Name of the list.

        Returns
        -------
        str
            The meaning; empty for none or several.
        """
        told = self.marks.get(listing, frozenset())
        if listing == "geography" and self.heads & {"share", "world-share"} and len(told) == 2:
            told = told - {WORLD} or told
        return next(iter(told)) if len(told) == 1 else ""


class Grammar:
    """Words of phrases and the metrics that they make up.

    Parameters
    ----------
    words : iterable of (str, str, str)
        List, word and what it means. The first list that has a word keeps it.
    names : iterable of (str, str)
        Name of a metric and its key.
    joined : iterable of (str, str)
        Head words that together are another, wherever they stand, and that other; empty for none.
    """

    def __init__(
        self,
        words: Iterable[tuple[str, str, str]],
        names: Iterable[tuple[str, str]],
        joined: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._joined = [(frozenset(parts.split()), whole) for parts, whole in joined]
        self._words: dict[str, tuple[str, str]] = {}
        for listing, word, means in words:
            plain = _plain(word)
            if len(plain) > 1 or not plain.isascii() or listing == DROPPED:
                self._words.setdefault(plain, (listing, means))
        sizes: dict[str, set[int]] = {}
        for plain in self._words:
            sizes.setdefault(plain[:1], set()).add(len(plain))
        self._sizes = {sign: sorted(told, reverse=True) for sign, told in sizes.items()}
        self._cache: dict[str, Phrase] = {}
        self._keys: dict[tuple[frozenset[str], frozenset[str]], set[str]] = {}
        for name, key in names:
            phrase = self.phrase(name)
            if _is_bare(phrase):
                continue
            self._keys.setdefault((phrase.heads, _narrowed(phrase)), set()).add(key)

    def keys(self, text: str, *, without: str = "") -> frozenset[str]:
        """Metrics that a phrase may mean.

        Parameters
        ----------
        text : str
            As stated.
        without : str
            Head word to leave out; the phrase must have it, and another one.

        Returns
        -------
        frozenset of str
            Keys; those that are named with the same place or grade before those without. Empty
            where a word is unknown or no metric is so called.
        """
        phrase = self.phrase(text)
        if without:
            left = phrase.heads - {without} if without in phrase.heads else frozenset()
            phrase = Phrase(left, phrase.marks)
        phrase = _of_the_world(_ranked(phrase))
        if not phrase.heads:
            return frozenset()
        found = self._keys.get((phrase.heads, _narrowed(phrase)), set())
        if not found:
            found = self._keys.get((_compared(phrase), frozenset()), set())
        return frozenset(found)

    def phrase(self, text: str) -> Phrase:
        """Words of a phrase by what they are.

        Parameters
        ----------
        text : str
            As stated, in either language or both.

        Returns
        -------
        Phrase
            Its heads and marks.
        """
        if text not in self._cache:
            if len(self._cache) >= REMEMBERED:
                self._cache.clear()
            self._cache[text] = self._read(_plain(text))
        return self._cache[text]

    def _read(self, plain: str) -> Phrase:
        heads: set[str] = set()
        marks: dict[str, set[str]] = {}
        at, strange = 0, ""
        while at < len(plain):
            if gap := YEARS.match(plain, at) or _BREAK.match(plain, at):
                heads |= {f"?{strange}"} if strange else set()
                at, strange = gap.end(), ""
                continue
            size, (listing, means) = self._word(plain, at, bool(strange))
            if not listing:
                whole = _WORD.match(plain, at)
                strange += whole[0] if whole else plain[at]
                at = whole.end() if whole else at + 1
                continue
            heads |= {f"?{strange}"} if strange else set()
            at, strange = at + size, ""
            if listing == HEAD:
                heads |= set(means.split())
            elif listing != DROPPED:
                marks.setdefault(listing, set()).add(means)
        heads |= {f"?{strange}"} if strange else set()
        for parts, becomes in self._joined:
            if parts <= heads:
                heads = (heads - parts) | set(becomes.split())
        return Phrase(frozenset(heads), {name: frozenset(told) for name, told in marks.items()})

    def _word(self, plain: str, at: int, strange: bool) -> tuple[int, tuple[str, str]]:
        """Longest known word at a place in a text, and what it is."""
        for size in self._sizes.get(plain[at], ()):
            word = plain[at : at + size]
            said = self._words.get(word)
            if said and _ends(plain, at + size) and not (strange and said[0] == FIRMS):
                return len(word), said
        return 0, ("", "")


def phrase_words(
    listed: Mapping[str, Iterable[tuple[str, str]]],
    meanings: Mapping[str, Mapping[str, str]],
    codelists: Mapping[str, Codelist],
) -> Iterator[tuple[str, str, str]]:
    """Words of phrases, those that decide first.

    Parameters
    ----------
    listed : mapping of str to iterable of (str, str)
        Words of lists, as the table has them, and what they mean.
    meanings : mapping of str to mapping of str to str
        Last meaning of folded words by list.
    codelists : mapping of str to Codelist
        Codes with their names by list.

    Yields
    ------
    tuple of (str, str, str)
        List, word and meaning.
    """
    for listing in LISTS:
        told = meanings.get(listing, {})
        for word, _ in listed.get(listing, ()):
            yield ASPECTS.get(listing, listing), word, told[folded(word)]
        for code in codelists[listing].codes.values() if listing in codelists else ():
            for word in (code.en, code.zh, *code.spellings):
                if len(word) >= SHORT or not word.isascii():
                    yield listing, word, told.get(folded(code.code), code.code)


def _is_bare(phrase: Phrase) -> bool:
    """Whether too little of a name is left beside what the grammar drops to tell it again."""
    odd = {head[1:] for head in phrase.heads if head[0] == "?"}
    if odd and _NAMELESS & set(phrase.marks):
        return True
    rest = odd - _GENERAL
    return len(odd) == len(phrase.heads) and len("".join(rest)) < LEAST


def _ranked(phrase: Phrase) -> Phrase:
    """A share of the largest n as the concentration that it is."""
    rank = phrase.one("group").removeprefix(RANKED)
    measured = phrase.heads - {"share"} <= MEASURED
    if not rank.isdigit() or "share" not in phrase.heads or not measured:
        return phrase
    marks = {name: told for name, told in phrase.marks.items() if name != "group"}
    return Phrase(frozenset({f"cr{rank}"}), marks)


def _of_the_world(phrase: Phrase) -> Phrase:
    """A share of a place in the world as one of the world; the place is not what it is of."""
    places = phrase.marks.get("geography", frozenset())
    if "share" not in phrase.heads or WORLD not in places or len(places) != 2:
        return phrase
    return Phrase(phrase.heads, {**phrase.marks, "geography": frozenset({WORLD})})


def _compared(phrase: Phrase) -> frozenset[str]:
    """Heads of a phrase without what narrows it; a share is then one of a place, route or firm."""
    if not phrase.heads & COMPARING:
        return phrase.heads
    if set(phrase.marks) & (set(NARROWING) - set(COMPARED)):
        return frozenset()
    if phrase.marks.get("geography", frozenset()) & LARGE:
        return frozenset()
    told = {word for listing, word in COMPARED.items() if listing in phrase.marks}
    return phrase.heads | told


def _narrowed(phrase: Phrase) -> frozenset[str]:
    return frozenset(
        f"{name}={means}"
        for name in NARROWING
        for means in phrase.marks.get(name, ())
        if means not in ("", ALL)
    )


def _plain(text: str) -> str:
    """Text in small letters with its English words in the singular."""
    bare = _OWNED.sub(" ", text.casefold().replace("’", "'"))
    plain = " ".join(bare.replace("_", " ").replace("-", " ").split())
    return _WORD.sub(lambda found: singular(found[0]), plain)


def _ends(plain: str, at: int) -> bool:
    """Whether a word may end here: not within an English word or a number."""
    inside = at < len(plain) and plain[at].isascii() and plain[at].isalnum()
    return not (inside and plain[at - 1].isascii() and plain[at - 1].isalnum())
