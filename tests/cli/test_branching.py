"""Verbs with branches: the first word names a branch, else it is the verb's own argument."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import click
import pytest
from click.shell_completion import BashComplete, CompletionItem
from click.testing import CliRunner

from polysight.cli.branching import BranchingVerb, with_branches
from polysight.messages import text

BRANCH = "branch_of_a_test"
BRANCHES = {"gap": BRANCH}
SHORT = text("cli.comply_gap_short", "zh")


@pytest.fixture(autouse=True)
def module() -> Iterator[None]:
    """A module of a branch."""
    made = ModuleType(BRANCH)

    def command(language: str) -> click.Command:
        def run(what: str) -> None:
            click.echo(f"{language} {click.get_current_context().info_name} {what}")

        return click.Command("branch", params=[click.Argument(["what"])], callback=run)

    made.command = command  # type: ignore[attr-defined]
    sys.modules[BRANCH] = made
    yield
    del sys.modules[BRANCH]


def group() -> click.Group:
    """A program with one verb that has a branch."""

    def complete(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
        del ctx, param, typed
        return [CompletionItem("one.toml")]

    argument = click.Argument(["plant"], shell_complete=with_branches(BRANCHES, complete))
    trunk = click.Command(
        "comply",
        params=[argument, click.Option(["--on"])],
        callback=lambda plant, on: click.echo(f"own {plant} {on}"),
        help="what it does",
        epilog="an example",
    )
    found = click.Group("program")
    found.add_command(BranchingVerb(trunk, BRANCHES, "zh"))
    return found


def said(*arguments: str) -> tuple[int, str]:
    """Exit code and output of a call."""
    done = CliRunner().invoke(group(), arguments, prog_name="program")
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("comply", "one.toml"), "own one.toml None"),
        (("comply", "--on", "x", "one.toml"), "own one.toml x"),
        (("comply", "one.toml", "--on", "x"), "own one.toml x"),
        (("comply", "gap", "two"), "zh comply gap two"),
    ],
)
def test_the_first_word_decides(arguments: tuple[str, ...], told: str) -> None:
    assert said(*arguments) == (0, f"{told}\n")


def test_help_of_the_verb_names_options_and_branches() -> None:
    code, told = said("comply", "--help")
    assert code == 0
    for one in (
        "program comply",
        "what it does",
        "--on",
        "gap",
        text("cli.comply_gap_short", "zh"),
    ):
        assert one in told


def test_help_of_a_branch_is_its_own() -> None:
    code, told = said("comply", "gap", "--help")
    assert code == 0
    assert "program comply gap [OPTIONS] WHAT" in told
    assert "--on" not in told


def test_a_missing_argument_is_refused() -> None:
    assert said("comply")[0] == 2
    assert said("comply", "gap")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "typed", "found"),
    [
        (["comply"], "g", {"gap", "one.toml"}),
        (["comply"], "x", {"one.toml"}),
        (["comply"], "--o", {"--on"}),
        (["comply", "gap"], "g", set()),
    ],
)
def test_the_shell_completes_branches_and_arguments(
    arguments: list[str], typed: str, found: set[str]
) -> None:
    shell = BashComplete(group(), {}, "program", "_PROGRAM_COMPLETE")
    assert {one.value for one in shell.get_completions(arguments, typed)} == found


def test_a_verb_without_arguments_completes_its_branches() -> None:
    verb = BranchingVerb(click.Command("comply"), BRANCHES, "en")
    with verb.make_context("comply", []) as ctx:
        assert [one.value for one in verb.shell_complete(ctx, "ga")] == ["gap"]
