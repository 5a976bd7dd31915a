from __future__ import annotations

from pathlib import Path

import pytest

from polysight.report.audit_file import FORMS, audit_file
from tests.audit.audited_tables import outcome

BEGIN = {"csv": b"\xef\xbb\xbfid,", "xlsx": b"PK", "html": b"<!"}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_findings_are_had_in_every_form(form: str, tmp_path: Path) -> None:
    assert audit_file(form, outcome(tmp_path), "zh").startswith(BEGIN[form])
