"""Write the description of the interface that is kept beside its code.

.venv/bin/python -m tools.openapi.write
"""

from __future__ import annotations

from polysight.web.application import application
from polysight.web.openapi import KEPT, kept_text
from polysight.web.store import store
from polysight.web.workshop import Inline

if __name__ == "__main__":
    KEPT.write_text(kept_text(application(store(), staff=[Inline()])), encoding="utf-8")
    print(KEPT)
