"""The reference of the command: every verb and branch with its arguments and options."""

from __future__ import annotations

from collections.abc import Iterator

import click

from polysight.cli.branching import BranchingVerb
from polysight.cli.group import VERBS, VerbGroup
from polysight.messages import Language
from tools.manual.words import cell, word


def commands(language: Language) -> Iterator[tuple[str, click.Command]]:
    """Every verb and branch by how it is called, in the order of the help.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of its help.

    Yields
    ------
    tuple of str and click.Command
        Words after ``polysight``, and the command.
    """
    group = VerbGroup(language)
    with click.Context(group, info_name="polysight") as context:
        for verb in VERBS:
            command = group.get_command(context, verb)
            if command is None:
                continue
            yield verb, command
            if isinstance(command, BranchingVerb):
                yield from (
                    (f"{verb} {name}", command.branch(name))
                    for name, module in command.branches.items()
                    if module
                )


def page(language: str) -> str:
    """The page in one language.

    Parameters
    ----------
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Markdown.
    """
    spoken: Language = "zh" if language == "zh" else "en"
    return "\n".join(_lines(spoken)) + "\n"


def _lines(language: Language) -> Iterator[str]:
    yield f"# {word('reference.title', language)}"
    yield ""
    yield word("reference.intro", language)
    for words, command in commands(language):
        yield ""
        yield f"## {words}"
        yield ""
        yield _plain(command.help)
        yield ""
        yield "```console"
        yield _usage(words, command)
        yield "```"
        options = [each for each in command.params if isinstance(each, click.Option)]
        if options:
            yield ""
            yield word("reference.columns", language)
            yield "|---|---|"
            yield from (f"| {_flags(each)} | {cell(_plain(each.help))} |" for each in options)
        examples = _plain(command.epilog).partition(": ")[2] or _plain(command.epilog)
        examples = examples.partition("：")[2] or examples
        if examples:
            yield ""
            yield "```console"
            yield from (each.strip() for each in examples.split(" · "))
            yield "```"


def _plain(text: str | None) -> str:
    return " ".join((text or "").replace("\b", "").split())


def _usage(words: str, command: click.Command) -> str:
    arguments = []
    for each in command.params:
        if isinstance(each, click.Argument):
            name = each.make_metavar(click.Context(command))
            arguments.append(name)
    return " ".join(["usage:", "polysight", words, "[OPTIONS]", *arguments])


def _flags(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
    if option.is_flag:
        return names
    kind = option.make_metavar(click.Context(click.Command("x")))
    return f"{names} {cell(kind)}"
