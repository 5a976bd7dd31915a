"""What the branches of ``polysight market`` ask in the same words, and how they tell progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from polysight.cli.options import option, overlay
from polysight.evidence.location import data_folder
from polysight.loader import loaded
from polysight.messages import Language, text

#: The scenario where none is named.
BASELINE = "baseline"
#: Folder of the scenarios, and the section of what is said of them.
FOLDER, WORDS = "market_scenarios", "market_scenario"
ENGINES = ("local", "processes", "dask://")


def ensemble_options(language: Language) -> list[click.Parameter]:
    """Size, seed and engine of an ensemble, and overlays.

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
        option("--draws", language, "market_draws", type=int),
        option("--seed", language, "market_seed", type=int),
        option("--engine", language, "market_engine", default="local", shell_complete=_engines),
        option("--workers", language, "market_workers", type=int),
        overlay(language),
    ]


def scenario_argument(*, required: bool = False) -> click.Argument:
    """A scenario of the market.

    Parameters
    ----------
    required : bool
        Whether one must be named.

    Returns
    -------
    click.Argument
        Its name or path.
    """
    return click.Argument(
        ["scenario"], required=required, default=None if required else BASELINE,
        shell_complete=complete_scenarios,
    )  # fmt: skip


def complete_scenarios(
    ctx: click.Context, param: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Shipped scenarios that begin as typed, and files of the folder.

    Parameters
    ----------
    ctx : click.Context
        Call context.
    param : click.Parameter
        The argument.
    typed : str
        What was typed.

    Returns
    -------
    list of CompletionItem
        The names; the shell completes files itself.
    """
    del ctx, param
    names = sorted(path.stem for path in (data_folder() / FOLDER).glob("*.toml"))
    found = [CompletionItem(name) for name in names if name.startswith(typed)]
    return [*found, CompletionItem(typed, type="file")]


def check_names(names: Iterable[str], overlays: tuple[Path, ...]) -> None:
    """Refuse a scenario that there is not, before the evidence is read.

    Parameters
    ----------
    names : iterable of str
        Names or paths as they were typed.
    overlays : tuple of pathlib.Path
        Data folders of the user.

    Raises
    ------
    UsageError
        If there is none of a name; the nearest is suggested.
    """
    files = loaded("polysight.study.shipped_files")
    for name in names:
        files.file_in(name, (data_folder(), *overlays), FOLDER, WORDS)


@contextmanager
def simulating(
    language: Language, wanted: Any, overlays: tuple[Path, ...]
) -> Iterator[Callable[..., Any]]:
    """Simulates scenarios and tells how far they are.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of what is told on standard error.
    wanted : Wanted
        Size, seed and engine, which is made ready first.
    overlays : tuple of pathlib.Path
        Data folders of the user.

    Yields
    ------
    callable
        From the name of a scenario to the scenario with its draws; a second argument is told the
        scenario before it is simulated, and may refuse it.
    """
    answers = loaded("polysight.answers.market_answer")
    working = loaded("polysight.study.executors").engine(wanted.engine, wanted.workers)
    with loaded("polysight.cli.terminal").progress() as bar, working:
        data = loaded("polysight.evidence.store").evidence(overlays)

        def compiling() -> None:
            bar.console.print(text("market_engine.compiling", language), markup=False)

        def work(name: str, check: Callable[[Any], None] | None = None) -> Any:
            told = text("market_page.working", language, scenario=name)
            task = bar.add_task(told, total=None)
            asked = answers.market_answer(name, wanted, data)
            if check is not None:
                check(asked)
            return answers.simulated(
                asked, wanted, working,
                lambda done, total: bar.update(task, completed=done, total=total), compiling,
            )  # fmt: skip

        yield work


def _engines(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    del ctx, param
    return [CompletionItem(one) for one in ENGINES if one.startswith(typed)]
