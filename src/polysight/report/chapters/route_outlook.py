"""Chapter about process routes side by side, and where each of them goes."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.finding import Finding, finite, key_at
from polysight.report.chapters.outlook_claims import element, told
from polysight.report.chapters.tables import Row, found, has_value, matrix
from polysight.report.figures import route_energy
from polysight.report.prose import Name, Writer
from polysight.report.references import source_line
from polysight.study.result import Number

ELECTRICITY, FLEET = "plant.route_electricity", "plant.fleet_electricity"
ATOMS, METALS = "plant.impurity_atoms", "plant.impurity_metals"
COST, CARBON, SHARE = "costing.cash_cost", "carbon.total_lifecycle", "market.forecast.route_share"
RODS, GRANULES = "siemens", "silane-fbr"
#: Kind of product of the route in the simulated market.
FORMS = {RODS: "rods", GRANULES: "granules"}
#: Rows of the comparison: array, keys between route and case, and words.
ROWS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (ELECTRICITY, (), "electricity"), ("plant.route_steam", (), "steam"),
    ("plant.route_silicon_metal", (), "silicon_metal"), (ATOMS, ("donors",), "donors"),
    (ATOMS, ("acceptors",), "acceptors"), (ATOMS, ("carbon",), "carbon"),
    (METALS, ("bulk-metals",), "bulk_metals"), (METALS, ("surface-metals",), "surface_metals"),
    (CARBON, (), "footprint"),
)  # fmt: skip


def process_routes(writer: Writer) -> Iterator[Block]:
    """What each route takes, costs, emits and leaves in the product, and its prospects.

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
    for claim in (power(numbers), money(numbers), climate(numbers), share(numbers)):
        if claim is not None:
            yield writer.say(claim.key, "body", **dict(claim.values))
    yield _table(writer)
    yield writer.say("routes.table_note", "note")
    for claim in (learning(numbers, RODS), learning(numbers, GRANULES)):
        if claim is not None:
            yield writer.say(claim.key, "body", **dict(claim.values))
    if finite(numbers, FLEET, containing="central"):
        yield route_energy.figure(writer)
    yield from _shares(writer)
    claim = prospects(numbers)
    if claim is not None:
        yield writer.say(claim.key, "body", **dict(claim.values))
    yield writer.say("routes.doubt", "note")


def power(numbers: Numbers) -> Finding | None:
    """Which of the two large routes takes less electricity.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    rods, granules = (element(numbers, ELECTRICITY, one, "central") for one in (RODS, GRANULES))
    if rods is None or granules is None:
        return None
    key = "less" if granules.value < rods.value else "more"
    return told(f"routes.power_{key}", True, granules=granules, rods=rods)


def money(numbers: Numbers) -> Finding | None:
    """Which route costs less where the dearer one costs least.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    costs = [one for one in finite(numbers, COST, containing="central") if key_at(one, 1) == RODS]
    if not costs:
        return None
    rods = min(costs, key=lambda one: one.value)
    place = key_at(rods, 0)
    granules = element(numbers, COST, place, GRANULES, "central")
    if granules is None:
        return None
    key = "less" if granules.value < rods.value else "more"
    region = Name("regions", place)
    return told(f"routes.cost_{key}", True, place=region, granules=granules, rods=rods)


def climate(numbers: Numbers) -> Finding | None:
    """Which route has the smaller footprint.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    rods, granules = (element(numbers, CARBON, one, "central") for one in (RODS, GRANULES))
    if rods is None or granules is None:
        return None
    key = "less" if granules.value < rods.value else "more"
    return told(f"routes.carbon_{key}", True, granules=granules, rods=rods)


def _ends(numbers: Numbers) -> tuple[Number, Number] | None:
    """Share of granules in the first and in the last simulated year."""
    years = numbers.keys(SHARE, "year")
    ends = [element(numbers, SHARE, "granules", years[at]) for at in (0, -1)] if years else []
    return (ends[0], ends[1]) if ends and ends[0] is not None and ends[1] is not None else None


def share(numbers: Numbers) -> Finding | None:
    """Where the share of granules goes.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    ends = _ends(numbers)
    if ends is None:
        return None
    now, then = ends
    key = "rises" if then.value > now.value else "falls"
    return told(f"routes.share_{key}", True, first=now.period, now=now, last=then.period, then=then)


