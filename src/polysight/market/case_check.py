"""Markets that cannot be: every fault of a case at once, before anything is simulated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from polysight.errors import DataError, Problem
from polysight.market.case import Floats, MarketCase, PlantState
from polysight.market.parameter import Parameter

#: Random numbers know seeds below, and draws and keys below.
_SEEDS, _WORDS = 2**64, 2**32
_MARKETS, _LAGS, _HOLDERS = 2, 3, 4

#: Fields that must not be negative, that are shares of one, and that must be above zero.
_AMOUNTS = (
    "capacity building_months age_months idle_months electricity_kwh_per_kg metal_kg_per_kg "
    "other_cost freight minimum_load_factor rule_retrofit weight project_capacity module_demand "
    "electronic_use tariff metal_supply metal_other_use import_duty export_duty import_freight "
    "export_freight trader_cover price_floor start_permit purchase_capacity stock module_stock "
    "metal_stock expected_demand use shortest_months longest_months"
).split()
_SHARES = (
    "load n_type_share rule_failing china_wafer_share n_type_demand_share rationing_probability "
    "rationing_depth import_open export_open restricted_share traceable_share futures_listed "
    "floor_strength output_limit rule_force"
).split()
_ABOVE_ZERO = (
    "required_price price_premium silicon_g_per_w module_other_cost metal_base_price load_slope "
    "producer_cover_months tight_at floor trade_spread site_spread scarcity_top cost_ceiling"
).split()
#: Behaviour that must not be negative, and that is a share of one.
_AMOUNTS_OF_BEHAVIOUR = (
    "demand_noise wafer_cover_months normal_cover_months volatility_slack volatility_tight "
    "price_discrepancy "
    "granular_discount power_factor cost_factor cost_scatter effective_capacity ramp_limit "
    "metal_normal_cover_months construction_shortest_months construction_longest_months"
).split()
_SHARES_OF_BEHAVIOUR = [
    "demand_persistence", "outage_depth", "metal_contract_share", "discrepancy_persistence",
]  # fmt: skip

#: Least and largest value by name of the field, and what a field must lie above.
_BOUNDS = {
    **dict.fromkeys(_AMOUNTS + _AMOUNTS_OF_BEHAVIOUR, (0.0, np.inf)),
    **dict.fromkeys(_SHARES + _SHARES_OF_BEHAVIOUR, (0.0, 1.0)),
}
#: Fields in which no number means that there is none, and in which an endless one means never.
_MAY_MISS = {"plants.building_months", "plants.rule_retrofit", "plants.required_price"}
_MAY_NEVER_COME = {"plants.closing_month"}


class _Field(NamedTuple):
    """An array of a case: where it stands, its name, and the keys of its axes."""

    path: str
    name: str
    values: Floats
    axes: tuple[Sequence[str], ...]


def checked(case: MarketCase, parameters: Floats, seed: int = 0, first_draw: int = 0) -> MarketCase:
    """The same market, or a refusal with everything that is impossible in it.

    Parameters
    ----------
    case : MarketCase
        The market.
    parameters : ndarray of float
        Axes draw, `polysight.market.parameter.Parameter`; behaviour.
    seed, first_draw : int
        Seed, and place of the first draw on the whole draw axis.

    Returns
    -------
    MarketCase
        The argument.

    Raises
    ------
    DataError
        If it has a fault; see `case_problems`.
    """
    problems = case_problems(case, parameters, seed, first_draw)
    if problems:
        raise DataError(problems)
    return case


def case_problems(
    case: MarketCase, parameters: Floats, seed: int = 0, first_draw: int = 0
) -> tuple[Problem, ...]:
    """Faults of a market.

    Parameters
    ----------
    case, parameters, seed, first_draw
        As for `checked`.

    Returns
    -------
    tuple of Problem
        No plant, month or draw; arrays of the wrong size; numbers that are missing or out of
        bounds; places that do not exist; keys that stand twice; months that do not follow one
        another; plants that contradict themselves. Empty for a market that can be.
    """
    named = list(_fields(case, parameters))
    told = (*_draws(parameters, seed, first_draw), *_sizes(case, parameters, named))
    if told:
        return told
    told = tuple(problem for each in named for problem in _values(each))
    # Whether numbers agree with one another can only be told of numbers that are in order.
    return told or (*_keys(case), *_places(case), *_order(case), *_plants(case))


def _problem(key: str, field: str, **told: object) -> Problem:
    given = tuple((name, str(value)) for name, value in told.items())
    return Problem(f"market_case.{key}", (("field", field), *given))


def _draws(parameters: Floats, seed: int, first_draw: int) -> Iterator[Problem]:
    if not 0 <= seed < _SEEDS:
        yield _problem("range", "seed", least=0, most=_SEEDS - 1, got=seed)
    last = first_draw + len(parameters)
    if first_draw < 0 or last > _WORDS:
        yield _problem("range", "draws", least=0, most=_WORDS - 1, got=f"{first_draw}..{last - 1}")


def _fields(case: MarketCase, parameters: Floats) -> Iterator[_Field]:
    """Every array with its name and the keys of its axes, last axis last."""
    draws = [str(number) for number in range(len(parameters))]
    months = [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in case.months.number]
    markets = [str(place) for place in range(_MARKETS)]
    first: dict[str, Sequence[str]] = {
        "electronic_use": markets, "start_permit": markets, "tariff": case.supply_points,
        "rationing_probability": case.regions, "rationing_depth": case.regions,
        "log_price": markets, "expected_log_price": markets, "use": markets,
        "earlier_log_price": [str(lag + 1) for lag in range(_LAGS)],
        "stock": [str(holder) for holder in range(_HOLDERS)],
    }  # fmt: skip
    groups = (
        ("plants", case.plants, case.plant_codes),
        ("sites", case.sites, case.sites_named),
        ("months", case.months, months),
        ("start", case.start, draws),
    )
    for path, group, keys in groups:
        for name, values in zip(group._fields, group, strict=True):
            own = (first[name], keys) if name in first else (keys,)
            axes = (keys, months) if path == "sites" and name == "required_price" else own
            yield _Field(f"{path}.{name}", name, np.asarray(values), axes)
    for name, value in zip(case.rule._fields, case.rule, strict=True):
        yield _Field(f"rule.{name}", name, np.asarray([value]), (["0"],))
    known = parameters if parameters.ndim == 2 else np.empty((0, 0))
    if known.shape != (len(draws), len(Parameter)):
        yield _Field("parameters", "", known, (draws, [one.key for one in Parameter]))
        return
    for one in Parameter:
        yield _Field(f"parameters.{one.key}", one.key, known[:, one], (draws,))


def _sizes(case: MarketCase, parameters: Floats, named: Sequence[_Field]) -> Iterator[Problem]:
    counted = {"plants": case.plant_codes, "months": case.months.number, "draws": parameters}
    for kind, entries in counted.items():
        if len(entries) == 0:
            yield _problem(f"no_{kind}", kind)
    groups = _Field("groups", "", np.zeros(len(case.groups)), (case.plant_codes,))
    for each in (*named, groups):
        expected = tuple(len(axis) for axis in each.axes)
        if each.values.shape != expected:
            told = {"expected": _told(expected), "got": _told(each.values.shape)}
            yield _problem("size", each.path, **told)


def _told(shape: tuple[int, ...]) -> str:
    return " x ".join(str(length) for length in shape)


def _values(field: _Field) -> Iterator[Problem]:
    """The first value of an array that cannot be."""
    values = field.values
    missing = ~np.isfinite(values)
    if field.path in _MAY_MISS:
        missing &= ~np.isnan(values)
    if field.path in _MAY_NEVER_COME:
        missing &= values != np.inf
    if missing.any():
        yield _problem("finite", _place(field, missing))
        return
    low, high = _BOUNDS.get(field.name, (-np.inf, np.inf))
    wrong = (values < low) | (values > high)
    if wrong.any():
        got = values[wrong][0]
        if np.isinf(high):
            yield _problem("low", _place(field, wrong), least=f"{low:g}", got=f"{got:g}")
        else:
            told = {"least": f"{low:g}", "most": f"{high:g}", "got": f"{got:g}"}
            yield _problem("range", _place(field, wrong), **told)
    if field.name in _ABOVE_ZERO and (values <= 0.0).any():
        wrong = values <= 0.0
        yield _problem("above", _place(field, wrong), bound=0, got=f"{values[wrong][0]:g}")


def _place(field: _Field, wrong: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> str:
    """Path of the first wrong value with the keys of its place."""
    at = next(iter(zip(*np.nonzero(wrong), strict=True)))
    keys = [axis[place] for axis, place in zip(field.axes, at, strict=True)]
    return f"{field.path}[{', '.join(keys)}]"


def _keys(case: MarketCase) -> Iterator[Problem]:
    keys = np.concatenate([case.plants.key, case.sites.key])
    found, counts = np.unique(keys, return_counts=True)
    for key in found[counts > 1][:1]:
        yield _problem("repeated", "key", got=key)
    for key in found[(found < 0) | (found >= _WORDS)][:1]:
        yield _problem("range", "key", least=0, most=_WORDS - 1, got=key)
    for axis in ("plant_codes", "regions", "supply_points", "sites_named"):
        names = getattr(case, axis)
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            yield _problem("repeated", axis, got=twice)


def _places(case: MarketCase) -> Iterator[Problem]:
    """Places on axes that do not exist, and empty places that are unlike their site."""
    plants, sites = case.plants, case.sites
    inside = (
        ("plants.market", plants.market, 0, _MARKETS, case.plant_codes),
        ("plants.region", plants.region, 0, len(case.regions), case.plant_codes),
        ("plants.supply_point", plants.supply_point, 0, len(case.supply_points), case.plant_codes),
        ("plants.route", plants.route, 0, 2, case.plant_codes),
        ("plants.site", plants.site, -1, len(case.sites_named), case.plant_codes),
        ("plants.state", plants.state, 0, len(PlantState), case.plant_codes),
        ("sites.market", sites.market, 0, _MARKETS, case.sites_named),
        ("sites.route", sites.route, 0, 2, case.sites_named),
    )
    faults = [
        _problem("range", f"{path}[{keys[p]}]", least=low, most=high - 1, got=values[p])
        for path, values, low, high, keys in inside
        for p in np.flatnonzero((values < low) | (values >= high))[:1]
    ]
    yield from faults
    if not faults:
        of_site = np.flatnonzero(plants.site >= 0)
        for p, name in product(of_site, ("market", "route")):
            if getattr(plants, name)[p] != getattr(sites, name)[plants.site[p]]:
                site = case.sites_named[plants.site[p]]
                yield _problem("site", f"plants.{name}[{case.plant_codes[p]}]", got=site)


def _order(case: MarketCase) -> Iterator[Problem]:
    number = case.months.number
    for t in np.flatnonzero(np.diff(number) != 1)[:1]:
        yield _problem("months", "months.number", got=f"{number[t + 1] - number[t]}")
    if case.rule.longest_months < case.rule.shortest_months:
        told = {"least": f"{case.rule.shortest_months:g}", "got": f"{case.rule.longest_months:g}"}
        yield _problem("low", "rule.longest_months", **told)


def _plants(case: MarketCase) -> Iterator[Problem]:
    """Plants that run without standing or out of nothing, and projects that nothing can pay."""
    plants = case.plants
    project = (plants.state == PlantState.ANNOUNCED) | (plants.state == PlantState.BUILDING)
    for p in np.flatnonzero(project & np.isnan(plants.required_price))[:1]:
        yield _problem("finite", f"plants.required_price[{case.plant_codes[p]}]")
    for p in np.flatnonzero((plants.state != PlantState.STANDING) & (plants.load > 0.0))[:1]:
        yield _problem("unbuilt", f"plants.load[{case.plant_codes[p]}]", got=f"{plants.load[p]:g}")
    for p in np.flatnonzero(plants.metal_kg_per_kg + plants.other_cost <= 0.0)[:1]:
        yield _problem("free", f"plants.other_cost[{case.plant_codes[p]}]")
