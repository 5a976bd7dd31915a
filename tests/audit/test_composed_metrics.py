from __future__ import annotations

from polysight.audit.composed_metrics import Composing
from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence

UNITS = Vocabulary(evidence()).units
MADE = Composing(
    {"module": "组件", "glass": "玻璃"},
    [("price", "level 价格"), ("production", "flow 产量"), ("share", "share 占比")],
    UNITS,
)


def test_a_good_and_a_quantity_make_a_metric() -> None:
    metric = MADE.metric(frozenset({"module", "price"}), "元/W")
    assert metric is not None
    assert (metric.key, metric.zh, metric.nature) == ("module price [CNY/W]", "组件价格", "level")
    assert metric.known
    assert metric.good == "module"


def test_a_change_is_one_of_its_level() -> None:
    metric = MADE.metric(frozenset({"glass", "production", "cagr"}), "%")
    assert metric is not None
    assert (metric.nature, metric.of, metric.per_year) == ("change", "glass production", True)
    share = MADE.metric(frozenset({"glass", "share"}), "%")
    assert share is not None
    assert share.maximum == 1


def test_what_no_unit_of_its_kind_measures_is_none() -> None:
    for heads, unit in (
        ({"module", "price"}, "GW"),
        ({"module", "price"}, "%"),
        ({"module", "production"}, "元/W"),
        ({"module", "production", "growth"}, "GW"),
        ({"module", "production"}, ""),
        ({"module", "glass", "price"}, "元/W"),
        ({"module", "?new", "price"}, "元/W"),
        ({"module"}, "GW"),
        ({"price"}, "元/W"),
        ({"module", "price", "growth", "mom"}, "%"),
    ):
        assert MADE.metric(frozenset(heads), unit) is None
