"""The shipped law: whole, resolved, with one edition of a text in force on any day."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError, UsageError
from polysight.evidence.store import Evidence, evidence
from polysight.policy.calendar import first_day, in_force
from polysight.policy.instrument import Instrument, LegalForce, Project, Standing
from polysight.policy.succession import StretchKind, stretches
from polysight.policy.verdict import VerdictKind, verdict
from polysight.study.law import instrument, law
from tests.policy.example import answer, plant
from tests.study.test_law_file import EXAMPLE, RULE

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))


@pytest.fixture(scope="module")
def data() -> Evidence:
    return evidence()


@pytest.fixture(scope="module")
def shipped(data: Evidence) -> tuple[Instrument, ...]:
    return law(data)


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("GB29447-2026-TCS", -1.0, "kgce/kg"),
        ("GB29447-2026-TCS", 0.0, "kgce/t"),
        ("PVNORM2024-02", 0.0, "kWh/kg"),
        ("PVNORM2024-03", 100.1, "%"),
        ("PVNORM2024-03", -0.01, "1"),
    ],
)
def test_an_impossible_answer_passes_no_limit(
    shipped: tuple[Instrument, ...], data: Evidence, name: str, value: float, unit: str
) -> None:
    ((text, rule),) = [(one, rule) for one in shipped for rule in one.rules if rule.id == name]
    subject = plant(answer(value, unit, rule.parameter), project=Project.NEW)
    with pytest.raises(DataError) as caught:
        verdict(rule, text, subject, dt.date(2027, 1, 1), units=data.units)
    assert caught.value.problems[0].key == "policy.impossible_answer"


@given(DAYS)
def test_one_edition_of_a_text_is_in_force_on_any_day(
    shipped: tuple[Instrument, ...], day: dt.date
) -> None:
    held = collections.Counter(one.family for one in in_force(shipped, day))
    assert {family: count for family, count in held.items() if count > 1} == {}


def test_no_days_are_held_twice_or_left_between_editions(shipped: tuple[Instrument, ...]) -> None:
    found = stretches(shipped)
    assert [one for one in found if one.kind is not StretchKind.UNCERTAIN] == []
    assert all(not _exact(shipped, one.before, one.after) for one in found)


def _exact(shipped: tuple[Instrument, ...], before: str, after: str) -> bool:
    end = instrument(before, shipped).effective_to
    start = instrument(after, shipped).effective_from
    return bool(end and start and end.exact and start.exact)


def test_every_rule_of_the_researched_table_is_there(shipped: tuple[Instrument, ...]) -> None:
    known = {rule.id for one in shipped for rule in one.rules}
    for name in (
        "ACC2011-01", "PVNORM2013-01", "PVNORM2015-01", "PVNORM2024-01", "PVNORM2024-02",
        "GB29447-2022", "GB29447-2026-TCS", "GB29447-2026-FBR", "GB21347-2023-COAL", "RE669-03",
    ):  # fmt: skip
        assert any(one == name or one.startswith(name) for one in known), name


def test_every_number_cites_a_source(shipped: tuple[Instrument, ...], data: Evidence) -> None:
    for one in shipped:
        for rule in one.rules:
            limits = [rule.limits.of(state) for state in Project] if rule.limits else []
            for amount in (*rule.grades, rule.rate, *limits):
                assert amount is None or amount.source in data.sources


@given(DAYS, st.sampled_from(["siemens", "silane-fbr", "unknown"]), st.sampled_from(Project))
def test_a_plant_that_answers_nothing_never_passes(
    shipped: tuple[Instrument, ...], data: Evidence, day: dt.date, route: str, project: Project
) -> None:
    silent = plant(route=route, project=project)
    for one in shipped:
        for rule in one.rules:
            found = verdict(rule, one, silent, day, units=data.units)
            assert found.kind in (VerdictKind.CANNOT_JUDGE, VerdictKind.NOT_COVERED)
            assert found.conditional is None
            assert found.reasons
            assert all(each.told("zh") and each.told("en") for each in found.reasons)


def test_the_energy_limit_turns_with_the_year(
    shipped: tuple[Instrument, ...], data: Evidence
) -> None:
    def told(name: str, day: str, route: str, value: float) -> tuple[VerdictKind, Standing]:
        one = instrument(name, shipped)
        rule = next(each for each in one.rules if not each.scope.routes or route in
                    each.scope.routes)  # fmt: skip
        subject = plant(answer(value), route=route)
        found = verdict(rule, one, subject, dt.date.fromisoformat(day), units=data.units)
        return found.likely, found.standing

    old, new = "gb-29447-2022", "gb-29447-2026"
    now, ended = Standing.IN_FORCE, Standing.ENDED
    assert told(old, "2026-12-31", "siemens", 7.0) == (VerdictKind.PASS, now)
    assert told(new, "2026-12-31", "siemens", 7.0) == (VerdictKind.FAIL, Standing.PREVIEW_FUTURE)
    assert told(old, "2027-01-01", "siemens", 7.0) == (VerdictKind.NOT_COVERED, ended)
    assert told(new, "2027-01-01", "siemens", 7.0) == (VerdictKind.FAIL, now)
    assert told(new, "2027-01-01", "silane-fbr", 4.6) == (VerdictKind.PASS, now)
    assert instrument(new, shipped).conversion


def test_what_the_report_asks_is_no_law(shipped: tuple[Instrument, ...]) -> None:
    unofficial = [one for one in shipped if one.legal_force is LegalForce.UNOFFICIAL]
    assert [one.id for one in unofficial] == ["industry-report-thresholds"]


def test_a_day_before_every_law_is_refused(shipped: tuple[Instrument, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        in_force(shipped, first_day(shipped) - dt.timedelta(days=1))
    assert caught.value.problems[0].key == "policy.before_first"


def test_an_unknown_instrument_gets_a_suggestion(shipped: tuple[Instrument, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        instrument("gb-29477-2026", shipped)
    assert caught.value.problems[0].suggestion == "gb-29447-2026"


def overlaid(data: Evidence, folder: Path, **changes: object) -> Evidence:
    """The evidence with one more instrument in an overlay."""
    (folder / "law").mkdir(exist_ok=True)
    text = yaml.safe_dump({**EXAMPLE, "rules": [RULE], **changes}, allow_unicode=True)
    (folder / "law" / "gb-1.yaml").write_text(text, encoding="utf-8")
    return dataclasses.replace(data, folders=(*data.folders, folder))


def test_an_overlay_adds_an_instrument(
    data: Evidence, tmp_path: Path, shipped: tuple[Instrument, ...]
) -> None:
    found = law(overlaid(data, tmp_path))
    assert len(found) == len(shipped) + 1
    assert instrument("gb-1", found).published is not None


def test_numbers_may_come_from_rows(data: Evidence, tmp_path: Path) -> None:
    energy = next(row for row in data.observations if row.canonical_unit == "kWh/kg")
    rule = {
        **RULE, "parameter": "total-electricity", "unit": "kWh/t", "grades": None,
        "limits": {"existing": {"ref": energy.id}},
    }  # fmt: skip
    conversion = {"electricity": {"ref": "EF0012"}}
    one = instrument("gb-1", law(overlaid(data, tmp_path, rules=[rule], conversion=conversion)))
    assert [(each.carrier, each.value, each.unit) for each in one.conversion] == [
        ("electricity", 0.1229, "kgce/kWh")
    ]
    limits = one.rules[0].limits
    assert limits is not None
    assert limits.existing is not None
    assert limits.existing.value == pytest.approx(1000.0 * energy.middle)
    assert (limits.existing.source, limits.existing.ref) == (energy.source, energy.id)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"conversion": {"electricity": {"ref": "EF9999"}}}, "law.conversion_row"),
        ({"rules": [{**RULE, "grades": [{"ref": "NOPE"}]}]}, "study.reference_unknown"),
        ({"effective_from": "2027-02-30"}, "period.malformed"),
    ],
)
def test_what_cannot_be_resolved_is_told_with_its_file(
    data: Evidence, tmp_path: Path, changes: dict[str, object], key: str
) -> None:
    with pytest.raises(DataError) as caught:
        law(overlaid(data, tmp_path, **changes))
    assert [(one.key, one.file) for one in caught.value.problems] == [(key, "gb-1.yaml")]
