"""Every parameter of every design has a name of its own in both languages."""

from __future__ import annotations

from collections import Counter

import pytest

from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES
from polysight.study.designs import design
from polysight.study.references import references
from polysight.web.parameter_names import parameter_name
from polysight.web.plant_reading import ROUTES


@pytest.mark.parametrize("route", ROUTES)
def test_every_parameter_has_a_name_of_its_own(route: str) -> None:
    data = evidence()
    keys = design(route, data, references(data)).parameters
    names = {key: parameter_name(key) for key in keys}
    assert [key for key, name in names.items() if name is None] == []
    for language in LANGUAGES:
        counted = Counter(name[language] for name in names.values() if name)
        assert [name for name, count in counted.items() if count > 1] == []
        assert not [name for name in counted if "{" in name or "_" in name]


def test_an_impurity_is_named_in_what_is_told_of_it() -> None:
    assert parameter_name("silane_volatility.boron_activity") == {
        "en": "Volatility in silane: activity coefficient of boron",
        "zh": "硅烷中挥发度：硼的活度系数",
    }


def test_a_name_of_the_whole_comes_first_and_what_nobody_named_has_none() -> None:
    assert parameter_name("rod_reactor.rod_pairs") == {"en": "Pairs of rods", "zh": "硅棒对数"}
    assert parameter_name("rod_reactor.colour") is None
    assert parameter_name("nowhere.boron_activity") is None
