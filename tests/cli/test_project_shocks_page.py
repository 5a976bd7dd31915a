"""Policy shocks as a page."""

from __future__ import annotations

import pytest

from polysight.answers.project_shocks_document import cited
from polysight.cli.project_shocks_page import write
from polysight.study.project_shocks import concerned, shock_table
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_what_does_not_concern_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    one = asked()
    found = shock_table(one.case, one.resolved.view, concerned(one.resolved.file))
    for language, words in (("en", "Does not concern it"), ("zh", "不涉及")):
        write(one, found, language)  # type: ignore[arg-type]
        assert words in capsys.readouterr().out
    assert set(cited(found))
