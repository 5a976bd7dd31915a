"""The market: speed, cost by draws, months and plants, and three other ways to the same answer.

A made-up register of 60 plants over six years (`tests.market.synthetic_case`), with empty places
for new plants behind it. Draw by draw: the same model in NumPy, arrays over plants, once with the
very random numbers of ours (every series agrees to 1e-9) and once with quicker ones; and that
NumPy model, and ours, as models of the EMA Workbench. Month by month: the clearing by sorted
break-even prices against a linear programme in HiGHS, whose dual is the same price.
"""

from __future__ import annotations

import logging
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numba
import numpy as np
from numpy_market import numpy_draw
from numpy_state import Counted, Drawn, Floats
from pairing import ROUNDS, compare_states
from scipy.optimize import linprog

from polysight.market.case import Integers, MarketCase, StartState
from polysight.market.merit_step import CurveWork, marginal_value, sort_by
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.simulation import simulate
from polysight.study.market_model import MarketModel
from tests.market.synthetic_case import synthetic_model

DRAWS, MONTHS, PLANTS, PIECE, CORES, SEED = 10_000, 72, 60, 250, 2, 20260101
#: Draws that ours and a slower way are asked for in each round, and months of clearing.
OWN, NUMPY_DRAWS, CLEARINGS, LP_CLEARINGS = 1_000, 10, 72_000, 150
#: Experiments of the EMA Workbench with either model.
EXPERIMENTS = {"the NumPy": 10, "our compiled": 500}
ALIKE = 1e-9

write = sys.stdout.write


def one(case: MarketCase, place: int) -> MarketCase:
    """The case with one of its draws."""
    start = StartState(*(values[..., place : place + 1].copy() for values in case.start))
    return MarketCase(
        case.plants, case.sites, case.months, start, case.rule, case.plant_codes, case.groups,
        case.regions, case.supply_points, case.sites_named,
    )  # fmt: skip


def whole(model: MarketModel, draws: int, cores: int = CORES, plants: bool = True) -> None:
    """An ensemble in pieces, kept nowhere."""

    def piece(first: int) -> None:
        case, parameters = model.chunk(SEED, first, min(PIECE, draws - first))
        simulate(case, parameters, SEED, first, plants)

    with ThreadPoolExecutor(cores) as pool:
        list(pool.map(piece, range(0, draws, PIECE)))


def throughput(model: MarketModel) -> None:
    """Wall and CPU seconds of the whole ensemble, drawing counted."""
    spent = []
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        whole(model, DRAWS)
        spent.append((time.perf_counter() - wall, time.process_time() - cpu))
    wall, cpu = (statistics.median(column) for column in zip(*spent, strict=True))
    rate = DRAWS * MONTHS * PLANTS
    write(
        f"{DRAWS} draws x {MONTHS} months x {PLANTS} plants ({len(model.plants.key)} with empty "
        f"places), {CORES} threads: {wall:.2f} s wall, {cpu:.2f} s CPU, "
        f"{rate / wall / 1e6:.1f} million plant-months per second, {rate / cpu / 1e6:.1f} per CPU "
        f"second (median of {ROUNDS})\n"
    )


def linearity() -> None:
    """CPU seconds per draw, month and plant as each grows, against the smallest."""
    sizes: tuple[tuple[str, Sequence[tuple[int, int, int]]], ...] = (
        ("draws", [(draws, MONTHS, PLANTS) for draws in (500, 1000, 2000, 4000, 8000)]),
        ("months", [(1000, months, PLANTS) for months in (18, 36, 72, 144)]),
        ("plants", [(1000, MONTHS, plants) for plants in (15, 30, 60, 120, 240)]),
    )
    for name, growing in sizes:
        models = [synthetic_model(plants, months) for _, months, plants in growing]
        costs = []
        for (draws, _, _), model in zip(growing, models, strict=True):
            times = []
            for _ in range(5):
                before = time.process_time()
                whole(model, draws, 1)
                times.append(time.process_time() - before)
            costs.append(statistics.median(times))
        axis = {"draws": 0, "months": 1, "plants": 2}[name]
        told = ", ".join(
            f"{size[axis]}: {cost:.3f} s" for size, cost in zip(growing, costs, strict=True)
        )
        grown = " ".join(f"{later / earlier:.2f}" for earlier, later in pairwise(costs))
        write(f"CPU by {name}: {told}; each step against the one before: {grown}\n")


