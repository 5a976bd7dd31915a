"""A verb with branches: ``comply PLANT.toml`` works, and so does ``comply register``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import click
from click.shell_completion import CompletionItem

from polysight.loader import loaded
from polysight.messages import Language, text

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


class BranchingVerb(click.Command):
    """A command whose first word may be the name of a branch; anything else is its own argument.

    The module of a branch is loaded when it is called, and not when the help of the verb is read.

    Parameters
    ----------
    trunk : click.Command
        What the verb does where the first word names no branch.
    branches : dict of str to str
        Module of each branch by its name, for example ``polysight.cli.comply_gap``; its function
        ``command(language)`` gives the command. Empty where the branch is what the verb does by
        itself. Its line in the help of the verb is the message ``cli.<verb>_<branch>_short``.
    language : {"en", "zh"}
        Language of help and output.
    """

    def __init__(
        self, trunk: click.Command, branches: Mapping[str, str], language: Language
    ) -> None:
        super().__init__(
            trunk.name,
            callback=trunk.callback,
            params=trunk.params,
            help=trunk.help,
            epilog=trunk.epilog,
        )
        self.branches = dict(branches)
        self.language: Language = language

    def branch(self, name: str) -> click.Command:
        """Command of a branch.

        Parameters
        ----------
        name : str
            One of ``branches``.

        Returns
        -------
        click.Command
            The command.
        """
        command: click.Command = loaded(self.branches[name]).command(self.language)
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        """Context of the branch that the first word names, else of the verb itself.

        Parameters
        ----------
        info_name : str or None
            Name under which the verb was called.
        args : list of str
            What follows the name.
        parent : click.Context, optional
            Context of the call.
        **extra : object
            Settings of the context.

        Returns
        -------
        click.Context
            The context, whose command is the one to run; that of a branch is named after verb and
            branch, ``comply gap``.
        """
        if args and args[0] in self.branches:
            if not self.branches[args[0]]:
                return super().make_context(info_name, args[1:], parent, **extra)
            own = self.branch(args[0])
            return own.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List options, and then the branches without loading them.

        Parameters
        ----------
        ctx : click.Context
            Call context.
        formatter : click.HelpFormatter
            Where the lists go.
        """
        super().format_options(ctx, formatter)
        rows = [
            (name, text(f"cli.{self.name}_{name}_short", self.language)) for name in self.branches
        ]
        with formatter.section(text("cli.verbs", self.language)):
            formatter.write_dl(rows)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Branches and options that begin as typed.

        Parameters
        ----------
        ctx : click.Context
            Call context.
        incomplete : str
            What was typed.

        Returns
        -------
        list of CompletionItem
            The completions. Click asks a verb only where no argument is awaited; the argument of a
            verb that has one completes the branches itself, by `with_branches`.
        """
        return [*_begun(self.branches, incomplete), *super().shell_complete(ctx, incomplete)]


def with_branches(branches: Iterable[str], complete: Complete) -> Complete:
    """Completion of a first argument that may also be the name of a branch.

    Parameters
    ----------
    branches : iterable of str
        Names of the branches.
    complete : callable
        Completion of the argument itself.

    Returns
    -------
    callable
        Gives both.
    """

    def both(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
        return [*_begun(branches, typed), *complete(ctx, param, typed)]

    return both


def _begun(names: Iterable[str], typed: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(typed)]
