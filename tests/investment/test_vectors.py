"""Vectors said in the compiler's own language give what their elements give."""

from __future__ import annotations

import numpy as np
import pytest
from numba import njit, types
from numba.extending import intrinsic

from polysight.investment.vectors import FLOAT, Value, Vectors, data, whole

LANES = 4


def _tried(typing: Value, rows: Value, told: Value) -> Value:
    """void(rows[row, place], told[part, lane]): what each part is stands in the test."""

    def generated(context: Value, builder: Value, signature: Value, given: Value) -> Value:
        vectors = Vectors(builder, LANES)
        source, end = (
            data(context, builder, kind, array)
            for kind, array in zip(signature.args, given, strict=True)
        )
        first = vectors.load(source, whole(0))
        column = vectors.gathered(source, whole(LANES), whole(2))
        (total,) = vectors.down(
            whole(LANES),
            [vectors.number(0.0)],
            lambda carried, row: [builder.fadd(carried[0], vectors.load(source, row))],
        )
        low = vectors.woven(total, total, (0, 1))
        pair = Vectors(builder, 2)
        sums = builder.fadd(low, vectors.woven(total, total, (2, 3)))
        single = builder.extract_element(sums, whole(0))
        below = builder.fcmp_ordered("<", first, vectors.number(0.0))
        flag = builder.uitofp(vectors.any(below), FLOAT)
        kept = vectors.kept(vectors.spread(flag))
        vectors.fetch(source, whole(1))
        four = vectors.turned(source, whole(LANES), whole(0))
        for row, part in enumerate(
            (
                column,
                total,
                vectors.call("fabs", first),
                vectors.spread(single),
                builder.load(kept),
                *four,
            )
        ):
            vectors.store(part, end, whole(row))
        assert pair.of(FLOAT) == sums.type
        return context.get_dummy_value()

    return types.void(rows, told), generated


_try: Value = intrinsic(_tried)


@njit
def _run(rows: np.ndarray, told: np.ndarray) -> None:
    _try(rows, told)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_every_word(sign: float) -> None:
    rows = np.arange(1.0, 17.0).reshape(4, 4)
    rows[0, 3] *= sign
    told = np.empty((9, LANES))
    _run(rows, told)
    assert told[0].tolist() == rows[:, 2].tolist()
    assert told[1].tolist() == rows.sum(axis=0).tolist()
    assert told[2].tolist() == np.abs(rows[0]).tolist()
    assert told[3].tolist() == [rows[:, [0, 2]].sum()] * LANES
    assert told[4].tolist() == [float(sign < 0)] * LANES
    assert told[5:].tolist() == rows.T.tolist()
