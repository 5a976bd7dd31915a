"""``polysight law show``: an instrument with its rules, or the editions of a family."""

from __future__ import annotations

import json
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from polysight.cli.options import overlay, verb
from polysight.evidence.location import data_folder
from polysight.loader import loaded
from polysight.messages import Language


def command(language: Language) -> click.Command:
    """The branch.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    argument = click.Argument(["name"], shell_complete=complete_instruments)
    return verb("law_show", language, [argument, overlay(language)], _show)


def complete_instruments(
    ctx: click.Context, param: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Instruments that begin as typed.

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
        Their ids.
    """
    del ctx, param
    names = sorted(path.stem for path in (data_folder() / "law").glob("*.yaml"))
    return [CompletionItem(name) for name in names if name.startswith(typed)]


def _show(language: Language, name: str, overlays: tuple[Path, ...], as_json: bool) -> int:
    data = loaded("polysight.evidence.store").evidence(overlays)
    law = loaded("polysight.study.law")
    instruments = law.law(data)
    found = [one for one in instruments if one.family == name and one.id != name]
    found = found or [law.instrument(name, instruments)]
    if as_json:
        document = loaded("polysight.answers.law_document").shown(found, data)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    for one in found:
        loaded("polysight.cli.law_page").write_instrument(one, data, language)
    return 0
