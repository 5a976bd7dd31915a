"""Made-up balances of one place and year in which one number is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

UNITS = {
    "capacity": "kt/a", "utilisation": "%", "production": "kt", "imports": "kt", "exports": "kt",
    "demand": "kt", "supply_demand_balance": "kt", "export_share_of_production": "%",
    "price": "CNY/kg", "sales_volume": "kt", "revenue": "1e8 CNY", "gross_margin": "%",
    "gross_profit": "1e8 CNY", "production world": "kt", "world_share": "%",
}  # fmt: skip
#: Numbers that more than one relation holds, so that their error can be told from others.
SEEDED = ("production", "exports", "revenue", "capacity", "world_share")
FACTORS = (0.6, 0.7, 1.4, 1.6)


@dataclass(frozen=True)
class MadeBalance:
    """Rows of a report, and the id of the wrong one."""

    rows: tuple[str, ...]
    wrong: str


def numbers(random: Random) -> dict[str, float]:
    """Numbers that fit together."""
    capacity, load = random.uniform(500, 3000), random.uniform(0.6, 0.9)
    made = capacity * load
    inward, outward = made * random.uniform(0.02, 0.1), made * random.uniform(0.05, 0.2)
    demand = made * random.uniform(0.8, 0.95)
    price, sold = random.uniform(40, 120), made * random.uniform(0.9, 1.0)
    share, margin = random.uniform(0.5, 0.9), random.uniform(0.1, 0.4)
    return {
        "capacity": capacity, "utilisation": 100 * load, "production": made, "imports": inward,
        "exports": outward, "demand": demand,
        "supply_demand_balance": made + inward - outward - demand,
        "export_share_of_production": 100 * outward / made, "price": price,
        "sales_volume": sold, "revenue": price * sold / 100, "gross_margin": 100 * margin,
        "gross_profit": price * sold * margin / 100, "production world": made / share,
        "world_share": 100 * share,
    }  # fmt: skip


def made_balance(random: Random) -> MadeBalance:
    """Balance with one number that is wrong by 30 % and more."""
    told, wrong = numbers(random), random.choice(SEEDED)
    factor = random.choice(FACTORS)
    told[wrong] *= min(factor, 0.98 / (told[wrong] / 100)) if UNITS[wrong] == "%" else factor
    rows = [
        f"{name.split()[0]}, {value:.4g}, {UNITS[name]}, 2026, "
        f"{'global' if name.endswith('world') else 'China'}"
        for name, value in told.items()
    ]
    return MadeBalance(tuple(rows), f"r{list(told).index(wrong) + 1}")
