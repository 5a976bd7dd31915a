"""Pages of companies: what the results say of each, and a table of its plants with their events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from polysight.evidence.plants import SETTING, Plant, PlantEvent, register
from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Paragraph, Runs, Words
from polysight.report.chapters.finding import Finding
from polysight.report.chapters.outlook_claims import element, price, told
from polysight.report.chapters.tables import found
from polysight.report.period_words import period_words
from polysight.report.prose import Name, Writer
from polysight.report.references import source_line

FORECAST = "market.forecast."
CAPACITY, COST = "costing.plant_capacity", "costing.plant_cash_cost"
#: Events that a page tells, those that change what stands; and how many of the newest.
TOLD_EVENTS, NEWEST = (*sorted(SETTING), "restarted", "idled", "closed"), 4
OWNERSHIP = "ownership"
HEADS = ("plant", "place", "route", "plant_capacity", "plant_cost", "events")
WIDTHS = (0.22, 0.12, 0.15, 0.09, 0.1, 0.32)


def pages(writer: Writer, owners: Sequence[str], start: str, end: str) -> Iterator[Block]:
    """One page a company: a paragraph, and a table of its plants.

    Parameters
    ----------
    writer : Writer
        Writes the language.
    owners : sequence of str
        Codes of the companies, in the order in which they are told.
    start, end : str
        First and last simulated year.

    Yields
    ------
    Block
        Paragraphs and tables; nothing of a company of which nothing is known.
    """
    for owner in owners:
        one = page(writer.numbers, owner, start, end)
        if one is not None:
            yield Paragraph(writer.runs(one.key, **dict(one.values)))
        yield from _plants(writer, owner)


def page(numbers: Numbers, owner: str, start: str, end: str) -> Finding | None:
    """What the results say of one company.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    owner : str
        Its code.
    start, end : str
        First and last year.

    Returns
    -------
    Finding or None
        The claim: whether it gains share, and whether it stands below or above the price.
    """
    before, after = (
        element(numbers, f"{FORECAST}owner_share", owner, year) for year in (start, end)
    )
    cost, paid = element(numbers, f"{FORECAST}owner_cost", owner, end), price(numbers)
    if before is None or after is None or cost is None or paid is None:
        return None
    way = "gains" if after.value > before.value else "yields"
    side = "below" if cost.value < paid.value else "above"
    return told(
        f"companies.page_{way}_{side}", True, owner=Name("companies", owner), start=start, end=end,
        capacity=element(numbers, f"{FORECAST}owner_capacity", owner, start),
        later=element(numbers, f"{FORECAST}owner_capacity", owner, end),
        before=before, after=after, cost=cost, price=paid,
        load=element(numbers, f"{FORECAST}owner_load", owner, end),
        margin=element(numbers, f"{FORECAST}owner_margin", owner, end),
    )  # fmt: skip


def _plants(writer: Writer, owner: str) -> Iterator[Grid]:
    """Plants of a company in the register with capacity, cost of the base year, and events."""
    numbers = writer.numbers
    known = numbers.keys(COST, "plant")
    rows: list[tuple[Runs, ...]] = []
    ids: list[str] = []
    for one in register(numbers.evidence):
        if one.code not in known or owner not in (one.group, one.owner):
            continue
        size = found(writer, CAPACITY, one.code)
        cost = found(writer, COST, one.code, "central")
        ids += [each.id for each in (size, cost) if each is not None]
        events = (Words(_events(writer, one)),)
        rows.append((*_named(writer, one), writer.cell(size), writer.cell(cost), events))
    if not rows:
        return
    heads = [writer.words(f"companies_head.{one}") for one in HEADS]
    for place, array in ((3, CAPACITY), (4, COST)):
        unit = writer.unit(array)
        heads[place] = writer.words("line.with_unit").format(title=heads[place], unit=unit)
    note: Runs = (Words(source_line(writer, ids, most=0)),)
    title = writer.words("table.company_plants").format(owner=writer.name("companies", owner))
    yield Grid(title, tuple(heads), tuple(rows), note, (1, 2, 5), WIDTHS)


def _named(writer: Writer, one: Plant) -> tuple[Runs, ...]:
    return (
        (Words(one.zh if writer.language == "zh" else one.en),),
        (Words(writer.name("regions", one.geography)),),
        (Words(writer.key("route", one.route)),),
    )


def _events(writer: Writer, one: Plant) -> str:
    """The newest events that change what stands, the oldest of them first."""
    as_of = writer.numbers.as_of
    seen = one.seen(as_of or dt.date.fromisoformat(writer.numbers.vintage), as_of)
    kept = [event for event in seen if _tells(event)][-NEWEST:]
    told_ = [_event(writer, event) for event in kept]
    return writer.words("line.gap").join(told_) or writer.words("word.none")


def _tells(event: PlantEvent) -> bool:
    """Whether an event changes what stands; a new owner does not."""
    return event.event in TOLD_EVENTS and event.phase != OWNERSHIP


def _event(writer: Writer, event: PlantEvent) -> str:
    """An event with its day as the row tells it: a year stays a year."""
    rows = writer.numbers.evidence.tables.get("plant_events", ())
    stated = next((row.cells["event_date"] for row in rows if row.cells["id"] == event.id), "")
    day = period_words(stated or f"{event.date:%Y-%m}", writer.language)
    name = writer.words(f"plant_event.{event.event}")
    return writer.words("companies.event").format(day=day, name=name, id=event.id)
