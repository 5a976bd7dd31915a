"""Every route has a design, a flow sheet and a shipped file."""

from __future__ import annotations

import pytest

from polysight.errors import UsageError
from polysight.evidence.location import data_folder
from polysight.study.routes import ROUTES, route


def test_every_route_has_its_file() -> None:
    for one in ROUTES:
        assert (data_folder() / "designs" / f"{one.code}.toml").is_file()
        assert route(one.code) is one


def test_an_unknown_route_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        route("simens")
    assert caught.value.problems[0].suggestion == "siemens"
