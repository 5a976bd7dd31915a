"""Policy shocks as a page."""

from __future__ import annotations

import pytest

from polysight.cli.project_shocks_page import cited, write
from polysight.study.project_shocks import concerned, shock_table
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_what_does_not_concern_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    one = asked()
    found = shock_table(one.case, one.resolved.view, concerned(one.resolved.file))
    write(one, found, "en")
    told = capsys.readouterr().out
    assert "Does not concern it" in told
    assert "worse" in told
    assert set(cited(found))
