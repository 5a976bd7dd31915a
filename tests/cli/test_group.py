from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import uvicorn

from polysight.cli.group import VERBS
from polysight.messages import LANGUAGES, Language, text
from tests.cli.conftest import Call

#: Modules that cost time and are never needed to answer a request for help.
HEAVY = (
    "numpy",
    "scipy",
    "duckdb",
    "matplotlib",
    "rich",
    "plotille",
    "openpyxl",
    "typst",
    "pydantic",
)


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_loads_nothing_heavy(verb: str) -> None:
    script = (
        "import sys; from polysight.cli import main; main(sys.argv[1:]);"
        f"print('LOADED', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    arguments = [part for part in (verb, "--help") if part]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.rstrip().endswith("LOADED []")
    assert "Usage: polysight" in done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_and_two_examples(call: Call, verb: str, language: Language) -> None:
    said = call("--lang", language, verb, "--help")
    assert said.code == 0
    flat = re.sub(r"\s+", "", said.out)
    assert re.sub(r"\s+", "", text(f"cli.{verb}_help", language)) in flat
    assert text(f"cli.{verb}_examples", language).count("polysight ") >= 2


#: Verbs whose first example takes long: other tests have the same study and report made.
MADE_ELSEWHERE = ("report", "run")


def examples(verb: str, language: Language) -> list[str]:
    """Commands that the help of a verb shows."""
    told = text(f"cli.{verb}_examples", language)
    return told[told.index("polysight ") :].split(" · ")


def test_both_languages_show_the_same_examples() -> None:
    for verb in VERBS:
        assert examples(verb, "en") == examples(verb, "zh")


@pytest.mark.slow
@pytest.mark.usefixtures("shipped_panel")
@pytest.mark.parametrize("verb", VERBS)
def test_every_example_runs_as_it_stands(
    call: Call, stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if verb != "run":
        # Where the first example of run was run before.
        shutil.copytree(stored, tmp_path / "out" / "baseline")
    if verb == "serve":
        # It would go on until it is stopped; tests of the interface serve in earnest.
        monkeypatch.setattr(uvicorn.Server, "run", lambda server, sockets=None: None)
    for example in examples(verb, "en")[verb in MADE_ELSEWHERE :]:
        said = call(*shlex.split(example)[1:])
        assert said.code == 0, (example, said.err)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("shwo", "show"),
        ("sho", "show"),
        ("hsow", "show"),
        ("explian", "explain"),
        ("explane", "explain"),
        ("chek", "check"),
        ("chekc", "check"),
        ("improt", "import"),
        ("imprt", "import"),
        ("rnu", "run"),
        ("reprot", "report"),
        ("completoin", "completion"),
    ],
)
def test_misspelt_verbs_get_the_right_suggestion_and_do_nothing(
    call: Call, typo: str, meant: str
) -> None:
    said = call(typo)
    assert said.code == 2
    assert f"Did you mean {meant}?" in said.err
    assert not said.out


@pytest.mark.parametrize(
    ("verb", "typo", "meant"),
    [
        ("show", "--grad", "--grade"),
        ("show", "--regoin", "--region"),
        ("show", "--form", "--from"),
        ("show", "--asof", "--as-of"),
        ("show", "--jsn", "--json"),
        ("check", "--overlya", "--overlay"),
        ("run", "--ouput", "--output"),
        ("import", "--dryrun", "--dry-run"),
        ("report", "--langauge", "--language"),
    ],
)
def test_misspelt_flags_get_the_right_suggestion(
    call: Call, verb: str, typo: str, meant: str
) -> None:
    said = call(verb, typo, "x")
    assert said.code == 2
    assert meant in said.err


def test_version_and_bare_call(call: Call) -> None:
    assert call("--version").out.startswith("polysight ")
    assert call().out == call("--help").out
