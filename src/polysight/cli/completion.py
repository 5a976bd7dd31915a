"""``polysight completion``: completion script for a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from polysight.cli.options import verb
from polysight.messages import Language

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
    return verb(
        "completion",
        language,
        [click.Argument(["shell"], type=click.Choice(SHELLS))],
        _completion,
        documented=False,
    )


def _completion(language: Language, shell: str) -> int:
    del language
    found = get_completion_class(shell)
    assert found is not None
    script = found(click.Command("polysight"), {}, "polysight", "_POLYSIGHT_COMPLETE")
    click.echo(script.source())
    return 0
