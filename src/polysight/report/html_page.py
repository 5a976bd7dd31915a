"""The report as one self-contained page: no script, no request, fonts and figures inside."""

from __future__ import annotations

import base64
import csv
from functools import cache
from io import StringIO
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from polysight.report.blocks import Picture, plain
from polysight.report.catalogue import label
from polysight.report.document import Document
from polysight.report.fonts import BOLD, REGULAR
from polysight.report.glyphs import LAYOUT, embedded, require_glyphs
from polysight.report.pdf_document import tree

TEMPLATES = Path(__file__).with_name("templates")
#: Columns of a figure's data that the page shows; the file has all.
COLUMNS = ("id", "value", "unit", "period", "known")
FONT_PLACES = {"FONT_REGULAR": REGULAR, "FONT_BOLD": BOLD}
#: Signs that the style sheet itself prints.
STYLE_SIGNS = "▸▾·—…"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _data(picture: Picture) -> list[list[str]]:
    rows = list(csv.DictReader(StringIO(picture.csv)))
    return [[row[column] for column in COLUMNS] for row in rows]


def page(document: Document) -> bytes:
    """The report as HTML; the same report gives the same bytes.

    Parameters
    ----------
    document : Document
        The report.

    Returns
    -------
    bytes
        UTF-8 text of the page.

    Raises
    ------
    DataError
        If the bundled fonts lack a character of the report.
    """
    require_glyphs(tree(document))
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    text = (
        _environment()
        .get_template("page.html.j2")
        .render(
            document=document,
            rows=document.rows,
            style=Markup(style),
            plain=plain,
            picture_data=_data,
            columns=COLUMNS,
            address=_address,
            word=lambda name: label(f"page.{name}", document.language),
            lang={"zh": "zh-CN", "en": "en-GB"}[document.language],
        )
    )
    used = "".join(sorted({sign for sign in text + STYLE_SIGNS if ord(sign) not in LAYOUT}))
    for place, path in FONT_PLACES.items():
        text = text.replace(place, embedded(path, used), 1)
    return text.encode()
