"""A resource knows its path and its kind; a day that is not named is today."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.web import forms
from polysight.web.listing import Listing
from polysight.web.resource import Resource, listing, part, read, tree, worked
from tests.web.interface_example import Scripted, at, client


def test_the_name_in_a_path_is_found() -> None:
    one = Resource("k", "g", "/a/{b}/c", forms.Dated, read(lambda *_: {}), "show")
    assert (one.variable, one.listed) == ("b", False)
    assert Resource("k", "g", "/a", forms.Paged, read(lambda *_: {}), "show").listed


def test_documents_are_trees_however_they_come() -> None:
    assert tree(b'{"a": 1}') == tree({"a": 1}) == {"a": 1}
    assert list(part("a")({"a": [{"b": 2}]})) == [{"b": 2}]
    found = Listing((), dict)
    assert listing(found) is found


@pytest.mark.parametrize(("asked", "day"), [({}, None), ({"on": "2020-01-01"}, "2020-01-01")])
def test_the_law_of_today_holds_unless_a_day_is_named(
    asked: dict[str, str], day: str | None
) -> None:
    worker = Scripted()
    before = dt.datetime.now(dt.UTC).date().isoformat()
    assert client(None, worker).get(at("/law"), params=asked).status_code == 200
    after = dt.datetime.now(dt.UTC).date().isoformat()
    assert worker.asked[0].particulars["on"] in ((day,) if day else (before, after))
    assert worked("law") is not worked("law")
