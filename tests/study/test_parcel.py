import pickle

import pytest

from polysight.errors import DataError
from polysight.study.parcel import Parcel, packed, simulation_code, worked
from tests.study.engine_work import scaled


def test_work_is_done_with_what_was_packed() -> None:
    parcel = pickle.loads(pickle.dumps(packed(3)))
    assert worked(parcel, scaled, 4)[0] == 12


def test_other_code_is_refused_before_anything_is_unpacked() -> None:
    parcel = Parcel(b"no pickle", "", "0" * 64)
    with pytest.raises(DataError, match="another version"):
        worked(parcel, scaled, 1)


def test_the_same_thing_makes_the_same_parcel() -> None:
    assert packed((1, "a")) == packed((1, "a"))
    assert len(simulation_code()) == 64
