"""Fixtures of all tests, and two rules for them: no test knows the time, nor the terminal."""

from __future__ import annotations

import gc
import os

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.evidence.fixture_folders", "tests.programs", "tests.shared_study"]

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Whoever runs the tests side by side may set a width, which pages would then keep to.
os.environ.pop("COLUMNS", None)

# Evidence and tests stay to the end; looking through them for garbage takes long.
gc.set_threshold(50_000, 20, 50)
