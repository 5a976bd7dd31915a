"""Fixtures of all tests, and one rule for all properties: no test knows the time."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.evidence.fixture_folders", "tests.programs"]

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
