"""The file of the word processor: real styles, counted tables and figures, no lost text."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from polysight.errors import DataError
from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Grid, Picture, plain
from polysight.report.document import document
from polysight.report.word_document import docx
from tests.report.example import with_reason, writer, written
from tests.report.payloads import PAYLOADS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest) -> tuple[Language, bytes]:
    language: Language = request.param
    return language, docx(written(language)[1])


def part(content: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read(name))


def styled(tree: ElementTree.Element, style: str) -> list[str]:
    """Texts of the paragraphs of a style."""
    return [
        "".join(text.text or "" for text in one.iter(f"{W}t"))
        for one in tree.iter(f"{W}p")
        if (found := one.find(f"{W}pPr/{W}pStyle")) is not None and found.get(f"{W}val") == style
    ]


def test_the_same_report_gives_the_same_bytes(made: tuple[Language, bytes]) -> None:
    assert docx(written(made[0])[1]) == made[1]


def test_every_style_that_is_used_is_defined(made: tuple[Language, bytes]) -> None:
    with zipfile.ZipFile(BytesIO(made[1])) as archive:
        used = set(re.findall(r'w:(?:p|r|tbl)Style w:val="(\w+)"', str(archive.read(
            "word/document.xml"))))  # fmt: skip
        defined = set(re.findall(r'w:styleId="(\w+)"', str(archive.read("word/styles.xml"))))
    assert used
    assert used <= defined


def test_headings_contents_tables_and_figures_are_real_and_counted(
    made: tuple[Language, bytes],
) -> None:
    report, tree = written(made[0])[1], part(made[1])
    assert styled(tree, "Heading1") == [one.title for one in report.sections if one.level == 1]
    entries = styled(tree, "TOC1")
    assert [one.partition(" ")[2] for one in entries[: len(report.sections)]] == [
        one.title for one in report.sections
    ]
    blocks = [block for section in report.sections for block in section.blocks]
    captions = styled(tree, "Caption")
    tables = [block for block in blocks if isinstance(block, Grid)]
    pictures = [block for block in blocks if isinstance(block, Picture)]
    assert len(captions) == len(tables) + len(pictures)
    counted = [one for one in captions if one.endswith(tables[-1].caption)]
    assert str(len(tables)) in counted[-1]
    heads = [row for row in tree.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert len(heads) == len(tables) + len(report.groups)


def test_every_figure_has_an_alternative_text(made: tuple[Language, bytes]) -> None:
    drawn = [one.get("descr") for one in part(made[1]).iter(DRAWN)]
    told = [
        f"{block.caption}: {plain(block.summary)}"
        for section in written(made[0])[1].sections
        for block in section.blocks
        if isinstance(block, Picture)
    ]
    assert drawn == told


def test_every_number_links_to_a_mark_that_exists(made: tuple[Language, bytes]) -> None:
    tree = part(made[1])
    marks = [one.get(f"{W}name") for one in tree.iter(f"{W}bookmarkStart")]
    links = [one.get(f"{W}anchor") for one in tree.iter(f"{W}hyperlink")]
    internal = [one for one in links if one]
    assert len(marks) == len(set(marks))
    assert len(internal) > 150
    assert set(internal) <= set(marks)
    assert set(written(made[0])[1].anchors.values()) <= set(marks)


def test_the_file_is_titled_dated_and_names_chinese_fonts(made: tuple[Language, bytes]) -> None:
    core = ElementTree.tostring(part(made[1], "docProps/core.xml"), encoding="unicode")
    report = written(made[0])[1]
    assert report.title in core
    assert f"{report.vintage}T00:00:00Z" in core
    faces = {one.get(f"{W}eastAsia") for one in part(made[1], "word/styles.xml").iter(f"{W}rFonts")}
    assert faces == {"宋体", "黑体"}


def test_no_text_is_lost(made: tuple[Language, bytes]) -> None:
    whole = "".join(text.text or "" for text in part(made[1]).iter(f"{W}t"))
    for section in written(made[0])[1].sections:
        for block in section.blocks:
            if isinstance(block, Grid):
                wanted = [plain(cell) for row in block.rows for cell in row]
                assert [one for one in wanted if one not in whole] == []


def test_text_of_others_stays_text() -> None:
    content = docx(document(writer("en", with_reason(" · ".join(PAYLOADS)))))
    whole = "".join(text.text or "" for text in part(content).iter(f"{W}t"))
    assert [one for one in PAYLOADS if one not in whole] == []
    fields = {one.text for one in part(content).iter(f"{W}instrText")}
    assert all(one and one.split()[0] in ("SEQ", "TOC") for one in fields)


def test_a_missing_glyph_stops_the_build() -> None:
    with pytest.raises(DataError, match=r"U\+0E01"):
        docx(document(writer("en", with_reason("\u0e01"))))
