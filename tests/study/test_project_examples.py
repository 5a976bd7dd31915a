"""The projects that ship: complete, cited, as the writer of project files writes them."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterator

import numpy as np
import pytest

from polysight.investment.indicators import indicators
from polysight.investment.statement import statement
from polysight.study.law import law
from polysight.study.project_case import ResolvedProject, resolved_project
from polysight.study.project_change import read_changes, with_changes
from polysight.study.project_change_file import of_scenario
from polysight.study.project_evaluation import evaluate
from polysight.study.project_factors import project_factors
from polysight.study.project_files import project_examples, project_file
from polysight.study.project_finding import FindingKind
from polysight.study.project_text import project_text
from tests.plant.routes.plants import data

pytestmark = pytest.mark.slow

EXAMPLES = sorted(project_examples(data()))
HANZI = re.compile(r"[一-鿿]")
#: Fields of a case that are chosen in words or by dates, and not numbers that somebody stated.
WORDS = {"key", "kind", "method", "heading", "asset", "unit", "category", "currency", "repayment",
         "period", "timing", "dividends_after_debt", "first_year", "idles"}  # fmt: skip
#: Places of the file that are dates or left out, and need no reason.
CHOSEN = (".start", ".export_price", "running.subsidy")
RESOLVED: dict[str, ResolvedProject] = {}


def resolved(name: str) -> ResolvedProject:
    """An example as numbers, once for all tests."""
    if name not in RESOLVED:
        RESOLVED[name] = resolved_project(project_file(name, data()), data(), count=20)
    return RESOLVED[name]


def numbers(part: object, path: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a case with its dotted place."""
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        for field in dataclasses.fields(part):
            if field.name not in WORDS:
                inner = f"{path}.{field.name}".lstrip(".")
                yield from numbers(getattr(part, field.name), inner)
    elif isinstance(part, np.ndarray):
        yield from ((path, float(one)) for one in part)
    elif isinstance(part, tuple):
        for one in part:
            own = getattr(one, "key", "")
            yield from numbers(one, f"{path}.{own}" if own else path)
    elif isinstance(part, int | float):
        yield path, float(part)


def test_the_six_kinds_of_project_ship() -> None:
    told = {(p.project.kind, p.project.route, p.project.region)
            for p in (project_file(name, data()) for name in EXAMPLES)}  # fmt: skip
    assert told == {
        ("greenfield", "siemens", "CN-NM"), ("greenfield", "silane-fbr", "CN-SC"),
        ("greenfield", "siemens", "CN-JS"), ("brownfield", "siemens", "CN-XJ"),
        ("overseas", "siemens", "OM"), ("electronic", "siemens", "CN-QH"),
    }  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_says_that_it_is_one_in_both_languages(name: str) -> None:
    found = resolved(name)
    assert found.file.id == name
    assert found.file.title.en.startswith("Example")
    assert found.file.title.zh.startswith("示例")
    for key, words in found.words.items():
        assert words.en, key
        assert not HANZI.search(words.en), key
        assert HANZI.search(words.zh), key


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_number_of_an_example_names_what_it_rests_on(name: str) -> None:
    found = resolved(name)
    places = {path for path, _ in numbers(found.case)}
    assert places
    cited = set(found.citations)
    own = {f"financing.loans.{one.key}.exchange_rate" for one in found.case.financing.loans
           if one.currency == "CNY"}  # fmt: skip
    assert places - own - cited == set()
    rules = {rule.id for one in law(data()) for rule in one.rules}
    for key, told in found.citations.items():
        assert told.inputs, key
        for one in told.inputs:
            assert known(found, one, rules), (key, one)


def known(found: ResolvedProject, name: str, rules: set[str]) -> bool:
    head, _, rest = name.partition(":")
    if head == "project" and rest:
        return name in found.words or rest.endswith(CHOSEN)
    if head == "source" and rest:
        return rest in found.view.evidence.sources
    if head == "scenario" and rest:
        return True
    told = found.view.references
    return name in told.observations or name in told.rows or name in rules


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_written_as_a_project_file_is(name: str) -> None:
    # Where the form has changed: path.write_text(project_text(tree, "en")) writes it anew.
    text = project_examples(data())[name].read_text("utf-8")
    assert text == project_text(tomllib.loads(text), "en")


def test_the_examples_show_what_law_fails_and_what_nobody_can_judge() -> None:
    told = {name: {(one.topic, one.kind) for one in resolved(name).findings} for name in EXAMPLES}
    assert ("equity", FindingKind.FAIL) in told["entrant-east-coast"]
    assert ("equity", FindingKind.PASS) in told["siemens-inner-mongolia"]
    assert ("equity", FindingKind.CANNOT_JUDGE) in told["overseas-oman"]
    assert ("loans", FindingKind.CANNOT_JUDGE) in told["granular-leshan"]
    assert ("income-tax", FindingKind.CANNOT_JUDGE) in told["siemens-inner-mongolia"]
    assert ("income-tax", FindingKind.CANNOT_JUDGE) not in told["debottlenecking-xinjiang"]
    waiting = {
        name for name in EXAMPLES if ("credit-refund", FindingKind.CANNOT_JUDGE) in told[name]
    }
    assert waiting == set(EXAMPLES) - {"debottlenecking-xinjiang", "overseas-oman"}


def test_a_certificate_that_is_held_keeps_the_rate_after_the_west_ends() -> None:
    found = resolved("debottlenecking-xinjiang")
    np.testing.assert_allclose(found.case.taxes.income_tax_rate, 0.15)
    assert found.bounds == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_input_tax_of_building_waits_for_sales(name: str) -> None:
    case = resolved(name).case
    kind = resolved(name).file.project.kind
    building = min(one.commissioned for one in case.phases) // 12
    assert case.taxes.vat_credit_refund[:building].any() == (kind in ("brownfield", "overseas"))
    assert case.taxes.vat_credit_refund[-1] == 1.0


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_evaluates(name: str) -> None:
    found = evaluate(resolved(name))
    after = found.indicators.after_tax
    sold = found.resolved.case.products[0]
    price = sold.export_price_cny_per_kg if sold.export_share else sold.price_cny_per_kg
    least = found.indicators.minimum_price_cny_per_kg
    assert (after.npv_cny > 0.0) == (price[-1] > least)
    assert np.isfinite(found.indicators.total_investment_cny)
    assert {one.topic for one in found.findings} > {"equity", "plant", "income-tax"} - (
        {"income-tax"} if found.resolved.file.taxes.regime in ("standard", "high-tech") else set()
    )


def test_the_examples_span_what_earns_its_rate_and_what_does_not() -> None:
    earns = {name for name in EXAMPLES if evaluate(resolved(name)).indicators.after_tax.npv_cny > 0}
    assert earns == {"debottlenecking-xinjiang", "overseas-oman"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_scenarios_and_distributions_of_an_example_are_read(name: str) -> None:
    found = resolved(name)
    base = indicators(statement(found.case)).after_tax.npv_cny
    assert len(found.file.scenarios) == 4
    for key, scenario in found.file.scenarios.items():
        stated = [of_scenario(one) for one in scenario.changes]
        changed = with_changes(found.case, read_changes(found.view, stated, f"scenarios.{key}"))
        assert abs(indicators(statement(changed)).after_tax.npv_cny - base) > 1e6
    factors = {one.key for one in project_factors(found).factors}
    assert factors >= {"price", "load", "capital", "input:electricity", "input:silicon-metal"}
