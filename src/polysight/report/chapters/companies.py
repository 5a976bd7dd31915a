"""Chapter about who holds the capacity and where: companies, clusters, relocation, entrants."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.evidence.plants import register
from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid
from polysight.report.chapters.company_pages import pages
from polysight.report.chapters.finding import Finding, finite, key_at
from polysight.report.chapters.outlook_claims import HIGH, element, last_year, told
from polysight.report.chapters.tables import found, matrix
from polysight.report.prose import Name, Writer
from polysight.study.result import Number

FORECAST = "market.forecast."
#: Arrays without which the chapter has nothing to tell.
NEEDED = (f"{FORECAST}owner_share", f"{FORECAST}region_share")
#: Owners of the table and of the pages, and provinces that are told as clusters.
TABLED, PAGES, CLUSTERS = 12, 8, 3
#: Place of plants whose province is not known.
COUNTRY = "CN"
#: Change of a share that counts as a move.
MOVED = 0.01
#: Utilisation below which plants stand still in nearly all draws.
HARDLY = 0.05
COLUMNS = ("capacity", "capacity", "share", "load", "cost", "margin")


def largest(numbers: Numbers, part: str) -> list[str]:
    """Owners or provinces, the largest output of the last simulated year first.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    part : {"owner", "region"}
        What is ranked.

    Returns
    -------
    list of str
        Codes; those that make nothing are left out.
    """
    year = last_year(numbers)
    made = [
        one
        for one in finite(numbers, f"{FORECAST}{part}_output", containing=year)
        if one.value > 0.0
    ]
    return [key_at(one, 0) for one in sorted(made, key=lambda one: -one.value)]


def first_year(numbers: Numbers) -> str:
    """First simulated year, at whose end capacity is told.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    str
        The year.
    """
    return numbers.keys(f"{FORECAST}owner_capacity", "year")[0]


def concentrated(numbers: Numbers) -> Finding | None:
    """Whether capacity gathers in fewer hands.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    start, end = first_year(numbers), last_year(numbers)
    name = f"{FORECAST}leading_share"
    before, after = (element(numbers, name, "5", year) for year in (start, end))
    if before is None or after is None:
        return None
    word = "rises" if after.value > before.value else "falls"
    return told(
        f"companies.leading_{word}", True, start=start, end=end, before=before, after=after,
        ten=element(numbers, name, "10", end),
    )  # fmt: skip


def mover(numbers: Numbers, name: str, *, up: bool) -> tuple[str, Number, Number] | None:
    """Part whose share changes most between the first and the last year of an array.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    name : str
        Array with the axes part and year.
    up : bool
        Whether a gain is looked for.

    Returns
    -------
    tuple of (str, Number, Number) or None
        Code, share before and after; None where no share moves far.
    """
    if not numbers.has(name):
        return None
    axis, year = numbers.array(name).array.axes
    pairs = []
    for key in axis.keys:
        after = element(numbers, name, key, year.keys[-1])
        before = next(
            (one for one in (element(numbers, name, key, at) for at in year.keys) if one), None
        )
        if before is not None and after is not None:
            pairs.append((after.value - before.value, key, before, after))
    if not pairs:
        return None
    change, key, before, after = (max if up else min)(pairs, key=lambda one: one[0])
    return (key, before, after) if (change if up else -change) >= MOVED else None


def moves(numbers: Numbers, name: str, key: str) -> Finding | None:
    """Where capacity moves to, and from where.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    name : str
        Array of shares.
    key : str
        Which tale: ``past`` or ``ahead``.

    Returns
    -------
    Finding or None
        The claim; one that nothing moves where no share moves far.
    """
    if not finite(numbers, name):
        return None
    gain, loss = mover(numbers, name, up=True), mover(numbers, name, up=False)
    years = numbers.keys(name, "year")
    span = {"start": years[0], "end": years[-1]}
    if gain is None or loss is None:
        return told(f"companies.{key}_still", True, **span)
    return told(
        f"companies.{key}_moved", True, **span,
        to=Name("regions", gain[0]), gained=gain[1], gaining=gain[2],
        left=Name("regions", loss[0]), lost=loss[1], losing=loss[2],
    )  # fmt: skip


def extremes(numbers: Numbers) -> Finding | None:
    """Largest owners with the highest and the lowest margin.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    year = last_year(numbers)
    found_ = [
        one
        for owner in largest(numbers, "owner")[:TABLED]
        if (one := element(numbers, f"{FORECAST}owner_margin", owner, year)) is not None
    ]
    if len(found_) < 2:
        return None
    best, worst = max(found_, key=_value), min(found_, key=_value)
    word = "loses" if worst.value < 0.0 else "earns"
    return told(
        f"companies.margin_{word}", True, year=year,
        best=Name("companies", key_at(best, 0)), most=best,
        worst=Name("companies", key_at(worst, 0)), least=worst,
    )  # fmt: skip


def _value(one: Number) -> float:
    return one.value


def entrants(numbers: Numbers) -> Finding | None:
    """How likely somebody still comes in.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    year = last_year(numbers)
    chance = element(numbers, f"{FORECAST}entrant_chance", year)
    most = element(numbers, f"{FORECAST}entrant_capacity", year, HIGH)
    word = "likely" if chance is not None and chance.value >= 0.5 else "unlikely"
    return told(f"companies.entrants_{word}", chance, year=year, chance=chance, most=most)


