"""Published projects as a page."""

from __future__ import annotations

import pytest

from polysight.answers.project_check_document import checks, document
from polysight.cli.project_check_page import write
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_what_cannot_hold_stands_first_with_its_arithmetic(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = checks(asked().evidence, ())
    assert found[0].found.verdict.value == "cannot-hold"
    write(found, asked().evidence, "zh")
    assert found[0].id in capsys.readouterr().out
    fits(document(found), "project_check")
