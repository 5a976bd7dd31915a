from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.evidence.plants import PlantEvent, level_of, register, year_ends
from polysight.evidence.store import evidence

DATA = evidence()
LEVELS = Path(__file__).parents[1] / "golden" / "evidence" / "levels.csv"
KINDS = "planned start expansion converted delayed cancelled idled restarted closed sold".split()


def event(
    kind: str, day: str, tonnes: float | None = None, phase: str = "1", **more: bool
) -> PlantEvent:
    when = dt.date.fromisoformat(day)
    total, partial = more.get("total", False), more.get("partial", False)
    return PlantEvent("E", "p", phase, kind, when, tonnes, total, partial, "primary", "s", when)


def story(text: str) -> list[PlantEvent]:
    found = []
    for part in text.split("; "):
        day, kind, *rest = part.removesuffix(" partial").split(" ")
        tonnes = float(rest[0]) if rest else None
        phase = rest[1] if len(rest) > 1 else "1"
        partial = part.endswith(" partial")
        found.append(event(kind, day, tonnes, phase, total=phase == "total", partial=partial))
    return found


def cases() -> list[dict[str, str]]:
    with LEVELS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["story"])
def test_levels_follow_the_rule(case: dict[str, str]) -> None:
    assert level_of(story(case["story"])) == float(case["level"])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(KINDS),
            st.dates(dt.date(2005, 1, 1), dt.date(2026, 1, 1)),
            st.one_of(st.none(), st.floats(1, 1e6)),
            st.sampled_from("123"),
            st.booleans(),
        )
    )
)
def test_a_level_is_never_negative_and_plans_never_count(rows: list[tuple]) -> None:
    events = sorted(
        (event(k, d.isoformat(), t, p, total=whole) for k, d, t, p, whole in rows),
        key=lambda one: one.date,
    )
    level = level_of(events)
    assert level >= 0
    real = [one for one in events if one.event not in ("planned", "delayed", "cancelled")]
    assert level_of(real) == level


def test_the_register_is_the_world_and_knows_how_it_knows() -> None:
    plants = register(DATA)
    assert len(plants) >= 70
    assert {"observed", "inferred", "defaulted"} >= {p.mark("route") for p in plants}
    assert all(plant.kind == "plant" for plant in plants)
    assert len(register(DATA, plans=True)) > len(plants)


def test_a_site_that_changed_hands_is_counted_once() -> None:
    plants = {plant.code: plant for plant in register(DATA)}
    end_2022 = dt.date(2022, 12, 31)
    assert plants["TOK-SAM"].capacity_t_per_year(end_2022) == 0
    assert plants["OCI-BIN"].capacity_t_per_year(end_2022) == 35_000


def test_knowledge_of_a_day_sees_fewer_events() -> None:
    later = earlier = 0.0
    day = dt.date(2024, 12, 31)
    for plant in register(DATA):
        later += plant.capacity_t_per_year(day)
        earlier += plant.capacity_t_per_year(day, as_of=dt.date(2022, 6, 30))
    assert 0 < earlier < later


def test_year_ends_are_last_days() -> None:
    assert year_ends([2024]) == [dt.date(2024, 12, 31)]


@pytest.mark.parametrize(
    ("when", "status"),
    [
        ("2009-06-30", "planned"),
        ("2011-01-01", "running"),
        ("2013-01-01", "idled"),
        ("2016-01-01", "running"),
        ("2021-01-01", "closed"),
    ],
)
def test_status_follows_the_last_event_that_says_so(when: str, status: str) -> None:
    plant = register(DATA)[0]
    told = story(
        "2009-01-01 planned 3000; 2010-01-01 start 3000; 2012-01-01 idled; "
        "2015-01-01 restarted; 2017-01-01 idled 100 partial; 2020-01-01 closed"
    )
    own = replace(plant, events=tuple(told), succeeded=None)
    assert own.status(dt.date.fromisoformat(when)) == status
    assert own.start() == dt.date(2010, 1, 1)
