"""Tutorials whose numbers are those that their commands print.

A fact of a page is bold and followed by a comment that the reader does not see, which tells where
in the JSON of the last command it stands:

    **−1,693**<!-- indicators.after_tax.npv_cny * 1e-6 -->
    **not worth it**<!-- verdict is not-worth-it -->
    **no**<!-- verdicts[parameter=x].passing_share < 0.5 -->

``python -m tools.manual.tutorial`` runs the commands and writes numbers that have moved anew; a
word that no longer holds needs a person, and is told.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polysight.cli import main
from tools.manual.paths import selected
from tools.manual.words import ROOT

BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FACT = re.compile(r"\*\*(?P<told>[^*\n]+)\*\*<!-- (?P<rule>.+?) -->")
NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
RULE = re.compile(
    r"^(?P<path>\S+?)(?: (?P<sign>is|<|>|\*) (?P<other>\S+))?$",
)
#: Exit codes with which a command of a page may end: it worked, or a check failed.
ENDINGS = (0, 4)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a page says about what a command printed.

    Parameters
    ----------
    told : str
        The words of the page.
    rule : str
        Where it stands and what must hold.
    command : str
        Command that prints it.
    """

    told: str
    rule: str
    command: str


@dataclass(frozen=True, slots=True)
class Tutorial:
    """What a page makes its reader do, and what it says comes of it.

    Parameters
    ----------
    files : dict of str to str
        Files that the reader is shown and is to write, by name.
    commands : tuple of str
        Commands in their order.
    facts : tuple of Fact
        Facts in their order.
    """

    files: dict[str, str]
    commands: tuple[str, ...]
    facts: tuple[Fact, ...]


def tutorials(language: str) -> list[Path]:
    """Pages of the tutorials of one language.

    Parameters
    ----------
    language : {"en", "zh"}
        Language.

    Returns
    -------
    list of Path
        Their files.
    """
    pages = (ROOT / "docs" / language).glob("*.md")
    return sorted(path for path in pages if FACT.search(path.read_text(encoding="utf-8")))


def read(text: str) -> Tutorial:
    """Files, commands and facts of a page.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    Tutorial
        What it holds.
    """
    files: dict[str, str] = {}
    commands: list[str] = []
    facts: list[Fact] = []
    for place, found in sorted(_parts(text), key=lambda part: part[0]):
        del place
        if found.re is FACT:
            facts.append(Fact(found["told"], found["rule"], commands[-1] if commands else ""))
        elif found[2]:
            files[found[2]] = found[3]
        elif found[1] == "console":
            commands += [line for line in found[3].splitlines() if line.startswith("polysight ")]
    return Tutorial(files, tuple(commands), tuple(facts))


def _parts(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    for rule in (BLOCK, FACT):
        for found in rule.finditer(text):
            yield found.start(), found


def ran(tutorial: Tutorial) -> dict[str, Any]:
    """Run the commands of a page, in order, in a folder of their own.

    Parameters
    ----------
    tutorial : Tutorial
        The page.

    Returns
    -------
    dict
        Document of each command about which the page says something.

    Raises
    ------
    RuntimeError
        If a command fails.
    """
    asked = {fact.command for fact in tutorial.facts}
    documents: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, _inside(folder):
        for name, content in tutorial.files.items():
            Path(name).write_text(content, encoding="utf-8")
        for command in tutorial.commands:
            told = ["--json"] if command in asked else []
            said, faults = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(faults):
                code = main([*shlex.split(command)[1:], *told])
            if code not in ENDINGS:
                raise RuntimeError(f"{command}: {code}: {faults.getvalue()}")
            if told:
                documents[command] = json.loads(said.getvalue())
    return documents


@contextlib.contextmanager
def _inside(folder: str) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def corrected(fact: Fact, document: Any) -> str:
    """The words of a fact as they should be.

    Parameters
    ----------
    fact : Fact
        The fact.
    document : object
        What its command printed.

    Returns
    -------
    str
        The same words where the fact holds, with another number where it has moved.

    Raises
    ------
    ValueError
        If it cannot be read, leads nowhere, or is a word that does not hold.
    """
    rule = RULE.match(fact.rule)
    if rule is None:
        raise ValueError(f"{fact.command}: {fact.rule}: what does it say?")
    found = selected(document, rule["path"])
    if len(found) != 1:
        raise ValueError(f"{fact.command}: {rule['path']} leads to {len(found)} places")
    value, sign, other = found[0], rule["sign"], rule["other"]
    if sign in {"is", "<", ">"}:
        if not _holds(value, sign, other):
            raise ValueError(f"{fact.command}: {fact.told}: {fact.rule}, got {value}")
        return fact.told
    return _numbered(fact.told, float(value) * (float(other) if other else 1.0))


def _holds(value: Any, sign: str, other: str) -> bool:
    if sign == "is":
        return json.dumps(value, ensure_ascii=False).strip('"') == other
    number = float(value)
    return number < float(other) if sign == "<" else number > float(other)


def _numbered(told: str, value: float) -> str:
    """The words with a value in place of their number, with as many decimals as it has."""
    number = NUMBER.search(told)
    if number is None or not math.isfinite(value):
        raise ValueError(f"{told} has no number, or none stands for {value}")
    decimals = len(number[0].partition(".")[2])
    written = f"{value:,.{decimals}f}"
    if "," not in number[0] and abs(value) < 10_000:
        written = written.replace(",", "")
    if float(written.replace(",", "")) == 0:
        written = written.lstrip("-")
    return told[: number.start()] + written.replace("-", "−") + told[number.end() :]


def rewritten(text: str, documents: dict[str, Any]) -> str:
    """A page with the numbers of its commands.

    Parameters
    ----------
    text : str
        Markdown.
    documents : dict
        What its commands printed.

    Returns
    -------
    str
        The page as it should be.
    """
    facts = iter(read(text).facts)

    def put(found: re.Match[str]) -> str:
        fact = next(facts)
        told = corrected(fact, documents[fact.command])
        return f"**{told}**<!-- {found['rule']} -->"

    return FACT.sub(put, text)


def _write(names: list[str]) -> None:
    for page in tutorials("en"):
        if names and page.stem not in names:
            continue
        documents = ran(read(page.read_text(encoding="utf-8")))
        for language in ("en", "zh"):
            path = ROOT / "docs" / language / page.name
            text = path.read_text(encoding="utf-8")
            new = rewritten(text, documents)
            if new != text:
                path.write_text(new, encoding="utf-8", newline="\n")
                print(path.relative_to(ROOT))


if __name__ == "__main__":
    _write(sys.argv[1:])
