from __future__ import annotations

import click
import pytest

from polysight.cli.words import words


@pytest.mark.parametrize(
    ("listing", "typed", "expected"),
    [
        ("regions", "新", "新疆"),
        ("regions", "xinj", "CN-XJ"),
        ("companies", "tong", "tongwei"),
        ("grades", "N型复", "N型复投料"),
    ],
)
def test_codes_and_names_are_completed(listing: str, typed: str, expected: str) -> None:
    context = click.Context(click.Command("x"))
    items = words(listing)(context, click.Option(["--x"]), typed)
    assert expected in [item.value for item in items]
    assert words(listing)(context, click.Option(["--x"]), "zzzz") == []
