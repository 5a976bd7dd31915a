from __future__ import annotations

import os
import subprocess
import sys

import pytest

from polysight.cli.completion import SHELLS
from tests.cli.conftest import Call


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_for_each_shell(call: Call, shell: str) -> None:
    said = call("completion", shell)
    assert said.code == 0
    assert "_POLYSIGHT_COMPLETE" in said.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("polysight s", "show"),
        ("polysight show electr", "electricity_tariff"),
        ("polysight show price --grade n-", "n-type"),
        ("polysight show price --region 新", "新疆"),
    ],
)
def test_verbs_and_values_complete(words: str, expected: str) -> None:
    environment = {
        **os.environ,
        "_POLYSIGHT_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from polysight.cli import main; sys.exit(main())"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert expected in done.stdout
