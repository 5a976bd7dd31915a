"""``polysight market compare``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call, tmp_path: Path) -> None:
    said = call(
        "market", "compare", "baseline", "baseline", "--draws", "8", "--json",
        "--figures", str(tmp_path),
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "market_compare")
    assert all(Path(one).exists() for one in told["figures"])
    means = [one for each in told["measures"] for one in each["mean"] if one is not None]
    assert set(means) == {0.0}
