"""Chapter about provinces: who makes, who uses, what the way costs, and what sets sites apart."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers, observed
from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.finding import Finding, finite, key_at
from polysight.report.chapters.forecast import whole_year
from polysight.report.chapters.outlook_claims import told
from polysight.report.chapters.tables import Row, found, has_value, matrix
from polysight.report.figures import region_map
from polysight.report.period_words import period_words
from polysight.report.prose import Name, Writer
from polysight.report.references import source_line
from polysight.study.result import Number

OUTPUT, USE = "market.forecast.province_output", "market.forecast.province_use"
MASS, FREIGHT = "market.forecast.lane_mass", "market.forecast.lane_freight"
FREIGHT_SHARE = "market.forecast.lane_freight_share"
COST, TARIFF, ROUTE = "costing.cash_cost", "costing.tariff", "siemens"
WORKS, GATE = "market.forecast.price_at_works", "market.forecast.price_delivered"
#: Least output or use of a province, and mass on a way, that has a line [kt].
LEAST = 1.0
ORIGINS = "imports_by_origin"
#: Between the two ends of a way.
BETWEEN = "~"


def regions(writer: Writer) -> Iterator[Block]:
    """Makers and users, sites, the profile of each province, ways and imports.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, a figure and tables.
    """
    numbers = writer.numbers
    first = whole_year(numbers)
    year = first.period if first is not None else ""
    for claim in (sides(numbers, year), way(numbers, year), sites(numbers)):
        if claim is not None:
            yield writer.say(claim.key, "body", **dict(claim.values))
    made = {
        key_at(one, 0): one
        for one in finite(numbers, OUTPUT, containing=year)
        if one.value > 0.0
    }  # fmt: skip
    if made:
        yield region_map.figure(writer, made, year)
    yield from _profiles(writer, year)
    yield from _ways(writer, year)
    yield from _origins(writer)
    yield writer.say("regions.doubt", "note")


def sides(numbers: Numbers, year: str) -> Finding | None:
    """Which province makes most, and which uses most.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    year : str
        Year of which every month is simulated.

    Returns
    -------
    Finding or None
        The claim; None where nothing is simulated.
    """
    ends = []
    for name in (OUTPUT, USE):
        held = [one for one in finite(numbers, name, containing=year) if one.value > 0.0]
        if not held:
            return None
        ends.append(max(held, key=lambda one: one.value))
    maker, user = (Name("regions", key_at(one, 0)) for one in ends)
    key = "regions.same" if maker == user else "regions.apart"
    return told(key, True, year=year, maker=maker, made=ends[0], user=user, used=ends[1])


def _crossing(numbers: Numbers, year: str) -> list[Number]:
    """Masses on ways that leave a province, the largest first."""
    held = []
    for one in finite(numbers, MASS, containing=year):
        origin, _, target = key_at(one, 0).partition(BETWEEN)
        if origin != target and one.value >= LEAST:
            held.append(one)
    return sorted(held, key=lambda one: -one.value)


def way(numbers: Numbers, year: str) -> Finding | None:
    """The way on which most is sent, and what it costs.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    year : str
        Year of which every month is simulated.

    Returns
    -------
    Finding or None
        The claim; None where nothing leaves a province.
    """
    held = _crossing(numbers, year)
    if not held or not numbers.has(FREIGHT, FREIGHT_SHARE):
        return None
    lane = key_at(held[0], 0)
    origin, _, target = lane.partition(BETWEEN)
    return told(
        "regions.way", True, origin=Name("regions", origin), target=Name("regions", target),
        year=year, mass=held[0], freight=numbers.at(FREIGHT, lane),
        share=numbers.at(FREIGHT_SHARE, lane, year),
    )  # fmt: skip


def sites(numbers: Numbers) -> Finding | None:
    """Whether cost at the works or freight sets provinces apart.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim; None without costs or ways.
    """
    costs = [
        one for one in finite(numbers, COST, containing="central") if key_at(one, 1) == ROUTE
    ]  # fmt: skip
    freights = finite(numbers, FREIGHT)
    if len(costs) < 2 or not freights:
        return None
    least, most = (pick(costs, key=lambda one: one.value) for pick in (min, max))
    dear = max(freights, key=lambda one: one.value)
    origin, _, target = key_at(dear, 0).partition(BETWEEN)
    key = "cost" if most.value - least.value > dear.value else "freight"
    return told(
        f"regions.{key}_decides", True, least=least, place=Name("regions", key_at(least, 0)),
        most=most, other=Name("regions", key_at(most, 0)), freight=dear,
        origin=Name("regions", origin), target=Name("regions", target),
    )  # fmt: skip


def _profiles(writer: Writer, year: str) -> Iterator[Block]:
    """One line a province: masses, prices, power, cost, carbon, and what the limit would hit."""
    numbers = writer.numbers
    columns = (
        (OUTPUT, (year,)), (USE, (year,)), (WORKS, (year,)), (GATE, (year,)),
        (TARIFF, ("grid", "central")), (COST, (ROUTE, "central")),
        ("policy.capacity_failing_region", ()),
    )  # fmt: skip
    names = [*numbers.keys(OUTPUT, "region"), *numbers.keys(COST, "region")]
    rows: list[Row] = []
    for region in dict.fromkeys(names):
        cells = [found(writer, name, region, *keys) for name, keys in columns]
        cells.append(found(writer, "carbon.screening", ROUTE, region))
        if any(one is not None and one.value >= LEAST for one in (*cells[:2], cells[5])):
            rows.append((writer.key("region", region), cells))
    if not rows:
        return
    rows.sort(key=lambda row: -_size(row[1][0]))
    arrays = [*(name for name, _ in columns), "carbon.screening"]
    heads = [
        writer.words("line.with_unit").format(
            title=writer.words(f"region_column.{name.rpartition('.')[2]}"), unit=writer.unit(name)
        )
        for name in arrays
        if numbers.has(name)
    ]
    kept = [place for place, name in enumerate(arrays) if numbers.has(name)]
    rows = [(name, [cells[place] for place in kept]) for name, cells in rows]
    # The chapters on cost, law and carbon tell what was stretched for their numbers.
    elsewhere = [
        one.id for name in (*arrays[4:],) if numbers.has(name) for one in numbers.array(name)
    ]  # fmt: skip
    head = [writer.words("head.region"), *heads]
    yield matrix(writer, "region_profile", head, rows, told=elsewhere)
    yield writer.say("regions.profile_note", "note", year=year)


def _size(number: Number | None) -> float:
    return number.value if number is not None and has_value(number) else 0.0


def _ways(writer: Writer, year: str) -> Iterator[Block]:
    """Masses, freight, and its share of the price where it ends, the largest mass first."""
    numbers = writer.numbers
    rows: list[Row] = []
    for one in _crossing(numbers, year):
        lane = key_at(one, 0)
        ends = [writer.name("regions", end) for end in lane.split(BETWEEN)]
        cells = [one, found(writer, FREIGHT, lane), found(writer, FREIGHT_SHARE, lane, year)]
        rows.append((writer.words("line.way").format(origin=ends[0], target=ends[1]), cells))
    if not rows:
        return
    heads = [
        writer.words("line.with_unit").format(title=writer.words(f"head.{key}"), unit=unit)
        if (unit := writer.unit(name)) != "%"
        else writer.words(f"head.{key}")
        for key, name in (
            ("mass_sent", MASS), ("freight", FREIGHT), ("freight_share", FREIGHT_SHARE),
        )
    ]  # fmt: skip
    yield matrix(writer, "region_ways", [writer.words("head.way"), *heads], rows)


def _origins(writer: Writer) -> Iterator[Block]:
    """Where imports came from, in the last year that rows tell."""
    numbers = writer.numbers
    rows = [
        row
        for row in numbers.evidence.select(ORIGINS, as_of=numbers.as_of, product="polysilicon")
        if row.kind == "observed"
    ]
    years = [row.period.text for row in rows if row.period.text.isdigit()]
    if not years:
        return
    last = max(years)
    held = [row for row in rows if row.period.text == last]
    held.sort(key=lambda row: -row.middle)
    cells: list[tuple[Runs, ...]] = []
    for row in held:
        named = [writer.name("companies", row.company)] if row.company else []
        origin = writer.words("word.comma").join([writer.basis(str(row.basis)), *named])
        cells.append(((Words(origin),), writer.cell(observed(row))))
    note: Runs = (Words(source_line(writer, [row.id for row in held])),)
    unit = writer.unit("market.imports") if numbers.has("market.imports") else ""
    head = [writer.words("head.origin"), writer.words("head.mass_came")]
    head[1] = writer.words("line.with_unit").format(title=head[1], unit=unit) if unit else head[1]
    caption = writer.words("table.region_origins").format(year=period_words(last, writer.language))
    yield Grid(caption, tuple(head), tuple(cells), note, widths=(0.7, 0.3))
    yield writer.say("regions.origins_note", "note")
