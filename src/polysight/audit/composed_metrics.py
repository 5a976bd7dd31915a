"""Metrics made of a good and what is measured of it: price of modules, output of silicon metal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polysight.audit.metric import Metric
from polysight.audit.units_of_claims import RATIO, ClaimUnits

#: Mark in a key that tells a metric made of words.
MADE = " ["
#: Head words of changes, and whether each is one per year; one by the month is of its own.
CHANGES = {"growth": False, "cagr": True, "mom": False}
CHANGE_NAMES = {"growth": "增长率", "cagr": "年均增长率", "mom": "环比变化"}
#: What the dimension of a unit begins with, by nature; ratios are of one dimension only.
MONEY = ("CNY", "USD", "EUR")
AMOUNTS = ("mass", "power", "count", "area", "piece", "volume")
RATIOS = ("ratio", "share", "change")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is measured of a good.

    Parameters
    ----------
    heads : frozenset of str
        Head words that tell it.
    nature : str
        Nature of the metric.
    en, zh : str
        Its names.
    """

    heads: frozenset[str]
    nature: str
    en: str
    zh: str


class Composing:
    """Makes metrics of a good and a quantity where every word of a phrase is known.

    Parameters
    ----------
    goods : mapping of str to str
        Chinese name by head word of a good.
    quantities : iterable of (str, str)
        Head words, and nature with the Chinese name.
    units : ClaimUnits
        Units of claims.
    """

    def __init__(
        self, goods: Mapping[str, str], quantities: Iterable[tuple[str, str]], units: ClaimUnits
    ) -> None:
        self._goods, self._units = goods, units
        told = (_quantity(heads, means) for heads, means in quantities)
        self._quantities = {one.heads: one for one in told}

    def metric(self, heads: frozenset[str], stated_unit: str) -> Metric | None:
        """Metric that head words and a unit make up.

        Parameters
        ----------
        heads : frozenset of str
            Head words of a phrase.
        stated_unit : str
            Unit beside it.

        Returns
        -------
        Metric or None
            The metric; nothing where a word is not known, or the unit does not measure it.
        """
        goods = heads & set(self._goods)
        changes = heads & set(CHANGES)
        quantity = self._quantities.get(heads - goods - changes)
        stated = self._units.find(stated_unit)
        if len(goods) != 1 or len(changes) > 1 or quantity is None or stated is None:
            return None
        good, change = next(iter(goods)), next(iter(changes), "")
        nature = "change" if change else quantity.nature
        if not _measures(stated.dimension, nature, quantity):
            return None
        unit = self._units.canonical(stated_unit)
        level = f"{good} {quantity.en}"
        en = f"{level} {change}".strip()
        zh = f"{self._goods[good]}{quantity.zh}{CHANGE_NAMES.get(change, '')}"
        share = nature == "share"
        return Metric(
            f"{en}{MADE}{unit}]", en, zh, unit, nature, level if change else "", good,
            CHANGES.get(change, False), "", "", 1, 0.1 if change else 0.05,
            0.0 if share else -float("inf"), 1.0 if share else float("inf"), True,
        )  # fmt: skip


def _quantity(heads: str, means: str) -> Quantity:
    nature, name = means.split(" ", 1)
    return Quantity(frozenset(heads.split()), nature, heads, name)


def _measures(dimension: str, nature: str, quantity: Quantity) -> bool:
    """Whether a unit of a dimension can measure something of a nature."""
    if nature in RATIOS or dimension == RATIO:
        return nature in RATIOS and dimension == RATIO
    priced = bool({"price", "cost"} & quantity.heads)
    return dimension.startswith(MONEY if priced or "revenue" in quantity.heads else AMOUNTS)
