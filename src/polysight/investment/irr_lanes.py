"""Halley's iteration for the rates of sixteen rows side by side, or of one, in vector registers.

A row of Horner's rule is a chain in which every step waits for the one before; sixteen rows beside
one another keep the arithmetic busy. Each lane is computed from its own numbers in a fixed order,
so that one row alone gives the same bits.

Every lane stops on its own and is then held, so that a neighbour that takes longer changes nothing.
What a lane ends with is no more than a candidate, told with its value and the size of its terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numba import types
from numba.core.errors import TypingError
from numba.extending import intrinsic
from numpy.typing import NDArray

from polysight.compiled import compiled, compiled_part
from polysight.investment.vectors import (
    INTEGER,
    Value,
    Vectors,
    data,
    spacing,
    whole,
)

Floats = NDArray[np.float64]

#: Rows side by side: enough chains to hide the time of one multiplication, few enough registers.
LANES = 16
#: Rows of what a solution tells: x, value at x, sum of absolute terms, rate, residual.
PARTS = 5
#: Largest value at a candidate over the sum of its absolute terms: a few hundred roundings.
CERTAIN = 2.0**-44

_ROUNDS = 12
#: Periods that are turned from rows into lanes together.
_GROUP = 4
#: Relative step after which the cube of the error is below rounding.
_SETTLED = 1e-6


class LaneWork(NamedTuple):
    """Memory in which sixteen rows are solved.

    Parameters
    ----------
    terms : ndarray of float
        Axes period, lane; the rows side by side.
    start : ndarray of float
        Axis lane; x at which the search begins, above zero.
    told : ndarray of float
        Axes part, lane; x, the value there, the sum of absolute terms there, the rate, and the
        absolute value over the sum.
    shifted : ndarray of float
        Axes lane, period; room for rows without the zeros before their first flow.
    """

    terms: Floats
    start: Floats
    told: Floats
    shifted: Floats


def lane_work(periods: int) -> LaneWork:
    """Memory for rows of some length.

    Parameters
    ----------
    periods : int
        Flows of each row.

    Returns
    -------
    LaneWork
        One for every thread.
    """
    return LaneWork(
        terms=np.zeros((periods, LANES)),
        start=np.ones(LANES),
        told=np.zeros((PARTS, LANES)),
        shifted=np.zeros((LANES, periods)),
    )


def _horner(vectors: Vectors, carried: Sequence[Value], at: Value, term: Value) -> list[Value]:
    """One step of Horner's rule for the value and, over factorials, its derivatives by x."""
    return [
        vectors.call("fmuladd", each, at, below)
        for each, below in zip(carried, [term, *carried], strict=False)
    ]


def _moved(vectors: Vectors, at: Value, carried: Sequence[Value]) -> tuple[Value, Value]:
    """The x behind one step of Householder's iterations, and whether it is still on its way.

    The error of x becomes its third power with two derivatives, which is Halley's iteration, and
    its fourth with three.
    """
    builder, one = vectors.builder, vectors.number(1.0)
    value, slope, bend, *third = carried
    over = builder.fdiv(one, slope)
    newton = builder.fmul(value, over)
    curved = builder.fmul(builder.fmul(newton, bend), over)
    upper, lower = newton, builder.fsub(one, curved)
    if third:
        upper = builder.fmul(newton, lower)
        twisted = builder.fmul(builder.fmul(newton, newton), builder.fmul(third[0], over))
        lower = builder.fadd(builder.fsub(lower, curved), twisted)
    target = builder.fsub(at, builder.fdiv(upper, lower))
    target = vectors.call("maxnum", target, builder.fmul(at, vectors.number(0.5)))
    target = vectors.call("minnum", target, builder.fmul(at, vectors.number(2.0)))
    step = vectors.call("fabs", builder.fsub(target, at))
    near = builder.fcmp_ordered("<=", step, builder.fmul(at, vectors.number(_SETTLED)))
    return target, builder.not_(near)


def _first(
    vectors: Vectors, rows: Value, count: Value, terms: Value, at: Value
) -> tuple[Value, Value, Value]:
    """The first step, while the rows are put side by side; and sign changes, zeros positive."""
    builder, zero = vectors.builder, vectors.number(0.0)
    integers, many = vectors.of(INTEGER), vectors.lanes > 1
    next_rows = builder.gep(rows, [builder.mul(count, whole(vectors.lanes))])

    def step(carried: Sequence[Value], place: Value, term: Value) -> list[Value]:
        changes, behind, *sums = carried
        if many:
            vectors.store(term, terms, place)
            vectors.fetch(next_rows, place)
        bits = builder.bitcast(term, integers)
        change = builder.lshr(builder.xor(bits, behind), vectors.all(INTEGER, 63))
        return [builder.add(changes, change), bits, *_horner(vectors, sums, at, term)]

    def single(carried: Sequence[Value], place: Value) -> list[Value]:
        place = builder.add(place, whole_groups)
        return step(carried, place, vectors.gathered(rows, count, place))

    def group(carried: Sequence[Value], place: Value) -> list[Value]:
        first = builder.mul(place, whole(_GROUP))
        for after, term in reversed(list(enumerate(vectors.turned(rows, count, first)))):
            carried = step(carried, builder.add(first, whole(after)), term)
        return list(carried)

    groups = builder.sdiv(count, whole(_GROUP)) if many else whole(0)
    whole_groups = builder.mul(groups, whole(_GROUP))
    last = vectors.gathered(rows, count, builder.sub(count, whole(1)))
    carried = [vectors.all(INTEGER, 0), builder.bitcast(last, integers), zero, zero, zero, zero]
    carried = vectors.down(builder.sub(count, whole_groups), carried, single)
    if many:
        carried = vectors.down(groups, carried, group)
    changes, _, *sums = carried
    return changes, *_moved(vectors, at, sums)


