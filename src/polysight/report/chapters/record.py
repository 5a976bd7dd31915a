"""Chapter about the record: whether the aim was met, turns, published forecasts, past price, fit.

It is part of every report. Which sentence is said is chosen by the numbers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from polysight.report.blocks import Block
from polysight.report.chapters.finding import finite
from polysight.report.chapters.tables import found, has_value, matrix
from polysight.report.figures import price_split
from polysight.report.number_format import printed
from polysight.report.prose import Writer
from polysight.study.backtest_protocol import backtest_protocol
from polysight.study.market_identifiability import LEARNT, UNMOVED, identifiability
from polysight.study.market_record_summary import FEW, Coverage, certainty_of, verdict_of
from polysight.study.market_turns import DAYS, SAID, Outcome, Turn, TurnNumbers
from polysight.study.result import Number

#: Arrays of the record, variable and horizon of its aim, and columns of its table.
RECORD, AIMED, FIT = "market.record", "price_china,12", "market.fit"
PARTS = "market.price_parts"
CASES = ("low", "central", "high")
RECORD_HEAD = ("low", "ratio", "high", "coverage", "error", "bias", "forecasts", "apart")
WHO = ("published", "model", "walk")
#: Probabilities that intervals claim, and what they are called in a sentence.
CLAIMS = {"50": "half", "80": "fifths", "90": "tenths"}
#: Signs behind which the name of a parameter is only qualified.
QUALIFIED = (",", "（", "，")


def record(writer: Writer) -> Iterator[Block]:
    """How good forecasts of this kind were, and what is known of the past and of behaviour.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, a figure and tables.
    """
    yield from _scores(writer)
    if writer.numbers.has(f"{RECORD}.turn", f"{RECORD}.published"):
        yield from _turns(writer)
        yield from _published(writer)
    if finite(writer.numbers, f"{PARTS}.explained"):
        yield from _past(writer)
    if finite(writer.numbers, f"{FIT}.variance_left"):
        yield from _fit(writer)


def _scores(writer: Writer) -> Iterator[Block]:
    """Whether the aim was reached, and the scores by variable and horizon."""
    numbers = writer.numbers
    told = finite(numbers, f"{RECORD}.ratio", containing="central")
    aim = [one for one in told if one.id == f"{RECORD}.ratio[{AIMED},central]"]
    if not aim:
        yield writer.say("record.none")
        return
    goal = numbers.at(f"{RECORD}.aim")
    low, high = (numbers.at(f"{RECORD}.ratio", *AIMED.split(","), one) for one in ("low", "high"))
    key = "record.met" if _met(writer) else "record.missed"
    yield writer.say(key, ratio=aim[0], low=low, high=high, aim=goal)
    frozen = backtest_protocol(numbers.evidence).words.get("frozen")
    if frozen is not None:
        yield writer.say("record.frozen", "body", frozen=getattr(frozen, writer.language))
    sure = certainty_of((aim[0].value, low.value, high.value), goal.value)
    yield writer.say(f"record.unsure_{sure}")
    if numbers.has(f"{RECORD}.ratio_by_days", f"{RECORD}.coverage_at_aim"):
        yield from _days_and_coverage(writer)
    rows = []
    for variable in numbers.keys(f"{RECORD}.ratio", "variable"):
        for horizon in numbers.keys(f"{RECORD}.ratio", "horizon"):
            cells = [found(writer, f"{RECORD}.ratio", variable, horizon, one) for one in CASES]
            cells += [found(writer, f"{RECORD}.coverage", variable, horizon, "80")]
            if not _enough(writer, variable, horizon):
                cells = [None, cells[1], None, None]
            cells += [
                found(writer, f"{RECORD}.{name}", variable, horizon)
                for name in ("error", "bias", "forecasts", "apart")
            ]
            if cells[1] is not None and has_value(cells[1]):
                name = writer.key("record_variable", variable.replace("_", "-"))
                rows.append((f"{name}, {writer.key('horizon', horizon)}", cells))
    head = [writer.words(f"head.record_{one}") for one in RECORD_HEAD]
    yield matrix(writer, "record", [writer.words("head.item"), *head], rows)


def _met(writer: Writer) -> bool:
    """Whether the score is as low as aimed at."""
    score = writer.numbers.at(f"{RECORD}.ratio", *AIMED.split(","), "central")
    return score.value <= writer.numbers.at(f"{RECORD}.aim").value


def _enough(writer: Writer, variable: str, horizon: str) -> bool:
    """Whether there are forecasts enough for an interval and for coverage."""
    told = found(writer, f"{RECORD}.forecasts", variable, horizon)
    return told is not None and has_value(told) and told.value >= FEW


def _days_and_coverage(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    days = {
        one: numbers.at(f"{RECORD}.ratio_by_days", one, "central") for one in ("developed", "all")
    }
    if all(has_value(one) for one in days.values()):
        yield writer.say("record.other_days", "body", **days)
    levels: list[Coverage] = []
    told: dict[str, Number] = {}
    for claim, name in CLAIMS.items():
        low, share, high = (numbers.at(f"{RECORD}.coverage_at_aim", claim, one) for one in CASES)
        levels.append(Coverage(float(claim) / 100.0, share.value, low.value, high.value))
        told |= {name: share, f"{name}_low": low, f"{name}_high": high}
    if not all(math.isfinite(one.share) for one in levels):
        return
    verdict = verdict_of(levels)
    yield writer.say(f"record.cover_{verdict}")
    held = "held" if verdict == "honest" else "failed"
    yield writer.say(f"record.aim_{'met' if _met(writer) else 'missed'}_{held}")
    yield writer.say("record.cover_levels", "body", **told)
    apart = {one: numbers.at(f"{RECORD}.apart_by_days", one) for one in ("scored", "all")}
    yield writer.say("record.few", "body", **apart)


def _turns(writer: Writer) -> Iterator[Block]:
    """What was said before each turn of the market, and what came."""
    numbers, rows = writer.numbers, []
    for turn in numbers.keys(f"{RECORD}.turn", "turn"):
        told = {one: numbers.at(f"{RECORD}.turn", turn, one) for one in SAID}
        if not all(has_value(one) for one in told.values()):
            continue
        judged = TurnNumbers(**{name: one.value for name, one in told.items()})
        name = writer.key("turn", turn)
        near = "model" if judged.nearer else "walk"
        yield writer.say(
            "record.turn",
            "body",
            turn=name,
            day=DAYS[Turn(turn)],
            months=numbers.at(f"{RECORD}.turn_months", turn),
            way=writer.words(f"record.way_{'right' if judged.right else 'wrong'}"),
            side=writer.words(f"record.side_{judged.side}"),
            nearer=writer.words(f"record.nearer_{near}"),
            **told,
        )
        rows.append((name, judged.outcome))
    for outcome in Outcome:
        own = [name for name, one in rows if one is outcome]
        if own:
            names = writer.listed(own)
            yield writer.say(f"record.turns_{outcome.value}", names=names)


def _published(writer: Writer) -> Iterator[Block]:
    """Published forecasts beside the model and the walk."""
    numbers, array = writer.numbers, f"{RECORD}.published"
    rows = []
    for name in numbers.keys(array, "published"):
        errors = [numbers.at(array, name, who) for who in WHO]
        if has_value(errors[0]):
            said, came = numbers.found(name), numbers.found(numbers.cells(name)["outturn_row"])
            rows.append((_forecast(writer, name), [said, came, *errors]))
    without = len(numbers.keys(array, "published")) - len(rows)
    cases = numbers.at(f"{RECORD}.published_cases")
    if not rows or not has_value(cases):
        yield writer.say("record.published_none")
        return
    medians = {one: numbers.at(f"{RECORD}.published_median", one) for one in WHO}
    lost = medians["published"].value < medians["model"].value
    nearer = numbers.at(f"{RECORD}.published_nearer")
    key = "record.published_lost" if lost else "record.published_won"
    yield writer.say(key, "body", cases=cases, nearer=nearer, **medians)
    if without:
        yield writer.say("record.published_without", "note")
    heads = ("said", "came", *WHO)
    head = [writer.words("head.item"), *(writer.words(f"head.record_{one}") for one in heads)]
    yield matrix(writer, "record_published", head, rows)


def _forecast(writer: Writer, name: str) -> str:
    """Who said when what of which time, and the unit."""
    cells, said = writer.numbers.cells(name), writer.numbers.number(name)
    return writer.words("record.forecast").format(
        who=cells["forecaster"], made=cells["made"], period=cells["period"],
        quantity=writer.name("quantities", cells["quantity"]),
        place=writer.name("regions", cells["geography"]),
        unit=printed(said, writer.language, writer.numbers.evidence).unit,
    )  # fmt: skip


def _past(writer: Writer) -> Iterator[Block]:
    """The price of the past: trend, season, episodes and the rest."""
    numbers = writer.numbers
    share = numbers.at(f"{PARTS}.explained")
    yield writer.say(f"record.parts_{'mostly' if share.value >= 0.5 else 'little'}", share=share)
    low, trend, high = (numbers.at(f"{PARTS}.trend", one) for one in CASES)
    known = "trend" if low.value > 0.0 or high.value < 0.0 else "no_trend"
    yield writer.say(f"record.{known}", trend=trend, low=low, high=high)
    rows = []
    for name in numbers.keys(f"{PARTS}.episode", "episode"):
        cells = [numbers.at(f"{PARTS}.episode", name, one) for one in CASES]
        rows.append((_episode(writer, name), cells))
    head = [writer.words("head.item"), *(writer.words(f"head.record_{one}") for one in CASES)]
    yield matrix(writer, "record_episodes", head, rows)
    yield price_split.figure(writer)


def _episode(writer: Writer, name: str) -> str:
    rows = (row.cells for row in writer.numbers.evidence.tables["episodes"])
    cells = next(one for one in rows if one["id"] == name)
    stretch = {
        "start": cells["start"],
        "end": cells["end"],
        "kind": cells[f"kind_{writer.language}"],
    }
    return writer.words("record.episode").format(**stretch)


def _fit(writer: Writer) -> Iterator[Block]:
    """What the data tell of each fitted parameter."""
    numbers = writer.numbers
    names = numbers.keys(f"{FIT}.variance_left", "parameter")
    left = {name: numbers.at(f"{FIT}.variance_left", name) for name in names}
    tests: dict[str, Callable[[float], bool]] = {
        "learnt": lambda share: share <= LEARNT,
        "unmoved": lambda share: share >= UNMOVED,
    }
    for key, test in tests.items():
        own = [_parameter(writer, name) for name, one in left.items() if test(one.value)]
        told = {"names": writer.listed(own)} if own else {}
        yield writer.say(f"record.fit_{key if own else f'no_{key}'}", **told)
    rows = []
    for name in names:
        cells: list[Number | None] = []
        for when in ("before", "after"):
            ends = (
                e
                for e in ("", "_months", "_yearly")
                if name in numbers.keys(f"{FIT}.{when}{e}", "parameter")
            )
            array = f"{FIT}.{when}{next(ends)}"
            cells += [numbers.at(array, name, one) for one in CASES]
        rows.append((_parameter(writer, name), [*cells, left[name]]))
    head = [
        writer.words("head.item"),
        *(writer.words(f"head.fit_{when}_{one}") for when in ("before", "after") for one in CASES),
        writer.words("head.fit_left"),
    ]
    yield matrix(writer, "record_fit", head, rows)
    pairs = [
        (_pair(writer, name), [numbers.at(f"{FIT}.correlation", name)])
        for name in numbers.keys(f"{FIT}.correlation", "pair")
    ]
    head = [writer.words("head.item"), writer.words("head.fit_correlation")]
    yield matrix(writer, "record_pairs", head, pairs)
    for group in identifiability(numbers.evidence).factors:
        own = [_parameter(writer, one.key) for one in group]
        yield writer.say("record.fit_factor", names=writer.listed(own))


def _pair(writer: Writer, name: str) -> str:
    first, second = (_parameter(writer, one) for one in name.split("/"))
    return writer.words("record.pair").format(first=first, second=second)


def _parameter(writer: Writer, name: str) -> str:
    """Name of a parameter without what qualifies it."""
    rows = (row.cells for row in writer.numbers.evidence.tables["market_parameters"])
    told = next(one[writer.language] for one in rows if one["parameter"] == name)
    short = min((told.split(sign)[0] for sign in QUALIFIED), key=len)
    return writer.words(f"fitted.{name}", short)