def told(name: str, ours: float, theirs: float, ratio: float, unit: str) -> None:
    write(
        f"{name}: {theirs * 1e3:.3f} ms a {unit}, ours {ours * 1e3:.4f} ms CPU; "
        f"{ratio:.0f} times as much ({ROUNDS} pairs)\n"
    )


def against_numpy(model: MarketModel) -> None:
    """Draws of the plain NumPy model, whose series are ours."""
    case, parameters = model.chunk(SEED, 0, OWN)
    values = simulate(case, parameters, SEED, 0, plants=False).values

    def counted() -> Floats:
        return np.array(
            [numpy_draw(case, parameters[at], Counted(SEED, at), at) for at in range(NUMPY_DRAWS)]
        )

    def drawn() -> None:
        for at in range(NUMPY_DRAWS):
            numpy_draw(case, parameters[at], Drawn(np.random.default_rng(at)), at)

    same = np.isclose(counted(), values[:NUMPY_DRAWS], rtol=ALIKE, atol=ALIKE, equal_nan=True)
    write(f"NumPy with our random numbers: {same.mean():.6%} of the numbers agree to {ALIKE}\n")
    for name, peer in (("its own", drawn), ("our", counted)):
        compared = compare_states(
            lambda: simulate(case, parameters, SEED, 0, plants=False), OWN, peer, NUMPY_DRAWS
        )
        told(f"NumPy, {name} random numbers", *compared, "draw")


