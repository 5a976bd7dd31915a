"""What every figure of a market says beside its drawing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.messages import Language, text
from polysight.report.figures.plant.drawing import Frame

Floats = NDArray[np.float64]

#: Masses of each language over kt: Chinese counts in ten thousand tonnes.
MASS = {"en": 1.0, "zh": 0.1}


@dataclass(frozen=True, slots=True)
class About:
    """What every figure of a market says beside its drawing.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of all words.
    title, name : str
        Title of the scenario, and as it is asked for on the command line.
    day : str
        Day before the first month.
    draws, seed : int
        Of the ensemble.
    """

    language: Language
    title: str
    name: str
    day: str
    draws: int
    seed: int

    def frame(self, key: str, **fields: object) -> Frame:
        """Language, title and note of a figure.

        Parameters
        ----------
        key : str
            Name of the figure below ``drawing.market_title_`` and ``drawing.market_note_``.
        **fields : object
            Placeholders of title and note.

        Returns
        -------
        Frame
            The frame.
        """
        told = {
            "title": self.title, "name": self.name, "day": self.day, "seed": self.seed,
            "draws": f"{self.draws:,}", **fields,
        }  # fmt: skip
        note = text(f"drawing.market_note_{key}", self.language, **told)
        rest = text("drawing.market_note", self.language, **told)
        space = " " if self.language == "en" else ""
        return Frame(
            self.language,
            text(f"drawing.market_title_{key}", self.language, **told),
            f"{note}{space}{rest}",
        )

    def mass(self, values: Floats) -> Floats:
        """Masses as the language counts them.

        Parameters
        ----------
        values : ndarray of float
            kt, or kt in a time.

        Returns
        -------
        ndarray of float
            kt in English, ten thousand tonnes in Chinese.
        """
        return np.asarray(values * MASS[self.language])

    def words(self, key: str, **fields: object) -> str:
        """Words of figures.

        Parameters
        ----------
        key : str
            Message key below ``drawing.``.
        **fields : object
            Placeholders.

        Returns
        -------
        str
            The words.
        """
        return text(f"drawing.{key}", self.language, **fields)
