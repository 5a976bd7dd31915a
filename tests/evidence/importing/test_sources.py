"""Sources that are known, and new ones."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.evidence.importing.sources import SourceBook
from polysight.evidence.schema import resources
from polysight.evidence.store import Evidence


@pytest.fixture
def book(small: Evidence) -> SourceBook:
    schema = resources(small.folders[0])["sources"]
    return SourceBook(small, schema, "", dt.date(2026, 1, 15))


def test_known_key(book: SourceBook) -> None:
    assert book.cite({"source": "daily"}).key == "daily"
    assert book.added == {}


def test_known_source_by_its_description(book: SourceBook) -> None:
    told = {
        "source_title": "Daily prices",
        "source_producer": "Price house",
        "source_publisher": "Price house",
        "source_url": "https://example.org/d",
    }
    assert book.cite(told).key == "daily"
    assert book.added == {}


def test_a_source_is_added_once_with_a_key_of_its_content(book: SourceBook) -> None:
    keys = {book.cite({"source_title": "Mine"}).key for _ in range(3)}
    assert len(keys) == 1
    assert list(book.added) == list(keys)
    assert keys.pop().startswith("own-")
    row = next(iter(book.added.values()))
    assert (row["tier"], row["redistributable"], row["licence"]) == ("unverified", "no", "unstated")
    assert row["accessed"] == "2026-01-15"
    assert sum(book.assumed.values()) == 3


def test_given_key(book: SourceBook) -> None:
    assert (
        book.cite({"source": "mine", "source_title": "Mine", "source_tier": "mirror"}).key == "mine"
    )
    assert book.source("mine").tier == "mirror"
    assert book.source("cpia").tier == "primary"


@pytest.mark.parametrize(
    ("cells", "fault", "column"),
    [
        ({}, "import.source_missing", "source"),
        ({"source": "dayly"}, "import.source_unknown", "source"),
        ({"source": "daily", "source_title": "Other"}, "import.source_conflict", "source_title"),
        ({"source_url": "https://example.org"}, "cell.required", "source_title"),
        ({"source_title": "x", "source_accessed": "2024"}, "cell.date", "source_accessed"),
    ],
)
def test_faults(cells: dict[str, str], fault: str, column: str, book: SourceBook) -> None:
    found = book.cite(cells)
    assert (found.fault, found.column) == (fault, column)


def test_two_descriptions_of_one_new_key(book: SourceBook) -> None:
    book.cite({"source": "mine", "source_title": "Mine"})
    found = book.cite({"source": "mine", "source_title": "Other"})
    assert found.fault == "import.source_conflict"
