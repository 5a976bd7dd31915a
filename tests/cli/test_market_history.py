"""``polysight market history``."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow


def test_the_parts_add_up_to_the_price(call: Call, tmp_path: Path) -> None:
    said = call("market", "history", "--json", "--figures", str(tmp_path))
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "market_history")
    assert len(told["season"]) == 12
    for one in told["months"]:
        parts = one["season"] + one["events"] + one["rest"]
        assert math.log(one["trend"]) + parts == pytest.approx(math.log(one["price"]))
    assert {Path(one).suffix for one in told["figures"]} == {".svg", ".png"}
    assert all(Path(one).exists() for one in told["figures"])
