"""Wording a true number as a report would: words, units, rounding, bounds, two languages."""

from __future__ import annotations

import math
import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.audit.synthetic.fact import Fact, Row

CHINESE = {
    "China": "中国", "global": "全球", "Xinjiang": "新疆", "Inner Mongolia": "内蒙古",
    "Sichuan": "四川", "Jiangsu": "江苏", "Qinghai": "青海", "Yunnan": "云南", "Ningxia": "宁夏",
    "Other provinces": "其他省份", "Xinjiang-Jiangsu": "新疆-江苏", "Tongwei": "通威",
    "GCL Technology": "协鑫科技", "Daqo": "大全", "Xinte": "新特", "East Hope": "东方希望",
    "Beishan Silicon": "北山硅业", "Lantian Energy": "蓝天能源", "Hualin New Materials": "华林新材",
    "Qingyuan Polysilicon": "清源多晶硅", "Dongfeng Crystal": "东峰晶体", "top 5": "前五家企业",
    "top 10": "前十家企业", "leading producers": "头部企业", "new project": "新建项目",
    "siemens": "改良西门子法", "granular": "颗粒硅", "silane": "硅烷法", "float-zone": "区熔",
}  # fmt: skip
TALK = {
    "none": ("{}", "{}"), "about": ("about {}", "约{}"), "over": ("over {}", "超过{}"),
    "above": ("above {}", "{}以上"), "below": ("below {}", "{}以下"),
    "expected": ("expected to be {}", "预计达{}"), "limit": ("at most {}", "不高于{}"),
}  # fmt: skip
ADDED = {"limit": (", limit", "限值"), "target": (", advised", "(建议)")}
SOURCES = ("", "", "", "CPIA", "Industry survey", "Company annual report", "China Customs")
#: Firms of a fact that only tell facts apart and that no report prints.
UNPRINTED = frozenset({"advice", "limit"})


class Topic(NamedTuple):
    """How a quantity may be called; see ``vocabulary.toml``."""

    words: list[str]
    en: list[str]
    zh: list[str]
    units: dict[str, float]
    nature: str = "amount"
    metric: str = ""


@cache
def topics() -> dict[str, Topic]:
    """Topics of the vocabulary by key."""
    text = (Path(__file__).parent / "vocabulary.toml").read_text("utf-8")
    return {name: Topic(**entry) for name, entry in tomllib.loads(text).items()}


@dataclass(frozen=True, slots=True)
class Style:
    """How one report speaks: its language, how often the metric column holds keys, and units."""

    chinese: bool
    chinese_columns: bool
    key_share: float
    bound_share: float
    unit_share: float
    prefix: str


def style_of(rng: random.Random) -> Style:
    """A style drawn at random."""
    chinese = rng.random() < 0.6
    return Style(
        chinese, chinese and rng.random() < 0.5, rng.choice((1.0, 0.7, 0.3)),
        rng.uniform(0.1, 0.4), rng.uniform(0.2, 0.6), rng.choice(("R", "C", "row-", "")),
    )  # fmt: skip


def significant(value: float, digits: int, way: str = "near") -> float:
    """A number rounded to significant digits: near, down or up."""
    if value == 0.0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(value))) + 1 - digits)
    steps = value / step
    whole = round(steps)
    if way != "near":
        whole = math.floor(steps) if way == "down" else math.ceil(steps)
    return float(f"{whole * step:.12g}")


class Print(NamedTuple):
    """Ends of a number in print and the word beside it."""

    low: float
    high: float
    qualifier: str


def table_number(nature: str, value: float) -> Print:
    """A number as a table prints it."""
    if nature in {"share", "change"}:
        return Print(round(value, 1), round(value, 1), "none")
    number = value if nature in {"exact", "limit"} else significant(value, 4)
    return Print(number, number, "none")


def bounded(nature: str, value: float, rng: random.Random) -> Print | None:
    """A number as a bound near it; None where no round number is near."""
    word = rng.choice(("over", "above", "below"))
    way = "up" if word == "below" else "down"
    end = significant(value, 2, way)
    if nature == "share" and (value > 95.0 or value < 12.0):
        return None
    if end == value or not 0.92 < end / value < 1.08:
        return None
    return Print(end, end, word)


def prose_number(
    nature: str, value: float, forecast: bool, style: Style, rng: random.Random
) -> Print:
    """A number as a sentence states it, true in every case."""
    if nature in {"exact", "limit", "change"}:
        return table_number(nature, value)
    if rng.random() < style.bound_share and (found := bounded(nature, value, rng)):
        return found
    if nature == "amount" and rng.random() < 0.06:
        low, high = significant(value * 0.96, 3, "down"), significant(value * 1.04, 3, "up")
        return Print(low, high, "none")
    digits = 3 if nature == "amount" or value < 10.0 else 2
    number = significant(value, digits)
    word = rng.choice(("none", "about", "expected" if forecast else "none"))
    return Print(number, number, word)


def shown(number: float) -> str:
    """Text of a number without noise of binary fractions."""
    return f"{number:.10g}"


def named(name: str, style: Style) -> str:
    """A name in the language of the columns."""
    return CHINESE.get(name, name) if style.chinese_columns else name


def subject_of(fact: Fact, style: Style, rng: random.Random) -> str:
    """Words for what the number is about."""
    topic, key = topics()[fact.key.topic], fact.key
    about = [name for name in (key.place, key.company) if name and name not in UNPRINTED]
    if key.route != "all":
        about.append(key.route)
    added = ADDED.get(fact.kind, ("", ""))
    if style.chinese:
        return "".join(CHINESE.get(name, name) for name in about) + rng.choice(topic.zh) + added[1]
    return " ".join(about) + " " + rng.choice(topic.en) + added[0]


def worded(
    fact: Fact, number: Print, name: str, section: str, style: Style, rng: random.Random
) -> Row:
    """The row that prints a number of a fact, in a unit drawn from its topic."""
    topic, key = topics()[fact.key.topic], fact.key
    units = list(topic.units)
    unit = rng.choice(units) if rng.random() < style.unit_share else units[0]
    low, high = (end * topic.units[unit] for end in number[:2])
    text = shown(low) if low == high else f"{shown(low)}-{shown(high)}"
    talk = TALK[number.qualifier][1 if style.chinese else 0]
    metric = topic.metric or fact.key.topic
    if rng.random() >= style.key_share:
        metric = rng.choice(topic.words)
    company = "" if key.company in UNPRINTED else named(key.company, style)
    return Row(key, {
        "id": name, "section": section, "subject": subject_of(fact, style, rng),
        "metric": metric, "value_low": shown(low), "value_high": shown(high), "unit": unit,
        "raw": talk.format(text + ("" if unit == "%" else " ") + unit),
        "qualifier": number.qualifier, "period": key.period, "geography": named(key.place, style),
        "route": named(key.route, style) if key.route != "all" else "all", "company": company,
        "vintage_kind": fact.kind, "attributed_to": rng.choice(SOURCES), "source": "made-up-report",
    })  # fmt: skip


def printed(fact: Fact, name: str, section: str, style: Style, rng: random.Random) -> Row:
    """A row that states a fact truly."""
    nature, value = topics()[fact.key.topic].nature, fact.value
    if fact.limit:
        word = rng.choice((fact.limit, "limit")) if fact.limit == "below" else fact.limit
        return worded(fact, Print(value, value, word), name, section, style, rng)
    if section.startswith(("Table", "表")):
        return worded(fact, table_number(nature, value), name, section, style, rng)
    number = prose_number(nature, value, fact.kind == "forecast", style, rng)
    return worded(fact, number, name, section, style, rng)
