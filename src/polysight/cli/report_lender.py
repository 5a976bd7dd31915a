"""``polysight report lender``: the appraisal form of a lender."""

from __future__ import annotations

import click

from polysight.cli import report_project
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
    return report_project.command(language, "lender")
