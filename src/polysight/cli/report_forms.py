"""Forms of a document as the command takes them: several joined by commas."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from polysight.cli.options import option
from polysight.errors import UsageError, refusal
from polysight.messages import Language

#: Forms of a document.
FORMS = ("html", "pdf", "docx", "xlsx")


class Forms(click.ParamType[tuple[str, ...]]):
    """Forms of a document, joined by commas."""

    name = "forms"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Forms of a text.

        Parameters
        ----------
        value : object
            What was typed.
        param : click.Parameter or None
            The option.
        ctx : click.Context or None
            Call context.

        Returns
        -------
        tuple of str
            The forms.
        """
        if isinstance(value, tuple):
            return value
        named = tuple(one.strip() for one in str(value).split(","))
        for one in named:
            if one not in FORMS:
                known = ", ".join(FORMS)
                raise refusal(UsageError, "glyphs.format", got=one, known=known)
        return named

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Forms that begin as typed.

        Parameters
        ----------
        ctx : click.Context
            Call context.
        param : click.Parameter
            The option.
        incomplete : str
            What was typed.

        Returns
        -------
        list of CompletionItem
            The last of the forms, behind those that stand before it.
        """
        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(before + comma + one) for one in FORMS if one.startswith(last)]


def forms_option(language: Language) -> click.Option:
    """``--format``: forms of the document.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.

    Returns
    -------
    click.Option
        The option; may be given several times.
    """
    return option(
        "--format formats",
        language,
        "formats",
        multiple=True,
        type=Forms(),
        metavar="html,pdf,docx,xlsx",
    )


def joined(named: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Forms that were asked for, each once.

    Parameters
    ----------
    named : iterable of tuple of str
        As the option gives them.

    Returns
    -------
    tuple of str
        In the order of asking; empty where none was asked for.
    """
    return tuple(dict.fromkeys(one for each in named for one in each))