def against_workbench(model: MarketModel) -> None:
    """The same models, an experiment a draw, under the EMA Workbench."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import ema_workbench as ema  # noqa: PLC0415
        except ImportError:
            write("EMA Workbench: not installed\n")
            return
    logging.getLogger("EMA").setLevel(logging.ERROR)
    case, parameters = model.chunk(SEED, 0, OWN)
    alone, keys = one(case, 0), [each.key for each in Parameter]
    low, high = parameters.min(axis=0), parameters.max(axis=0)

    def outcomes(values: Floats) -> dict[str, Floats]:
        return {each.key: values[:, each] for each in Series}

    def by_numpy(**given: float) -> dict[str, Floats]:
        θ = np.array([given[key] for key in keys])
        return outcomes(numpy_draw(alone, θ, Drawn(np.random.default_rng(0)), 0))

    def by_ours(**given: float) -> dict[str, Floats]:
        θ = np.array([[given[key] for key in keys]])
        return outcomes(simulate(alone, θ, SEED, 0, plants=False).values[0])

    for (name, size), function in zip(EXPERIMENTS.items(), (by_numpy, by_ours), strict=True):
        bench = ema.Model("market", function=function)
        bench.uncertainties = [
            ema.RealParameter(key, a, b) for key, a, b in zip(keys, low, high, strict=True)
        ]
        bench.outcomes = [ema.ArrayOutcome(each.key) for each in Series]

        def peer(bench: object = bench, size: int = size) -> None:
            with ema.SequentialEvaluator(bench) as evaluator, warnings.catch_warnings():
                warnings.simplefilter("ignore")
                evaluator.perform_experiments(size, log_progress=True)

        compared = compare_states(lambda: whole(model, OWN, 1, plants=False), OWN, peer, size)
        told(f"EMA Workbench {ema.__version__} with {name} model", *compared, "draw")


@numba.njit
def cleared(
    value: Floats, available: Floats, wanted: Floats, curve: CurveWork, price: Floats
) -> None:
    """Price of every month by our sorting and search; axes month, plant."""
    for month in range(len(wanted)):
        curve.break_even[:] = value[month]
        sort_by(curve.break_even, curve.order)
        reached = 0.0
        for place in range(curve.order.size):
            plant = curve.order[place]
            reached += available[month, plant]
            curve.total[0, place] = reached
            curve.value[0, place] = curve.break_even[plant]
        curve.steps[0] = curve.order.size
        price[month] = marginal_value(curve, 0, wanted[month], 0.0, 0.0, np.inf)


def clearings() -> tuple[Floats, Floats, Floats]:
    """Months of draws in a row: break-even prices that move, capacity, and wanted output."""
    rng = np.random.default_rng(SEED)
    steps = rng.normal(0.0, 0.01, (CLEARINGS // MONTHS, MONTHS, PLANTS))
    value = rng.uniform(24.0, 56.0, PLANTS) * np.exp(np.cumsum(steps, axis=1))
    available = rng.lognormal(1.0, 0.7, PLANTS) * rng.uniform(0.7, 1.0, value.shape)
    wanted = available.sum(axis=-1) * rng.uniform(0.1, 0.95, value.shape[:2])
    return value.reshape(-1, PLANTS), available.reshape(-1, PLANTS), wanted.ravel()


def against_programmes() -> None:
    """Monthly clearing as a linear programme: least cost of the wanted output."""
    value, available, wanted = clearings()
    order: Integers = np.arange(PLANTS)
    curve = CurveWork(
        order, np.zeros(PLANTS), np.zeros((2, PLANTS)), np.zeros((2, PLANTS)),
        np.zeros(2, dtype=np.int64),
    )  # fmt: skip
    price, rows = np.zeros(CLEARINGS), np.ones((1, PLANTS))
    found = np.zeros(LP_CLEARINGS)

    def ours() -> None:
        cleared(value, available, wanted, curve, price)

    def by_scipy() -> None:
        for month in range(LP_CLEARINGS):
            bounds = np.column_stack([np.zeros(PLANTS), available[month]])
            done = linprog(
                value[month], A_eq=rows, b_eq=wanted[month : month + 1], bounds=bounds,
                method="highs",
            )  # fmt: skip
            found[month] = done.eqlin.marginals[0]

    peers: list[tuple[str, Callable[[], None]]] = [("HiGHS through SciPy", by_scipy)]
    warm = _warm(value, available, wanted, found)
    if warm is None:
        write("highspy: not installed\n")
    else:
        peers.append(("HiGHS, one model kept and started warm", warm))
    for name, peer in peers:
        ours()
        peer()
        gap = np.max(np.abs(found / price[:LP_CLEARINGS] - 1))
        write(f"{name}: prices agree to {gap:.1e}\n")
        told(name, *compare_states(ours, CLEARINGS, peer, LP_CLEARINGS), "clearing")


def _warm(
    value: Floats, available: Floats, wanted: Floats, found: Floats
) -> Callable[[], None] | None:
    """Months in turn on one model of HiGHS, each from the basis of the one before."""
    try:
        import highspy  # noqa: PLC0415
    except ImportError:
        return None
    model = highspy.Highs()
    model.silent()
    columns = np.arange(PLANTS, dtype=np.int32)
    nothing = np.zeros(PLANTS)
    model.addVars(PLANTS, nothing, available[0])
    model.addRow(wanted[0], wanted[0], PLANTS, columns, np.ones(PLANTS))

    def peer() -> None:
        for month in range(LP_CLEARINGS):
            model.changeColsCost(PLANTS, columns, value[month])
            model.changeColsBounds(PLANTS, columns, nothing, available[month])
            model.changeRowBounds(0, wanted[month], wanted[month])
            model.run()
            found[month] = model.getSolution().row_dual[0]

    return peer


def main() -> None:
    model = synthetic_model(PLANTS, MONTHS)
    whole(model, 2 * CORES)
    throughput(model)
    linearity()
    against_numpy(model)
    against_workbench(model)
    against_programmes()


if __name__ == "__main__":
    main()
