from __future__ import annotations

import pytest

from polysight.cli.language import spoken


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "en"),
        (["show", "--lang", "zh"], {}, "zh"),
        (["--lang=zh", "show"], {}, "zh"),
        (["show", "--lang"], {}, "en"),
        (["--", "--lang", "zh"], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "POLYSIGHT_LANG": "zh"}, "zh"),
        (["--lang", "en"], {"POLYSIGHT_LANG": "zh"}, "en"),
    ],
)
def test_the_flag_wins_over_the_environment(
    arguments: list[str], environment: dict[str, str], expected: str
) -> None:
    assert spoken(arguments, environment) == expected
