"""Fixtures of flow tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flow.desks import DeskWorld, open_desk


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[DeskWorld]:
    async with open_desk(tmp_path) as desk:
        yield desk
