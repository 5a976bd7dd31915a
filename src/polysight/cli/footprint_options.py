"""What the verb footprint and its branches ask in the same words."""

from __future__ import annotations

import click

from polysight.cli.options import option
from polysight.errors import UsageError, refusal
from polysight.messages import Language

#: Draws without which there is no interval.
LEAST = 2


def factor_year(language: Language) -> click.Parameter:
    """Option for the last year whose grid factors may answer.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of its help.

    Returns
    -------
    click.Parameter
        The option.
    """
    return option("--factor-year", language, "factor_year", type=int)


def require_draws(draws: int) -> None:
    """Refuse so few draws that an interval would be a single chance.

    Parameters
    ----------
    draws : int
        Number of draws that was asked for.

    Raises
    ------
    UsageError
        For fewer than two.
    """
    if draws < LEAST:
        raise refusal(UsageError, "footprint_data.few_draws", got=draws, least=LEAST)
