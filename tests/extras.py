"""Tests that need an extra: skipped where it is not installed, except in CI, which has it and so fails without it."""

from __future__ import annotations

import os

import pytest

from salon.outside import scorers

needs_semantic = pytest.mark.skipif(
    not scorers.installed() and not os.environ.get("CI"), reason="salon[semantic] is not installed; CI has it"
)
