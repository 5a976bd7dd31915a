"""Numbers of shipped terms of projects, converted, with what they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field

from polysight.errors import DataError, refusal
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.scenario import Wording
from polysight.study.view import View
from polysight.suggestion import nearest


@dataclass
class StatedNumbers:
    """Reads numbers that stand at one place, and remembers what they rest on.

    Parameters
    ----------
    view : View
        The evidence.
    key : str
        The place, by which assumptions are cited.
    words : dict of str to Wording
        Assumptions by the id with which they are cited.
    """

    view: View
    key: str
    words: dict[str, Wording] = field(default_factory=dict)
    _inputs: dict[str, None] = field(default_factory=dict)

    @property
    def inputs(self) -> tuple[str, ...]:
        """What the numbers rest on.

        Returns
        -------
        tuple of str
            Ids of rows, ``source:KEY`` for a number read there, and ids of assumptions.
        """
        return tuple(self._inputs)

    def number(self, name: str, stated: ProjectNumber, unit: str) -> float:
        """A number in a unit.

        Parameters
        ----------
        name : str
            Name of the number below the place.
        stated : ProjectNumber
            What stands there.
        unit : str
            Wanted unit.

        Returns
        -------
        float
            The number.

        Raises
        ------
        DataError
            If its row or source is not there, or its unit measures something else.
        """
        evidence = self.view.evidence
        if stated.ref:
            self._inputs[stated.ref] = None
        if stated.source:
            if stated.source not in evidence.sources:
                near = nearest(stated.source, evidence.sources)
                raise refusal(
                    DataError, "project_change.source", got=stated.source, suggestion=near
                )
            self._inputs[f"source:{stated.source}"] = None
        if stated.assumption:
            self._inputs[f"{self.key}.{name}"] = None
            self.words[f"{self.key}.{name}"] = stated.assumption
        factor = evidence.units.factor(stated.unit, unit)
        if stated.value is not None:
            return stated.value * factor
        return self.view.references.number(stated.ref, stated.unit, evidence) * factor
