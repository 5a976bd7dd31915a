"""A table of claims with one contradiction, for tests of ``polysight audit``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.audited_tables import ROWS, table

#: With a unit and a time for every number, a word that nobody knows and one for a kind.
CLAIMS = (
    *ROWS[:3],
    "d,Two,Moon,phase of the moon,3,moons,2024,China,gossip,three moons",
)


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """File of the claims."""
    return table(tmp_path, CLAIMS)