def _settled(vectors: Vectors, terms: Value, count: Value, begin: Value, moving: Value) -> Value:
    """The x at which every lane comes to rest, or the one after the last round."""
    builder, zero = vectors.builder, vectors.number(0.0)
    place = vectors.kept(begin)
    awake = vectors.kept(moving)
    rounds = vectors.kept(whole(1))
    test, loop, behind = (
        builder.append_basic_block(name) for name in ("test", "halley", "settled")
    )
    builder.branch(test)
    builder.position_at_end(test)
    at, active, done = builder.load(place), builder.load(awake), builder.load(rounds)
    more = builder.and_(vectors.any(active), builder.icmp_signed("<", done, whole(_ROUNDS)))
    builder.cbranch(more, loop, behind)
    builder.position_at_end(loop)
    sums = vectors.down(
        count,
        [zero, zero, zero],
        lambda carried, row: _horner(vectors, carried, at, vectors.load(terms, row)),
    )
    target, far = _moved(vectors, at, sums)
    builder.store(builder.select(active, target, at), place)
    builder.store(builder.and_(active, far), awake)
    builder.store(builder.add(done, whole(1)), rounds)
    builder.branch(test)
    builder.position_at_end(behind)
    return at


def _told(vectors: Vectors, terms: Value, count: Value, at: Value) -> list[Value]:
    """The x, the value there and the sum of absolute terms there."""
    zero = vectors.number(0.0)

    def step(carried: Sequence[Value], row: Value) -> list[Value]:
        (value, size), term = carried, vectors.load(terms, row)
        return [
            vectors.call("fmuladd", value, at, term),
            vectors.call("fmuladd", size, at, vectors.call("fabs", term)),
        ]

    return [at, *vectors.down(count, [zero, zero], step)]


def _answers(vectors: Vectors, told: Sequence[Value], changes: Value) -> tuple[list[Value], Value]:
    """What is stored: x, value, size, rate and residual; and whether every lane is certain."""
    builder = vectors.builder
    at, value, size = told
    residual = builder.fdiv(vectors.call("fabs", value), size)
    rate = builder.fsub(builder.fdiv(vectors.number(1.0), at), vectors.number(1.0))
    small = builder.fcmp_ordered("<=", residual, vectors.number(CERTAIN))
    once = builder.icmp_unsigned("==", changes, vectors.all(INTEGER, 1))
    doubt = vectors.any(builder.not_(builder.and_(small, once)))
    return [at, value, size, rate, residual], builder.not_(doubt)


def _sixteen(
    typing: Value, rows: Value, row: Value, count: Value, terms: Value, start: Value, told: Value
) -> Value:
    """Compiled in place: bool(rows[row, period], row, periods, terms, start, told)."""
    if rows.layout != "C":
        raise TypingError("the rows must be contiguous")

    def generated(context: Value, builder: Value, signature: Value, given: Value) -> Value:
        vectors = Vectors(builder, LANES)
        many, side, begin, end = (
            data(context, builder, signature.args[at], given[at]) for at in (0, 3, 4, 5)
        )
        count, at = given[2], vectors.load(begin, whole(0))
        first = builder.gep(many, [builder.mul(given[1], count)])
        changes, at, moving = _first(vectors, first, count, side, at)
        at = _settled(vectors, side, count, at, moving)
        parts, certain = _answers(vectors, _told(vectors, side, count, at), changes)
        for place, part in enumerate(parts):
            vectors.store(part, end, whole(place))
        return certain

    return types.boolean(rows, row, count, terms, start, told), generated


def _single(typing: Value, terms: Value, count: Value, start: Value) -> Value:
    """Compiled in place: (x, value, size) of one row (terms[period], periods, start)."""

    def generated(context: Value, builder: Value, signature: Value, given: Value) -> Value:
        kind, array = signature.args[0], given[0]
        vectors = Vectors(builder, 1, spacing(context, builder, kind, array))
        row = data(context, builder, kind, array)
        _, begin, moving = _first(vectors, row, given[1], row, given[2])
        at = _settled(vectors, row, given[1], begin, moving)
        told = _told(vectors, row, given[1], at)
        return context.make_tuple(builder, signature.return_type, told)

    floats: Value = types.UniTuple
    return floats(types.float64, 3)(terms, count, start), generated


_many: Value = intrinsic(_sixteen)
_one: Value = intrinsic(_single)


@compiled_part
def solve_lanes(rows: Floats, row: int, work: LaneWork) -> bool:
    """Candidates for the root x = 1 / (1 + rate) of sixteen rows.

    Parameters
    ----------
    rows : ndarray of float
        Axes row, period; contiguous.
    row : int
        The first of the sixteen.
    work : LaneWork
        Where to begin; filled with what was found.

    Returns
    -------
    bool
        Whether every lane is certain: the signs change once along it, even with its zeros taken
        for positive, and the value is small.
    """
    certain: bool = _many(rows, row, rows.shape[1], work.terms, work.start, work.told)
    return certain


@compiled
def solve_row(terms: Floats, start: float) -> tuple[float, float, float]:
    """Candidate of one row, with the bits that it has among sixteen.

    Parameters
    ----------
    terms : ndarray of float
        Axis period.
    start : float
        x at which the search begins, above zero.

    Returns
    -------
    tuple of float
        x, the value there, and the sum of absolute terms there.
    """
    found: tuple[float, float, float] = _one(terms, terms.size, start)
    return found
