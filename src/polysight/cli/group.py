"""The command and its verbs, loaded one at a time."""

from __future__ import annotations

import click

from polysight import __version__
from polysight.cli.options import option
from polysight.loader import loaded
from polysight.messages import Language, text
from polysight.suggestion import nearest

VERBS = (
    "show", "explain", "check", "import", "run", "plant", "cost", "comply", "law", "footprint",
    "project", "market", "warn", "audit", "report", "serve", "completion",
)  # fmt: skip
_MODULES = {"import": "importing"}


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value:
        click.echo(f"polysight {__version__}")
        ctx.exit()


class VerbGroup(click.Group):
    """Knows its verbs by name and loads the module of one only when it is called.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        super().__init__(
            name="polysight",
            help=text("cli.help", language),
            epilog=text("cli.examples", language),
            params=[
                option(
                    "--lang", language, "lang", type=click.Choice(["en", "zh"]), expose_value=False
                ),
                option(
                    "--version",
                    language,
                    "version",
                    is_flag=True,
                    is_eager=True,
                    expose_value=False,
                    callback=_print_version,
                ),
            ],
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Verbs in the order of use.

        Parameters
        ----------
        ctx : click.Context
            Call context.

        Returns
        -------
        list of str
            The verbs.
        """
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Command of a verb.

        Parameters
        ----------
        ctx : click.Context
            Call context.
        cmd_name : str
            The verb.

        Returns
        -------
        click.Command or None
            The command; None when there is no such verb.
        """
        del ctx
        if cmd_name not in VERBS:
            return None
        module = loaded(f"polysight.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command(self.language)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without loading them.

        Parameters
        ----------
        ctx : click.Context
            Call context.
        formatter : click.HelpFormatter
            Where the list goes.
        """
        del ctx
        rows = [(verb, text(f"cli.{verb}_short", self.language)) for verb in VERBS]
        with formatter.section(text("cli.verbs", self.language)):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Verb of the arguments, with a suggestion where it is misspelt.

        Parameters
        ----------
        ctx : click.Context
            Call context.
        args : list of str
            Remaining arguments.

        Returns
        -------
        tuple
            Name, command and arguments of the verb.

        Raises
        ------
        click.UsageError
            If there is no such verb.
        """
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            near = nearest(args[0], VERBS, 45)
            told = text("cli.no_verb", self.language, got=args[0])
            if near:
                told += text("place.suggestion", self.language, value=near)
            raise click.UsageError(told, ctx)
        return super().resolve_command(ctx, args)
