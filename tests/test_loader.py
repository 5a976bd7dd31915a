from __future__ import annotations

import polysight.errors
from polysight.loader import loaded


def test_a_module_is_loaded_by_name() -> None:
    assert loaded("polysight.errors") is polysight.errors
