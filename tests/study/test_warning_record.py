"""A record is plain: it compares, prints and travels as it is."""

from __future__ import annotations

import dataclasses
import pickle

from polysight.study.warning_record import Reliability, ReliabilityBin, Skill


def test_records_are_values() -> None:
    curve = Reliability(
        "glut", "pooled", 12, (ReliabilityBin(0.0, 0.2, 3, 0.1, 0.0),), 0.1, 0.0, 0.0, 0.1
    )
    assert pickle.loads(pickle.dumps(curve)) == curve
    assert dataclasses.replace(curve, horizon=6) != curve
    assert Skill(12, 100, 40, 0.8, 0.6, 0.9, 0.7, 0.85).auroc == 0.8
