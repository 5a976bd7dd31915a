"""Kinds of content that the interface sends and reads."""

from __future__ import annotations

JSON = "application/json"
TOML = "application/toml"
CSV_TEXT = "text/csv; charset=utf-8"
PARQUET = "application/vnd.apache.parquet"
HTML = "text/html; charset=utf-8"
PDF = "application/pdf"
_OFFICE = "application/vnd.openxmlformats-officedocument"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
DOCX = f"{_OFFICE}.wordprocessingml.document"
#: Kinds under which tables are sent; their content says what they are.
TABLES = (
    "text/csv", XLSX, "text/plain", "text/tab-separated-values", "application/csv",
    "application/vnd.ms-excel", "application/octet-stream",
)  # fmt: skip


class MediaError(Exception):
    """The body is of no kind that is read."""


def attached(name: str) -> dict[str, str]:
    """Header of a file to keep.

    Parameters
    ----------
    name : str
        Its name, in ASCII and without quotation marks.

    Returns
    -------
    dict of str to str
        The header.
    """
    return {"Content-Disposition": f'attachment; filename="{name}"'}
