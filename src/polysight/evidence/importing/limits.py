"""How much an imported file may hold; beyond that it is refused, never cut.

The limits keep the memory that an import needs within a few hundred megabytes whatever is given.
"""

from __future__ import annotations

from typing import Final

MEBIBYTE: Final = 1 << 20

#: Size of the file itself.
MAX_FILE_BYTES: Final = 256 * MEBIBYTE
#: Rows below the header.
MAX_ROWS: Final = 1_000_000
#: Columns of the table.
MAX_COLUMNS: Final = 256
#: Characters in one cell (the limit of spreadsheet programs).
MAX_CELL: Final = 32_767
#: Characters in one line of a text file.
MAX_LINE: Final = 4 * MEBIBYTE
#: Rows that may stand above the header (titles, units of measure, empty lines).
MAX_LEAD: Final = 10
#: Faults that are told one by one; the number of the others is told too.
MAX_PROBLEMS: Final = 1_000

#: Entries of a workbook (which is a ZIP archive) and bytes of its directory.
MAX_ENTRIES: Final = 2_000
MAX_DIRECTORY_BYTES: Final = MEBIBYTE
#: Unpacked bytes: all entries together, and any entry that is not a sheet.
MAX_UNPACKED_BYTES: Final = 512 * MEBIBYTE
MAX_PART_BYTES: Final = 64 * MEBIBYTE
#: Unpacked over packed size that no honest entry above `RATIO_FROM_BYTES` reaches.
MAX_RATIO: Final = 150
RATIO_FROM_BYTES: Final = 8 * MEBIBYTE
