"""Halley's iteration for the rates of sixteen rows side by side, or of one, in vector registers.

A row of Horner's rule is a chain in which every step waits for the one before; sixteen rows beside
one another keep the arithmetic busy. A compiler finds that by itself only where the sixteen rows
are written out and a pass over such straight code is switched on for the whole program. Here the
vectors are said outright, in the compiler's own language: nothing has to be switched on, each lane
is computed from its own numbers in a fixed order, and one row alone gives the same bits.

Every lane stops on its own and is then held, so that a neighbour that takes longer changes nothing.
What a lane ends with is no more than a candidate, told with its value and the size of its terms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numba import types
from numba.core import cgutils as _cgutils
from numba.extending import intrinsic
from numpy.typing import NDArray

from polysight.investment.compiled import compiled

Floats = NDArray[np.float64]

#: Rows side by side: enough chains to hide the time of one multiplication, few enough registers.
LANES = 16
#: Rows of what a solution tells: x, value at x, sum of absolute terms, rate, residual.
PARTS = 5
#: Largest value at a candidate over the sum of its absolute terms: a few hundred roundings.
CERTAIN = 2.0**-44

_ROUNDS = 12
#: Relative step after which the cube of the error is below rounding.
_SETTLED = 1e-6

#: A value, type or block of the compiler's own language, none of which it gives a type.
Value = Any
_tools: Value = _cgutils
_ir: Value = _tools.ir
_INTEGER, _FLOAT = _ir.IntType(64), _ir.DoubleType()


class _Vectors:
    """Arithmetic on vectors of doubles (or, for one lane, on doubles) in the compiler's words."""

    def __init__(self, builder: Value, lanes: int) -> None:
        self.builder, self.lanes = builder, lanes
        self.floats = self.of(_FLOAT)

    def of(self, single: Value) -> Value:
        return _ir.VectorType(single, self.lanes) if self.lanes > 1 else single

    def all(self, single: Value, number: float) -> Value:
        one = _ir.Constant(single, number)
        return _ir.Constant(self.of(single), [one] * self.lanes) if self.lanes > 1 else one

    def number(self, number: float) -> Value:
        return self.all(_FLOAT, number)

    def call(self, name: str, *given: Value) -> Value:
        ending = f"v{self.lanes}f64" if self.lanes > 1 else "f64"
        kind = _ir.FunctionType(self.floats, [self.floats] * len(given))
        known = _tools.get_or_insert_function(self.builder.module, kind, f"llvm.{name}.{ending}")
        return self.builder.call(known, given)

    def place(self, pointer: Value, row: Value) -> Value:
        at = self.builder.gep(pointer, [self.builder.mul(row, _whole(self.lanes))])
        return self.builder.bitcast(at, self.floats.as_pointer())

    def load(self, pointer: Value, row: Value) -> Value:
        return self.builder.load(self.place(pointer, row), align=8)

    def store(self, value: Value, pointer: Value, row: int) -> None:
        self.builder.store(value, self.place(pointer, _whole(row)), align=8)

    def any(self, mask: Value) -> Value:
        if self.lanes == 1:
            return mask
        bits = _ir.IntType(self.lanes)
        joined = self.builder.bitcast(mask, bits)
        return self.builder.icmp_unsigned("!=", joined, _ir.Constant(bits, 0))

    def down(
        self,
        terms: Value,
        count: Value,
        begin: Sequence[Value],
        step: Callable[[Sequence[Value], Value], list[Value]],
    ) -> list[Value]:
        """Carry values over the terms from the last to the first."""
        builder = self.builder
        last, before = builder.sub(count, _whole(1)), builder.block
        loop, behind = builder.append_basic_block("down"), builder.append_basic_block("behind")
        builder.branch(loop)
        builder.position_at_end(loop)
        place = builder.phi(_INTEGER)
        carried = [builder.phi(each.type) for each in begin]
        ends = step(carried, self.load(terms, place))
        for phi, first, end in zip(
            [place, *carried], [last, *begin], [builder.sub(place, _whole(1)), *ends], strict=True
        ):
            phi.add_incoming(first, before)
            phi.add_incoming(end, builder.block)
        builder.cbranch(builder.icmp_signed(">", place, _whole(0)), loop, behind)
        builder.position_at_end(behind)
        return ends


def _whole(number: int) -> Value:
    return _ir.Constant(_INTEGER, number)


def _halley(vectors: _Vectors, terms: Value, count: Value, at: Value) -> Value:
    """The x behind one step of Halley's iteration, at most halved or doubled."""
    builder, zero = vectors.builder, vectors.number(0.0)

    def step(carried: Sequence[Value], term: Value) -> list[Value]:
        value, slope, bend = carried
        return [
            vectors.call("fmuladd", value, at, term),
            vectors.call("fmuladd", slope, at, value),
            vectors.call("fmuladd", bend, at, slope),
        ]

    value, slope, bend = vectors.down(terms, count, [zero, zero, zero], step)
    over = builder.fdiv(vectors.number(1.0), slope)
    newton = builder.fmul(value, over)
    curved = builder.fmul(builder.fmul(newton, bend), over)
    moved = builder.fdiv(newton, builder.fsub(vectors.number(1.0), curved))
    target = builder.fsub(at, moved)
    target = vectors.call("maxnum", target, builder.fmul(at, vectors.number(0.5)))
    return vectors.call("minnum", target, builder.fmul(at, vectors.number(2.0)))


