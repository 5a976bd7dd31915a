"""The branch of the lender's appraisal."""

from __future__ import annotations

from polysight.cli.report_lender import command


def test_the_branch_asks_for_a_project_and_a_study() -> None:
    names = {name for one in command("en").params for name in (one.name, *one.opts)}
    assert {"file", "--study", "--format", "--as-of"} <= names
