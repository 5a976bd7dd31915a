"""Monte Carlo of a foreground: polysight against bw2calc, one thread each, by CPU time.

Fifty activities with 471 exchanges, fifty of them productions, and ten flows; all numbers are made
up. The same matrices: draws are stored in one datapackage, through which bw2calc goes in order and
which polysight solves at once; every score must agree to 1e-9. Then with drawing: both draw every
input and flow about its median for themselves, lognormally.
"""

from __future__ import annotations

import sys
from dataclasses import replace

import bw2calc
import bw_processing
import numpy as np
from pairing import ROUNDS, compare_states
from threadpoolctl import threadpool_limits

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.exchanges import Exchanges, Floats
from polysight.carbon.foreground import Foreground
from polysight.carbon.solve import contributions, supply
from polysight.study.inventory import Inventory
from polysight.study.inventory_spread import lognormal

ACTIVITIES, INPUTS, FLOWS, SIGMA, SEED = 50, 421, 10, 0.08, 20260101
DRAWS, PEER_DRAWS = 10_000, 1_000
WANTED = 0


def inventory() -> Inventory:
    """The activities with the spread of their exchanges."""
    chance = np.random.default_rng(SEED)
    places = chance.permutation([at for at in range(ACTIVITIES**2) if at % (ACTIVITIES + 1)])[
        :INPUTS
    ]
    own = np.arange(ACTIVITIES)
    rows, columns = np.divmod(places, ACTIVITIES)
    inputs = -chance.uniform(0.01, 0.1, INPUTS)
    technosphere = Exchanges(
        np.concatenate([own, rows]), np.concatenate([own, columns]),
        np.concatenate([np.ones(ACTIVITIES), inputs]),
    )  # fmt: skip
    flows, users = np.nonzero(chance.random((FLOWS, ACTIVITIES)) < 0.5)
    biosphere = Exchanges(flows, users, chance.uniform(0.1, 5.0, len(flows)))
    names = tuple(f"activity {place}" for place in own)
    codes = tuple(f"flow {place}" for place in range(FLOWS))
    scales = np.concatenate([np.zeros(ACTIVITIES), np.full(INPUTS, SIGMA)])
    return Inventory(
        Foreground(names, codes, technosphere, biosphere), ("",) * ACTIVITIES, ("",) * FLOWS,
        ("",) * FLOWS, {}, lognormal(technosphere.values, scales),
        lognormal(biosphere.values, np.full(len(flows), SIGMA)),
    )  # fmt: skip


def scores(given: Foreground, method: Characterisation) -> Floats:
    """Score of one unit of the first product in every draw."""
    running = supply(given, given.demand(given.activities[WANTED]))
    return np.asarray(contributions(given, method, running)[..., 0, :].sum(axis=-1))


def package(given: Foreground, method: Characterisation, own: Inventory | None) -> object:
    """The same for bw2calc: stored draws, or medians with their spread."""
    made = bw_processing.create_datapackage(sequential=True)
    count = np.arange(FLOWS)
    factors = Exchanges(count, np.zeros_like(count), method.factors[0])
    for matrix, part, first, spread in (
        ("technosphere_matrix", given.technosphere, 0, own and own.technosphere),
        ("biosphere_matrix", given.biosphere, ACTIVITIES, own and own.biosphere),
        ("characterization_matrix", factors, ACTIVITIES, None),
    ):
        indices = np.zeros(len(part.rows), dtype=bw_processing.INDICES_DTYPE)
        indices["row"], indices["col"] = part.rows + first, part.columns
        flip = (part.values.reshape(-1, len(part.rows))[0] < 0).copy()
        values = np.abs(part.values)
        told = {"matrix": matrix, "indices_array": indices, "flip_array": flip}
        if spread is not None:
            distribution = np.zeros(len(part.rows), dtype=bw_processing.UNCERTAINTY_DTYPE)
            distribution["uncertainty_type"] = spread.kind
            distribution["loc"] = np.where(spread.scale > 0, np.log(values), values)
            distribution["scale"] = spread.scale
            for name in ("shape", "minimum", "maximum"):
                distribution[name] = np.nan
            told["distributions_array"] = distribution
        if values.ndim == 2:
            made.add_persistent_array(data_array=np.ascontiguousarray(values.T), **told)
        else:
            made.add_persistent_vector(data_array=values, **told)
    return made


def peer(made: object, **options: int) -> bw2calc.LCA:
    """bw2calc, ready to go on."""
    found = bw2calc.LCA({WANTED: 1.0}, data_objs=[made], **options)
    found.lci()
    found.lcia()
    return found


def gone_through(found: bw2calc.LCA, count: int) -> Floats:
    """Scores of as many further draws."""
    told = []
    for _ in range(count):
        next(found)
        told.append(found.score)
    return np.array(told)


def report(name: str, own: float, other: float, ratio: float) -> None:
    """One comparison in one line."""
    sys.stdout.write(
        f"{name}: polysight {1 / own:,.0f}, bw2calc {1 / other:,.0f} draws per CPU second; "
        f"{ratio:.0f} times ({ROUNDS} pairs)\n"
    )


def main() -> None:
    """Agreement, then both comparisons."""
    read = inventory()
    weights = np.arange(1.0, FLOWS + 1)[None]
    method = Characterisation(("kgCO2e",), read.foreground.flows, weights)
    stored = read.drawn(seed=SEED, count=DRAWS)
    ours = scores(stored, method)
    some = [replace(part, values=part.values[:PEER_DRAWS])
            for part in (stored.technosphere, stored.biosphere)]  # fmt: skip
    shared = Foreground(stored.activities, stored.flows, *some)
    through = peer(package(shared, method, None), use_arrays=True)
    theirs = np.concatenate([[through.score], gone_through(through, PEER_DRAWS - 1)])
    worst = np.max(np.abs(ours[:PEER_DRAWS] / theirs - 1))
    exchanges = len(read.technosphere.kind)
    sys.stdout.write(
        f"{ACTIVITIES} activities, {exchanges} + {len(read.biosphere.kind)} exchanges; "
        f"{PEER_DRAWS} scores agree to {worst:.1e}\n"
    )
    assert worst < 1e-9
    report("Same matrices", *compare_states(
        lambda: scores(stored, method), DRAWS,
        lambda: gone_through(through, PEER_DRAWS), PEER_DRAWS,
    ))  # fmt: skip
    drawing = peer(
        package(read.foreground, method, read), use_distributions=True, seed_override=SEED
    )
    report("With drawing", *compare_states(
        lambda: scores(read.drawn(seed=SEED, count=DRAWS), method), DRAWS,
        lambda: gone_through(drawing, PEER_DRAWS), PEER_DRAWS,
    ))  # fmt: skip


if __name__ == "__main__":
    with threadpool_limits(1):
        main()
