"""``polysight explain``: where a number comes from, down to rows, sources and conversions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

from polysight.cli.options import option, overlay, verb
from polysight.evidence.store import evidence
from polysight.loader import loaded
from polysight.messages import Language

#: Beginning of the id of a number of a study, ``room.quantity``.
NUMBER = re.compile(r"[a-z]+\.[a-z]")


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
        "explain",
        language,
        [
            click.Argument(["name"]),
            option(
                "--result",
                language,
                "result_in",
                type=click.Path(path_type=Path),
                default=Path("out/baseline"),
            ),
            option("--depth", language, "depth", type=click.IntRange(0), default=3),
            overlay(language),
        ],
        _explain,
    )


def _explain(
    language: Language,
    name: str,
    result: Path,
    depth: int,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    data = evidence(overlays)
    stored = loaded("polysight.study.storage").read(result) if NUMBER.match(name) else None
    tree = loaded("polysight.study.explanation").explain(name, stored, data, language)
    if as_json:
        click.echo(json.dumps(tree.document(depth), ensure_ascii=False, indent=2))
    else:
        for line in tree.lines(depth):
            click.echo(line)
    return 0
