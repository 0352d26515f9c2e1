"""The desk's TypeScript against the structs it mirrors."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from salon.flow.rulebook import MOVES, REASONS
from salon.safety.lifecycle import STATES, Cause
from salon.safety.policy import FAMILIES
from salon.wire import reports, staff, staff_rooms, staff_rules, staff_stops

LOCALES = Path(__file__).parents[2] / "web" / "locales"
SOURCE = Path(__file__).parents[2] / "web" / "src" / "staff" / "wire.ts"
MIRRORED = {
    name: set(re.findall(r"^  readonly (\w+)\??:", body, re.MULTILINE))
    for name, body in re.findall(r"^export interface (\w+) \{\n(.*?)^\}", SOURCE.read_text(), re.MULTILINE | re.DOTALL)
}


def test_the_page_knows_queue_cases_and_decisions():
    assert {"Queue", "Item", "Case", "Quoted", "Step", "Target", "Act", "Decision", "CloseRoom"} <= MIRRORED.keys()


@pytest.mark.parametrize("name", sorted(MIRRORED))
def test_every_interface_has_exactly_the_fields_of_its_struct(name: str):
    module = next(one for one in (staff_rooms, staff_rules, staff_stops, reports, staff) if hasattr(one, name))
    fields = {field.encode_name for field in msgspec.structs.fields(getattr(module, name))}
    assert MIRRORED[name] == fields


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_state_move_reason_and_family_of_rules_has_a_text(lang: str):
    texts = json.loads((LOCALES / f"staff.{lang}.json").read_text())
    causes = (*REASONS, *get_args(Cause))
    wanted = [f"rule_reason.{one}" for one in causes]
    wanted += [f"rule_move.{one}" for one in MOVES]
    wanted += [f"rule_state.{one}" for one in STATES if one != "canary"]
    wanted += [f"rule_family.{one}" for one in FAMILIES if one != "canary"]
    assert [key for key in wanted if key not in texts] == []
