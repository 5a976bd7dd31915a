"""Faults of stresses, shocks and terms of choices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from polysight.evidence.location import data_folder
from polysight.evidence.store import Evidence
from polysight.study.project_terms import term_faults
from tests.study.project_example import view


def with_file(folder: Path, name: str, old: str, new: str) -> Evidence:
    """The evidence with a shipped file that was changed in one place."""
    text = (data_folder() / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    known = view().evidence
    return replace(known, folders=(*known.folders, folder))


def test_what_ships_has_no_fault() -> None:
    assert term_faults(view().evidence) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "suggestion"),
    [
        ("project_stresses.toml", 'what = "delay"', 'what = "delai"', "delay.changes.0", "delay"),
        ("project_stresses.toml", 'unit = "%"', 'unit = "kg"', "rate.changes.0", ""),
        ("project_shocks.toml", '"IT0099"', '"IT0099x"', "tariff-preference.changes.0", "IT0099"),
        ("project_shocks.toml", '["gb-29447-2026"]', '["gb-29447-2026x"]',
         "energy-limit.instruments", "gb-29447-2026"),
        ("project_shocks.toml", 'verdict = "judged"', 'verdict = "cannot-judge"', "shocks.0", ""),
        ("project_options.toml", 'unit = "years"', 'unit = "kg"', "", ""),
        ("project_options.toml", "salvage =", "salvag =", "salvage", ""),
        ("hedges/volume-only.toml", 'kind = "volume"', 'kind = "volum"', "contract.kind", "volume"),
    ],
)  # fmt: skip
def test_faults_tell_their_file_and_place(
    tmp_path: Path, name: str, old: str, new: str, place: str, suggestion: str
) -> None:
    found = term_faults(with_file(tmp_path, name, old, new))
    assert found
    assert {one.file for one in found} == {Path(name).name}
    assert place in {one.column for one in found}
    if suggestion:
        assert suggestion in {one.suggestion for one in found}
