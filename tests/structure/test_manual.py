"""The commands that the README and the manual show are commands that exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from polysight.cli.group import VerbGroup
from tests.structure.source import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("??/*.md"))]
SHOWN = re.compile(r"^polysight .+$|`(polysight [^`]+)`", re.MULTILINE)


def shown(path: Path) -> Iterator[str]:
    """Commands in code blocks and in inline code."""
    for match in SHOWN.finditer(path.read_text(encoding="utf-8")):
        command = match.group(1) or match.group()
        if "…" not in command and not command.endswith(" explain"):
            yield command.split("  #")[0]


COMMANDS = sorted({command for path in PAGES for command in shown(path)})


def parse(command: str) -> None:
    """Read a command line as the program would, and run nothing."""
    group = VerbGroup("en")
    arguments = shlex.split(command)[1:]
    with group.make_context("polysight", arguments) as outer:
        _, verb, rest = group.resolve_command(outer, [*outer._protected_args, *outer.args])
        assert verb is not None
        with verb.make_context(verb.name, rest, parent=outer):
            pass


def test_pages_show_commands() -> None:
    assert len(COMMANDS) > 10


@pytest.mark.parametrize("command", [each for each in COMMANDS if not each.endswith("--help")])
def test_the_command_exists_with_these_options(command: str) -> None:
    parse(command)


@pytest.mark.parametrize("wrong", ["polysight shwo price", "polysight check --no-such-option"])
def test_the_check_can_fail(wrong: str) -> None:
    with pytest.raises(click.UsageError):
        parse(wrong)
