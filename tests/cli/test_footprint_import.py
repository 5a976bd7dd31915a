"""``polysight footprint import``: a file that is not there, and one that is."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW, schema


def test_a_file_that_is_not_there_is_refused(call: Call, tmp_path: Path) -> None:
    said = call("footprint", "import", str(tmp_path / "none.csv"))
    assert (said.code, said.out) == (2, "")


def test_matrices_that_were_written_are_read_again(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("bw_processing")
    package = tmp_path / "package.zip"
    export = ("footprint", "export", "siemens-sichuan", "--brightway", str(package), *FEW)
    assert call(*export).code == 0
    said = call("footprint", "import", str(package), "--activity", "polysilicon", "--json")
    assert said.code == 0
    document = json.loads(said.out)
    jsonschema.validate(document, schema("footprint_import"))
    own = json.loads(call("footprint", "siemens-sichuan", "--json", *FEW).out)
    total = own["life_cycle"]["location"]["central"]
    assert document["kgco2e_per_unit"] == pytest.approx(total, rel=1e-9)
