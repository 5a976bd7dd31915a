"""Fixtures: a data folder small enough to read whole, and the evidence read from it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from polysight.evidence.location import data_folder
from polysight.evidence.store import Evidence, evidence

ROWS = Path(__file__).with_name("fixture_data")


def write(folder: Path) -> Path:
    """Write the small data folder: our rows, and the shipped schemas with our files in them."""
    shipped = data_folder()
    shutil.copytree(ROWS, folder, dirs_exist_ok=True)
    descriptor = json.loads((shipped / "datapackage.json").read_text(encoding="utf-8"))
    resources: dict[str, dict[str, Any]] = {}
    for resource in descriptor["resources"]:
        schema = resource.get("schema")
        if isinstance(schema, str) and not (folder / schema).exists():
            (folder / schema).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(shipped / schema, folder / schema)
        name = resource["name"].partition(".")[0]
        resources.setdefault(name, {**resource, "name": name})
    resources["observations"]["path"] = "observations/fixture.csv"
    told = json.dumps({**descriptor, "resources": list(resources.values())})
    (folder / "datapackage.json").write_text(told, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def fixture_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data folder; not to be changed."""
    return write(tmp_path_factory.mktemp("fixture_data"))


@pytest.fixture(scope="session")
def small(fixture_folder: Path) -> Evidence:
    """Evidence of the small data folder."""
    return evidence(folder=fixture_folder)
