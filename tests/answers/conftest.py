"""The command and the panel of indicators, as the tests of the command have them."""

from __future__ import annotations

from tests.cli.conftest import call, shipped_panel

__all__ = ["call", "shipped_panel"]
