"""What shows without reading: the same text to many, and writing on without an answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from salon.safety.talk.past import Found, Past
from salon.safety.talk.sign import Sign

MANY: Final = 15
NEW_H: Final = 48.0
"""`saloncheck.md` 3: the same text to 15 others by an account under two days old."""
UNANSWERED_TURNS: Final = 8
AFTER_STOP_TURNS: Final = 6


def found(past: Past, in_a_row: int, after_stop: int) -> Iterator[Found]:
    """What the counts of one turn show; `in_a_row` and `after_stop` include it."""
    if not past.private:
        return
    if past.fanout >= MANY and past.age_h < NEW_H:
        yield Found(Sign("behaviour", "same_text_to_many", "slow"))
    if after_stop >= AFTER_STOP_TURNS:
        yield Found(Sign("behaviour", "after_stop", "slow"), tuple(range(past.turn - after_stop + 1, past.turn)))
    elif in_a_row >= UNANSWERED_TURNS:
        yield Found(Sign("behaviour", "unanswered", "slow"), tuple(range(past.turn - in_a_row + 1, past.turn)))
