from __future__ import annotations

from pathlib import Path

import pytest

from polysight.evidence.check import problems, withheld
from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES
from tests.evidence.folder import changed, copied

PRICES = "observations/polysilicon_prices.csv"


def test_the_shipped_data_pass() -> None:
    assert problems() == []
    assert withheld(evidence()) == []


@pytest.mark.parametrize(
    ("cells", "rule", "column"),
    [
        ({"basis": "averaging=month;deal=spot"}, "check.basis_dimensions", "basis"),
        ({"basis": "averaging=month;deal=sport;tax=included"}, "check.basis_code", "basis"),
        ({"value": "", "low": "", "high": ""}, "check.no_number", "value"),
        ({"value": "1", "low": "5"}, "check.range", "low"),
        ({"tier": "primary", "source": "MEMORY"}, "check.tier", "tier"),
        ({"evidence": "memory", "tier": "mirror"}, "check.memory", "tier"),
        ({"supersedes": "NOPE"}, "check.reference", "supersedes"),
        ({"qualifier": "withdrawn", "supersedes": ""}, "check.withdrawal", "supersedes"),
        ({"first_known": "1990-01-01"}, "check.before_it_happened", "first_known"),
        ({"period": "2024-13"}, "period.malformed", ""),
        ({"period": "soon"}, "cell.pattern", "period"),
        ({"unit": "kWh/kg"}, "unit.not_of_quantity", ""),
        ({"quantity": "prise"}, "cell.reference", "quantity"),
        ({"source": "nobody"}, "cell.reference", "source"),
        ({"value": "12,5"}, "cell.number", "value"),
        ({"id": ""}, "cell.required", "id"),
        ({"kind": "rumour"}, "cell.reference", "kind"),
    ],
)
def test_each_broken_rule_is_named_with_its_place(
    tmp_path: Path, cells: dict[str, str], rule: str, column: str
) -> None:
    folder = copied(tmp_path)
    if cells.get("source") == "MEMORY":
        weak = next(
            line.split(",")[0]
            for line in (folder / "sources.csv").read_text("utf-8").splitlines()
            if ",unverified," in line
        )
        cells = {**cells, "source": weak}
    changed(folder / PRICES, lambda rows: rows[100].update(cells))
    found = [one for one in problems(folder=folder) if one.key == rule and one.column == column]
    assert found, [one.key for one in problems(folder=folder)]
    assert (found[0].file, found[0].row) == (PRICES, 102)
    for language in LANGUAGES:
        assert "102" in found[0].sentence(language)


def test_rows_that_may_not_be_passed_on_are_found(tmp_path: Path) -> None:
    folder = copied(tmp_path)

    def close(rows: list[dict[str, str]]) -> None:
        for row in rows:
            row["redistributable"] = "no"

    changed(folder / "sources.csv", close)
    assert {one.key for one in problems(folder=folder)} == {"check.licence"}


def test_an_overlay_may_add_and_supersede_but_not_repeat(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    overlay = tmp_path / "overlay"
    (overlay / "observations").mkdir(parents=True)
    header, first = (folder / PRICES).read_text("utf-8").splitlines()[:2]
    own = overlay / "observations" / "own.csv"
    own.write_text(f"{header}\n{first}\n", "utf-8")
    assert [one.key for one in problems([overlay], folder)] == ["table.key_twice"]
    name = first.split(",")[0]
    own.write_text(f"{header}\nOWN1{first[len(name) :]}\n", "utf-8")
    assert problems([overlay], folder) == []
