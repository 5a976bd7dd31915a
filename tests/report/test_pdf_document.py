"""The PDF: no glyph lost, the same bytes again, tagged, and literal about the text of others."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from typing import Any

import pypdf
import pytest

from polysight.errors import DataError
from polysight.messages import LANGUAGES, Language
from polysight.report.document import document
from polysight.report.glyphs import texts
from polysight.report.pdf_document import pdf, tree
from tests.report.example import with_reason, writer, written
from tests.report.payloads import PAYLOADS

CJK = re.compile(r"[㐀-鿿豈-﫿]+")


def squeezed(text: str) -> str:
    """Text without spaces, as line ends and table cells may add them."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest) -> tuple[Language, bytes]:
    language: Language = request.param
    return language, pdf(written(language)[1])


def extracted(content: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


def test_no_chinese_character_is_lost(made: tuple[Language, bytes]) -> None:
    found = squeezed(extracted(made[1]))
    signs = set(found)
    data = {key: part for key, part in tree(written(made[0])[1]).items() if key != "words"}
    lost = []
    for place, text in texts(data):
        for word in CJK.findall(text):
            whole = word in found or place.endswith(("alt", "terms"))
            if not whole and not (set(word) <= signs and broken_over_lines(word, found)):
                lost.append((place, word))
    assert lost == []


def broken_over_lines(word: str, found: str) -> bool:
    """Whether a word stands in two pieces, as where a page or column ends."""
    return any(word[:cut] in found and word[cut:] in found for cut in range(1, len(word)))


def test_the_same_report_gives_the_same_bytes(made: tuple[Language, bytes]) -> None:
    assert pdf(written(made[0])[1]) == made[1]


def test_the_file_is_tagged_titled_dated_and_in_its_language(made: tuple[Language, bytes]) -> None:
    reader = pypdf.PdfReader(BytesIO(made[1]))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith(made[0])
    report = written(made[0])[1]
    assert reader.metadata is not None
    assert report.title in str(reader.metadata.title)
    assert report.vintage.replace("-", "") in str(reader.metadata["/CreationDate"])
    assert report.sections[0].title in str(reader.outline)


def test_only_bundled_fonts_are_inside(made: tuple[Language, bytes]) -> None:
    names = set(re.findall(rb"/BaseFont\s*/([^\s/]+)", made[1]))
    reader = pypdf.PdfReader(BytesIO(made[1]))
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            names.add(str(font.get_object()["/BaseFont"]).encode())
    assert names
    assert all(b"PolysightSansSC" in name for name in names)


def test_every_number_links_to_its_row(made: tuple[Language, bytes]) -> None:
    reader = pypdf.PdfReader(BytesIO(made[1]))
    links = 0
    for page in reader.pages:
        annotations: Any = page.get("/Annots") or []
        links += sum(1 for one in annotations if "/Dest" in one.get_object())
        links += sum(
            1 for one in annotations if one.get_object().get("/A", {}).get("/S") == "/GoTo"
        )
    assert links > 150


def test_text_of_others_prints_literally() -> None:
    content = pdf(document(writer("en", with_reason(" · ".join(PAYLOADS)))))
    shown = squeezed(extracted(content)).replace("-", "")
    words = [word for payload in PAYLOADS for word in payload.split()]
    assert [word for word in words if word.replace("-", "") not in shown] == []


def test_a_missing_glyph_stops_the_build() -> None:
    with pytest.raises(DataError, match=r"U\+0E01"):
        pdf(document(writer("en", with_reason("\u0e01"))))
