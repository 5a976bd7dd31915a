"""Reading and checking the data folder, against frictionless."""

from __future__ import annotations

from pairing import compare

from polysight.evidence.location import data_folder

OWN = "from polysight.evidence.check import problems; assert problems() == []"
PEER = (
    "from frictionless import Package;"
    f"assert Package({str(data_folder() / 'datapackage.json')!r}).validate().valid"
)

if __name__ == "__main__":
    compare("read and check the data", OWN, "frictionless", PEER)
