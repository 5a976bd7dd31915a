"""Rules of law as rows that a number may cite."""

from pathlib import Path

from polysight.evidence.law_rules import law_rules
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence

TEXT = """
id: own-limit
title: {en: Own limit, zh: 自有限额}
published: '2026-03'
effective_from: '2026-05-01'
rules:
  - {id: OWN-1, parameter: total-electricity, unit: kWh/kg, source: somebody, tier: secondary,
     limits: {existing: {value: null}, new: {value: 50}}}
  - {id: OWN-2, parameter: vat-rate, unit: '%', source: somebody, tier: primary, rate: {value: 13}}
  - {id: OWN-3, parameter: traceability-of-origin, unit: '', limits: {new: {value: true}}}
"""


def _folder(path: Path, text: str, name: str = "own-limit.yaml") -> Path:
    (path / "law").mkdir(parents=True, exist_ok=True)
    (path / "law" / name).write_text(text, encoding="utf-8")
    return path


def test_every_rule_is_a_row_with_its_number_source_and_day(tmp_path: Path) -> None:
    one, two, three = law_rules((_folder(tmp_path, TEXT),))
    assert (one.cells["id"], one.cells["value"], one.cells["unit"]) == ("OWN-1", "50.0", "kWh/kg")
    assert (one.cells["source"], one.cells["period"]) == ("somebody", "2026-05-01")
    assert two.cells["value"] == "13.0"
    assert (three.cells["value"], three.number) == ("", 3)


def test_an_overlay_replaces_a_shipped_file_and_what_is_no_instrument_gives_no_row(
    tmp_path: Path,
) -> None:
    shipped = _folder(tmp_path / "shipped", TEXT)
    overlay = _folder(tmp_path / "own", TEXT.replace("OWN-", "MINE-"))
    _folder(overlay, "rules: [", "broken.yaml")
    _folder(overlay, "- 1", "list.yaml")
    assert [row.cells["id"] for row in law_rules((shipped, overlay))] == [
        "MINE-1", "MINE-2", "MINE-3",
    ]  # fmt: skip


def test_shipped_rules_cite_sources_and_do_not_repeat_an_id() -> None:
    data = evidence()
    rows = data.tables["law_rules"]
    ids = [row.cells["id"] for row in rows]
    assert len(ids) == len(set(ids)) > 50
    assert {row.cells["source"] for row in rows} <= set(data.sources)
    assert len(rows) == len(law_rules((data_folder(),)))
