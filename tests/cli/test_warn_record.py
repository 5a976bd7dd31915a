"""``polysight warn record``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("shipped_panel")]


def test_the_branch_answers_with_its_document(call: Call, tmp_path: Path) -> None:
    said = call("warn", "record", "--json", "--figures", str(tmp_path))
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "warn_record")
    assert {Path(one).stem for one in told["figures"]} == {"warn_lead_time", "warn_reliability"}
    assert all(Path(one).exists() for one in told["figures"])


def test_the_page_is_printed(call: Call) -> None:
    said = call("warn", "record", "--lang", "zh")
    assert (said.code, said.err) == (0, "")
    assert "E07" in said.out
