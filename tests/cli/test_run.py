from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.study import market_ensemble, market_forecast, storage
from polysight.study import run as study
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

SCHEMA = FOLDER / "run.schema.json"


def test_a_study_is_computed_stored_and_told(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a machine where nothing is kept of an earlier run.
    monkeypatch.setattr(market_forecast, "_kept", [])
    monkeypatch.setattr(market_ensemble, "awaits_compilation", lambda function: True)
    target = tmp_path / "result"
    said = call("run", "baseline", "--output", str(target), "--dry-run")
    assert said.code == 0
    assert not target.exists()
    said = call("run", "baseline", "--output", str(target), "--json")
    assert said.code == 0
    assert said.err.count("the model is being compiled") == 1
    document = json.loads(said.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    assert document["numbers"] > 500
    assert {"numbers.parquet", "result.json"} <= {path.name for path in target.iterdir()}
    market = json.loads((target / "market" / "baseline.json").read_text("utf-8"))
    jsonschema.validate(market, json.loads((FOLDER / "market.schema.json").read_text("utf-8")))
    assert market["scenario"] == "baseline"
    prices = next(one["values"] for one in market["monthly"] if one["series"] == "price_china")
    price = storage.read(target).arrays["market.forecast.monthly_price"].array
    assert list(price.axes[0].keys) == market["months"]
    assert price.values[:, price.axes[1].keys.index("p50")].tolist() == prices["0.5"]


def test_an_earlier_day_of_knowledge_gives_another_picture(
    call: Call, stored: Path, tmp_path: Path
) -> None:
    early = tmp_path / "early"
    (early / "market").mkdir(parents=True)
    (early / "market" / "baseline.json").write_text("{}")
    assert call("run", "--output", str(early), "--as-of", "2026-01-31").code == 0
    name = "numbers.parquet"
    assert (early / name).read_bytes() != (stored / name).read_bytes()
    # The market was not known in this form yet, and that of another day is none of this study.
    assert not (early / "market" / "baseline.json").exists()


def test_an_unknown_scenario_is_refused_with_a_suggestion(call: Call, tmp_path: Path) -> None:
    said = call("run", "baselin", "--output", str(tmp_path / "x"), "--lang", "zh")
    assert said.code in (2, 3)
    assert "baseline" in said.err
    assert not (tmp_path / "x").exists()


def test_own_rows_that_the_study_used_are_told(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One room uses the own row; what the others do with own rows is tried without the command.
    capacity = tuple(task for task in study.TASKS if task.name == "capacity")
    monkeypatch.setattr(study, "TASKS", capacity)
    table, overlay = tmp_path / "own.csv", str(tmp_path / "own")
    table.write_text(
        "quantity,value,unit,period,geography,product,basis,source_title\n"
        "production,1400,kt,2025,China,polysilicon,,Own count\n"
        "stock,5,kt,2025-06,Germany,polysilicon,coverage=producers,Own count\n",
        "utf-8",
    )
    assert call("import", str(table), "--overlay", overlay).code == 0
    said = call("run", "--overlay", overlay, "--output", str(tmp_path / "result"))
    assert said.code == 0
    assert "rows of your overlays were used" in said.out
