"""``polysight law``: the instruments, one of them, what changed between two days, claims."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.branching import BranchingVerb
from polysight.cli.options import Day, option, overlay, verb
from polysight.loader import loaded
from polysight.messages import Language

#: What else can be asked, by name; ``list`` is also what the verb does by itself.
BRANCHES = {
    "list": "",
    "show": "polysight.cli.law_show",
    "diff": "polysight.cli.law_diff",
    "claims": "polysight.cli.law_claims",
}
#: Legal forces that a list may be narrowed to.
FORCES = (
    "mandatory", "listing", "supervision", "monitored", "encouraged", "method", "association",
    "unofficial",
)  # fmt: skip


def command(language: Language) -> click.Command:
    """The verb, which is its branch ``list`` too.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    trunk = verb(
        "law",
        language,
        [
            option("--on day", language, "on", type=Day()),
            option("--force", language, "force", type=click.Choice(FORCES)),
            overlay(language),
        ],
        _list,
    )
    return BranchingVerb(trunk, BRANCHES, language)


def _list(
    language: Language,
    day: dt.date | None,
    force: str | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    data = loaded("polysight.evidence.store").evidence(overlays)
    instruments = loaded("polysight.study.law").law(data)
    on = day or dt.datetime.now(dt.UTC).date()
    found = [one for one in instruments if force in (None, one.legal_force.value)]
    if as_json:
        document = loaded("polysight.answers.law_document").listing(found, on, data)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.law_page").write_list(found, on, language)
    return 0
