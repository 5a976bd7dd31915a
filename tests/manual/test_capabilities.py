"""Each analysis of an industry report is answered where the table says, or has a reason why not."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
from functools import cache
from typing import Any

import pytest

from polysight.cli import main
from polysight.report.contents import CHAPTERS
from tests.shared_study import Reported
from tools.manual.capabilities import Capability, capabilities, places
from tools.manual.paths import selected, tells
from tools.manual.words import catalogue

ALL = capabilities()
#: Names and places; those of the report stand apart, since it takes a stored study.
PLACES = sorted(
    {
        (place.command, place.paths)
        for one in ALL
        for place in one.places
        if not place.command.startswith("polysight report")
    }
)
COMMANDS = sorted({command for command, _ in PLACES})
#: Few draws, by the beginning of a command: the table is about what is told, not how surely.
FEW = (
    (re.compile(r"market (backtest|history|calibration|scenarios)"), ""),
    (re.compile(r"market"), "--draws 16"),
    (re.compile(r"warn simulate"), "--draws 16"),
    (re.compile(r"project options"), "--paths 200"),
)
#: Choose what is printed; the document is the same with and without them.
PRINTED = re.compile(r" (--tables (?!investment|construction)\S+|--lender)")


def shortened(command: str) -> str:
    """The arguments of a command with few draws and without what only picks printed tables."""
    arguments = PRINTED.sub("", command).removeprefix("polysight ")
    few = next((draws for begins, draws in FEW if begins.match(arguments)), "")
    return f"{arguments} {few} --json"


@cache
def ran(arguments: str) -> Any:
    """What a command prints, as JSON."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = main(shlex.split(arguments))
    assert code == 0, arguments
    return json.loads(said.getvalue())


def holds(document: Any, path: str) -> bool:
    """Whether a document has something at a path."""
    return any(map(tells, selected(document, path)))


def test_the_table_has_every_number_once() -> None:
    assert [one.id for one in ALL] == [f"S{number:03d}" for number in range(1, 185)]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_row_is_an_answer_or_a_reason(one: Capability) -> None:
    for section, key in (("answer", one.answer), ("kind", one.kind), ("group", one.group)):
        assert key in catalogue("en")[section]
    assert all(one.names.values())
    assert one.chapters == tuple(key for key in one.chapters if key in {c.key for c in CHAPTERS})
    answered = one.answer in {"yes", "partly"}
    assert answered == bool(one.places)
    assert answered or not one.chapters
    assert bool(one.reason) == (one.answer != "yes")
    if one.reason:
        assert one.reason in catalogue("en")["reason"]
        assert all(one.notes.values()), "why not stands in both languages"
    assert bool(one.notes["en"]) == bool(one.notes["zh"])


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_tells_what_the_table_says(command: str) -> None:
    document = ran(shortened(command))
    paths = {path for named, found in PLACES if named == command for path in found}
    assert [path for path in sorted(paths) if not holds(document, path)] == []


@pytest.mark.slow
def test_what_is_left_out_changes_no_document() -> None:
    for command in (
        "project siemens-inner-mongolia --lender",
        "market demand-stall --tables balance",
    ):
        plain = PRINTED.sub("", command)
        assert plain != command
        few = " --draws 8" if command.startswith("market") else ""
        assert ran(f"{command}{few} --json") == ran(f"{plain}{few} --json")


@pytest.mark.slow
def test_the_report_has_the_chapters_and_files(reported: Reported) -> None:
    document = json.loads(reported.said)
    assert all(
        holds(document, path)
        for one in ALL
        for place in one.places
        if place.command.startswith("polysight report")
        for path in place.paths
    )
    page = next(reported.folder.rglob("*.html")).read_text("utf-8")
    named = {key for one in ALL for key in one.chapters}
    assert [key for key in sorted(named) if f'id="{key}"' not in page] == []


def test_places_are_read() -> None:
    first, second = places("polysight a --b -> c, d[e=f.g]; polysight h -> i")
    assert (first.command, first.paths) == ("polysight a --b", ("c", "d[e=f.g]"))
    assert second.paths == ("i",)
    assert places("") == ()
