from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from polysight.cli.audit_finding_page import write
from polysight.evidence.store import evidence
from tests.audit.audited_tables import outcome


def test_a_finding_tells_claims_rule_and_relation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = outcome(tmp_path)
    row = next(one.id for one in evidence().observations if one.value is not None)
    write(replace(found.contradictions[0], evidence=(row,)), found, "en")
    told = capsys.readouterr().out
    for word in ("95 were made", "claims.csv row 4", "identity", "capacity * utilisation", row):
        assert word in told
