"""``polysight project new``: flags, questions, refusals, and nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polysight.cli import project_start
from polysight.errors import PolysightError
from polysight.messages import Language, text
from polysight.study.project_file import load_project_file
from polysight.study.project_start import QUESTIONS

pytestmark = pytest.mark.slow


def said(*words: object, language: Language = "en", typed: str | None = None) -> Result:
    command = project_start.command(language)
    return CliRunner().invoke(command, [str(word) for word in words], input=typed)


def test_every_question_is_a_flag() -> None:
    assert {one.name for one in project_start.command("en").params} >= set(QUESTIONS)


def test_flags_give_a_complete_file_that_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    done = said(path, "--like", "granular-leshan", "--capacity", 60, "--title", "My plant")
    assert (done.exit_code, done.exception) == (0, None)
    assert f"polysight project evaluate {path}" in done.output
    file = load_project_file(path)
    assert (file.id, file.title.zh) == ("mine", "My plant")
    assert file.phases[0].capacity.value == 60.0
    before = path.read_bytes()
    with pytest.raises(PolysightError) as caught:
        raise said(path, "--capacity", 70).exception or AssertionError
    assert caught.value.problems[0].key == "project_start.exists"
    assert path.read_bytes() == before


def test_questions_are_asked_and_empty_answers_keep_the_example(tmp_path: Path) -> None:
    path = tmp_path / "asked.toml"
    answers = ["", "", "", "2027-13", "2027-02", "many", "80", *([""] * 7), "moon", "standard"]
    done = said(path, "--ask", language="zh", typed="\n".join(answers) + "\n")
    assert (done.exit_code, done.exception) == (0, None)
    file = load_project_file(path)
    assert file.phases[0].start == "2027-02"
    assert sum(one.capacity.value or 0.0 for one in file.phases) == 80.0
    assert file.taxes.regime == "standard"
    assert file.project.region == "CN-NM"
    assert text("project_text.schedule", "zh") in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "words", "key"),
    [
        ("Mine.toml", (), "project_start.name"),
        ("mine.txt", (), "project_start.name"),
        ("no/mine.toml", (), "project_start.no_folder"),
        ("mine.toml", ("--like", "granular-lesham"), "project_file.unknown"),
        ("mine.toml", ("--region", "CN-XX"), "project_file.code"),
        ("mine.toml", ("--equity", "3"), "project_file.outside"),
        ("mine.toml", ("--life", "0"), "project_file.outside"),
    ],
)
def test_what_could_not_be_evaluated_is_not_written(
    tmp_path: Path, name: str, words: tuple[str, ...], key: str
) -> None:
    done = said(tmp_path / name, *words)
    assert isinstance(done.exception, PolysightError)
    assert key in {one.key for one in done.exception.problems}
    assert list(tmp_path.iterdir()) == []


def test_a_month_is_year_and_month(tmp_path: Path) -> None:
    assert said(tmp_path / "mine.toml", "--start", "2027").exit_code == 2


def test_the_shell_completes_examples() -> None:
    command = project_start.command("en")
    option = next(one for one in command.params if one.name == "like")
    found = project_start.complete_examples(command.make_context("x", ["a.toml"]), option, "gran")
    assert [one.value for one in found] == ["granular-leshan", "gran"]
