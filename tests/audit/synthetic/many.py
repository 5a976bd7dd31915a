"""Tables of claims of any length, for measuring time and memory."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count, islice

from tests.audit.synthetic.fact import Fact, Key, Row
from tests.audit.synthetic.wording import Style, printed, shown

PLAIN = Style(False, False, 1.0, 0.1, 0.3, "R")
YEARS = range(2020, 2030)
#: One firm in so many has one number of its own wrong.
WRONG = 100


def firm(number: int, rng: random.Random) -> Iterator[Fact]:
    """Ten years of a made-up firm: size, running, output, sales, price and turnover."""
    name = f"Firm {number:05d}"
    capacity, growth = rng.uniform(20.0, 300.0), rng.uniform(0.03, 0.1)
    utilisation, price = rng.uniform(0.6, 0.9), rng.uniform(40.0, 60.0)
    wrong = rng.choice(YEARS) if number % WRONG == 0 else 0
    for year in YEARS:
        made = capacity * utilisation
        values = {
            "capacity": capacity, "utilisation": 100.0 * utilisation,
            "production": made * (1.5 if year == wrong else 1.0), "sales_volume": 0.98 * made,
            "price": price, "revenue": price * 0.98 * made / 100.0,
        }  # fmt: skip
        kind = "observed" if year < 2026 else "forecast"
        for topic, value in values.items():
            yield Fact(Key(topic, str(year), company=name), value, kind)
        capacity *= 1.0 + growth
        price *= 0.98


def many_claims(length: int, seed: int = 0) -> Iterator[Row]:
    """Claims about ever more firms: the number of comparable groups grows with the length."""
    rng = random.Random(seed)
    facts = (fact for number in count(1) for fact in firm(number, rng))
    for at, fact in enumerate(islice(facts, length), start=1):
        yield printed(fact, f"R{at}", "Table: firms", PLAIN, rng)


def one_quantity(length: int, seed: int = 0) -> Iterator[Row]:
    """Claims about one and the same quantity, a few of which lie far off."""
    rng = random.Random(seed)
    fact = Fact(Key("capacity", "2025"), 1800.0, "observed")
    first = printed(fact, "R1", "Table: one quantity", PLAIN, rng)
    for at in range(1, length + 1):
        value = shown(1800.0 * (1.5 if at % 10000 == 0 else 1.0))
        yield first.altered(
            id=f"R{at}", value_low=value, value_high=value, unit="kt/a", raw=f"{value} kt/a"
        )