def _settled(vectors: _Vectors, terms: Value, count: Value, start: Value) -> Value:
    """The x at which every lane comes to rest, or the one after the last round."""
    builder = vectors.builder
    place = _tools.alloca_once_value(builder, start)
    moving = _tools.alloca_once_value(builder, vectors.all(_ir.IntType(1), 1))
    rounds = _tools.alloca_once_value(builder, _whole(0))
    loop, behind = builder.append_basic_block("halley"), builder.append_basic_block("settled")
    builder.branch(loop)
    builder.position_at_end(loop)
    at, active = builder.load(place), builder.load(moving)
    target = builder.select(active, _halley(vectors, terms, count, at), at)
    step = vectors.call("fabs", builder.fsub(target, at))
    near = builder.fcmp_ordered("<=", step, builder.fmul(at, vectors.number(_SETTLED)))
    active = builder.and_(active, builder.not_(near))
    done = builder.add(builder.load(rounds), _whole(1))
    builder.store(target, place)
    builder.store(active, moving)
    builder.store(done, rounds)
    more = builder.and_(vectors.any(active), builder.icmp_signed("<", done, _whole(_ROUNDS)))
    builder.cbranch(more, loop, behind)
    builder.position_at_end(behind)
    return builder.load(place)


def _told(vectors: _Vectors, terms: Value, count: Value, at: Value) -> list[Value]:
    """The x, value, sum of absolute terms and sign changes; a zero counts as positive."""
    builder = vectors.builder
    integers, zero = vectors.of(_INTEGER), vectors.number(0.0)

    def step(carried: Sequence[Value], term: Value) -> list[Value]:
        value, size, changes, behind = carried
        bits = builder.bitcast(term, integers)
        change = builder.lshr(builder.xor(bits, behind), vectors.all(_INTEGER, 63))
        return [
            vectors.call("fmuladd", value, at, term),
            vectors.call("fmuladd", size, at, vectors.call("fabs", term)),
            builder.add(changes, change),
            bits,
        ]

    last = vectors.load(terms, builder.sub(count, _whole(1)))
    begin = [zero, zero, vectors.all(_INTEGER, 0), builder.bitcast(last, integers)]
    value, size, changes, _ = vectors.down(terms, count, begin, step)
    return [at, value, size, changes]


def _answers(vectors: _Vectors, told: Sequence[Value]) -> tuple[list[Value], Value]:
    """What is stored: x, value, size, rate and residual; and whether every lane is certain."""
    builder = vectors.builder
    at, value, size, changes = told
    residual = builder.fdiv(vectors.call("fabs", value), size)
    rate = builder.fsub(builder.fdiv(vectors.number(1.0), at), vectors.number(1.0))
    small = builder.fcmp_ordered("<=", residual, vectors.number(CERTAIN))
    once = builder.icmp_unsigned("==", changes, vectors.all(_INTEGER, 1))
    doubt = vectors.any(builder.not_(builder.and_(small, once)))
    return [at, value, size, rate, residual], builder.not_(doubt)


def _data(context: Value, builder: Value, kind: Value, array: Value) -> Value:
    return context.make_array(kind)(context, builder, array).data


def _sixteen(typing: Value, terms: Value, count: Value, start: Value, told: Value) -> Value:
    """Compiled in place: bool(terms[period, lane], periods, start[lane], told[part, lane])."""

    def generated(context: Value, builder: Value, signature: Value, given: Value) -> Value:
        vectors = _Vectors(builder, LANES)
        rows, begin, end = (
            _data(context, builder, signature.args[at], given[at]) for at in (0, 2, 3)
        )
        at = _settled(vectors, rows, given[1], vectors.load(begin, _whole(0)))
        parts, certain = _answers(vectors, _told(vectors, rows, given[1], at))
        for row, part in enumerate(parts):
            vectors.store(part, end, row)
        return certain

    return types.boolean(terms, count, start, told), generated


def _single(typing: Value, terms: Value, count: Value, start: Value) -> Value:
    """Compiled in place: (x, value, size) of one row (terms[period], periods, start)."""

    def generated(context: Value, builder: Value, signature: Value, given: Value) -> Value:
        vectors = _Vectors(builder, 1)
        row = _data(context, builder, signature.args[0], given[0])
        at = _settled(vectors, row, given[1], given[2])
        told = _told(vectors, row, given[1], at)
        return context.make_tuple(builder, signature.return_type, told[:3])

    floats: Value = types.UniTuple
    return floats(types.float64, 3)(terms, count, start), generated


_many: Value = intrinsic(_sixteen)
_one: Value = intrinsic(_single)


@compiled
def solve_lanes(terms: Floats, periods: int, start: Floats, told: Floats) -> bool:
    """Candidates for the root x = 1 / (1 + rate) of sixteen rows.

    Parameters
    ----------
    terms : ndarray of float
        Axes period, lane; contiguous.
    periods : int
        How many of the periods are used.
    start : ndarray of float
        Axis lane; x at which the search begins, above zero.
    told : ndarray of float
        Axes part, lane; filled with x, the value there, the sum of absolute terms there, the
        rate, and the absolute value over the sum.

    Returns
    -------
    bool
        Whether every lane is certain: the signs change once along it, even with its zeros taken
        for positive, and the value is small.
    """
    certain: bool = _many(terms, periods, start, told)
    return certain


@compiled
def solve_row(terms: Floats, start: float) -> tuple[float, float, float]:
    """Candidate of one row, with the bits that it has among sixteen.

    Parameters
    ----------
    terms : ndarray of float
        Axis period; contiguous.
    start : float
        x at which the search begins, above zero.

    Returns
    -------
    tuple of float
        x, the value there, and the sum of absolute terms there.
    """
    found: tuple[float, float, float] = _one(terms, terms.size, start)
    return found
