"""Running the command inside the test process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from polysight.cli import main


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a call of the command ended with and said."""

    code: int
    out: str
    err: str


Call = Callable[..., Spoken]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call of the command with arguments, in English unless told otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "POLYSIGHT_LANG", "POLYSIGHT_OVERLAY"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Spoken:
        capsys.readouterr()
        code = main(list(arguments))
        said = capsys.readouterr()
        return Spoken(code, said.out, said.err)

    return run
