"""``polysight project new``: a complete project file from an example, by flags or by asking."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from polysight.cli.options import option, overlay, verb
from polysight.cli.waiting import waiting
from polysight.errors import UsageError, refusal
from polysight.evidence.location import data_folder
from polysight.loader import loaded
from polysight.messages import Language, text

#: Example from which a project starts where none is named.
EXAMPLE = "siemens-inner-mongolia"
REGIMES = ("standard", "west", "high-tech")
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
#: Questions that are answered by a number, and those that are answered by a month.
NUMBERS = ("capacity", "life", "load", "price", "electricity", "capital", "equity", "rate")
DATES = ("decision", "start")


def command(language: Language) -> click.Command:
    """The branch of the verb.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help, comments and output.

    Returns
    -------
    click.Command
        The command.
    """
    numbers = [option(f"--{key}", language, f"project_{key}", type=float) for key in NUMBERS]
    return verb(
        "project_new",
        language,
        [
            click.Argument(["path"], type=click.Path(path_type=Path, dir_okay=False)),
            option(
                "--like",
                language,
                "project_like",
                default=EXAMPLE,
                shell_complete=complete_examples,
            ),
            option("--title", language, "project_title"),
            option("--region", language, "project_region"),
            option("--decision", language, "project_decision", type=Month()),
            option("--start", language, "project_start", type=Month()),
            *numbers,
            option("--regime", language, "project_regime", type=click.Choice(REGIMES)),
            option("--reason", language, "project_reason", default=""),
            option("--ask/--no-ask", language, "project_ask", default=None),
            overlay(language),
        ],
        _new,
        documented=False,
    )


class Month(click.ParamType[str]):
    """A month written YYYY-MM."""

    name = "month"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Month of a text.

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
        str
            The month.
        """
        if not MONTH.fullmatch(str(value)):
            self.fail(f"'{value}' is not YYYY-MM", param, ctx)
        return str(value)


def complete_examples(
    ctx: click.Context, param: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Examples that begin as typed, and files of the folder.

    Parameters
    ----------
    ctx : click.Context
        Call context.
    param : click.Parameter
        The option.
    typed : str
        What was typed.

    Returns
    -------
    list of CompletionItem
        The names; the shell completes files itself.
    """
    del ctx, param
    names = sorted(path.stem for path in (data_folder() / "projects").glob("*.toml"))
    found = [CompletionItem(name) for name in names if name.startswith(typed)]
    return [*found, CompletionItem(typed, type="file")]


def _new(
    language: Language,
    path: Path,
    like: str,
    reason: str,
    ask: bool | None,
    overlays: tuple[Path, ...],
    **told: Any,
) -> int:
    name = path.name.removesuffix(".toml")
    _require_free(path, name)
    data = loaded("polysight.evidence.store").evidence(overlays)
    source = loaded("polysight.study.project_files").project_path(like, data)
    example = tomllib.loads(source.read_text(encoding="utf-8"))
    start = loaded("polysight.study.project_start")
    unsaid = not any(value is not None for value in told.values())
    if ask or (ask is None and unsaid and sys.stdin.isatty()):
        shown = {key: start.shown(example, key) for key in start.QUESTIONS}
        told |= {key: _asked(key, shown[key], language) for key in told if told[key] is None}
    with waiting(language) as bar:
        task = bar.add_task(text("cli.project_checking", language), total=2)
        tree = start.started(example, start.Stated(**told), data, name=name, reason=reason)
        bar.update(task, advance=1)
        file = loaded("polysight.study.project_file").project_of_tree(tree, path.name)
        loaded("polysight.study.project_case").resolved_project(file, data, name=path.name, count=1)
        bar.update(task, advance=1)
    written = loaded("polysight.study.project_text").project_text(tree, language)
    with path.open("x", encoding="utf-8") as stream:
        stream.write(written)
    stated = sum(value is not None for value in told.values())
    click.echo(text("cli.project_written", language, path=path, name=example["id"], count=stated))
    return 0


def _require_free(path: Path, name: str) -> None:
    """Nothing, if a project file may be written there."""
    if path.suffix != ".toml" or not NAME.fullmatch(name):
        raise refusal(UsageError, "project_start.name", got=path.name)
    if path.exists():
        raise refusal(UsageError, "project_start.exists", got=path)
    if not path.parent.is_dir():
        raise refusal(UsageError, "project_start.no_folder", got=path.parent)


def _asked(key: str, shown: str, language: Language) -> Any:
    """Answer to a question; None where the example is kept."""
    label = text(f"option.project_{key}", language)
    kept = text("cli.project_kept", language, value=shown) if shown else ""
    answer = click.prompt(
        f"{label}{kept}", default="", show_default=False, value_proc=_reader(key), err=True
    )
    return None if answer == "" else answer


def _reader(key: str) -> Callable[[str], Any]:
    """What turns a typed answer into a value, and asks again where it cannot."""
    if key in NUMBERS:
        kind: click.ParamType[Any] = click.FLOAT
    elif key in DATES:
        kind = Month()
    else:
        kind = click.Choice(REGIMES) if key == "regime" else click.STRING

    def read(typed: str) -> Any:
        return typed if typed == "" else kind.convert(typed, None, None)

    return read
