"""The shipped panel is read back unchanged, and only beside the data that it was made from."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.study.warning_panel import indicator_values
from polysight.study.warning_panel_file import (
    FILE,
    joined,
    panel_digest,
    panel_text,
    stored_digest,
    stored_panel,
    stored_rows,
)
from tests.cli.warn_example import definitions
from tests.study.warning_panel_example import shipped_panel
from tests.warning.synthetic_panel import synthetic_panel

ROWS = {one.key: ("X1", one.key) for one in definitions()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rows.csv").write_text("id\n1\n")
    text = panel_text(synthetic_panel(), panel_digest(tmp_path), ROWS)
    (tmp_path / FILE).write_text(text)
    return tmp_path


def test_it_is_read_back_unchanged(folder: Path) -> None:
    found, made = stored_panel(folder, definitions()), synthetic_panel()
    assert found is not None
    assert found.indicators == made.indicators
    for name in ("months", "value", "age", "direction", "stale_after"):
        np.testing.assert_array_equal(getattr(found, name), getattr(made, name))


def test_other_data_or_definitions_do_without_it(folder: Path) -> None:
    assert stored_panel(folder, definitions()[1:]) is None
    (folder / "warning_terms.csv").write_text("id\n1\n")
    assert stored_panel(folder, definitions()) is not None
    (folder / "rows.csv").write_text("id\n2\n")
    assert stored_panel(folder, definitions()) is None
    (folder / FILE).unlink()
    assert stored_panel(folder, definitions()) is None


def test_words_of_the_audit_do_not_make_it_stale(folder: Path) -> None:
    before = panel_digest(folder)
    (folder / "audit_words.csv").write_text("word\nother\n", "utf-8")
    assert panel_digest(folder) == before
    (folder / "price.csv").write_text("value\n1\n", "utf-8")
    assert panel_digest(folder) != before


def test_the_file_is_plain_json(folder: Path) -> None:
    tree = json.loads((folder / FILE).read_text())
    assert tree.keys() == {"data", "months", "value", "spread", "age", "rows"}
    assert stored_rows(folder) == ROWS


def test_stretches_are_joined() -> None:
    whole = synthetic_panel()
    cut = int(whole.months[99])
    after = synthetic_panel()
    later = joined(whole.until(cut), type(whole)(
        after.indicators, after.months[100:], after.value[:, 100:], after.spread[:, 100:],
        after.age[:, 100:], after.direction, after.stale_after,
    ))  # fmt: skip
    np.testing.assert_array_equal(later.value, whole.value)
    np.testing.assert_array_equal(later.months, whole.months)


@pytest.mark.slow
def test_the_shipped_panel_is_what_the_code_makes_of_the_data() -> None:
    """Fails when data or code moved on: polysight warn history --rebuild makes it anew."""
    data, panel = evidence(), shipped_panel()
    day = dt.date(2022, 9, 30)
    place = int(np.flatnonzero(panel.months == 12 * 2022 + 8)[0])
    made = {one.key: one.value for one in indicator_values(data, day)}
    shipped = dict(zip(panel.indicators, panel.value[:, place], strict=True))
    assert shipped == pytest.approx(made, rel=1e-6, abs=1e-9, nan_ok=True)
    assert panel_digest(data.folders[0]) == stored_digest(data.folders[0])
