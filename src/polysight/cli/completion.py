"""``polysight completion``: completion script for a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from polysight.cli.options import machine
from polysight.messages import Language, text

SHELLS = ("bash", "zsh", "fish")


def command(language: Language) -> click.Command:
    """The verb.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    return click.Command(
        "completion",
        params=[click.Argument(["shell"], type=click.Choice(SHELLS)), machine(language)[-1]],
        callback=_completion,
        help=text("cli.completion_help", language),
        epilog=text("cli.completion_examples", language),
    )


def _completion(shell: str) -> int:
    found = get_completion_class(shell)
    assert found is not None
    script = found(click.Command("polysight"), {}, "polysight", "_POLYSIGHT_COMPLETE")
    click.echo(script.source())
    return 0
