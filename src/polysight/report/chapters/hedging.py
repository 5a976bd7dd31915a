"""Chapter about who bears the price: futures, long contracts, a group of its own."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block
from polysight.report.chapters.choices import VALUE
from polysight.report.chapters.finding import Finding, finite, key_at
from polysight.report.chapters.outlook_claims import element, told
from polysight.report.chapters.tables import Row, found, matrix
from polysight.report.prose import Writer
from polysight.study.result import Number

HEDGE = "investment.hedge_"
#: Arrays without which the chapter has nothing to tell.
NEEDED = (f"{HEDGE}value", f"{HEDGE}deviation", f"{HEDGE}mean")
NONE, GROUP = "none", "group"
#: Key of the sentence that some way steadies cash.
STEADIES = "hedging.steadies"
LOW, MIDDLE, HIGH, TOP = "0.05", "0.5", "0.95", "0.99"
#: Columns of the table: array and keys behind the variant.
COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("value", (LOW,)), ("value", (MIDDLE,)), ("value", (HIGH,)), ("mean", ()), ("deviation", ()),
    ("low", ()), ("cover", (MIDDLE,)), ("need", (HIGH,)), ("chance", ("loss",)),
)  # fmt: skip


def steadiest(numbers: Numbers) -> Finding | None:
    """Which way steadies the cash of a year most, and what it takes from the best draws.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    plain = element(numbers, f"{HEDGE}deviation", NONE)
    others = [one for one in finite(numbers, f"{HEDGE}deviation") if key_at(one, 0) != NONE]
    if plain is None or not others:
        return None
    best = min(others, key=_value)
    variant = key_at(best, 0)
    word = "steadies" if best.value < plain.value else "steadies_not"
    highs = [element(numbers, f"{HEDGE}value", one, HIGH) for one in (variant, NONE)]
    return told(
        f"hedging.{word}", True, variant=variant, spread=best, plain=plain, high=highs[0],
        plain_high=highs[1],
    )  # fmt: skip


def worth(numbers: Numbers) -> Finding | None:
    """Whether any way makes a project that loses into one that earns.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    plain = element(numbers, f"{HEDGE}mean", NONE)
    means = [one for one in finite(numbers, f"{HEDGE}mean") if key_at(one, 0) != NONE]
    if plain is None or not means:
        return None
    best = max(means, key=_value)
    if plain.value >= 0.0:
        return told("hedging.worth_anyway", True, plain=plain)
    word = "worth_turned" if best.value >= 0.0 else "worth_not"
    return told(f"hedging.{word}", True, variant=key_at(best, 0), best=best, plain=plain)


def cash(numbers: Numbers) -> Finding | None:
    """Whether futures ask for more cash than the plain project.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    plain, own = (element(numbers, f"{HEDGE}need", one, LOW) for one in (NONE, "futures"))
    more = plain is not None and own is not None and own.value > plain.value
    if plain is not None and plain.value == 0.0:
        return told("hedging.cash_alone", more, need=own)
    return told("hedging.cash", more, need=own, plain=plain)


def integration(numbers: Numbers) -> Finding | None:
    """Whether neighbours in one group add to the value, and where profit stands.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    plain, own = (element(numbers, f"{HEDGE}mean", one) for one in (NONE, GROUP))
    if plain is None or own is None:
        return None
    word = "adds" if own.value > plain.value else "takes"
    stage = "investment.stage_profit"
    return told(
        f"hedging.group_{word}", True, group=own, plain=plain,
        down=element(numbers, stage, "downstream", "market"),
        moved=element(numbers, stage, "downstream", "transfer"),
    )  # fmt: skip


def _value(one: Number) -> float:
    return one.value


def hedging(writer: Writer) -> Iterator[Block]:
    """Ways of bearing the price on the same paths of it.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Findings, a table of the ways, and one of the stages of a group.
    """
    numbers = writer.numbers
    yield from said(writer, worth(numbers), "lead")
    for one in (steadiest(numbers), cash(numbers), integration(numbers)):
        yield from said(writer, one)
    draws = element(numbers, f"{HEDGE}draws")
    if draws is not None:
        yield writer.say("hedging.rule", "note", draws=draws)
    heads = [_head(writer, name, keys) for name, keys in COLUMNS]
    rows: list[Row] = [
        (
            writer.words(f"variant.{variant}"),
            [found(writer, f"{HEDGE}{name}", variant, *keys) for name, keys in COLUMNS],
        )
        for variant in numbers.keys(f"{HEDGE}value", "variant")
    ]
    title = writer.words("hedging_head.variant")
    yield matrix(writer, "hedges", [title, *heads], rows, told=[VALUE])
    yield from _stages(writer)
    yield writer.say("hedging.doubt", "note")


def said(writer: Writer, one: Finding | None, style: str = "body") -> Iterator[Block]:
    """A claim with the names of its variants in words.

    Parameters
    ----------
    writer : Writer
        Writes the language.
    one : Finding or None
        The claim.
    style : str
        How it is set.

    Yields
    ------
    Block
        The sentence; nothing without a claim.
    """
    if one is None:
        return
    values = dict(one.values)
    if "variant" in values:
        values["variant"] = writer.words(f"variant.{values['variant']}")
    yield writer.say(one.key, style, **values)


def _head(writer: Writer, name: str, keys: tuple[str, ...]) -> str:
    part = "_".join((name, *(key.replace(".", "_") for key in keys)))
    words = {"0_05": "low", "0_5": "middle", "0_95": "high"}
    for digits, word in words.items():
        part = part.removesuffix(digits) + word if part.endswith(f"_{digits}") else part
    title = writer.words(f"hedging_head.{part}")
    unit = writer.unit(f"{HEDGE}{name}")
    if not unit or unit == "%":
        return title
    return writer.words("line.with_unit").format(title=title, unit=unit)


def _stages(writer: Writer) -> Iterator[Block]:
    name = "investment.stage_profit"
    stages = writer.numbers.keys(name, "group_stage")
    if not stages:
        return
    sides = writer.numbers.keys(name, "price_side")
    heads = [writer.words(f"hedging_head.{one}") for one in ("stage", *sides)]
    rows: list[Row] = [
        (writer.words(f"group_stage.{one}"), [found(writer, name, one, side) for side in sides])
        for one in stages
    ]
    yield matrix(writer, "stage_profits", heads, rows, unit=writer.unit(name), told=[VALUE])
