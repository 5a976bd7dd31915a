"""Arbitrary bytes never raise anything but our own errors, and never write anything."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polysight.evidence.store import Evidence
from polysight.messages import LANGUAGES
from tests.evidence.importing.bad_files import GOOD
from tests.evidence.importing.tables import book, planned, table

BOOK = book(table({}, {"period": "2025-08"}))
ROBUST = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PIECES = st.lists(
    st.sampled_from(
        [b'"', b",", b"\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"=1+1", b"value", b"unit",
         b"period", b"quantity", b"price", b"2025", b"1,234", b"\xe4\xbb\xb7", b"\xd6\xb5",
         b"PK\x03\x04"]
    ),
    max_size=40,
)  # fmt: skip


def tell(content: bytes, data: Evidence) -> None:
    """Plan an import and render all that it says."""
    with tempfile.TemporaryDirectory() as folder:
        found = planned(content, Path(folder), data)
        for problem in (*found.problems, *found.remarks):
            for language in LANGUAGES:
                assert problem.sentence(language)
        assert not found.problems or not found.rows
        assert len(list(Path(folder).iterdir())) == 1


@ROBUST
@given(content=st.binary(max_size=400))
def test_any_bytes(content: bytes, small: Evidence) -> None:
    tell(content, small)


@ROBUST
@given(pieces=PIECES)
def test_any_pieces(pieces: list[bytes], small: Evidence) -> None:
    tell(b"".join(pieces), small)


@ROBUST
@given(cell=st.text(max_size=30), column=st.integers(0, 8))
def test_any_cell(cell: str, column: int, small: Evidence) -> None:
    rows = table({})
    rows[1][column] = cell
    content = "".join(
        ",".join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in r) + "\n" for r in rows
    )
    tell(content.encode("utf-8", "surrogatepass"), small)


@ROBUST
@given(seed=st.integers(0, 2**32))
def test_damaged_workbook(seed: int, small: Evidence) -> None:
    chance = random.Random(seed)
    content = bytearray(BOOK)
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(4, len(content))] = chance.randrange(256)
    if chance.random() < 0.2:
        del content[chance.randrange(4, len(content)) :]
    tell(bytes(content), small)


@ROBUST
@given(seed=st.integers(0, 2**32))
def test_damaged_text(seed: int, small: Evidence) -> None:
    chance = random.Random(seed)
    content = bytearray(GOOD)
    for _ in range(chance.randint(1, 6)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    tell(bytes(content), small)