def companies(writer: Writer) -> Iterator[Block]:
    """Companies, their pages, clusters and relocation.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences and tables.
    """
    numbers = writer.numbers
    for one in (concentrated(numbers), extremes(numbers), entrants(numbers)):
        if one is not None:
            yield writer.say(one.key, "body", **dict(one.values))
    yield _parts(writer, "owner", largest(numbers, "owner")[:TABLED])
    yield writer.say("companies.rule", "note")
    yield writer.say("companies.pages", "lead")
    chosen = largest(numbers, "owner")[:PAGES]
    yield from pages(writer, chosen, first_year(numbers), last_year(numbers))
    yield from _clusters(writer)


def _parts(writer: Writer, part: str, codes: list[str]) -> Grid:
    numbers = writer.numbers
    start, end = first_year(numbers), last_year(numbers)
    years = (start, *[end] * (len(COLUMNS) - 1))
    codelist = "companies" if part == "owner" else "regions"
    heads = []
    for name, year in zip(COLUMNS, years, strict=True):
        unit = writer.unit(f"{FORECAST}{part}_{name}")
        title = writer.words(f"companies_head.{name}").format(year=year)
        plain = not unit or unit == "%"
        heads.append(
            title if plain else writer.words("line.with_unit").format(title=title, unit=unit)
        )
    rows = [
        (
            _called(writer, codelist, code),
            [
                found(writer, f"{FORECAST}{part}_{name}", code, year)
                for name, year in zip(COLUMNS, years, strict=True)
            ],
        )
        for code in codes
    ]
    return matrix(writer, f"{part}s", [writer.words(f"companies_head.{part}"), *heads], rows)


def _called(writer: Writer, codelist: str, code: str) -> str:
    """Name of an owner or a province; the code of the country stands for no province."""
    return (
        writer.words("companies_head.unplaced") if code == COUNTRY else writer.name(codelist, code)
    )


def _clusters(writer: Writer) -> Iterator[Block]:
    """Provinces as clusters, and how capacity moved and moves between them."""
    numbers = writer.numbers
    codes = largest(numbers, "region")
    leading = tuple(Name("regions", code) for code in codes[:CLUSTERS])
    if len(leading) == CLUSTERS:
        year = last_year(numbers)
        shares = tuple(numbers.at(f"{FORECAST}region_share", code, year)
                       for code in codes[:CLUSTERS])  # fmt: skip
        yield writer.say("companies.clusters", names=leading, shares=shares, year=year)
    yield _parts(writer, "region", codes)
    chips = tuple(Name("regions", code) for code in codes if chips_only(numbers, code))
    if chips:
        yield writer.say("companies.chips", "note", names=chips)
    idle = tuple(Name("regions", code) for code in codes if stands_still(numbers, code))
    if idle:
        yield writer.say("companies.idle", "note", names=idle)
    past = moves(numbers, "market.register_region_share", "past")
    ahead = moves(numbers, f"{FORECAST}region_share", "ahead")
    for one in (past, ahead):
        if one is not None:
            yield writer.say(one.key, "body", **dict(one.values))
    if numbers.has("market.register_region_share"):
        yield _history(writer)
    yield writer.say("companies.doubt", "note")


def stands_still(numbers: Numbers, region: str) -> bool:
    """Whether the plants of a province hardly run in the last year.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    region : str
        Code of the province.

    Returns
    -------
    bool
        False for the country, which stands for plants without a province.
    """
    used = element(numbers, f"{FORECAST}region_load", region, last_year(numbers))
    return region != COUNTRY and used is not None and used.value < HARDLY


def chips_only(numbers: Numbers, region: str) -> bool:
    """Whether every plant of a province that the cost model knows makes electronic grade only.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    region : str
        Code of the province.

    Returns
    -------
    bool
        False where no such plant stands.
    """
    known = numbers.keys("costing.plant_cash_cost", "plant")
    products = {
        row.cells["plant"]: row.cells["grade_focus"]
        for row in numbers.evidence.tables.get("plants", ())
    }
    made = [
        products.get(one.code)
        for one in register(numbers.evidence)
        if one.geography == region and one.code in known
    ]
    return bool(made) and set(made) == {"electronic"}


def _history(writer: Writer) -> Grid:
    name = "market.register_region_share"
    numbers = writer.numbers
    regions, years = (numbers.keys(name, axis) for axis in ("region", "year"))
    held = {
        region: one.value
        for region in regions
        if (one := element(numbers, name, region, years[-1])) is not None
    }
    ordered = sorted(regions, key=lambda one: -held.get(one, 0.0))
    return matrix(
        writer, "relocation", [writer.words("companies_head.region"), *years],
        [
            (writer.name("regions", one), [found(writer, name, one, year) for year in years])
            for one in ordered
        ],
    )  # fmt: skip
