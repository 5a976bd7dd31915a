"""A table has a name that is no path."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.web.audit_forms import Audit


@pytest.mark.parametrize("name", ["claims.csv", "论断表（二）.xlsx", "a b-c_1"])
def test_names_of_tables(name: str) -> None:
    assert Audit(name=name).name == name


@pytest.mark.parametrize("name", ["", "..", ".x", "a/b", "a\\b", "a\x00", "a\n", "x" * 61])
def test_names_that_are_paths_are_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        Audit(name=name)
