"""Silicon metal is told with its last exports and without imports that no row tells."""

from __future__ import annotations

import pytest

from polysight.cli.market_metal_page import write_metal
from polysight.messages import LANGUAGES, Language
from tests.cli.market_example import asked

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_exports_and_contracts(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    write_metal(asked(), language)
    told = capsys.readouterr().out
    for word in ("ME0059", "2025-08", "MQ0047"):
        assert word in told
