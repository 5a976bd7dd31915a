"""Values that the shell completes: codes and names of the codelists."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

from polysight.evidence.codelist import folded
from polysight.evidence.store import evidence

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def words(listing: str) -> Complete:
    """Completion of one codelist.

    Parameters
    ----------
    listing : str
        Name of the codelist.

    Returns
    -------
    callable
        Gives the codes, and the names in the script that is being typed, that begin alike.
    """

    def complete(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
        del ctx, param
        found: dict[str, CompletionItem] = {}
        for code in evidence().codelists[listing].codes.values():
            for spelling in (code.code, code.zh, code.en, *code.spellings):
                if spelling and folded(spelling).startswith(folded(typed)):
                    name = code.code if spelling.isascii() else spelling
                    found.setdefault(name, CompletionItem(name, help=f"{code.en} · {code.zh}"))
                    break
        return list(found.values())

    return complete
