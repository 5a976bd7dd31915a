"""Fixtures: the small data folder and the evidence read from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.evidence.store import Evidence, evidence
from tests.evidence.fixture_data import write


@pytest.fixture(scope="session")
def fixture_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data folder; not to be changed."""
    return write(tmp_path_factory.mktemp("fixture_data"))


@pytest.fixture(scope="session")
def small(fixture_folder: Path) -> Evidence:
    """Evidence of the small data folder."""
    return evidence(folder=fixture_folder)
