"""Chapter that holds the claims of the reference report against one another and the results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.outcome import Outcome, audited
from polysight.audit.sentence import sentence
from polysight.evidence.store import Evidence
from polysight.messages import text
from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.outlook_claims import element
from polysight.report.finding_words import finding_words
from polysight.report.prose import Writer
from polysight.report.references import source_line
from polysight.study.result import Number

CLAIMS = "reference_report"
FILE = ("claims", "reference_report.csv")
FORECAST = "forecast"
#: Findings that are told, and claims that are cited for each.
TOLD, CITED = 15, 3
LOW, MIDDLE, HIGH = "p5", "p50", "p95"
#: Metric of a claim: array below ``market.forecast.`` and keys before the year.
COMPARED: dict[str, tuple[str, tuple[str, ...]]] = {
    "capacity": ("capacity", ("CN",)),
    "production": ("output", ("CN",)),
    "utilisation": ("utilisation", ("year-end",)),
    "demand": ("demand", ()),
    "world_share": ("world_share", ()),
    "price": ("price_taxed", ()),
}
Held = tuple[dict[str, str], Number, tuple[Number, Number, Number], str]


def audit(evidence: Evidence) -> Outcome | None:
    """Audit of the claims that ship.

    Parameters
    ----------
    evidence : Evidence
        The evidence; its first folder holds the table.

    Returns
    -------
    Outcome or None
        The audit; None where the folder has no such table.
    """
    path = Path(evidence.folders[0]).joinpath(*FILE)
    return audited([path], evidence) if path.is_file() else None


def held(numbers: Numbers) -> list[Held]:
    """Claims about simulated years with what the study finds.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    list of (dict, Number, tuple of Number, str)
        Cells of the claim, its number, three quantiles, and below, inside or above; claims of the
        first whole and of the last year.
    """
    years = numbers.keys("market.forecast.price", "year")
    chosen = {years[min(1, len(years) - 1)], years[-1]} if years else set()
    found: list[Held] = []
    for row in numbers.evidence.tables.get(CLAIMS, ()):
        cells = row.cells
        if cells["period"] not in chosen or cells["metric"] not in COMPARED:
            continue
        if (
            cells["vintage_kind"] != FORECAST
            or cells["geography"] != "China"
            or cells["company"]
            or cells["route"] not in ("", "all")
        ):
            continue
        one = _held(numbers, cells)
        if one is not None:
            found.append(one)
    places = list(COMPARED)
    found.sort(key=lambda one: (places.index(one[0]["metric"]), one[0]["period"], one[0]["id"]))
    return found


def _held(numbers: Numbers, cells: dict[str, str]) -> Held | None:
    name, keys = COMPARED[cells["metric"]]
    array = f"market.forecast.{name}"
    ends = [element(numbers, array, *keys, cells["period"], one) for one in (LOW, MIDDLE, HIGH)]
    claimed = numbers.found(cells["id"])
    low, middle, high = ends
    if low is None or middle is None or high is None or claimed is None:
        return None
    factor = numbers.evidence.units.factor(cells["unit"], low.unit)
    least, most = (factor * float(cells[f"value_{end}"]) for end in ("low", "high"))
    word = "below" if most < low.value else "above" if least > high.value else "inside"
    alike = replace(claimed, value=factor * claimed.value, unit=low.unit)
    return cells, alike, (low, middle, high), word


def claims(writer: Writer) -> Iterator[Block]:
    """What the reference report claims, and what holds of it.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        The finding, claims beside results, the weightiest contradictions, and the doubt.
    """
    numbers = writer.numbers
    compared = held(numbers)
    outside = [one for one in compared if one[3] != "inside"]
    if compared:
        word = "outside" if 2 * len(outside) > len(compared) else "inside"
        yield writer.say(f"claims.mostly_{word}")
        yield from _leaning(writer, compared)
        yield _table(writer, compared)
    outcome = audit(numbers.evidence)
    if outcome is not None:
        yield from _contradictions(writer, outcome)
    yield writer.say("claims.doubt", "note")


def _leaning(writer: Writer, compared: list[Held]) -> Iterator[Block]:
    """Metrics on which all claims lie on one side of the draws."""
    metrics = dict.fromkeys(one[0]["metric"] for one in compared)
    for side in ("above", "below", "inside"):
        names = [
            metric
            for metric in metrics
            if {one[3] for one in compared if one[0]["metric"] == metric} == {side}
        ]
        if names:
            listed = writer.listed(writer.words(f"claims_metric.{one}") for one in names)
            yield writer.say(f"claims.all_{side}", names=listed)


def _table(writer: Writer, compared: list[Held]) -> Grid:
    rows: list[tuple[Runs, ...]] = []
    for cells, claimed, ends, word in compared:
        metric = writer.words(f"claims_metric.{cells['metric']}")
        title = f"{metric} {cells['period']}"
        rows.append(
            (
                (Words(title),), (Words(cells["id"]),), (writer.cite(claimed),),
                *((writer.cite(one),) for one in ends),
                (Words(writer.words(f"claims_side.{word}")),),
            )
        )  # fmt: skip
    heads = ("item", "claim", "stated", "low", "middle", "high", "side")
    head = tuple(writer.words(f"claims_head.{one}") for one in heads)
    ids = [one.id for _, claimed, ends, _ in compared for one in (claimed, *ends)]
    note: Runs = (Words(source_line(writer, ids, writer.words("claims.basis"), told=ids)),)
    return Grid(writer.words("table.claims"), head, tuple(rows), note, (1, 6))


def _contradictions(writer: Writer, outcome: Outcome) -> Iterator[Block]:
    weighty = weightiest(outcome)
    yield _counted(writer, outcome)
    if not weighty:
        yield writer.say("claims.none")
        return
    yield writer.say("claims.contradictions")
    rows: list[tuple[Runs, ...]] = []
    ids: list[str] = []
    for one in weighty[:TOLD]:
        cited = _cited(writer, one)
        told = sentence(one, outcome.report, writer.language)
        ids += [name for name, _ in cited]
        rows.append(
            (
                (Words(text(f"audit_kind.{one.kind.value.lower()}", writer.language)),),
                (Words(finding_words(writer, told)),),
                tuple(run for _, runs in cited for run in runs),
            )
        )
    head = tuple(writer.words(f"claims_head.{one}") for one in ("kind", "what", "claims"))
    note: Runs = (Words(source_line(writer, ids, told=ids)),)
    title = writer.words("table.claim_conflicts")
    yield Grid(title, head, tuple(rows), note, (1, 2), (0.14, 0.58, 0.28))
    if len(weighty) > TOLD:
        yield writer.say("claims.more", "note")


def weightiest(outcome: Outcome) -> list[Finding]:
    """Severe contradictions in the order in which a reader should meet them.

    Parameters
    ----------
    outcome : Outcome
        The audit.

    Returns
    -------
    list of Finding
        By the weight of their weightiest metric, then by how sure they are, then by the gap
        between what is stated and what the other claims demand.
    """
    known = outcome.report.by_id

    def order(one: Finding) -> tuple[float, ...]:
        metrics = (outcome.report.metric(known[name]) for name in one.rows if name in known)
        size = max(abs(one.expected), abs(one.got))
        gap = abs(one.expected - one.got) / size if size > 0.0 else 0.0
        return (
            -max((metric.weight for metric in metrics), default=0),
            -one.confidence,
            -gap if gap == gap else 0.0,
        )

    severe = (one for one in outcome.contradictions if one.severity is Severity.HIGH)
    return sorted(severe, key=order)


def _counted(writer: Writer, outcome: Outcome) -> Grid:
    """How many findings of each kind and severity the audit makes."""
    counts = outcome.counts()
    rows: list[tuple[Runs, ...]] = []
    for kind in FindingKind:
        cells = [counts[kind, one] for one in Severity]
        if any(cells):
            name = text(f"audit_kind.{kind.value.lower()}", writer.language)
            rows.append(tuple((Words(str(one)),) for one in (name, *cells, sum(cells))))
    sums = [sum(counts[kind, one] for kind in FindingKind) for one in Severity]
    total = writer.words("audit_page.total")
    rows.append(tuple((Words(str(one)),) for one in (total, *sums, sum(sums))))
    head = (
        writer.words("claims_head.kind"),
        *(writer.words(f"claims_severity.{one.value}") for one in Severity),
        total,
    )
    note = writer.runs("claims.counted")
    return Grid(writer.words("table.claim_counts"), head, tuple(rows), note)


def _cited(writer: Writer, one: Finding) -> list[tuple[str, Runs]]:
    """The first claims of a finding; a number that is a range stands in the sentence only."""
    found: list[tuple[str, Runs]] = []
    for name in one.rows[:CITED]:
        number = writer.numbers.found(name)
        if number is None or number.value != number.value:
            continue
        gap = (Words(writer.words("word.list")),) if found else ()
        cells = writer.numbers.cells(name)
        ranged = cells.get("value_low") != cells.get("value_high")
        value = () if ranged else (Words(" "), writer.cite(number))
        found.append((name, (*gap, Words(name), *value)))
    return found
