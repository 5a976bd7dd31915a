"""The limits fit together."""

from __future__ import annotations

from polysight.evidence.importing import limits


def test_order() -> None:
    assert limits.MAX_PART_BYTES < limits.MAX_UNPACKED_BYTES
    assert limits.MAX_CELL < limits.MAX_LINE < limits.MAX_FILE_BYTES
    assert limits.MAX_ROWS >= 300_000
    assert limits.RATIO_FROM_BYTES < 200 * limits.MEBIBYTE
