"""``polysight warn why``: definition, thresholds, data and sources of a light."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from polysight.cli.options import option, verb
from polysight.cli.warn_call import assessing, warn_options
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
    return verb(
        "warn_why",
        language,
        [
            click.Argument(["indicator"], shell_complete=_indicators),
            option("--rows every", language, "warn_rows", is_flag=True),
            *warn_options(language),
        ],
        _why,
    )


def _why(
    language: Language,
    indicator: str,
    as_of: dt.date | None,
    every: bool,
    own: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    answers = loaded("polysight.answers.warn_why_answer")
    known = answers.known_indicator(overlays, indicator, own)
    found = answers.why(assessing(language, as_of, overlays, own=own), known)
    if as_json:
        document = loaded("polysight.answers.warn_why_document").document(found)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.warn_why_page").write(found, language, every=every)
    return 0


def _indicators(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    del ctx, param
    found = loaded("polysight.evidence.store").evidence(()).tables["warning_indicators"]
    keys = (row.cells["key"] for row in found)
    return [CompletionItem(key) for key in keys if key.startswith(typed)]
