"""Golden cases of the room: data with a source each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "golden" / "costing"


def cases(name: str) -> list[dict[str, Any]]:
    """Cases of one file; a case without a source is no case."""
    found: list[dict[str, Any]] = tomllib.loads(
        (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    )["case"]
    assert all(case["source"].strip() for case in found)
    return found
