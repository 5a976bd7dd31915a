"""The page of an audit: one file, readable by machine, and literal about the text of others."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest

from polysight.audit.finding import FindingKind, Severity
from polysight.messages import LANGUAGES, Language
from polysight.report.audit_page import audit_page
from polysight.report.html_page import TEMPLATES
from tests.report.audited import FINDINGS, finding, report
from tests.report.payloads import PAYLOADS
from tests.report.test_html_page import Reader

pytestmark = pytest.mark.slow

VARIABLE = re.compile(r"--([a-z]+): (#[0-9a-f]{6})")
INKS = ("ink", "faint", "accent", "high", "medium", "low", "definition")


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest) -> tuple[Language, str]:
    language: Language = request.param
    return language, audit_page(report(), FINDINGS, language, name="a table.csv").decode()


def test_the_page_asks_nothing_from_the_network(made: tuple[Language, str]) -> None:
    for tag, attributes in Reader(made[1]).tags:
        assert tag not in ("iframe", "object", "embed", "form", "base", "img")
        assert "src" not in attributes
        assert attributes.get("href", "#").startswith(("#", "data:,"))
    style = made[1][made[1].index("<style>") : made[1].index("</style>")]
    assert set(re.findall(r"url\((.{5})", style)) == {"data:"}
    assert "@import" not in style
    assert "FONT_" not in style


def test_only_our_own_script_may_run(made: tuple[Language, str]) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", made[1], re.DOTALL)
    assert len(scripts) == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in made[1]
    assert not [name for _, one in Reader(made[1]).tags for name in one if name.startswith("on")]


def test_every_link_has_its_target_and_every_id_is_one(made: tuple[Language, str]) -> None:
    reader = Reader(made[1])
    ids = [one["id"] for _, one in reader.tags if "id" in one]
    assert len(ids) == len(set(ids))
    for one in reader.all("a"):
        assert one["href"].removeprefix("#") in ids
    for _, one in reader.tags:
        for name in ("aria-labelledby", "for"):
            assert one.get(name, ids[0]) in ids


def test_headings_and_landmarks_are_in_order(made: tuple[Language, str]) -> None:
    reader = Reader(made[1])
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    after_contents = levels[levels.index(1) :]
    assert all(later - earlier <= 1 for earlier, later in pairwise(after_contents))
    assert {"main", "nav", "header", "search"} <= {tag for tag, _ in reader.tags}
    assert all("scope" in one for one in reader.all("th"))
    assert reader.all("html")[0]["lang"] == {"zh": "zh-CN", "en": "en-GB"}[made[0]]


def test_findings_lead_to_claims_and_back(made: tuple[Language, str]) -> None:
    for number, one in enumerate(FINDINGS, 1):
        text = made[1]
        card = text[text.index(f'id="f{number}"') :].partition("</article>")[0]
        anchors = [f"c{1 + 'A1 A2 A3 B1 B2 B3 C1 C2'.split().index(row)}" for row in one.rows]
        assert re.findall(r'href="#(c\d+)"', card) == anchors
        for anchor in anchors:
            claim = text[text.index(f'<li id="{anchor}"') :].partition("</ul>")[0]
            assert f'href="#f{number}"' in claim
        assert (one.arithmetic in card) is (one.kind is not FindingKind.DEF)
        assert ("★" in card) is bool(one.likely_culprit)


def test_the_graph_has_contradictions_and_no_definition_fault(made: tuple[Language, str]) -> None:
    reader = Reader(made[1])
    svg = [one for one in reader.all("a") if one.get("class", "").split(" ")[0] in ("box", "mark")]
    assert {one["href"] for one in svg} == {
        "#f1", "#f2", "#f3", "#c1", "#c2", "#c3", "#c4", "#c5", "#c6",
    }  # fmt: skip
    assert all(one["aria-label"] for one in svg)
    assert made[1].count("<title>") == len(svg) + 1
    assert len(reader.all("svg")) == 2


def test_text_of_the_claims_stays_text() -> None:
    said = [payload.replace("|", "/") for payload in PAYLOADS]
    cells = "{id}|{x}|{x}|{x}|7|{x}|{x}|2025|{x}|{x}|observed|{x}"
    wild = [cells.format(id=f"{at}{text}", x=text) for at, text in enumerate(said)]
    tame = [cells.format(id=at, x=f"plain {at}") for at, _ in enumerate(said)]
    hit = [finding(FindingKind.SAME, Severity.HIGH, row.split("|")[0], "A1") for row in wild]
    hit_tame = [finding(FindingKind.SAME, Severity.HIGH, str(at), "A1") for at in range(len(hit))]
    text = audit_page(report(*wild), hit, "en", name=said[0]).decode()
    plain = audit_page(report(*tame), hit_tame, "en", name="x").decode()
    assert [tag for tag, _ in Reader(text).tags] == [tag for tag, _ in Reader(plain).tags]
    assert {name for _, one in Reader(text).tags for name in one} == {
        name for _, one in Reader(plain).tags for name in one
    }
    words = "".join(Reader(text).words)
    assert [one for one in said if one not in words] == []


def test_characters_that_no_font_has_do_not_stop_the_page() -> None:
    row = "Ж🜁|部|ꙮ|production|7|kt|\ud800|2025|China||observed|\u202e"
    assert "Ж🜁" in audit_page(report(row), (), "zh", name="ꙮ").decode()


def test_the_same_audit_gives_the_same_bytes(made: tuple[Language, str]) -> None:
    assert audit_page(report(), FINDINGS, made[0], name="a table.csv").decode() == made[1]


def test_a_report_without_findings_says_so() -> None:
    text = audit_page(report(), (), "en", name="x").decode()
    assert "No contradiction was found" in text
    assert "No missing definition was found" in text
    assert "<search" not in text


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [0, 1, 2], ids=["light", "dark", "print"])
def test_all_inks_can_be_read_on_all_papers(mode: int) -> None:
    colours: dict[str, str] = {}
    for name in ("style.css", "audit.css"):
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        roots = re.findall(r":root \{([^}]*)\}", text)
        colours |= dict(VARIABLE.findall(roots[0])) | dict(VARIABLE.findall(roots[mode]))
    for ink in INKS:
        assert contrast(colours[ink], colours["paper"]) >= 4.5
        assert contrast(colours[ink], colours["band"]) >= 4.5
    for ink in ("ink", "accent", "high", "medium", "low", "definition"):
        assert contrast(colours[ink], colours["mark"]) >= 4.5
