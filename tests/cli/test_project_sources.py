"""What a project rests on."""

from __future__ import annotations

import pytest

from polysight.cli.project_sources import source_lines, write, write_cited
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_every_field_is_listed_with_value_and_reason(capsys: pytest.CaptureFixture[str]) -> None:
    write(asked(), "en")
    told = capsys.readouterr().out
    for place in ("load", "taxes.vat_credit_refund", "financing.equity_share"):
        assert place in told


def test_sources_stand_with_their_rows() -> None:
    (line,) = source_lines(asked(), ["FP0001", "FP0001", "project:schedule.life"])
    assert line.endswith("← FP0001")


def test_many_sources_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    write_cited(asked(), ["FP0001", "FP0012"], "en", every=False)
    assert "2 rows" in capsys.readouterr().out
    write_cited(asked(), [], "en", every=False)
    assert capsys.readouterr().out == ""
