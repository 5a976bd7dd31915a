from __future__ import annotations

from polysight.audit.citing import cited
from polysight.evidence.store import evidence


def test_a_row_of_the_evidence_is_told_with_its_source() -> None:
    data = evidence()
    row = next(one for one in data.observations if one.value is not None)
    assert data.source_of(row).title in cited(row.id, data, "en")
    dated = data.tables["dated_rates"][0].cells
    assert dated["value"] in cited(dated["id"], data, "zh")
    assert cited("nothing", data, "en") == ""
