"""Arithmetic on vectors of doubles, said outright in the compiler's own language.

A compiler puts the steps of straight code side by side in vector registers only where it sees that
it may, and only after a pass over such code was switched on for the whole program. Vectors that are
said are there in every program, and every element is computed in the order that is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from numba.core import cgutils as _cgutils

#: A value, type or block of the compiler's own language, none of which it gives a type.
Value = Any
_tools: Value = _cgutils
_ir: Value = _tools.ir
INTEGER, FLOAT, BIT = _ir.IntType(64), _ir.DoubleType(), _ir.IntType(1)
_SHORT = _ir.IntType(32)

#: Doubles in one line of a cache, and bytes in a double.
_LINE, _BYTES = 8, 8


def whole(number: int) -> Value:
    """A whole number of the compiler's.

    Parameters
    ----------
    number : int
        The number.

    Returns
    -------
    Value
        A constant.
    """
    return _ir.Constant(INTEGER, number)


def data(context: Value, builder: Value, kind: Value, array: Value) -> Value:
    """Where the numbers of an array are.

    Parameters
    ----------
    context, builder : Value
        As the compiler hands them to what it builds.
    kind, array : Value
        Type of the array and the array.

    Returns
    -------
    Value
        Pointer to its first number.
    """
    return context.make_array(kind)(context, builder, array).data


def spacing(context: Value, builder: Value, kind: Value, array: Value) -> Value:
    """How many doubles apart the numbers of an array of one axis are.

    Parameters
    ----------
    context, builder, kind, array : Value
        See `data`.

    Returns
    -------
    Value
        A whole number.
    """
    bytes_apart = builder.extract_value(
        context.make_array(kind)(context, builder, array).strides, 0
    )
    return builder.sdiv(bytes_apart, whole(_BYTES))


class Vectors:
    """Arithmetic on vectors of doubles (or, for one lane, on doubles) in the compiler's words.

    Parameters
    ----------
    builder : Value
        What the compiler builds its code with.
    lanes : int
        Doubles in a vector.
    spacing : Value, optional
        From one vector in memory to the next, counted in doubles; the lanes if it is not given.
    """

    def __init__(self, builder: Value, lanes: int, spacing: Value = None) -> None:
        self.builder, self.lanes = builder, lanes
        self.spacing = whole(lanes) if spacing is None else spacing
        self.floats = self.of(FLOAT)

    def of(self, single: Value) -> Value:
        """Type of a vector.

        Parameters
        ----------
        single : Value
            Type of its elements.

        Returns
        -------
        Value
            A type.
        """
        return _ir.VectorType(single, self.lanes) if self.lanes > 1 else single

    def all(self, single: Value, number: float) -> Value:
        """The same number in every lane.

        Parameters
        ----------
        single : Value
            Type of the elements.
        number : float
            The number.

        Returns
        -------
        Value
            A constant.
        """
        one = _ir.Constant(single, number)
        return _ir.Constant(self.of(single), [one] * self.lanes) if self.lanes > 1 else one

    def number(self, number: float) -> Value:
        """The same double in every lane.

        Parameters
        ----------
        number : float
            The double.

        Returns
        -------
        Value
            A constant.
        """
        return self.all(FLOAT, number)

    def spread(self, single: Value) -> Value:
        """A computed double in every lane.

        Parameters
        ----------
        single : Value
            The double.

        Returns
        -------
        Value
            A vector.
        """
        if self.lanes == 1:
            return single
        vector = self.number(0.0)
        for lane in range(self.lanes):
            vector = self.builder.insert_element(vector, single, whole(lane))
        return vector

    def call(self, name: str, *given: Value) -> Value:
        """What one of the compiler's own functions makes of vectors.

        Parameters
        ----------
        name : str
            Such as ``fmuladd``.
        *given : Value
            Vectors.

        Returns
        -------
        Value
            A vector.
        """
        ending = f"v{self.lanes}f64" if self.lanes > 1 else "f64"
        kind = _ir.FunctionType(self.floats, [self.floats] * len(given))
        known = _tools.get_or_insert_function(self.builder.module, kind, f"llvm.{name}.{ending}")
        return self.builder.call(known, given)

    def place(self, pointer: Value, row: Value) -> Value:
        """Where a vector is among vectors that follow one another.

        Parameters
        ----------
        pointer : Value
            Where the first is.
        row : Value
            How many are before it.

        Returns
        -------
        Value
            Pointer to a vector.
        """
        at = self.builder.gep(pointer, [self.builder.mul(row, self.spacing)])
        return self.builder.bitcast(at, self.floats.as_pointer())

    def load(self, pointer: Value, row: Value) -> Value:
        """A vector from memory.

        Parameters
        ----------
        pointer, row : Value
            See `place`.

        Returns
        -------
        Value
            A vector.
        """
        return self.builder.load(self.place(pointer, row), align=_BYTES)

    def store(self, value: Value, pointer: Value, row: Value) -> None:
        """Put a vector into memory.

        Parameters
        ----------
        value : Value
            The vector.
        pointer, row : Value
            See `place`.
        """
        self.builder.store(value, self.place(pointer, row), align=_BYTES)

    def gathered(self, pointer: Value, stride: Value, place: Value) -> Value:
        """One element of each of the rows that follow one another.

        Parameters
        ----------
        pointer : Value
            Where the first row is.
        stride, place : Value
            Length of a row, and the place in each.

        Returns
        -------
        Value
            A vector.
        """
        if self.lanes == 1:
            return self.load(pointer, place)
        builder, vector = self.builder, self.number(0.0)
        for lane in range(self.lanes):
            at = builder.add(builder.mul(stride, whole(lane)), place)
            one = builder.load(builder.gep(pointer, [at]))
            vector = builder.insert_element(vector, one, whole(lane))
        return vector

    def fetch(self, pointer: Value, row: Value) -> None:
        """Ask for the memory of a vector before it is needed.

        Parameters
        ----------
        pointer, row : Value
            See `place`.
        """
        builder, byte = self.builder, _ir.IntType(8).as_pointer()
        kind = _ir.FunctionType(_ir.VoidType(), [byte, _SHORT, _SHORT, _SHORT])
        known = _tools.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0i8")
        for line in range(0, self.lanes, _LINE):
            at = builder.add(builder.mul(row, whole(self.lanes)), whole(line))
            told = [_ir.Constant(_SHORT, each) for each in (0, 3, 1)]
            builder.call(known, [builder.bitcast(builder.gep(pointer, [at]), byte), *told])

    def any(self, mask: Value) -> Value:
        """Whether a condition holds in any lane.

        Parameters
        ----------
        mask : Value
            A vector of bits.

        Returns
        -------
        Value
            A bit.
        """
        if self.lanes == 1:
            return mask
        bits = _ir.IntType(self.lanes)
        joined = self.builder.bitcast(mask, bits)
        return self.builder.icmp_unsigned("!=", joined, _ir.Constant(bits, 0))

    def kept(self, value: Value) -> Value:
        """Room for a value that changes.

        Parameters
        ----------
        value : Value
            What it is at first.

        Returns
        -------
        Value
            Pointer to it.
        """
        return _tools.alloca_once_value(self.builder, value)

    def down(
        self,
        count: Value,
        begin: Sequence[Value],
        step: Callable[[Sequence[Value], Value], list[Value]],
    ) -> list[Value]:
        """Carry values over the places from the last to the first.

        Parameters
        ----------
        count : Value
            Number of places.
        begin : sequence of Value
            The values before the last place.
        step : callable
            From the values and a place to the values behind it.

        Returns
        -------
        list of Value
            The values behind the first place.
        """
        builder = self.builder
        before = builder.block
        test, loop, behind = (
            builder.append_basic_block(name) for name in ("test", "loop", "behind")
        )
        builder.branch(test)
        builder.position_at_end(test)
        left, *carried = (builder.phi(each.type) for each in (count, *begin))
        builder.cbranch(builder.icmp_signed(">", left, whole(0)), loop, behind)
        builder.position_at_end(loop)
        place = builder.sub(left, whole(1))
        ends = step(carried, place)
        for phi, first, end in zip([left, *carried], [count, *begin], [place, *ends], strict=True):
            phi.add_incoming(first, before)
            phi.add_incoming(end, builder.block)
        builder.branch(test)
        builder.position_at_end(behind)
        return carried

    def turned(self, pointer: Value, stride: Value, place: Value) -> list[Value]:
        """Four elements that follow one another of each of the rows that follow one another.

        Parameters
        ----------
        pointer : Value
            Where the first row is.
        stride, place : Value
            Length of a row, and the place of the first of the four in each.

        Returns
        -------
        list of Value
            Four vectors.
        """
        builder, four = self.builder, Vectors(self.builder, 4)
        columns: list[list[Value]] = [[], [], [], []]
        for first in range(0, self.lanes, 4):
            starts = [builder.mul(stride, whole(row)) for row in range(first, first + 4)]
            places = [builder.gep(pointer, [builder.add(each, place)]) for each in starts]
            rows = [four.load(each, whole(0)) for each in places]
            low = [self.woven(rows[pair], rows[pair + 1], (0, 4, 2, 6)) for pair in (0, 2)]
            high = [self.woven(rows[pair], rows[pair + 1], (1, 5, 3, 7)) for pair in (0, 2)]
            for column in range(4):
                half = ((0, 1, 4, 5), (2, 3, 6, 7))[column // 2]
                one, other = (low, high)[column % 2]
                columns[column].append(self.woven(one, other, half))
        return [self._joined(parts) for parts in columns]

    def woven(self, one: Value, other: Value, places: Sequence[int]) -> Value:
        """Chosen elements of two vectors behind one another.

        Parameters
        ----------
        one, other : Value
            Vectors of equal length.
        places : sequence of int
            Which elements, counted through both.

        Returns
        -------
        Value
            A vector as long as the choice.
        """
        mask = _ir.Constant(
            _ir.VectorType(_SHORT, len(places)), [_ir.Constant(_SHORT, each) for each in places]
        )
        return self.builder.shuffle_vector(one, other, mask)

    def _joined(self, parts: Sequence[Value]) -> Value:
        """Vectors of equal length behind one another."""
        while len(parts) > 1:
            size = range(2 * parts[0].type.count)
            pairs = zip(parts[::2], parts[1::2], strict=True)
            parts = [self.woven(one, other, size) for one, other in pairs]
        return parts[0]
