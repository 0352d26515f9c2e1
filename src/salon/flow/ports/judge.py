"""Judging, as flows ask for it."""

from __future__ import annotations

from typing import Protocol

from salon.chat.model import Judgement, RoomRecord, Submission


class Judge(Protocol):
    """Says what is to become of a submission. Whatever it raises, and silence, is a hold (`flow.deliver`)."""

    async def judge(self, submission: Submission, room: RoomRecord) -> Judgement:
        """Judge one submission to a room whose messages are judged on the server."""
        ...
