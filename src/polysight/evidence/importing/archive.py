"""Whether a workbook may be opened at all: everything that can be seen before parsing it.

A workbook is a ZIP archive of XML. Archives are refused that are larger inside than they may be
(as declared, and as found by unpacking them piece by piece), that hold programs, or whose XML
defines entities. Nothing is written and nothing large is kept while this is found out.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from polysight.evidence.importing.grid import Grid
from polysight.evidence.importing.limits import (
    MAX_DIRECTORY_BYTES,
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    MEBIBYTE,
    RATIO_FROM_BYTES,
)

_CHUNK = 1 << 16
_END = b"PK\x05\x06"
_END_SIZE = 22
_NEEDED = ("[Content_Types].xml", "xl/workbook.xml")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']""")
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z0-9:$]+)["']""")
#: Longest tag that may be cut in two by the end of a piece.
_OVERLAP = 256


def _check_directory(path: Path, grid: Grid) -> None:
    """Number of entries and size of the directory, before `zipfile` reads it into memory."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - _END_SIZE - (1 << 16)))
        tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise grid.refuse("table.workbook_broken", why="ZIP")
    entries = int.from_bytes(tail[at + 10 : at + 12], "little")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    if entries > MAX_ENTRIES or directory > MAX_DIRECTORY_BYTES:
        raise grid.refuse("table.entries", limit=f"{MAX_ENTRIES:,}", count=f"{entries:,}")


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/")


def _check_sizes(entry: str, packed: int, unpacked: int, grid: Grid) -> None:
    limit = MAX_UNPACKED_BYTES if _is_sheet(entry) else MAX_PART_BYTES
    swollen = unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * max(packed, 1)
    if unpacked > limit or swollen:
        raise grid.refuse(
            "table.bomb",
            entry=entry[:80],
            packed=f"{packed / MEBIBYTE:,.1f}",
            unpacked=f"{unpacked / MEBIBYTE:,.1f}",
        )


def _check_names(archive: zipfile.ZipFile, grid: Grid) -> None:
    names = archive.namelist()
    if any(name not in names for name in _NEEDED):
        raise grid.refuse("table.not_workbook")
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise grid.refuse("table.macro")
    if len(set(names)) < len(names):
        raise grid.refuse("table.workbook_broken", why="ZIP")
    total = 0
    for entry in archive.infolist():
        _check_sizes(entry.filename, entry.compress_size, entry.file_size, grid)
        total += entry.file_size
    _check_sizes("xl/worksheets/", MAX_UNPACKED_BYTES, total, grid)


def _check_text(entry: str, head: bytes, text: bytes, grid: Grid) -> None:
    """XML must be UTF-8, else an entity could hide from the search in another encoding."""
    if head:
        declared = _DECLARED.match(head)
        said = declared[1].decode("latin-1").casefold() if declared else "utf-8"
        if said not in ("utf-8", "us-ascii") or not head.startswith(b"<"):
            raise grid.refuse("table.workbook_broken", why=entry[:80])
    if _ENTITIES.search(text) or b"\0" in text:
        raise grid.refuse("table.doctype", entry=entry[:80])


def _scan(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, grid: Grid) -> tuple[str, ...]:
    """Unpack one entry in pieces, keep nothing but the merged ranges."""
    name, size, kept = entry.filename, 0, b""
    merged: dict[str, None] = {}
    is_xml = name.endswith((".xml", ".rels", ".vml"))
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            _check_sizes(name, entry.compress_size, size, grid)
            if not is_xml:
                continue
            head = chunk.removeprefix(b"\xef\xbb\xbf").lstrip() if size == len(chunk) else b""
            text = kept + chunk
            _check_text(name, head, text, grid)
            if name == "[Content_Types].xml" and b"macroEnabled" in text:
                raise grid.refuse("table.macro")
            if _is_sheet(name):
                merged.update((found.decode(), None) for found in _MERGED.findall(text))
            kept = text[-_OVERLAP:]
    return tuple(merged)


def merged_ranges(path: Path, grid: Grid) -> dict[str, tuple[str, ...]]:
    """Merged ranges by sheet entry, after every check that can be made without parsing.

    Parameters
    ----------
    path : pathlib.Path
        A file that starts as a ZIP archive does.
    grid : Grid
        Names the file in faults.

    Returns
    -------
    dict of str to tuple of str
        Ranges such as ``A3:B5`` by name of the entry inside the archive.

    Raises
    ------
    DataError
        If it is no workbook, is broken, unpacks to too much, holds macros or defines entities.
    """
    _check_directory(path, grid)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_names(archive, grid)
            return {entry.filename: _scan(archive, entry, grid) for entry in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise grid.refuse("table.workbook_broken", why=str(fault)) from fault
    except (RuntimeError, OSError, ValueError, OverflowError) as fault:
        raise grid.refuse("table.workbook_broken", why=str(fault)) from fault
