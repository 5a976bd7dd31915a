"""The panel of indicators as shipped."""

from __future__ import annotations

import json
from functools import cache
from unittest.mock import patch

from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.study import warning_panel_file
from polysight.study.warning_indicators import indicators
from polysight.study.warning_panel_file import FILE, stored_panel
from polysight.warning.panel import Panel


@cache
def shipped_panel() -> Panel:
    """The panel as shipped, whether or not the data moved on since."""
    tree = json.loads((data_folder() / FILE).read_text(encoding="utf-8"))
    with patch.object(warning_panel_file, "panel_digest", lambda folder: tree["data"]):
        found = stored_panel(data_folder(), indicators(evidence()))
    assert found is not None
    return found
