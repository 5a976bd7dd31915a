"""Options that several verbs share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from polysight.answers.published_schema import schema_text
from polysight.messages import Language, text


class Day(click.ParamType[dt.date]):
    """A day written YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Day of a text.

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
        datetime.date
            The day.
        """
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not YYYY-MM-DD", param, ctx)


def option(names: str, language: Language, key: str, **settings: object) -> click.Option:
    """Option whose help comes from the catalogue.

    Parameters
    ----------
    names : str
        Flags separated by spaces.
    language : {"en", "zh"}
        Language of the help.
    key : str
        Message key below ``option.``.
    **settings : object
        Settings of `click.Option`.

    Returns
    -------
    click.Option
        The option.
    """
    return click.Option(names.split(), help=text(f"option.{key}", language), **settings)  # type: ignore[arg-type]


def verb(
    name: str,
    language: Language,
    params: list[click.Parameter],
    run: Callable[..., int],
    *,
    documented: bool = True,
) -> click.Command:
    """Command of a verb, with its help and examples from the catalogue.

    Parameters
    ----------
    name : str
        The verb.
    language : {"en", "zh"}
        Language of help and output; handed to ``run`` first.
    params : list of click.Parameter
        Its own arguments and options.
    run : callable
        Does the work and gives the exit code.
    documented : bool
        Whether it has a JSON document, and so ``--json`` and ``--json-schema``.

    Returns
    -------
    click.Command
        The command.
    """
    shared = machine(language) if documented else machine(language)[-1:]
    return click.Command(
        name,
        params=[*params, *shared],
        callback=partial(run, language),
        help=text(f"cli.{name}_help", language),
        epilog=text(f"cli.{name}_examples", language),
    )


def overlay(language: Language) -> click.Option:
    """``--overlay``: a user's own data folder.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.

    Returns
    -------
    click.Option
        The option; may be given several times, or by ``POLYSIGHT_OVERLAY``.
    """
    return option(
        "--overlay overlays",
        language,
        "overlay",
        multiple=True,
        envvar="POLYSIGHT_OVERLAY",
        type=click.Path(path_type=Path),
    )


def as_of(language: Language) -> click.Option:
    """``--as-of``: the day of knowledge.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.

    Returns
    -------
    click.Option
        The option.
    """
    return option("--as-of", language, "as_of", type=Day())


def machine(language: Language) -> list[click.Parameter]:
    """``--json``, ``--json-schema`` and ``--lang``.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.

    Returns
    -------
    list of click.Parameter
        The options.
    """
    return [
        option("--json as_json", language, "json", is_flag=True),
        option(
            "--json-schema",
            language,
            "json_schema",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_schema,
        ),
        option("--lang", language, "lang", type=click.Choice(["en", "zh"]), expose_value=False),
    ]


def _print_schema(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value:
        name = str(ctx.info_name).replace(" ", "_")
        click.echo(schema_text(name).rstrip())
        ctx.exit()
