"""A table to fill in, with headings and two rows that can be imported as they are."""

from __future__ import annotations

import tomllib
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.importing.overlay import table_text
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.evidence.writing import write_all
from polysight.messages import Language

COLUMNS = (
    "quantity value low high unit period basis geography site product grade route company kind "
    "source_title source_publisher source_url source_published source_redistributable note"
).split()
#: Quantities of the two example rows.
EXAMPLES = ("price", "production")


def headings(language: Language) -> list[str]:
    """Headings of the columns in a language.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the headings.

    Returns
    -------
    list of str
        Column names, or the first Chinese spelling of each.
    """
    path = Path(__file__).with_name("vocabulary.toml")
    spellings = tomllib.loads(path.read_text(encoding="utf-8"))["columns"]
    return [spellings[name][0] if language == "zh" else name for name in COLUMNS]


def write(path: Path, evidence: Evidence, language: Language) -> None:
    """Write the table; a file that is there is not replaced.

    Parameters
    ----------
    path : pathlib.Path
        CSV file, written with a byte order mark for spreadsheet programs.
    evidence : Evidence
        Gives the example rows.
    language : {"en", "zh"}
        Language of headings and names.

    Raises
    ------
    UsageError
        If the file exists.
    """
    if path.exists():
        raise refusal(UsageError, "import.template_exists", got=path)
    rows = [_cells(_example(evidence, name), evidence, language) for name in EXAMPLES]
    write_all([(path, b"\xef\xbb\xbf" + table_text(headings(language), rows))])


def _example(evidence: Evidence, quantity: str) -> Observation:
    rows = evidence.select(quantity, geography="CN", kind="observed", tier="primary")
    return next(row for row in reversed(rows) if row.value is not None and not row.site)


def _cells(row: Observation, evidence: Evidence, language: Language) -> list[str]:
    source = evidence.source_of(row)
    lists = evidence.codelists
    told = {
        "quantity": lists["quantities"].label(row.quantity, language),
        "value": f"{row.value:g}",
        "unit": row.unit,
        "period": row.period.text,
        "basis": str(row.basis),
        "geography": lists["regions"].label(row.geography, language),
        "product": lists["products"].label(row.product, language),
        "grade": lists["grades"].label(row.grade, language),
        "kind": lists["kinds"].label(row.kind, language),
        "source_title": source.title,
        "source_publisher": source.publisher,
        "source_url": source.url,
        "source_published": source.published,
        "source_redistributable": "yes",
    }
    return [told.get(name, "") for name in COLUMNS]
