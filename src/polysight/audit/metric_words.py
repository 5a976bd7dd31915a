"""Which metric the words of a claim mean: by name, by the grammar of phrases, by what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace

from polysight.audit.composed_metrics import Composing
from polysight.audit.metric import Metric
from polysight.audit.metric_phrases import YEARS, Grammar
from polysight.audit.notes import without_notes
from polysight.audit.units_of_claims import RATIO, ClaimUnits
from polysight.audit.word_bags import bag, hinted
from polysight.evidence.codelist import folded

#: What is measured by a smaller part of the whole than this is an impurity.
TRACE = 1e-5
#: Dimensions of parts of a whole.
PARTS = {RATIO, "mass/mass"}
#: Head word of a project, which metrics of projects are told by even without it.
PROJECT = "project"
#: Goods of metrics that are of a project where nothing else is told.
OF_PROJECTS = frozenset((PROJECT, "people", "plant", "finance", "reactor", "energy", "water"))
#: Endings of a metric's word that tell what it is of another metric.
_CHANGES = re.compile(
    r"(?P<base>.*?)[\s_]*(?P<mark>cagr|growth(?:[\s_]rate)?|change|increase|decrease|reduction"
    r"|年均复合增长率|年均增长率|年复合增长率|复合增长率|同比增长率|同比增长|增长率|增速|增幅|降幅|变化率)$"
)
_YEARLY = ("cagr", "年均", "复合")
_SHARES = re.compile(r"share|proportion|占比|比重|份额|市占率")


@dataclass(frozen=True, slots=True)
class Names:
    """Names by which metrics are found where they are not spelt out.

    Parameters
    ----------
    exact : mapping of str to str
        Key by folded name.
    bags : mapping of str to str
        Key by telling words.
    fillers : sequence of str
        Words that may stand in a name, the longest first.
    hints : sequence of (str, str)
        Unit with telling words, and key.
    """

    exact: Mapping[str, str]
    bags: Mapping[str, str]
    fillers: Sequence[str]
    hints: Sequence[tuple[str, str]]


class MetricWords:
    """Reads the words of metrics.

    Parameters
    ----------
    metrics : mutable mapping of str to Metric
        Metrics by key; those that are made of words are added.
    units : ClaimUnits
        Units of claims.
    grammar : Grammar
        Grammar of phrases.
    names : Names
        Names of metrics.
    composing : Composing
        Makes metrics of goods and what is measured of them.
    """

    def __init__(
        self,
        metrics: MutableMapping[str, Metric],
        units: ClaimUnits,
        grammar: Grammar,
        names: Names,
        composing: Composing,
    ) -> None:
        self._metrics, self._units, self._grammar = metrics, units, grammar
        self._names, self._composing = names, composing
        self._found: dict[tuple[str, str], Metric] = {}
        self._known: dict[str, str] = {}
        self._phrases: dict[str, frozenset[str]] = {}
        self._hints: dict[str, list[tuple[str, str]]] = {}
        for hint, key in names.hints:
            self._hints.setdefault(hint.split()[0], []).append((hint, key))

    def metric(self, text: str, stated_unit: str) -> Metric:
        """Metric that a word means.

        Parameters
        ----------
        text : str
            As stated, in either language.
        stated_unit : str
            Unit beside it.

        Returns
        -------
        Metric
            The known one, or one made of the word and its unit.
        """
        at = (text, stated_unit)
        if at not in self._found:
            self._found[at] = self._metric(text, stated_unit)
        return self._found[at]

    def _metric(self, text: str, stated_unit: str) -> Metric:
        found = self._read(text, stated_unit)
        bare = without_notes(text)
        if found.known or not bare or bare == text:
            return found
        less = self._read(bare, stated_unit)
        fits = less.known and (not stated_unit or self._fits(less.key, stated_unit))
        return less if fits or (less.known and self._alike(less.key, stated_unit)) else found

    def _alike(self, key: str, stated_unit: str) -> bool:
        return not self._foreign_trace(key, stated_unit) and self._units.alike(
            stated_unit, self._metrics[key].unit
        )

    def _read(self, text: str, stated_unit: str) -> Metric:
        exact = self._names.exact.get(folded(text)) or self._undated(text)
        if exact and self._fits(exact, stated_unit):
            return self._metrics[exact]
        if key := self._phrased(text, stated_unit):
            return self._metrics[key]
        heads = self._grammar.phrase(text).heads
        if not exact and (made := self._composing.metric(heads, stated_unit)):
            return self._metrics.setdefault(made.key, made)
        known = exact or self.known_metric(text)
        fits = known and self._fits(known, stated_unit)
        key = known if fits else self._pointed(text, stated_unit)
        alike = known and (exact or self._alike(known, stated_unit))
        if key := key or (known if alike else ""):
            return self._metrics[key]
        made = self._made(text, stated_unit)
        return self._metrics.setdefault(made.key, made)

    def _undated(self, text: str) -> str:
        """Key of a name in which a year stands."""
        bare = " ".join(YEARS.sub(" ", text).split())
        return self._names.exact.get(folded(bare), "") if bare != text else ""

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
        if text not in self._known:
            key = self._names.exact.get(folded(text))
            if key is None:
                plain = text.casefold().replace("_", " ")
                for filler in self._names.fillers:
                    plain = plain.replace(filler, " ")
                key = self._names.exact.get(folded(plain)) or self._names.bags.get(bag(text))
            self._known[text] = key or ""
        return self._known[text]

    def _fits(self, key: str, stated_unit: str) -> bool:
        """Whether a unit measures a metric, or none is stated."""
        if self._foreign_trace(key, stated_unit):
            return False
        unit = self._metrics[key].unit
        return not stated_unit.strip() or self._units.factor(stated_unit, unit) is not None

    def _foreign_trace(self, key: str, stated_unit: str) -> bool:
        """Whether a unit of traces stands beside a metric that is none: metal by ppb is no feed."""
        stated, own = (self._units.find(one) for one in (stated_unit, self._metrics[key].unit))
        if stated is None or own is None or {stated.dimension, own.dimension} - PARTS:
            return False
        return stated.factor < TRACE <= own.factor

    def _phrased(self, text: str, stated_unit: str) -> str:
        """Key of the one metric that the phrase may mean and the unit can measure."""
        if text not in self._phrases:
            self._phrases[text] = self._keys(text)
        keys = self._phrases[text]
        fits = [key for key in keys if self._fits(key, stated_unit)]
        if not fits:
            fits = [key for key in keys if self._alike(key, stated_unit)]
        return fits[0] if len(fits) == 1 else ""

    def _keys(self, text: str) -> frozenset[str]:
        """Keys of the metrics that a phrase may mean, whatever its unit."""
        if keys := self._grammar.keys(text):
            return keys
        without = self._grammar.keys(text, without=PROJECT)
        return frozenset(key for key in without if self._metrics[key].good in OF_PROJECTS)

    def _pointed(self, text: str, stated_unit: str) -> str:
        """Key of the metric that unit and telling words point to; empty for a change or share."""
        unit = self._units.canonical(stated_unit)
        return hinted(text, unit, self._hints.get(unit, ()))

    def _made(self, text: str, stated_unit: str) -> Metric:
        word = " ".join(text.casefold().replace("_", " ").split())
        unit, stated = self._units.canonical(stated_unit), self._units.find(stated_unit)
        ratio = stated is not None and stated.dimension == RATIO
        key = f"{word} [{unit}]" if unit else word
        plain = Metric(
            key, word, word, unit, "level", "", "", False, "", "", 1, 0.05, -float("inf"),
            float("inf"), False,
        )  # fmt: skip
        change = _CHANGES.fullmatch(word)
        if change and ratio:
            level = self._read(change["base"].strip(), "")
            base = level.key if level.known else change["base"].strip()
            yearly = any(mark in change["mark"] for mark in _YEARLY)
            return replace(plain, nature="change", of=base, per_year=yearly, tolerance=0.1)
        if ratio and _SHARES.search(word):
            return replace(plain, nature="share", minimum=0.0, maximum=1.0)
        return replace(plain, nature="ratio") if ratio else plain


def grammar_names(
    rows: Iterable[tuple[str, str]], *more: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Names of metrics for the grammar of phrases.

    Parameters
    ----------
    rows : iterable of (str, str)
        Names of the table of metrics, and keys.
    *more : iterable of (str, str)
        Names of lists of aliases, and keys.

    Returns
    -------
    list of (str, str)
        All of them.
    """
    return [*rows, *(one for several in more for one in several)]
