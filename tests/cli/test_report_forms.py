"""Forms of a document on the command line."""

from __future__ import annotations

import click
import pytest

from polysight.cli.report_forms import FORMS, Forms, forms_option, joined
from polysight.errors import UsageError


def test_forms_are_joined_by_commas_each_once() -> None:
    kind = Forms()
    assert kind.convert("html, pdf", None, None) == ("html", "pdf")
    assert joined([("html", "pdf"), ("pdf", "docx")]) == ("html", "pdf", "docx")
    with pytest.raises(UsageError):
        kind.convert("odt", None, None)


def test_the_shell_completes_the_last_form() -> None:
    option = forms_option("en")
    context = click.Context(click.Command("report"))
    found = Forms().shell_complete(context, option, "html,do")
    assert [one.value for one in found] == ["html,docx"]
    assert len(Forms().shell_complete(context, option, "")) == len(FORMS)
