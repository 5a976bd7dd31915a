"""The page: self-contained, accessible, and literal about the text of others."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.document import document
from polysight.report.html_page import page
from tests.report.example import with_reason, writer, written
from tests.report.payloads import PAYLOADS


class Reader(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest) -> tuple[Language, str]:
    language: Language = request.param
    return language, page(written(language)[1]).decode()


def test_the_page_asks_nothing_from_the_network(made: tuple[Language, str]) -> None:
    reader = Reader(made[1])
    for tag, attributes in reader.tags:
        assert tag not in ("script", "iframe", "object", "embed", "form", "base")
        assert attributes.get("src", "data:").startswith("data:")
        if tag == "link":
            assert attributes["href"] == "data:,"
    style = made[1][made[1].index("<style>") : made[1].index("</style>")]
    assert set(re.findall(r"url\((.{5})", style)) == {"data:"}
    assert "@import" not in style
    assert "FONT_" not in style


def test_every_number_leads_to_its_row(made: tuple[Language, str]) -> None:
    reader = Reader(made[1])
    targets = {attributes["id"] for _, attributes in reader.tags if "id" in attributes}
    links = [one for one in reader.all("a") if one.get("class") == "n"]
    report = written(made[0])[1]
    assert len(links) > 150
    for link in links:
        assert link["href"].removeprefix("#") in targets
    tips = {link["href"]: link["data-tip"] for link in links}
    for row in report.rows.values():
        tip = tips[f"#{row.anchor}"]
        assert row.value in tip
        assert row.known in tip
        assert row.references in tip


def test_the_page_can_be_read_by_machine_and_keyboard(made: tuple[Language, str]) -> None:
    reader = Reader(made[1])
    assert reader.all("html")[0]["lang"] == {"zh": "zh-CN", "en": "en-GB"}[made[0]]
    assert len(reader.all("h1")) == 1
    assert all(one["alt"] for one in reader.all("img"))
    assert all("scope" in one for one in reader.all("th"))
    inner = [one["href"][1:] for one in reader.all("a") if one["href"].startswith("#")]
    ids = [one["id"] for _, one in reader.tags if "id" in one]
    assert set(inner) <= set(ids)
    assert len(ids) == len(set(ids))
    assert "viewport" in {one.get("name") for one in reader.all("meta")}
    for rule in ("@media print", "prefers-color-scheme: dark", ":focus-visible"):
        assert rule in made[1]


def test_text_of_others_prints_literally() -> None:
    report = document(writer("en", with_reason(" · ".join(PAYLOADS))))
    reader = Reader(page(report).decode())
    text = "".join(reader.words)
    assert [payload for payload in PAYLOADS if payload not in text] == []
    assert "script" not in {tag for tag, _ in reader.tags}
    assert not any(name.startswith("on") for _, one in reader.tags for name in one)
    assert {one["src"][:5] for one in reader.all("img")} == {"data:"}


def test_the_same_report_gives_the_same_bytes() -> None:
    assert page(written("zh")[1]) == page(written("zh")[1])
