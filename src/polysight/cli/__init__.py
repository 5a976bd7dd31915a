"""The ``polysight`` command."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import traceback
from collections.abc import Sequence

import click

from polysight.cli.group import VerbGroup
from polysight.cli.language import spoken
from polysight.errors import PolysightError
from polysight.messages import Language, text

INTERNAL, USAGE, INTERRUPTED = 1, 2, 130
#: Library that reports what is left of it when the process ends.
COUNTING = "duckdb"
#: New objects after which garbage is looked for: what a command makes mostly lives to its end.
COLLECTED = (50_000, 20, 50)


def _leave_garbage() -> None:
    """Nobody needs garbage to be looked for at the end of a process."""
    if COUNTING not in sys.modules:
        gc.freeze()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    arguments : sequence of str, optional
        Arguments after the program name; those of the process when omitted.

    Returns
    -------
    int
        Exit code: 0 ok, 1 internal fault, 2 usage, 3 bad data, 4 a check failed.
    """
    if arguments is None:
        gc.set_threshold(*COLLECTED)
        atexit.register(_leave_garbage)
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = spoken(given, os.environ)
    try:
        code = VerbGroup(language).main(
            given or ["--help"], prog_name="polysight", standalone_mode=False
        )
        sys.stdout.flush()
    except PolysightError as fault:
        click.echo(fault.told(language), err=True)
        return fault.exit_code
    except click.ClickException as fault:
        return _usage(fault, language)
    except (click.Abort, KeyboardInterrupt):
        click.echo(text("cli.interrupted", language), err=True)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        what = f"{fault.strerror}: {fault.filename or ''}".rstrip(": ")
        click.echo(text("cli.system", language, what=what), err=True)
        return USAGE
    except Exception as fault:
        return _internal(fault, language)
    return code if isinstance(code, int) else 0


def _usage(fault: click.ClickException, language: Language) -> int:
    context = getattr(fault, "ctx", None)
    click.echo(fault.format_message(), err=True)
    if context is not None:
        click.echo(text("cli.see_help", language, command=context.command_path), err=True)
    return USAGE


def _internal(fault: Exception, language: Language) -> int:
    if os.environ.get("POLYSIGHT_DEBUG"):
        traceback.print_exception(fault)
    click.echo(text("cli.internal", language, what=f"{type(fault).__name__}: {fault}"), err=True)
    return INTERNAL
