"""A running site for each test, and two browsers in front of it. A module about another site has its own `place`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.doors import Browser
from tests.running import Place, running_site


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    async with running_site(tmp_path) as place:
        yield place


@pytest.fixture
async def anne(place: Place) -> AsyncIterator[Browser]:
    async with Browser(place.url) as browser:
        yield browser


@pytest.fixture
async def ben(place: Place) -> AsyncIterator[Browser]:
    async with Browser(place.url) as browser:
        yield browser
