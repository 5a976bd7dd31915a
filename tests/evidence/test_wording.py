from __future__ import annotations

from polysight.evidence.store import evidence
from polysight.evidence.wording import basis_words, subject_words

DATA = evidence()
ROW = DATA.observation("MP0415")


def test_a_basis_is_said_in_either_language() -> None:
    dimensions = ("deal", "tax", "step")
    assert basis_words(ROW.basis, dimensions, DATA, "zh") == ["现货", "含税"]
    assert basis_words(ROW.basis, dimensions, DATA, "en") == ["spot", "VAT included"]


def test_the_subject_leaves_out_what_is_not_told() -> None:
    words = subject_words(ROW.comparability, DATA, "zh")
    assert words == ["价格", "中国", "N型料", "多晶硅"]
