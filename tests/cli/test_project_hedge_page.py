"""Who bears the price, as a page."""

from __future__ import annotations

import pytest

from polysight.cli.project_hedge_page import cited, document, hedged, write
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_variants_meet_the_same_paths(capsys: pytest.CaptureFixture[str]) -> None:
    found = hedged(asked(), "half-and-half", 32, 7)
    write(asked(), found, "en")
    assert "lots" in capsys.readouterr().out
    assert fits(document(asked(), found), "project_hedge")["draws"] == 32
    assert cited(found)
