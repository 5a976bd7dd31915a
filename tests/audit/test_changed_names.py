from __future__ import annotations

import pytest

from polysight.audit.changed_names import unchanged


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("绿电比例较上年变化", "绿电比例"),
        ("毛利率同比变化", "毛利率"),
        ("开工率较2023年提高", "开工率"),
        ("单位产品排放较基准年下降", "单位产品排放"),
        ("change in renewable share", "renewable share"),
        ("growth of the output", "output"),
        ("carbon intensity reduction against 2021", "carbon intensity"),
        ("utilisation, change from 2023", "utilisation"),
        ("price", "price"),
        ("price over cost", "price over cost"),
        ("产能", "产能"),
    ],
)
def test_the_name_behind_a_change(text: str, rest: str) -> None:
    assert unchanged(text) == rest
