"""Progress of what may simulate the market on its way: the first run says what it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from polysight.loader import loaded
from polysight.messages import Language, text


@contextmanager
def waiting(language: Language) -> Iterator[Any]:
    """Progress bar beside which it is told when the model of the market has to be compiled.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the message on standard error.

    Yields
    ------
    rich.progress.Progress
        The bar of `polysight.cli.terminal.progress`.
    """
    forecasts = loaded("polysight.study.market_forecast")
    with loaded("polysight.cli.terminal").progress() as bar:

        def compiling() -> None:
            bar.console.print(text("market_engine.compiling", language), markup=False)

        with forecasts.telling(compiling):
            yield bar
