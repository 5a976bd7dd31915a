"""The command, as its own tests have it."""

from __future__ import annotations

from tests.cli.conftest import call

__all__ = ["call"]
