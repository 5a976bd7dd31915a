"""A project file for tests, small and whole: every number its own, no plant model."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from polysight.study.closing_gap import baseline
from polysight.study.project_case import ResolvedProject, resolved_project
from polysight.study.project_file import ProjectFile, project_of_tree
from polysight.study.project_reader import Reader
from tests.plant.routes.plants import data

FILE = "mine.toml"
WHY = 'assumption = { en = "for the test", zh = "测试" }'


def number(value: float | str, unit: str = "1") -> str:
    """Inline table of a number."""
    return f'{{ value = {value}, unit = "{unit}", {WHY} }}'


WHOLE = f"""
format = 1
id = "mine"
title = {{ en = "Mine", zh = "我的" }}
description = {{ en = "A project", zh = "一个项目" }}
[project]
kind = "greenfield"
route = "siemens"
region = "CN-NM"
product = "solar"
site_class = "city"
decision = "2026-06"
[schedule]
first_year = 2026
period = "year"
life = {number(10, "years")}
load = {number(0.9)}
[[phases]]
key = "one"
capacity = {number(10, "kt/a")}
start = "2026-01"
construction = {number(12, "months")}
spending = [{number(0.5)}, {number(0.5)}]
ramp = [{{ months = {number(6, "months")}, load = {number(0.5)} }}]
people = {number(300, "persons")}
[phases.investment]
mode = "own"
tax = "excluded"
total = {number(1000, "MCNY")}
[capital]
overrun_from = "own"
overrun = {number(0.1)}
[[capital.items]]
key = "buildings"
heading = "construction"
asset = "buildings"
share = {number(0.3)}
vat = {number(0.09)}
[[capital.items]]
key = "equipment"
heading = "equipment"
asset = "machinery"
share = {number(0.7)}
vat = {number(0.13)}
[capital.assets.buildings]
kind = "fixed"
method = "straight-line"
life = {number(20, "years")}
residual = {number(0.05)}
[capital.assets.machinery]
kind = "fixed"
method = "straight-line"
life = {number(10, "years")}
residual = {number(0.05)}
[[products]]
key = "polysilicon"
yield_per_kg = {number(1, "kg/kg")}
export_share = {number(0.2)}
[products.price]
mode = "own"
tax = "included"
path = {number(56.5, "CNY/kg")}
[products.export_price]
mode = "own"
tax = "excluded"
path = {number(7, "USD/kg")}
[[inputs]]
key = "electricity"
category = "fuel-power"
quantity_from = "own"
quantity = {number(50, "kWh/kg")}
unit = "kWh"
vat = {number(0.13)}
[inputs.price]
mode = "own"
tax = "excluded"
[[inputs.price.path]]
value = 0.3
unit = "CNY/kWh"
{WHY}
[[inputs.price.path]]
from = "2030-07"
value = 0.4
unit = "CNY/kWh"
{WHY}
[running]
pay = {number(100000, "CNY/a")}
welfare = {number(0.3)}
repair = {number(0.02)}
other_manufacturing = {number(10, "MCNY/a")}
administration = {number(8, "MCNY/a")}
selling = {number(0.01)}
research = {number(0.02)}
research_extra = {number(1)}
sustaining_vat = {number(0.13)}
sustaining_life = {number(10, "years")}
[carbon]
mode = "not-covered"
[compliance]
mode = "none"
[working_capital]
receivable = {number(30, "days")}
materials = {number(30, "days")}
fuel = {number(30, "days")}
in_process = {number(5, "days")}
finished = {number(10, "days")}
prepaid = {number(5, "days")}
cash = {number(30, "days")}
payable = {number(30, "days")}
advance = {number(0, "days")}
equity_share = {number(0.3)}
rate = {{ base = {number(0.035)} }}
[financing]
equity_share = {{ unit = "1", ref = "FP0001" }}
dividends_after_debt = true
minimum_cash = {number(10, "MCNY")}
reserve_share = {number(0.1)}
reserve_cap = {number(0.5)}
payout = {number(1)}
short_rate = {{ base = {number(0.04)} }}
[[financing.loans]]
key = "bank"
kind = "commercial"
share = {number(1)}
grace = {number(0, "months")}
repayment_time = {number(5, "years")}
repayment = "equal-principal"
[financing.loans.rate]
base = {{ unit = "1", ref = "FP0020" }}
spread = {number(0.005)}
[taxes]
regime = "west"
encouraged = "unknown"
credit_refund = {number(0)}
[valuation]
timing = "end"
money = "nominal"
price_year = 2026
inflation = {number(0.02)}
before_tax = {number(0.12)}
after_tax = {number(0.1)}
equity = {number(0.12)}
finance = {number(0.04)}
reinvestment = {number(0.03)}
[valuation.exchange]
USD = {number(7.0, "CNY/USD")}
"""

Change = tuple[str, str]


def text(*changes: Change) -> str:
    """Text of the file with parts replaced, each once."""
    told = WHOLE
    for old, new in changes:
        assert old in told, old
        told = told.replace(old, new, 1)
    return told


def tree(*changes: Change) -> dict[str, Any]:
    """Content of the file with parts replaced."""
    return tomllib.loads(text(*changes))


def project(*changes: Change) -> ProjectFile:
    """The project with parts replaced."""
    return project_of_tree(tree(*changes), FILE)


@cache
def resolved(*changes: Change) -> ResolvedProject:
    """Numbers of the project with parts replaced."""
    return resolved_project(project(*changes), data(), name=FILE, count=100)


def reader(*changes: Change, years: int = 11) -> Reader:
    """Reader of the project with parts replaced."""
    return Reader(project(*changes), FILE, baseline(data()), years)
