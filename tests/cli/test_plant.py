"""``polysight plant``: numbers, refusals and figures in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.cli.plant import ROUTES, complete_routes
from polysight.study.routes import ROUTES as MODELLED
from tests.cli.conftest import Call

SCHEMA = FOLDER / "plant.schema.json"
FEW = ("--draws", "20")


def test_the_routes_that_the_shell_completes_are_those_of_the_study() -> None:
    assert tuple(one.code for one in MODELLED) == ROUTES


def test_routes_are_completed(call: Call) -> None:
    del call
    found = complete_routes(None, None, "si")  # type: ignore[arg-type]
    assert [one.value for one in found] == ["siemens", "silane-fbr"]


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_is_told_for_machines(call: Call, route: str) -> None:
    said = call("plant", route, "--json", *FEW)
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    assert document["route"] == route
    assert max(document["closure"].values()) < 1e-9
    assert all(one["source"] for one in document["parameters"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("silicon metal", "calibrated", "cannot judge")),
        ("zh", ("工业硅", "校准", "无法判定")),
    ],
)
def test_the_page_tells_balance_energy_purity_and_sources(
    call: Call, language: str, words: tuple[str, ...]
) -> None:
    said = call("plant", "siemens", "--lang", language, *FEW)
    assert said.code == 0
    for one in (*words, "rod_reactor.growth_um_per_min", "→", "UC0006"):
        assert one in said.out


def test_a_change_moves_the_result_and_is_told(call: Call) -> None:
    change = ("--set", "rod_reactor.growth_um_per_min=6")
    plain, slow = (
        json.loads(call("plant", "siemens", "--json", *FEW, *more).out) for more in ((), change)
    )
    power = [one["sections"][-1]["readings"][0]["central"] for one in (plain, slow)]
    assert power[1] > power[0]
    set_by_user = [one for one in slow["parameters"] if one["source"].startswith("set:")]
    assert [one["key"] for one in set_by_user] == ["rod_reactor.growth_um_per_min"]


def test_an_earlier_fleet_takes_more_power(call: Call) -> None:
    power = [
        json.loads(call("plant", "siemens", "--json", "--year", year, *FEW).out)["sections"][-1][
            "readings"
        ][0]["central"]
        for year in ("2010", "2020", "2025")
    ]
    assert power[0] > power[1] > power[2]


def test_figures_are_written(call: Call, tmp_path: Path) -> None:
    said = call("plant", "siemens", "--figures", str(tmp_path), "--json", *FEW)
    told = json.loads(said.out)["figures"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        Path(one).name for one in told
    )
    names = {path.stem for path in tmp_path.iterdir()}
    assert {"energy_sankey", "rod_layout", "batch_power", "equilibrium_deposition"} <= names


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("siemens", "--set", "rod_reactor.final_diameter_mm=400"), ""),
        (("siemens", "--set", "rod_reactor.pitch_mm=120"), "150"),
        (("siemens", "--set", "rod_reactor.wall_temperature_c=100"), ""),
        (("siemens", "--set", "deposition.approach=1.2"), ""),
        (("siemens", "--set", "deposition.hydrogen_ratio=0"), ""),
        (("siemens", "--set", "deposition.temperature_c=2000"), ""),
        (("siemens", "--set", "deposition.temperatur_c=1100"), "deposition.temperature_c"),
        (("siemens", "--set", "deposition.temperature_c=hot"), "degC"),
        (("siemens", "--set", "deposition.temperature_c"), "operation.field=value"),
        (("siemens", "--draws", "-5"), "1"),
        (("siemens", "--draws", "0"), "1"),
        (("siemens", "--year", "1900"), "1990"),
        (("umg", "--year", "2010"), "--year"),
        (("simens",), "siemens"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_impossible_input_is_refused_with_the_nearest_possible_value(
    call: Call, tmp_path: Path, arguments: tuple[str, ...], near: str, language: str
) -> None:
    folder = tmp_path / "figures"
    said = call("plant", *arguments, "--figures", str(folder), "--lang", language)
    assert (said.code, said.out) == (2, "")
    # The rule that is broken and, where it names no value of the change, the nearest possible one.
    assert len(said.err.strip().splitlines()) <= 2
    assert near in said.err
    assert ("nearest" in said.err or "最接近" in said.err) or near
    assert not folder.exists()
