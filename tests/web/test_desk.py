"""Answers are kept up to a number of bytes, the ones asked for lately longest."""

from __future__ import annotations

from polysight.errors import UsageError, refusal
from polysight.evidence.store import evidence
from polysight.web.desk import FIRST, WORDLESS, Desk, Shelf
from polysight.web.limits import Limits
from polysight.web.question import question
from polysight.web.rooms import answered
from polysight.web.runs import Runs
from polysight.web.workshop import Workshop
from tests.web.interface_example import Scripted, little_store


def test_what_nobody_asked_for_lately_goes() -> None:
    shelf = Shelf(10)
    shelf.keep("a", b"1234")
    shelf.keep("b", b"1234")
    assert shelf.find("a") == b"1234"
    shelf.keep("c", b"1234")
    assert [shelf.find(one) for one in "abc"] == [b"1234", None, b"1234"]


def test_an_answer_that_is_told_again_is_counted_once() -> None:
    shelf = Shelf(10)
    for _ in range(5):
        shelf.keep("a", b"12345678")
    assert shelf.find("a") == b"12345678"
    shelf.keep("b", b"x" * 11)
    assert shelf.find("b") is None


def desk(worker: Scripted) -> Desk:
    limits = Limits(workers=1)
    workshop = Workshop([worker], limits)
    return Desk(little_store(), workshop, Runs(workshop, limits), limits, Shelf(1000))


def test_answers_without_words_are_worked_once_for_all_languages() -> None:
    worker = Scripted()
    for language in ("en", "zh"):
        desk(worker).worked("warning", {"as_of": None}, language)
        desk(worker).worked("plant", {"route": "umg"}, language)
    assert [one.language for one in worker.asked] == ["en", "en", "en", "zh"]


def test_answers_without_words_have_none() -> None:
    law = {"on": "2026-06-30", "force": "mandatory"}
    told = {answered(question("law", law, one), evidence(), lambda done, total: None)
            for one in ("en", "zh")}  # fmt: skip
    assert len(told) == 1
    assert "law" in WORDLESS


def test_what_readers_look_at_first_is_made_ahead_whatever_becomes_of_it() -> None:
    def refused(asked: object, step: object, wanted: object) -> bytes:
        raise refusal(UsageError, "api.cursor")

    worker = Scripted(refused)
    desk(worker).prepare()
    assert [one.room for one in worker.asked] == [room for room, _ in FIRST]
