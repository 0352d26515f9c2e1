"""Fixtures every test may use, and how Hypothesis looks for examples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog
from hypothesis import settings

# How long an example takes says how busy the machine is, and no more.
settings.register_profile("salon", deadline=None)
settings.load_profile("salon")


@pytest.fixture(autouse=True)
def _no_log_outlives_its_test() -> Iterator[None]:
    # The command line sets up logs for its process, which here is the process of all tests.
    yield
    structlog.reset_defaults()
