"""A report in the making: rows of a made-up industry, and errors put into it by name."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.audit.synthetic.fact import Fact, Key, Row, Seed
from tests.audit.synthetic.wording import Print, Style, printed, shown, significant, topics, worded
from tests.audit.synthetic.world import World

POINTS = frozenset({"none", "about", "expected"})
TABLES = ("Table: key figures", "表:关键数据")
SUMMARY = ("Summary", "摘要")


@dataclass(slots=True)
class Draft:
    """Rows, the industry behind them, and what has been seeded so far.

    A fact that is wrong in one error is neither wrong nor evidence in another one, so that each
    finding can be told from the others.
    """

    world: World
    style: Style
    rng: random.Random
    rows: list[Row] = field(default_factory=list)
    seeds: list[Seed] = field(default_factory=list)
    wrong: set[Key] = field(default_factory=set)
    shown_by: set[Key] = field(default_factory=set)

    def name(self) -> str:
        """Id of the next row."""
        return f"{self.style.prefix}{len(self.rows) + 1:03d}"

    def state(self, fact: Fact, section: str) -> Row:
        """Print a fact truly in a section."""
        self.rows.append(printed(fact, self.name(), section, self.style, self.rng))
        return self.rows[-1]

    def rows_of(self, key: Key) -> list[Row]:
        """Rows that print a fact, one more in a table where none gives it but as a bound.

        Two bounds on one side cannot contradict each other, so an error needs a number.
        """
        found, fact = [row for row in self.rows if row.key == key], self.world.facts[key]
        if found and (fact.limit or any(row.cells["qualifier"] in POINTS for row in found)):
            return found
        return [*found, self.state(fact, TABLES[self.style.chinese])]

    @property
    def summary(self) -> str:
        """Title of the summary."""
        return SUMMARY[self.style.chinese]

    def free(self, wrong: Iterable[Key], witnesses: Iterable[Key] = ()) -> bool:
        """Whether these facts exist and no other error has to do with them."""
        wrong, witnesses = set(wrong), set(witnesses)
        known = (wrong | witnesses) <= set(self.world.facts)
        return known and not wrong & (self.wrong | self.shown_by) and not witnesses & self.wrong

    def keys(self, topic: str, fits: Callable[[Key], bool] = lambda key: True) -> list[Key]:
        """Facts of a topic that no error has to do with, shuffled."""
        found = [k for k in self.world.facts if k.topic == topic and fits(k) and self.free({k})]
        self.rng.shuffle(found)
        return found

    def rewrite(self, key: Key, value: float) -> list[Row]:
        """Print another value than the true one wherever the fact is stated."""
        fact = Fact(key, value, self.world.facts[key].kind)
        nature = topics()[key.topic].nature
        number = round(value, 1) if nature in {"share", "change"} else significant(value, 4)
        for row in self.rows_of(key):
            word = row.cells["qualifier"] if fact.kind == "limit" else "none"
            made = worded(fact, Print(number, number, word), row.id, row.cells["section"],
                          self.style, self.rng)  # fmt: skip
            self.rows[self.rows.index(row)] = made
        return self.rows_of(key)

    def restate(self, key: Key, value: float, qualifier: str = "none", factor: float = 1.0) -> Row:
        """One more row that states another value than the true one, in the summary.

        `factor` is put on the printed number behind the back of its unit.
        """
        fact = self.world.facts[key]
        nature = topics()[key.topic].nature
        number = round(value, 1) if nature in {"share", "change"} else significant(value, 3)
        row = worded(fact, Print(number, number, qualifier), self.name(), self.summary,
                     self.style, self.rng)  # fmt: skip
        if factor != 1.0:
            text = shown(float(row.cells["value_low"]) * factor)
            row = row.altered(value_low=text, value_high=text, raw=f"{text} {row.cells['unit']}")
        self.rows.append(row)
        return row

    def seed(
        self, kind: str, name: str, also: str, wrong: dict[Key, list[Row]],
        witnesses: Iterable[Key] = (),
    ) -> bool:  # fmt: skip
        """Note an error; `also` names further classes under which it may be found."""
        keys = set(witnesses)
        culprits = frozenset(row.id for rows in wrong.values() for row in rows)
        beside = frozenset(row.id for key in keys for row in self.rows_of(key)) - culprits
        self.seeds.append(Seed(kind, name, frozenset({kind, *also.split()}), culprits, beside))
        self.wrong |= set(wrong)
        self.shown_by |= keys - set(wrong)
        return True

    def falsify(
        self, kind: str, name: str, also: str, values: dict[Key, float], witnesses: Iterable[Key],
    ) -> bool:  # fmt: skip
        """Rewrite facts and note the error; whether there was room for it."""
        witnesses = list(witnesses)
        if not self.free(values, witnesses):
            return False
        wrong = {key: self.rewrite(key, value) for key, value in values.items()}
        return self.seed(kind, name, also, wrong, witnesses)

    def repeat(
        self, kind: str, name: str, also: str, key: Key, value: float, qualifier: str = "none",
        factor: float = 1.0,
    ) -> bool:  # fmt: skip
        """State a fact once more with another value, and note the error."""
        stated = frozenset(row.id for row in self.rows_of(key))
        row = self.restate(key, value, qualifier, factor)
        accepted = frozenset({kind, *also.split()})
        self.seeds.append(Seed(kind, name, accepted, frozenset({row.id}), stated))
        self.wrong.add(key)
        return True
