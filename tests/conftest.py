"""Fixtures every test may use, and how Hypothesis looks for examples."""

from __future__ import annotations

from hypothesis import settings

# How long an example takes says how busy the machine is, and no more.
settings.register_profile("salon", deadline=None)
settings.load_profile("salon")
