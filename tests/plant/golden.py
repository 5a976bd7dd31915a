"""Golden cases of the chemistry: data with a source each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "golden" / "plant" / "balance.toml"


def cases(kind: str) -> list[dict[str, Any]]:
    """Cases of one kind; a case without a source is no case."""
    found: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))[kind]
    assert all(case["source"].strip() for case in found)
    return found
