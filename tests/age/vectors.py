"""Public vectors, where they lie beside the checkout. They come from an ISO text, so the project ships none of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
VECTORS = next(
    (found for up in (1, 2) if (found := ROOT.parents[up - 1] / "shared" / "age" / "vectors").is_dir()), None
)


def vector(name: str) -> Path:
    """The file of this name; skips the test where the vectors are not at hand."""
    if VECTORS is None:
        pytest.skip("shared/age/vectors is not beside this checkout")
    return VECTORS / name


def vector_json(name: str) -> dict[str, Any]:
    """The same, read."""
    found: dict[str, Any] = json.loads(vector(name).read_text())
    return found
