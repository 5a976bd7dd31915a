"""Who bears the price, as a page."""

from __future__ import annotations

import pytest

from polysight.answers.project_hedge_document import cited, document, hedged
from polysight.cli.project_hedge_page import write
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_variants_meet_the_same_paths(capsys: pytest.CaptureFixture[str]) -> None:
    found = hedged(asked(), "half-and-half", 16, 7)
    for language, word in (("en", "lots"), ("zh", "手")):
        write(asked(), found, language)  # type: ignore[arg-type]
        assert word in capsys.readouterr().out
    assert fits(document(asked(), found), "project_hedge")["draws"] == 16
    assert cited(found)
