"""The form of a user's indicator."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.study.warning_own_file import OwnFile, OwnValue

FILE = {
    "format": 1, "key": "orders", "name": "Orders", "definition": "Orders over deliveries",
    "why": "they run ahead", "group": "orders", "role": "leading", "direction": -1, "unit": "1",
    "publication_lag_months": 1, "stale_after_months": 6, "source": "survey",
    "values": [{"month": "2020-01", "value": 1}],
}  # fmt: skip


def test_a_whole_file_is_taken() -> None:
    told = OwnFile.model_validate(FILE)
    assert told.values == (OwnValue(month="2020-01", value=1.0),)
    assert told.name.zh == "Orders"


@pytest.mark.parametrize("key", sorted(set(FILE)))
def test_no_key_has_a_hidden_default(key: str) -> None:
    with pytest.raises(ValidationError):
        OwnFile.model_validate({name: value for name, value in FILE.items() if name != key})
