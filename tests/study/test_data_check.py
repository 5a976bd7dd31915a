"""Faults of law and plant files that stand in the data folder or in an overlay."""

from pathlib import Path

from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.study.data_check import data_faults


def test_shipped_law_and_plant_files_have_no_fault() -> None:
    assert data_faults(evidence()) == []


def test_faults_of_all_files_of_an_overlay_are_told_with_their_place(tmp_path: Path) -> None:
    shipped = data_folder()
    for folder, name, old, new in (
        ("law", "gb-29447-2026.yaml", "kgce/kg", "kWh/kg"),
        ("plant_files", "siemens-xinjiang.toml", 'region = "CN-XJ"', 'region = "CN-XX"'),
        ("plant_files", "siemens-sichuan.toml", "format = 1", "format = 1\nformatt = 2"),
    ):
        text = (shipped / folder / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(text.replace(old, new), encoding="utf-8")
    told = {one.file for one in data_faults(evidence((tmp_path,)))}
    assert told == {"gb-29447-2026.yaml", "siemens-xinjiang.toml", "siemens-sichuan.toml"}
