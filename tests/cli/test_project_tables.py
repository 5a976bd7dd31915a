"""Tables of a feasibility study on a terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from polysight.answers.project_table_names import ALL, NAMES
from polysight.cli.project_tables import hung, write
from polysight.messages import LANGUAGES, text
from tests.cli.project_example import evaluated

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("width", ["80", "140"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_tables_fit_the_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: str, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    write(evaluated(), [ALL], language)  # type: ignore[arg-type]
    told = capsys.readouterr().out
    assert max(cell_len(line) for line in told.splitlines() if "  " in line) <= int(width)
    for name in NAMES:
        assert text(f"statement_table.{name}", language) in told  # type: ignore[arg-type]
    for year in evaluated().statement.years.tolist():
        assert str(year) in told


def test_long_labels_hang() -> None:
    lines = hung("  1.2 Earnings before interest and tax", 20).splitlines()
    assert lines[0].startswith("  1.2")
    assert all(line.startswith("    ") for line in lines[1:])
    assert all(cell_len(line) <= 20 for line in lines)
    assert all(cell_len(line) <= 12 for line in hung("  当期应计长期借款利息", 12).splitlines())
