"""``polysight footprint``: numbers, refusals and figures in both languages."""

from __future__ import annotations

import json

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.cli.footprint import BRANCHES, complete_plants
from tests.cli.conftest import Call

SCHEMAS = FOLDER
FEW = ("--draws", "20")
PLANTS = (
    "siemens-xinjiang",
    "granular-inner-mongolia",
    "siemens-captive-coal-old",
    "siemens",
    "umg",
)


def schema(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("plant", PLANTS)
def test_every_plant_is_told_for_machines(call: Call, plant: str) -> None:
    said = call("footprint", plant, "--json", *FEW)
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    jsonschema.validate(document, schema("footprint"))
    assert document["plant"]["id"] == plant
    assert max(one["worst"] for one in document["closures"]) < 1e-12
    assert {one["source"] for one in document["rows"]} <= set(document["sources"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ("cradle to gate", "by contract", "never add it", "not comparable", "silicon metal"),
        ),
        ("zh", ("摇篮到大门", "基于市场", "不得", "不可比")),
    ],
)
def test_the_page_tells_totals_parts_certificates_and_sources(
    call: Call, language: str, words: tuple[str, ...]
) -> None:
    said = call("footprint", "siemens-sichuan", "--lang", language, *FEW)
    assert said.code == 0
    for one in (*words, "GF0011", "PF0009", "iea-pvps"):
        assert one in said.out


@pytest.mark.parametrize("route", ["siemens", "silane-fbr", "hybrid", "umg"])
def test_a_route_alone_has_a_total_and_says_what_it_assumes(call: Call, route: str) -> None:
    document = json.loads(call("footprint", route, "--json", *FEW).out)
    told = document["life_cycle"]
    assert told["not_covered"] == []
    assert told["location"]["central"] > 0
    assert "mark.footprint_route_alone" in {one["key"] for one in document["marks"]}
    assert {"PF0041", "PF0042", "PF0043"} <= {one["row"] for one in document["rows"]}


@pytest.mark.parametrize(
    "branch", [("target", "siemens", "--to", "30"), ("compare", "siemens", "silane-fbr"),
               ("charges", "siemens")],
)  # fmt: skip
def test_a_route_alone_does_for_every_branch(call: Call, branch: tuple[str, ...]) -> None:
    assert call("footprint", *branch, *FEW).code == 0


def test_a_year_is_told_at_nameplate_and_at_the_stated_output(call: Call) -> None:
    document = json.loads(call("footprint", "siemens-xinjiang", "--json", *FEW).out)
    stated, nameplate = document["output"], document["life_cycle"]["yearly"]["central"]
    assert stated["percent"] == 62.0
    assert stated["tonnes_per_year"] == pytest.approx(0.62 * 80000.0)
    assert stated["yearly"]["central"] == pytest.approx(0.62 * nameplate)
    assert json.loads(call("footprint", "siemens", "--json", *FEW).out)["output"] is None


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("Outside of it", "Slag")), ("zh", ("不在其内", "造渣剂"))]
)
def test_what_lies_outside_is_told(call: Call, language: str, words: tuple[str, ...]) -> None:
    said = call("footprint", "umg", "--lang", language, *FEW)
    assert all(one in said.out for one in words)
    document = json.loads(call("footprint", "siemens", "--json", *FEW).out)
    keys = [one["key"] for one in document["outside"]]
    assert keys == ["footprint_page.outside_plant"]


def test_by_products_are_shown(call: Call) -> None:
    sold = ("siemens", "--set", "by_products.stc_outlet_share=0.1")
    document = json.loads(call("footprint", *sold, "--json", *FEW).out)
    told = {one["output"]: one["amount"]["central"] for one in document["outputs"]}
    assert told["stc-sold"] > 0
    assert "silicon tetrachloride" in call("footprint", *sold, "--lang", "en", *FEW).out
    assert json.loads(call("footprint", "siemens", "--json", *FEW).out)["outputs"] == []


def test_suppliers_that_the_plant_does_not_take_from_are_not_told(call: Call) -> None:
    document = json.loads(call("footprint", "granular-inner-mongolia", "--json", *FEW).out)
    rows = {one["row"] for one in document["rows"]}
    assert not [one for one in rows if one.startswith(("IV-silicon-metal-0", "IV-charcoal"))]
    assert [one for one in rows if one.startswith("IV-silicon-metal-coal-")]
    assert "silicon-metal" not in document["life_cycle"]["behind_left_out"]
    document = json.loads(call("footprint", "siemens-sichuan", "--json", *FEW).out)
    # Its hydrogen stands in its own electricity.
    assert not [one for one in document["rows"] if "hydrogen-electrolysis" in one["row"]]


def test_both_languages_tell_the_same_numbers(call: Call) -> None:
    en, zh = (
        json.loads(call("footprint", "siemens-sichuan", "--json", "--lang", one, *FEW).out)
        for one in ("en", "zh")
    )
    assert en["life_cycle"]["location"]["central"] == zh["life_cycle"]["location"]["central"]
    assert en["rows"] == zh["rows"]


def test_an_unknown_plant_is_refused_with_the_nearest_one(call: Call) -> None:
    said = call("footprint", "siemens-xinjang", *FEW)
    assert (said.code, said.out) == (2, "")
    assert "siemens-xinjiang" in said.err


def test_a_change_of_the_design_moves_the_footprint(call: Call) -> None:
    change = ("--set", "rod_reactor.growth_um_per_min=6")
    plain, slow = (
        json.loads(call("footprint", "siemens-xinjiang", "--json", *FEW, *more).out)
        for more in ((), change)
    )
    totals = [one["life_cycle"]["location"]["central"] for one in (plain, slow)]
    assert totals[1] > totals[0]


def test_routes_plants_and_branches_are_completed() -> None:
    found = [one.value for one in complete_plants(None, None, "siemens")]  # type: ignore[arg-type]
    assert "siemens" in found
    assert "siemens-xinjiang" in found


def test_the_help_lists_the_branches(call: Call) -> None:
    said = call("footprint", "--help")
    assert all(name in said.out for name in BRANCHES)


@pytest.mark.parametrize("branch", [one for one in BRANCHES if one != "export"])
def test_every_branch_tells_its_schema(call: Call, branch: str) -> None:
    said = call("footprint", branch, "--json-schema")
    assert said.code == 0
    assert json.loads(said.out) == schema(f"footprint_{branch}")
