"""The root tells versions, limits, and what is served."""

from __future__ import annotations

from polysight.web.limits import Limits
from tests.web.interface_example import at, client, little_store


def test_the_root_tells_what_there_is() -> None:
    told = client(limits=Limits(waiting=3)).get(at("")).json()
    assert told["versions"]["data"] == little_store().versions.data
    assert (told["study"], told["stored_markets"]) == ("little", ["baseline"])
    assert told["limits"]["waiting"] == 3


def test_the_description_follows_the_language() -> None:
    reader = client()
    titles = [
        reader.get(at("/openapi.json"), params={"lang": one}).json()["tags"][1]["description"]
        for one in ("en", "zh")
    ]
    assert titles[0].startswith("Evidence")
    assert titles[1].startswith("证据")
