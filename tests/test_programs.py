"""A missing program fails in CI and is skipped elsewhere, with what to install."""

from __future__ import annotations

import pytest

from tests import programs
from tests.programs import Program, advice, path_of

NOWHERE = Program("no-such-program-anywhere", ("no-such-package",))


@pytest.fixture(autouse=True)
def _nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "install", lambda program: None)


def test_a_missing_program_is_skipped_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install no-such-package"):
        path_of(NOWHERE)


def test_a_missing_program_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install no-such-package"):
        path_of(NOWHERE)


def test_a_present_program_is_found() -> None:
    assert path_of(Program("sh", ())).name == "sh"
    assert "apt-get install chromium" in advice(programs.CHROMIUM)
