"""Tasks run in order, and each is told when it is done."""

from __future__ import annotations

from polysight.study.draft import Cell, Draft
from polysight.study.engine import Task, computed
from polysight.study.run import Plan
from polysight.study.view import View


def test_a_later_task_uses_the_arrays_of_an_earlier_one(planned: Plan) -> None:
    def first(view: View, draft: Draft) -> None:
        draft.add("room.one", (), [Cell(2.0, ("scenario:x",))], "1")

    def second(view: View, draft: Draft) -> None:
        draft.add("room.two", (), [draft.cell("room.one")], "1")

    told: list[str] = []
    draft = computed(planned.view, [Task("a", first), Task("b", second)], told.append)
    assert told == ["a", "b"]
    assert draft.arrays["room.two"].inputs == (("room.one",),)
