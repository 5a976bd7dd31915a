"""The report for a word processor: styles, contents, counted tables and figures, links inside."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from polysight.report.blocks import plain
from polysight.report.catalogue import label
from polysight.report.document import Document
from polysight.report.glyphs import require_glyphs
from polysight.report.number_table import NumberGroup, NumberRow
from polysight.report.pdf_document import tree
from polysight.report.word_layout import Item, items, pictures, text_widths
from polysight.study.references import SCENARIO

TEMPLATES = Path(__file__).with_name("templates") / "word"
#: Parts of the file and the templates that make them, in the order in which they are stored.
PARTS = (
    ("[Content_Types].xml", "content_types.xml"),
    ("_rels/.rels", "package_relations.xml"),
    ("docProps/app.xml", "app.xml"),
    ("docProps/core.xml", "core.xml.j2"),
    ("word/document.xml", "document.xml.j2"),
    ("word/_rels/document.xml.rels", "relations.xml.j2"),
    ("word/styles.xml", "styles.xml.j2"),
    ("word/numbering.xml", "numbering.xml.j2"),
    ("word/settings.xml", "settings.xml.j2"),
    ("word/fontTable.xml", "fontTable.xml.j2"),
    ("word/header.xml", "header.xml.j2"),
    ("word/footer.xml", "footer.xml.j2"),
)
#: Fonts by name, of text and of headings, in each language; what replaces them; their family.
FACES = {
    "zh": {
        "text": {"latin": "Times New Roman", "chinese": "宋体"},
        "head": {"latin": "Arial", "chinese": "黑体"},
    },
    "en": {
        "text": {"latin": "Calibri", "chinese": "宋体"},
        "head": {"latin": "Calibri", "chinese": "黑体"},
    },
}
FONTS = (
    ("宋体", "SimSun", "roman"),
    ("黑体", "SimHei", "swiss"),
    ("Times New Roman", "Liberation Serif", "roman"),
    ("Arial", "Liberation Sans", "swiss"),
    ("Calibri", "Carlito", "swiss"),
)
#: Styles that the word processor does not know by itself.
OWN_STYLES = (
    "Appendix", "Lead", "Note", "Figure", "TableText", "TableNumber", "SmallText", "SmallNumber",
    "TableNote", "GroupHead", "Source", "SectionEnd",
)  # fmt: skip
#: Width of a table of numbers, of which two stand beside one another, and of a letter of it, in
#: twentieths of a point.
NUMBERS_WIDTH, SMALL_LETTER = 4520, 66
#: Day that every part of the file bears, so that equal reports are equal files.
STORED = (1980, 1, 1, 0, 0, 0)
#: Bookmarks of numbers are counted from here.
FIRST_NUMBER = 200_000


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def docx(document: Document) -> bytes:
    """The report as a file of a word processor; the same report gives the same bytes.

    Parameters
    ----------
    document : Document
        The report.

    Returns
    -------
    bytes
        The file, with real styles for headings, captions and tables, a table of contents,
        counted tables and figures, alternative text, and each number linked to its row.

    Raises
    ------
    DataError
        If the bundled fonts lack a character of the report.
    """
    require_glyphs(tree(document))
    listed = items(document)
    told = _told(document, listed)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, template in PARTS:
            text = _environment().get_template(template).render(told)
            _store(archive, name, text.strip().encode())
        for name, png in pictures(listed):
            _store(archive, f"word/media/{name}.png", png)
    return stream.getvalue()


def _store(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, STORED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, content)


def _told(document: Document, listed: list[Item]) -> Mapping[str, Any]:
    """What the templates know."""
    addresses = list(
        dict.fromkeys(
            one.url for one in document.references if one.url.startswith(("http://", "https://"))
        )
    )

    def word(name: str) -> str:
        return label(f"page.{name}", document.language)

    return {
        "document": document,
        "lang": {"zh": "zh-CN", "en": "en-GB"}[document.language],
        "word": word,
        "plain": plain,
        "anchors": document.anchors,
        "items": listed,
        "contents": _contents(document, listed, word("numbers"), word("sources_title")),
        "ends_turned": bool(listed) and listed[-1].turned,
        "lists": sum(1 for item in listed if item.list),
        "pictures": [name for name, _ in pictures(listed)],
        "addresses": addresses,
        "links": {url: f"link{place}" for place, url in enumerate(addresses, 1)},
        "host": lambda url: url.partition("://")[2].partition("/")[0],
        "face": FACES[document.language],
        "fonts": FONTS,
        "own": OWN_STYLES,
        "number_widths": lambda group, names: _number_widths(group, names, word),
        "said": lambda group: _said(group, document),
        "open_columns": _open_columns,
        "number_cell": _number_cell,
        "number_place": lambda row: FIRST_NUMBER + int(row.anchor[1:]),
    }


def _contents(
    document: Document, listed: list[Item], numbers: str, sources: str
) -> list[dict[str, Any]]:
    headings = [item for item in listed if item.kind == "heading"]
    lines = [
        {"level": item.level, "title": f"{place} {item.title}", "bookmark": item.bookmark}
        for place, item in zip(document.places, headings, strict=True)
    ]
    ends = (("appendix_numbers", numbers), ("appendix_sources", sources))
    return lines + [{"level": 1, "title": told, "bookmark": mark} for mark, told in ends]


def _said(group: NumberGroup, document: Document) -> str:
    """How the numbers of a group were made, and what all its rows share."""
    known = group.shared("known")
    listed = _together(group)
    parts = [
        group.formula,
        group.shared("basis"),
        group.shared("period"),
        f"{label('page.known', document.language)} {known}" if known else "",
        f"{label('page.sources', document.language)} [{listed}]" if listed else "",
    ]
    return " · ".join(part for part in parts if part)


def _together(group: NumberGroup) -> str:
    """Sources that the head of a group names for all its rows."""
    return group.united or group.shared("references")


def _open_columns(group: NumberGroup) -> tuple[str, ...]:
    """Columns in which some row of a group says what its head does not."""
    more = [
        name
        for name in ("known", "sources")
        if any(_number_cell(group, row, name) for row in group.rows)
    ]
    return ("id", "value", *more)


def _number_widths(
    group: NumberGroup, names: Sequence[str], word: Callable[[str], str]
) -> tuple[int, ...]:
    """Widths of the columns of the table of numbers, by what they hold."""
    rows = [[_number_cell(group, row, name) for name in names] for row in group.rows]
    return text_widths([word(name) for name in names], rows, NUMBERS_WIDTH, SMALL_LETTER)


def _number_cell(group: NumberGroup, row: NumberRow, name: str) -> str:
    """Cell of the table of numbers; empty where the head of the group says it."""
    if name == "id":
        return row.keys or row.id.removeprefix(SCENARIO)
    if name == "value":
        return row.value
    if name == "sources":
        return "" if _together(group) else row.references
    own = [str(getattr(row, each)) for each in ("basis", "period", "known")
           if not group.shared(each)]  # fmt: skip
    return " · ".join(part for part in own if part)
