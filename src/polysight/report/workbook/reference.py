"""How a formula of the model names other rows.

``debt_share# * need[-1]`` names rows, not cells. After a name may stand which member of a family of
rows is meant and which of its cells:

====================  ==========================================================================
``need``              the cell of the same period, or the one cell of a row that has only one
``need[-1]``          the period before
``need[..]``          all cells up to this period, the opening cell first; ``[..-1]`` before it
``need[*]``           the cells of all periods
``rate#``             the row of the same member, or of that one to which the member belongs
``rate#3``            the row of the third member
``rate#loan``         the row of the loan to which the member belongs
``rate#@``            the rows of all members that belong to this one; of all outside a family
``rate#phase@``       the rows of all members that belong to the same phase
``rate#any@``         the rows of all members, wherever the formula stands
``rate#<``            the row of the member before, nought for the first of its kin
====================  ==========================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

#: Cells of a row that a reference means.
Cells = Literal["same", "before", "to-date", "until", "all"]
_CELLS: dict[str, Cells] = {
    "": "same",
    "[-1]": "before",
    "[..]": "to-date",
    "[..-1]": "until",
    "[*]": "all",
}
TOKEN = re.compile(
    r"(?<![\w\"])(?P<name>[a-z][a-z0-9_]*)"
    r"(?P<hash>#(?P<axis>\d+|[a-z]*)(?P<kin>[@<]?))?"
    r"(?P<cells>\[(?:-1|\.\.|\.\.-1|\*)\])?"
)


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an axis of the project, for example its second phase.

    Parameters
    ----------
    axis : str
        Name of the axis.
    number : int
        Position on the axis, from one.
    key : str
        Code of the member.
    parent : Member or None
        The member to which it belongs, as an item belongs to a phase.
    others : dict of str to int
        Positions on further axes that the member joins.
    path : str
        Where the member stands in the project, for example ``phases[0].items[2]``.
    counted : str
        That in which a purchased thing is counted, or the currency of a loan; empty for others.
    """

    axis: str
    number: int
    key: str
    parent: Member | None = None
    others: dict[str, int] = field(default_factory=dict)
    path: str = ""
    counted: str = ""

    def on(self, axis: str) -> int | None:
        """Position on an axis to which the member itself or its parents belong.

        Parameters
        ----------
        axis : str
            Name of the axis.

        Returns
        -------
        int or None
            Position from one; None where the member is not tied to the axis.
        """
        if axis == self.axis:
            return self.number
        if axis in self.others:
            return self.others[axis]
        return self.parent.on(axis) if self.parent else None


@dataclass(frozen=True, slots=True)
class Reference:
    """Rows and cells that a name in a formula means.

    Parameters
    ----------
    rows : tuple of str
        Full names of the rows, next to one another on their sheet; empty for nought.
    cells : {"same", "before", "to-date", "until", "all"}
        Which cells of them.
    many : bool
        Whether a block of rows is meant and not one row.
    """

    rows: tuple[str, ...]
    cells: Cells
    many: bool


@dataclass(frozen=True, slots=True)
class Families:
    """Which rows exist, by the name of their family.

    Parameters
    ----------
    axes : dict of str to tuple of Member
        Members of each axis.
    axis_of : dict of str to str
        Axis of each family of rows; empty for a row of its own.
    """

    axes: dict[str, tuple[Member, ...]]
    axis_of: dict[str, str]

    def reference(self, token: re.Match[str], member: Member | None) -> Reference:
        """What a name in a formula means.

        Parameters
        ----------
        token : re.Match
            Match of `TOKEN`.
        member : Member or None
            Member of the row in which the formula stands.

        Returns
        -------
        Reference
            Rows and cells.
        """
        name, cells = token["name"], _CELLS[token["cells"] or ""]
        axis = self.axis_of[name]
        if not token["hash"]:
            if axis:
                raise KeyError(f"{name} is a family of rows")
            return Reference((name,), cells, many=False)
        if token["kin"]:
            rows = self._kin(name, axis, token, member)
            return Reference(rows, cells, many=token["kin"] == "@")
        number = int(token["axis"]) if token["axis"].isdigit() else None
        if number is None and member:
            number = member.on(token["axis"] or axis)
        if number is None:
            raise KeyError(f"{token.group()} has no member here")
        return Reference((f"{name}#{number}",), cells, many=False)

    def _kin(
        self, name: str, axis: str, token: re.Match[str], member: Member | None
    ) -> tuple[str, ...]:
        if token["kin"] == "<":
            assert member is not None
            before = [each for each in self.axes[axis][: member.number - 1]
                      if each.parent == member.parent]  # fmt: skip
            return tuple(f"{name}#{each.number}" for each in before[-1:])
        whose = token["axis"] or (member.axis if member else "")
        number = member.on(whose) if member and whose else None
        tied = whose and whose != axis and any(m.on(whose) for m in self.axes[axis])
        return tuple(
            f"{name}#{each.number}"
            for each in self.axes[axis]
            if not tied or each.on(whose) == number
        )
