"""Forms refuse what they do not know, and days that are counts of seconds."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.web import forms


@pytest.mark.parametrize(
    "told", [{"limt": 3}, {"limit": 0}, {"limit": 10**9}, {"as_of": "soon"}, {"cursor": ""}]
)
def test_what_is_not_known_or_not_possible_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        forms.Paged.model_validate(told)


def test_a_day_is_written_as_one() -> None:
    assert forms.written_day("2026-06-30") == "2026-06-30"
    for told in ("0", "1767225600", "2026-6-30", "2026-06-30T00:00:00"):
        with pytest.raises(ValueError):  # noqa: PT011
            forms.written_day(told)
        with pytest.raises(ValidationError):
            forms.Dated.model_validate({"as_of": told})
