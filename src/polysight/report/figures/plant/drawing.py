"""A figure of a plant as two files, SVG and PNG, each of which can be cited alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from matplotlib.axes import Axes

from polysight.messages import Language, text
from polysight.report.figures.plate import Plate, engraved

Draw = Callable[[list[Axes]], None]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn figure.

    Parameters
    ----------
    name : str
        Stem of its file names.
    svg, png : bytes
        The two forms.
    """

    name: str
    svg: bytes
    png: bytes


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a drawing.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of all words.
    title : str
        Title.
    note : str
        What the numbers rest on: sources, year, number of draws.
    """

    language: Language
    title: str
    note: str

    def words(self, key: str, **fields: object) -> str:
        """Words of the catalogue.

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


def drawing(
    name: str, frame: Frame, unit: str, draw: Draw, *, height_inches: float, columns: int = 1
) -> Drawing:
    """A figure on its plate.

    Parameters
    ----------
    name : str
        Stem of its file names.
    frame : Frame
        Language, title and note.
    unit : str
        Unit of the vertical axis in words.
    draw : callable
        Draws on the axes that it is given.
    height_inches : float
        Height of the picture.
    columns : int
        Panels side by side.

    Returns
    -------
    Drawing
        The figure.
    """
    svg, png = engraved(Plate(frame.title, unit, frame.note, height_inches), draw, columns)
    return Drawing(name, svg, png)


def store(drawings: Iterable[Drawing], folder: Path) -> list[Path]:
    """Write figures to a folder.

    Parameters
    ----------
    drawings : iterable of Drawing
        The figures.
    folder : pathlib.Path
        Where to; made when it is not there.

    Returns
    -------
    list of pathlib.Path
        The files, SVG and PNG of each figure.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for one in drawings:
        for ending, content in (("svg", one.svg), ("png", one.png)):
            path = folder / f"{one.name}.{ending}"
            path.write_bytes(content)
            paths.append(path)
    return paths
