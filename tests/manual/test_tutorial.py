"""Tutorials: every command works, and every number and word they tell is what it prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.structure.source import ROOT
from tools.manual.tutorial import Fact, corrected, ran, read, rewritten, tutorials

ENGLISH = tutorials("en")
USERS = {"analyst", "lender", "plant-manager", "regulator", "report-reader"}
PAGE = """# A

```csv title="own.csv"
a,b
```

```console
polysight check
polysight law --on 2027-01-01
```

There are **1,234**<!-- count --> of them, **no**<!-- fails is false --> fault.
"""


def other(page: Path) -> Path:
    """The same page in Chinese."""
    return ROOT / "docs" / "zh" / page.name


def test_every_user_has_a_tutorial_in_both_languages() -> None:
    assert {f"tutorial-{user}.md" for user in USERS} <= {page.name for page in ENGLISH}
    assert [page.name for page in ENGLISH] == [page.name for page in tutorials("zh")]


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.stem)
def test_both_languages_do_and_say_the_same(page: Path) -> None:
    english, chinese = (read(path.read_text("utf-8")) for path in (page, other(page)))
    assert english.files == chinese.files
    assert english.commands == chinese.commands
    told = [sorted((f.command, f.rule.split(" *")[0]) for f in t.facts) for t in (english, chinese)]
    assert told[0] == told[1]


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.stem)
def test_what_is_bold_is_set_bold(page: Path) -> None:
    # A sign right behind a hanzi keeps the stars from opening, and the page would print them.
    assert [*re.finditer(r"[^\s]\*\*[−-]", other(page).read_text("utf-8"))] == []


@pytest.mark.slow
@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.stem)
def test_the_commands_print_what_the_page_tells(page: Path) -> None:
    text = page.read_text("utf-8")
    documents = ran(read(text))
    for written in (text, other(page).read_text("utf-8")):
        assert rewritten(written, documents) == written, "python -m tools.manual.tutorial"


def test_a_page_is_read() -> None:
    found = read(PAGE)
    assert found.files == {"own.csv": "a,b\n"}
    assert found.commands == ("polysight check", "polysight law --on 2027-01-01")
    assert [fact.command for fact in found.facts] == ["polysight law --on 2027-01-01"] * 2


def test_a_number_that_moved_is_written_anew() -> None:
    command = "polysight law --on 2027-01-01"
    new = rewritten(PAGE, {command: {"count": 2345.4, "fails": False}})
    assert new == PAGE.replace("1,234", "2,345")


@pytest.mark.parametrize(
    ("told", "rule", "value", "expected"),
    [
        ("−1.5 %", "x", -2.349, "−2.3 %"),
        ("12", "x * 100", 0.347, "35"),
        ("0.0", "x", -0.01, "0.0"),
        ("1200", "x", 1300.0, "1300"),
        ("yes", "x > 3", 4, "yes"),
        ("yes", "x is true", True, "yes"),
    ],
)
def test_a_fact_holds_or_moves(told: str, rule: str, value: object, expected: str) -> None:
    assert corrected(Fact(told, rule, ""), {"x": value}) == expected


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ("fails", "x is fail"),
        ("12", "y"),
        ("none", "x"),
        ("less", "x < 3"),
        ("12", "what * is * this"),
        ("12", "rows[].x"),
    ],
)
def test_a_fact_that_does_not_hold_is_told(told: str, rule: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        corrected(Fact(told, rule, ""), {"x": 4.0, "rows": [{"x": 1}, {"x": 2}]})


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(RuntimeError, match="shwo"):
        ran(read("```console\npolysight shwo price\n```\n"))
