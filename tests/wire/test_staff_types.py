"""The desk's TypeScript against the structs it mirrors."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from salon.wire import staff, staff_rooms

SOURCE = Path(__file__).parents[2] / "web" / "src" / "staff" / "wire.ts"
MIRRORED = {
    name: set(re.findall(r"^  readonly (\w+)\??:", body, re.MULTILINE))
    for name, body in re.findall(r"^export interface (\w+) \{\n(.*?)^\}", SOURCE.read_text(), re.MULTILINE | re.DOTALL)
}


def test_the_page_knows_queue_cases_and_decisions():
    assert {"Queue", "Item", "Case", "Quoted", "Step", "Target", "Act", "Decision", "CloseRoom"} <= MIRRORED.keys()


@pytest.mark.parametrize("name", sorted(MIRRORED))
def test_every_interface_has_exactly_the_fields_of_its_struct(name: str):
    fields = {
        field.encode_name
        for field in msgspec.structs.fields(getattr(staff_rooms if hasattr(staff_rooms, name) else staff, name))
    }
    assert MIRRORED[name] == fields
