"""An answer is found once for each keeper, and anew for a changed one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from polysight.audit.kept import kept

ASKED: list[int] = []


@dataclass(frozen=True)
class Keeper:
    """Holds a number."""

    number: int
    kept: dict[str, object] = field(default_factory=dict, init=False, compare=False)


@kept
def doubled(keeper: Keeper) -> int:
    """Twice the number."""
    ASKED.append(keeper.number)
    return 2 * keeper.number


@kept
def nothing(keeper: Keeper) -> int | None:
    """No answer is one too."""
    ASKED.append(-keeper.number)
    return None


def test_each_keeper_is_asked_once_for_each_question() -> None:
    ASKED.clear()
    one = Keeper(1)
    assert (doubled(one), doubled(one), nothing(one), nothing(one)) == (2, 2, None, None)
    assert ASKED == [1, -1]


def test_a_changed_keeper_is_asked_anew() -> None:
    one = Keeper(1)
    assert (doubled(one), doubled(replace(one, number=2))) == (2, 4)
