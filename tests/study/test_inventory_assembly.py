"""Links between activities, and faults that only the whole table shows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from polysight.carbon.solve import supply
from polysight.errors import DataError
from polysight.evidence.store import Evidence, evidence
from polysight.study.inventory_import import inventory
from tests.study.inventory_files import LONG, long_file, told

HEAD = "activity,direction,flow,amount,unit,location\n"


@pytest.fixture(scope="module")
def known() -> Evidence:
    return evidence()


def test_all_faults_are_told_at_once_with_the_nearest_word(tmp_path: Path, known: Evidence) -> None:
    text = LONG.replace("input,quartz", "input,quarz").replace("CH4", "CH5")
    with pytest.raises(DataError, match="Did you mean quartz") as caught:
        inventory(long_file(tmp_path, text), known)
    assert len(caught.value.problems) == 2


def test_a_table_without_rows(tmp_path: Path, known: Evidence) -> None:
    assert told(HEAD, tmp_path, known) == [("table.no_rows", 0, "")]


def test_a_product_of_two_places_is_chosen_by_its_location(tmp_path: Path, known: Evidence) -> None:
    rows = (
        "north,output,power,1,kWh,N\nsouth,output,power,1,kWh,S\n"
        "works,output,metal,2,kg,S\nworks,input,power,36,MJ,{place}\n"
    )
    read = inventory(long_file(tmp_path, HEAD + rows.format(place="S")), known)
    running = supply(read.foreground, read.foreground.demand("works", 1.0))
    np.testing.assert_allclose(running, [0.0, 5.0, 0.5])
    found = told(HEAD + rows.format(place="W"), tmp_path, known)
    assert found == [("inventory.supplier", 5, "flow")]


def test_an_activity_of_the_file_comes_before_a_supplier(tmp_path: Path, known: Evidence) -> None:
    rows = "quartz,output,quartz,1,kg,\nworks,output,metal,1,kg,\nworks,input,quartz,3,kg,\n"
    read = inventory(long_file(tmp_path, HEAD + rows), known)
    assert read.own == read.foreground.activities == ("quartz", "works")


def test_flows_of_one_name_are_counted_in_one_unit(tmp_path: Path, known: Evidence) -> None:
    rows = (
        "works,output,metal,1,kg,\nworks,emission,dust,2,kg,\nworks,emission,dust,1,t,\n"
        "works,resource,dust,3,kg,\n"
    )
    read = inventory(long_file(tmp_path, HEAD + rows), known)
    assert read.foreground.flows == ("dust", "dust (resource)")
    matrix = read.foreground.biosphere.dense((2, 1))
    np.testing.assert_allclose(matrix, [[1002.0], [-3.0]])
