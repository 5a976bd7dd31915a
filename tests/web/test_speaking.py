"""The address decides the language, then the dearest that is accepted and spoken."""

from __future__ import annotations

import pytest

from polysight.web.speaking import spoken


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        ("zh", "en", "zh"),
        ("fr", "zh", "zh"),
        (None, "en;q=0.3, zh-Hans-CN;q=0.9", "zh"),
        (None, "zh;q=0, en;q=0.1", "en"),
        (None, "fr, *;q=0.5", "en"),
        (None, "zh;q=x", "en"),
        (None, ";;,,q=", "en"),
    ],
)
def test_the_language_is_found(asked: str | None, accepted: str, language: str) -> None:
    assert spoken(asked, accepted) == language
