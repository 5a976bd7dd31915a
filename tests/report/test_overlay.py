"""Rows of a user's own show in the report."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from polysight.evidence.store import Evidence, evidence
from polysight.report.binding import Numbers
from polysight.report.blocks import plain
from polysight.report.chapters.opening import summary
from polysight.report.document import document
from polysight.report.overlay import added
from polysight.report.prose import Writer
from tests.report.example import shipped, study


@pytest.fixture(scope="module")
def with_overlay(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    folder = tmp_path_factory.mktemp("own") / "observations"
    folder.mkdir()
    listed = next(iter(sorted((shipped().folders[0] / "observations").glob("*price*.csv"))))
    rows = list(csv.DictReader(listed.read_text(encoding="utf-8").splitlines()))
    row = rows[0] | {"id": "OWN0001", "supersedes": "", "same_value_as": ""}
    with Path(folder / "own.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerow(row)
    return evidence([folder.parent])


def resting(found: Evidence) -> Writer:
    """A writer of a study whose price rests on the user's own row."""
    price = replace(study().arrays["market.observed_price"], inputs=(("OWN0001",),))
    arrays = {**study().arrays, "market.observed_price": price}
    facts = {**study().manifest, "overlay_1_sha256": "0123456789abcdef"}
    return Writer("en", Numbers(replace(study(), arrays=arrays, manifest=facts), found))


def test_rows_of_the_overlay_are_known(with_overlay: Evidence) -> None:
    assert added(with_overlay) == {"OWN0001"}
    assert added(shipped()) == frozenset()


def test_numbers_that_rest_on_them_are_marked(with_overlay: Evidence) -> None:
    one = resting(with_overlay)
    assert one.cite(one.numbers.at("market.observed_price", "central")).text.endswith("§")
    assert "§" not in one.cite(one.numbers.at("market.production", "2024")).text
    assert "§" in plain(list(summary(one))[-1].runs)  # type: ignore[union-attr]


def test_the_title_block_gives_the_hash(with_overlay: Evidence) -> None:
    assert ("Overlay hash", "0123456789ab") in document(resting(with_overlay)).facts
