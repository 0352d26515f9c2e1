"""Ids and secrets as they are drawn."""

from __future__ import annotations

import re

from salon.outside.chance import draw_id, draw_secret


def test_ids_have_the_form_the_wire_asks_of_a_room_and_never_repeat() -> None:
    drawn = {draw_id() for _ in range(200)}
    assert len(drawn) == 200
    assert all(re.fullmatch("[a-z2-7]{16}", one) for one in drawn)


def test_secrets_are_safe_in_an_address() -> None:
    drawn = {draw_secret() for _ in range(200)}
    assert len(drawn) == 200
    assert all(re.fullmatch("[A-Za-z0-9_-]{43}", one) for one in drawn)
