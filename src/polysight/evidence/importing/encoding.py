"""In which encoding a text file is written, or where it stops being text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from polysight.errors import DataError, Problem

_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Share of the characters beyond ASCII that must be everyday Chinese before a file that is not
#: UTF-8 is taken for GB 18030; anything decodes as GB 18030 now and then.
_EVERYDAY = 0.8


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _fault_at(path: Path, encoding: str) -> tuple[int, int] | None:
    """Byte position and row of the first bytes that the encoding does not allow."""
    decoder = codecs.getincrementaldecoder(encoding)()
    before, row = 0, 1
    for chunk in _ended(path):
        pending = decoder.getstate()[0]
        try:
            decoder.decode(chunk or b"", final=chunk is None)
        except UnicodeDecodeError as fault:
            seen = (pending + (chunk or b""))[: fault.start]
            return before - len(pending) + fault.start, row + seen.count(b"\n")
        before += len(chunk or b"")
        row += (chunk or b"").count(b"\n")
    return None


def _ended(path: Path) -> Iterator[bytes | None]:
    yield from _chunks(path)
    yield None


def _everyday_chinese(path: Path) -> bool:
    seen = common = 0
    decoder = codecs.getincrementaldecoder("gb18030")("replace")
    for chunk in _chunks(path):
        for sign in decoder.decode(chunk):
            if sign > "\x7f":
                seen += 1
                try:
                    sign.encode("gb2312")
                    common += 1
                except UnicodeEncodeError:
                    pass
        if seen > 20_000:
            break
    return seen > 0 and common / seen >= _EVERYDAY


def _refuse_nul(path: Path, name: str) -> None:
    before, row = 0, 1
    for chunk in _chunks(path):
        at = chunk.find(b"\0")
        if at >= 0:
            told = (("position", str(before + at)),)
            row += chunk[:at].count(b"\n")
            raise DataError((Problem("table.nul", told, name, row=row),))
        before += len(chunk)
        row += chunk.count(b"\n")


def encoding(path: Path, name: str) -> str:
    """Encoding of a text file, after reading all of it.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    name : str
        Name to report in faults.

    Returns
    -------
    str
        ``utf-8``, ``utf-8-sig``, ``utf-16`` (only with a byte order mark) or ``gb18030``.

    Raises
    ------
    DataError
        If it is none of these; the position of the first wrong byte is told.
    """
    with path.open("rb") as stream:
        head = stream.read(4)
    marked = next((found for mark, found in _MARKS if head.startswith(mark)), "utf-8")
    if not marked:
        raise DataError((Problem("table.encoding", file=name, got="UTF-32", expected="UTF-8"),))
    if marked != "utf-16":
        _refuse_nul(path, name)
    fault = _fault_at(path, "utf-8" if marked == "utf-8-sig" else marked)
    if fault is None:
        return marked
    if marked == "utf-8" and _fault_at(path, "gb18030") is None and _everyday_chinese(path):
        return "gb18030"
    position, row = fault
    told = (("position", str(position)),)
    raise DataError((Problem("table.byte", told, name, row=row, expected="UTF-8"),))
