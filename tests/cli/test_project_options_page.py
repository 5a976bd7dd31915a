"""Choices as a page."""

from __future__ import annotations

import pytest

from polysight.answers.project_options_document import cited, document
from polysight.cli.project_options_page import write
from polysight.messages import LANGUAGES
from polysight.study.project_options import option_table
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_choices_are_told_with_their_error(capsys: pytest.CaptureFixture[str]) -> None:
    one = asked()
    found = option_table(one.case, one.resolved.view, paths=200)
    for language in LANGUAGES:
        write(one, found, language)
        assert "±" in capsys.readouterr().out
    assert fits(document(one, found), "project_options")["paths"] == 200
    assert cited(found)
