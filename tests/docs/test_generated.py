"""Documents that are made from the code are up to date, and lists in documents are complete."""

from __future__ import annotations

import json
import re
from pathlib import Path

from salon.base.errors import CODES
from salon.wire import reference

SOURCE = Path(__file__).resolve().parents[2] / "src" / "salon"
DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_socket_document_is_made_from_the_frames() -> None:
    """Rewrite with `make docs`."""
    assert (DOCS / "asyncapi.yaml").read_text() == reference.text()


def test_every_reference_in_the_socket_document_resolves() -> None:
    document = json.loads(reference.text())
    for ref in re.findall(r'"\$ref": "#/([^"]+)"', reference.text()):
        node = document
        for step in ref.split("/"):
            node = node[step]
        assert node


def test_every_error_code_is_said_somewhere() -> None:
    others = [path for path in SOURCE.rglob("*.py") if path != SOURCE / "base" / "errors.py"]
    text = "".join(path.read_text() for path in others)
    assert [code for code in CODES if f'"{code}"' not in text] == []


def test_every_error_code_has_its_row() -> None:
    rows = set(re.findall(r"^\| `([a-z_]+)` \|", (DOCS / "errors.md").read_text(), re.MULTILINE))
    assert rows == set(CODES)
