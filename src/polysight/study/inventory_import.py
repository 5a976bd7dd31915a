"""Inventories of the user's own: unit-process tables, and datapackages of Brightway.

Nothing licensed is shipped, so what is read comes from a file and stays with the user. A table is
CSV or XLSX and has one row an exchange:

===========  ====================================================================================
activity     name of the unit process; in the wide form of IEA PVPS, the heading of its column
direction    production, input (technosphere), emission, or resource; empty: as above
flow         name of the product, input or emission
amount       number per production
unit         unit of the amount
location     optional; chooses between activities of the same product
supplier     optional, inputs: code of a supplier of ours, or ``cut-off`` to leave the input out
gas          optional, emissions: code of the greenhouse gas
spread       optional: squared geometric standard deviation of a lognormal (StandardDeviation95%)
===========  ====================================================================================

An input is linked to the activity of the file that makes a product of its name, else to the
supplier whose code or name it bears; a name that neither knows is a fault, and one fault refuses
the whole file.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from polysight.errors import DataError, UsageError, refusal
from polysight.evidence.importing.limits import MAX_FILE_BYTES, MEBIBYTE
from polysight.evidence.importing.table_file import table_file
from polysight.evidence.store import Evidence
from polysight.loader import loaded
from polysight.study.inventory import Inventory
from polysight.study.inventory_assembly import assembled
from polysight.study.inventory_columns import inventory_table
from polysight.study.inventory_words import column

#: Names of our columns that a workbook's sheets are told apart by.
_CORE = {"amount": "value"}


def inventory(file: Path, evidence: Evidence, *, sheet: str = "") -> Inventory:
    """Inventory of a file, whichever of the known forms it has.

    Parameters
    ----------
    file : pathlib.Path
        A table (CSV, XLSX), or a datapackage of Brightway: its folder or ZIP archive.
    evidence : Evidence
        Units, gases and suppliers that exist.
    sheet : str
        Title of the sheet of a workbook; the one that holds a table when empty.

    Returns
    -------
    Inventory
        Activities with their exchanges.

    Raises
    ------
    UsageError
        If there is no such file, or the optional reader of datapackages is not installed.
    DataError
        With every fault of the file: row, column, what was found and what was expected.
    """
    if not file.exists():
        raise refusal(UsageError, "import.file_missing", got=file)
    if file.is_dir() or file.suffix.casefold() == ".zip":
        found: Inventory = brightway("reading").read(file)
        return found
    size = file.stat().st_size
    if size > MAX_FILE_BYTES:
        told = {"size": f"{size / MEBIBYTE:,.0f}", "limit": f"{MAX_FILE_BYTES / MEBIBYTE:,.0f}"}
        raise refusal(DataError, "table.too_large", **told)
    table = inventory_table(table_file(file, sheet, _core))
    return assembled(table, evidence)


def brightway(task: str) -> ModuleType:
    """Module that knows datapackages.

    Parameters
    ----------
    task : {"reading", "writing"}
        What shall be done.

    Returns
    -------
    module
        `polysight.study.brightway_reading` or `polysight.study.brightway_writing`.

    Raises
    ------
    UsageError
        If the optional package behind it is not installed.
    """
    try:
        return loaded(f"polysight.study.brightway_{task}")
    except ModuleNotFoundError as fault:
        raise refusal(UsageError, "inventory.brightway_missing", package=fault.name) from fault


def _core(text: str) -> str:
    name = column(text)
    return _CORE.get(name, name)