def learning(numbers: Numbers, route: str) -> Finding | None:
    """How electricity of a fleet has changed and would change.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    route : str
        Code of the route.

    Returns
    -------
    Finding or None
        The claim.
    """
    held = [one for one in finite(numbers, FLEET, containing="central") if key_at(one, 0) == route]
    if len(held) < 3:
        return None
    first, now, last = held[0], held[-2], held[-1]
    key = "falls" if last.value < now.value else "stands"
    return told(
        f"routes.fleet_{key}", True, route=Name("routes", route), before=first.period, first=first,
        year=now.period, now=now, ahead=last.period, last=last,
    )  # fmt: skip


def prospects(numbers: Numbers) -> Finding | None:
    """What cost, power, carbon and share say together.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The judgement: for granules, against them, or mixed.
    """
    claims = (money(numbers), power(numbers), climate(numbers), share(numbers))
    if any(one is None for one in claims):
        return None
    good = [one.key.rpartition("_")[2] in ("less", "rises") for one in claims if one is not None]
    key = "granules" if all(good) else "rods" if not any(good) else "mixed"
    return told(f"routes.prospect_{key}", True)


def _table(writer: Writer) -> Block:
    """Central values, and below each the interval of the draws."""
    numbers = writer.numbers
    routes = numbers.keys(ELECTRICITY, "route")
    rows: list[tuple[Runs, ...]] = []
    ids: list[str] = []
    for name, keys, words in ROWS:
        held = {
            case: [found(writer, name, route, *keys, case) for route in routes]
            for case in ("central", "low", "high")
        }
        if not any(map(has_value, held["central"])):
            continue
        ids += [one.id for cells in held.values() for one in cells if one is not None]
        title = writer.words("line.with_unit").format(
            title=writer.words(f"route_row.{words}"), unit=writer.unit(name)
        )
        rows.append(((Words(title),), *(writer.cell(one) for one in held["central"])))
        ends = zip(held["low"], held["high"], strict=True)
        spread = (_interval(writer, low, high) for low, high in ends)
        rows.append(((Words(writer.words("route_case.range")),), *spread))
    head = (writer.words("head.item"), *(writer.key("route", one) for one in routes))
    told_of = [one.id for name in (CARBON,) if numbers.has(name) for one in numbers.array(name)]
    note: Runs = (Words(source_line(writer, ids, told=told_of)),)
    return Grid(writer.words("table.process_routes"), head, tuple(rows), note)


def _interval(writer: Writer, low: Number | None, high: Number | None) -> Runs:
    if low is None or high is None or not (has_value(low) and has_value(high)):
        return (Words(writer.words("word.none")),)
    return (*writer.cell(low), Words(writer.words("line.to")), *writer.cell(high))


def _shares(writer: Writer) -> Iterator[Block]:
    """Share, cost and margin of both kinds of product by year."""
    numbers = writer.numbers
    years = numbers.keys(SHARE, "year")
    rows: list[Row] = []
    for name in ("share", "cost", "margin"):
        array = f"market.forecast.route_{name}"
        for form in FORMS.values():
            cells = [found(writer, array, form, year) for year in years]
            if any(map(has_value, cells)):
                title = writer.words("line.subtitle").format(
                    title=writer.words(f"route_row.{form}"), part=writer.words(f"route_row.{name}")
                )
                unit = writer.unit(array)
                if unit != "%":
                    title = writer.words("line.with_unit").format(title=title, unit=unit)
                rows.append((title, cells))
    if rows:
        yield matrix(writer, "route_shares", [writer.words("head.item"), *years], rows)
