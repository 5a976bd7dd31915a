"""Where nothing changed the page says so."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Call


@pytest.mark.parametrize(("language", "told"), [("en", "Nothing changed"), ("zh", "无变化")])
def test_nothing_changed(call: Call, language: str, told: str) -> None:
    said = call("law", "diff", "2026-08-01", "2026-08-01", "--lang", language)
    assert said.code == 0
    assert told in said.out


def test_many_years_are_told_with_what_came_and_ended(call: Call) -> None:
    said = call("law", "diff", "2010-01-01", "2026-11-22")
    assert said.code == 0
    assert "added" in said.out
