"""Ten thousand draws of sixty plants over six years, streamed: material, purity and cost.

Beside it, state by state: the same equilibria by Cantera, and the same plant in plain Python.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

import numpy as np
from pairing import ROUNDS, compare_states
from register import DRAWS, MONTHS, PLANTS, Floats, Group, Register, book, designs, register, worked

from polysight.costing.streaming import chunks
from polysight.plant.equilibrium import Kind, Outcome
from polysight.plant.gibbs import outcome as by_cantera
from polysight.plant.routes.siemens import siemens
from polysight.plant.surrogate import outcome as by_surrogate
from polysight.study.design_values import built
from polysight.study.equilibria import chosen_set, surrogate
from polysight.study.thermochemistry import thermochemistry
from tests.plant.plain_model import Surroundings, plant

#: Draws that are worked through together, and cores.
PIECE, CORES = 1000, 2
MEBIBYTE = 1024.0
#: States that a peer is asked for; its time is scaled from them.
SAMPLE = 200
#: Doors by which the share of a room is told: part, file, function.
DOORS = (
    ("draws", "design_values.py", "built"),
    ("equilibria", "surrogate.py", "outcome"),
    ("balance", "recycle.py", "balance"),
    ("rod reactors", "siemens.py", "rod_reactor"),
    ("sections", "siemens.py", "siemens_sections"),
    ("sections", "silane_fbr.py", "silane_sections"),
    ("sections", "operation.py", "calibrated"),
    ("sections", "sections.py", "whole_plant"),
    ("purity", "product.py", "rod_product"),
    ("purity", "product.py", "granular_product"),
    ("purity", "measured.py", "measured"),
    ("purity", "shares.py", "qualifying_share"),
    ("cost", "register.py", "book"),
    ("cost", "streaming.py", "costs"),
)


@dataclass(frozen=True)
class Answer:
    """Sums over some draws: cost by plant and month, output that keeps its grade by plant."""

    cost: Floats
    qualified: Floats


def piece(own: Register, first: int, count: int) -> Answer:
    """Consecutive draws of the whole register; nothing of the size of all cells is kept."""
    plants = [worked(group, own, first, count) for group in own.groups]
    cost = np.zeros((PLANTS, MONTHS))
    for part in chunks(book(own, plants, first, count)):
        cost += part.cost.sum(axis=0)
    qualified = [
        np.broadcast_to(one.qualified, (count, group.plants)).sum(axis=0)
        for one, group in zip(plants, own.groups, strict=True)
    ]
    return Answer(cost, np.concatenate(qualified))


def ensemble(own: Register, draws: int = DRAWS) -> Answer:
    """All draws, pieces of them side by side on the cores."""
    with ThreadPoolExecutor(CORES) as pool:
        starts = range(0, draws, PIECE)
        parts = list(pool.map(lambda at: piece(own, at, min(PIECE, draws - at)), starts))
    return Answer(
        np.sum([one.cost for one in parts], axis=0) / draws,
        np.sum([one.qualified for one in parts], axis=0) / draws,
    )


def timed(own: Register) -> None:
    """Wall and CPU seconds of the ensemble, and the most memory that it needed."""
    wall, cpu = [], []
    for _ in range(ROUNDS):
        start, used = time.perf_counter(), time.process_time()
        answer = ensemble(own)
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - used)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE
    write(
        f"{DRAWS} draws x {PLANTS} plants x {MONTHS} months: wall {statistics.median(wall):.2f} s"
        f" (best {min(wall):.2f}), CPU {statistics.median(cpu):.2f} s (medians of {ROUNDS} runs on"
        f" {CORES} cores of {os.cpu_count()}), peak resident {peak:.0f} MiB"
    )
    write(
        f"mean cost {answer.cost.mean():.6f} CNY/kg of synthetic plants, of the output"
        f" {answer.qualified.mean():.6f} keeps its grade"
    )


def shares(own: Register) -> None:
    """Share of each room, from a profile of one piece on one core."""
    profile = cProfile.Profile()
    profile.runcall(piece, own, 0, PIECE)
    found = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    spent: dict[str, float] = {}
    for (path, _, function), (_, _, _, cumulative, _) in found.items():
        for part, file, door in DOORS:
            if function == door and Path(path).name == file:
                spent[part] = spent.get(part, 0.0) + cumulative
            if function == "piece":
                spent["all"] = cumulative
    every = spent.pop("all")
    spent["the rest"] = every - sum(spent.values())
    write(", ".join(f"{part} {seconds / every:.0%}" for part, seconds in spent.items()))


def against_cantera(own: Register) -> None:
    """Equilibria of all states against Cantera, called for one state after another."""
    group = own.groups[0]
    parts = built(group.route.design, designs(group, 0, PIECE))
    known = {kind: thermochemistry(own.rows, chosen_set(own.rows, kind)) for kind in Kind}
    for kind, unit in (
        (Kind.HYDROCHLORINATION, parts.hydrochlorination), (Kind.DEPOSITION, parts.deposition),
    ):  # fmt: skip
        place = (unit.temperature_c, unit.pressure_bar, unit.hydrogen_ratio)
        celsius, bar, ratio = (np.ravel(each)[:SAMPLE] for each in place)
        pairs = compare_states(
            partial(by_surrogate, surrogate(own.rows, kind), *place),
            place[0].size,
            partial(by_cantera, kind, celsius, bar, ratio, known[kind]),
            SAMPLE,
        )
        told(f"equilibria of {kind.value}", "surrogate", "Cantera", pairs)


def against_plain_python(own: Register) -> None:
    """Flow sheet of rod plants against the plain model with as many points over a batch."""
    group = own.groups[0]
    parts = built(group.route.design, designs(group, 0, PIECE))
    base = own.foundation(parts.thermochemistry)
    states = list(plain_states(group, own, SAMPLE))
    pairs = compare_states(
        partial(siemens, parts, base),
        PIECE * group.plants,
        lambda: [plant(v, around, steps=6) for v, around in states],
        SAMPLE,
    )
    told("flow sheet of rod plants", "polysight", "plain Python", pairs)


def plain_states(
    group: Group, own: Register, count: int
) -> Iterator[tuple[dict[str, float], Surroundings]]:
    """Designs of a route as plain numbers, with their equilibria."""
    values = designs(group, 0, PIECE)
    parts = built(group.route.design, values)
    base = own.foundation(parts.thermochemistry)
    units = (parts.hydrochlorination, parts.hot_hydrogenation, parts.deposition)
    kinds = (Kind.HYDROCHLORINATION, Kind.HOT_HYDROGENATION, Kind.DEPOSITION)
    ends = [
        base.equilibrium(kind, unit.temperature_c, unit.pressure_bar, unit.hydrogen_ratio)
        for kind, unit in zip(kinds, units, strict=True)
    ]
    arrays = {
        key: np.broadcast_to(values(key), (PIECE, group.plants)) for key in group.design.parameters
    }
    table = base.wall_view(parts.rod_reactor)
    gases = [
        list(zip(row[1:].tolist(), one.tolist(), strict=False))
        for row, one in zip(base.enthalpies.limits, base.enthalpies.coefficients, strict=True)
    ]
    names = ("H2", "HCl", "DCS", "TCS", "STC", "Si")
    for at in range(count):
        v = {key: float(array.flat[at]) for key, array in arrays.items()}
        v["rod_reactor.rod_temperature_c"] = v["deposition.temperature_c"]
        states = [
            {
                name: float(np.ravel(getattr(end, one.name))[at])
                for name, one in zip(names, fields(Outcome), strict=True)
            }
            for end in ends
        ]
        (cold, hot, rods), (hydrogen, trichlorosilane) = states, gases
        yield v, Surroundings(
            cold, hot, rods, hydrogen, trichlorosilane, table.diameter_mm.tolist(),
            table.fraction.tolist(),
        )  # fmt: skip


def told(name: str, own: str, peer: str, pairs: tuple[float, float, float]) -> None:
    """Print a comparison."""
    ours, theirs, ratio = pairs
    write(
        f"{name}: {own} {ours * 1e6:.2f} us, {peer} {theirs * 1e6:.0f} us CPU a state, from"
        f" {SAMPLE} states; {peer} takes {ratio:.0f} times as much ({ROUNDS} pairs)"
    )


def write(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    plants = register()
    ensemble(plants, 2 * PIECE)
    timed(plants)
    shares(plants)
    against_cantera(plants)
    against_plain_python(plants)
