"""The early warning in the chapter of the indicators: index, lights, odds and their record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.report.binding import Numbers
from polysight.report.blocks import Block
from polysight.report.chapters.finding import finite
from polysight.report.chapters.outlook_claims import YEAR_AHEAD, odds
from polysight.report.chapters.tables import has_value, matrix
from polysight.report.figures import warning_index, warning_lights
from polysight.report.prose import Writer
from polysight.study.result import Number

NAME = "warning.early"
INDEX, RANK, SIGNAL = f"{NAME}.index", f"{NAME}.rank", "early_signal"
CASES = ("low", "central", "high")
STATES = ("glut", "shortage")
#: Share of the table of the record that names of signals take.
NAMED = 0.3


def opening(writer: Writer) -> Iterator[Block]:
    """What the index says today, and the odds of a glut and of a shortage within a year.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        One or two sentences; the sentence that there is no early warning where the study has none.
    """
    numbers = writer.numbers
    if not _told(numbers):
        yield writer.say("early.none", "lead")
        return
    index, alarm = _newest(numbers)
    state = "alarm" if index.value > alarm.value else "quiet"
    change = numbers.at(f"{NAME}.change")
    yield writer.say(f"early.{state}", index=index, alarm=alarm, change=change)
    glut, shortage = (odds(numbers, state) for state in STATES)
    if glut is not None and shortage is not None:
        yield writer.say("early.pooled", glut=glut, shortage=shortage)


def _told(numbers: Numbers) -> bool:
    return numbers.has(INDEX) and bool(finite(numbers, INDEX, containing="all"))


def early_warning(writer: Writer) -> Iterator[Block]:
    """Index, lights, odds, and the record as it is.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, two figures and three tables; nothing where the study has none.
    """
    numbers = writer.numbers
    if not _told(numbers):
        return
    yield writer.say("early.rule", rows=numbers.at(f"{NAME}.rows"))
    yield warning_index.figure(writer)
    yield from _lights(writer)
    yield from _odds(writer)
    yield from _record(writer)
    yield writer.listing("early.limit_few", "early.limit_hindsight", "early.limit_stocks")


def _newest(numbers: Numbers) -> tuple[Number, Number]:
    month = numbers.keys(INDEX, "month")[-1]
    return numbers.at(INDEX, "all", month), numbers.at(f"{NAME}.alarm_at", month)


def _lights(writer: Writer) -> Iterator[Block]:
    """The lights as a picture, and ranks and contributions of those that are not grey."""
    numbers = writer.numbers
    yield warning_lights.figure(writer)
    told = [
        (
            writer.key("early_indicator", key),
            [numbers.at(RANK, key), numbers.at(f"{NAME}.points", key)],
        )
        for key in numbers.keys(RANK, "early_indicator")
        if numbers.at(RANK, key).value == numbers.at(RANK, key).value
    ]
    head = [writer.words(f"head.early_{one}") for one in ("indicator", "rank", "points")]
    yield matrix(writer, "early_lights", head, told)
    grey = len(numbers.keys(RANK, "early_indicator")) - len(told)
    if grey:
        yield writer.say("early.grey", "note")


def _odds(writer: Writer) -> Iterator[Block]:
    """Odds by the indicators, and whether they ever were better than a plain frequency."""
    numbers = writer.numbers
    horizons = numbers.keys(f"{NAME}.odds", "horizon")
    rows = [
        (
            writer.words(f"early.row_{state}_{case}"),
            [numbers.at(f"{NAME}.odds", state, one, case) for one in horizons],
        )
        for state in STATES
        for case in CASES
        if finite(numbers, f"{NAME}.odds", containing=case)
    ]
    for way in numbers.keys(f"{NAME}.odds_beside", "early_way"):
        for state in STATES:
            cells = [numbers.at(f"{NAME}.odds_beside", way, state, one) for one in horizons]
            if has_value(cells[0]):
                rows.append((writer.words(f"early.row_{state}_{way}"), cells))
    head = [writer.words("head.item"), *(writer.key("horizon", one) for one in horizons)]
    yield matrix(writer, "early_odds", head, rows)
    for way in numbers.keys(f"{NAME}.brier", "early_way"):
        told, usual = (
            numbers.at(f"{NAME}.brier", way, YEAR_AHEAD, one) for one in ("told", "frequency")
        )
        if has_value(told):
            worse = "worse" if told.value >= usual.value else "better"
            yield writer.say(
                f"early.odds_{worse}", told=told, usual=usual, way=writer.key("early_way", way),
                horizon=writer.key("horizon", YEAR_AHEAD),
            )  # fmt: skip


def _record(writer: Writer) -> Iterator[Block]:
    """Every tested signal: lead months by glut, false alarms, skill and usefulness."""
    numbers = writer.numbers
    gluts = numbers.keys(f"{NAME}.lead", "glut")
    begins = {row.cells["id"]: row.cells["start"] for row in numbers.evidence.tables["episodes"]}
    rows = [
        (
            writer.key(SIGNAL, key),
            [
                *(numbers.at(f"{NAME}.lead", key, glut) for glut in gluts),
                numbers.at(f"{NAME}.false_months", key),
                *(numbers.at(f"{NAME}.skill", key, case) for case in CASES),
                numbers.at(f"{NAME}.useful", key),
            ],
        )
        for key in numbers.keys(f"{NAME}.lead", SIGNAL)
    ]
    head = [
        writer.words("head.early_signal"),
        *(writer.words("head.early_glut").format(name=one, month=begins[one]) for one in gluts),
        *(
            writer.words(f"head.early_{one}")
            for one in ("false", "skill_low", "skill", "skill_high", "useful")
        ),
    ]
    yield writer.say("early.record")
    shares = (NAMED, *[(1.0 - NAMED) / (len(head) - 1)] * (len(head) - 1))
    yield replace(matrix(writer, "early_record", head, rows), widths=shares)
