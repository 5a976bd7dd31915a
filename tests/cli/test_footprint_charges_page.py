"""Charges of carbon at a terminal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW
from tests.study.footprint_plants import CAPTIVE


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        ("2018-01-01", "en", ("does not cover",)),
        ("2018-01-01", "zh", ("尚未覆盖",)),
        ("2024-12-31", "en", ("ET11", "EF0090", "generated", "nameplate", "as the file states")),
        ("2024-12-31", "zh", ("ET11", "EF0090", "发电量", "额定产能", "文件所述产量")),
        ("2022-05-31", "en", ("EF0084", "sent out", "CP0003")),
        ("2026-11-22", "en", ("no benchmark of 2026", "cannot say what it costs", "2031*")),
        ("2026-11-22", "zh", ("2026 年基准值未知", "无法判断费用", "2031*")),
    ],
)
def test_the_page_says_what_the_day_allows(
    call: Call, day: str, language: str, words: tuple[str, ...]
) -> None:
    said = call("footprint", "charges", CAPTIVE, "--on", day, "--lang", language, *FEW)
    assert (said.code, said.err) == (0, "")
    for one in words:
        assert one in said.out
