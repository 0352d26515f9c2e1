"""A room with simulated visitors in it: somebody does something every few seconds, never in lock step."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from random import Random
from typing import Final
from zlib import crc32

from salon.base.values import Event, RoomInfo
from salon.client import ClientError, Room, Verdict, Visitor
from salon.crowd.pictures import landscape
from salon.crowd.scene import Move, Scene
from salon.crowd.talk import talk

APART_S: Final = 1.6
"""Between two things one visitor says: the server's rate is one in 1.5 s."""
SAY_S: Final = 60.0
"""A send that got no verdict by then is given up."""


PHOTO_EVERY: Final = 12
"""Things done in a room from one photo to the next: about one a minute."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast simulated people are; seconds, from and to."""

    between_s: tuple[float, float] = (2.0, 5.5)
    """From one thing said in a room until somebody starts on the next: with the typing 3 to 8 s."""
    typing_s: tuple[float, float] = (1.0, 2.5)
    enter_s: tuple[float, float] = (0.2, 1.5)
    answer_s: tuple[float, float] = (3.0, 8.0)
    """Until a request for a one-to-one is answered, and each message in it."""
    stay_s: tuple[float, float] = (90.0, 300.0)
    """In a second room, before going on to another."""


@dataclass(slots=True)
class Counts:
    """What became of what the crowd said."""

    said: int = 0
    held: int = 0
    refused: int = 0
    answered: int = 0
    """Requests for a one-to-one that were accepted."""
    codes: set[str] = field(default_factory=set)

    def count(self, verdict: Verdict) -> None:
        """One verdict."""
        match verdict.outcome:
            case "accepted":
                self.said += 1
            case "held":
                self.held += 1
            case _:
                self.refused += 1
                self.codes.add(verdict.code)


class Stage:
    """One room; members come and go."""

    def __init__(self, info: RoomInfo, chance: Random, pace: Pace, ours: set[str], counts: Counts) -> None:
        self.info, self._chance, self._pace, self._ours, self._counts = info, chance, pace, ours, counts
        self.members: dict[str, Room] = {}
        self._scene = Scene(talk("fr" if info.lang == "fr" else "en"), f"{info.name} {info.topic}", chance)
        self._ready_at: dict[str, float] = {}
        self._moves = 0

    async def attend(self, visitor: Visitor) -> None:
        """Be in the room and listen until out of it. Raises ClientError when it cannot be joined."""
        room = await visitor.join(self.info.id, history=False)
        tag = visitor.tag
        self.members[tag] = room
        try:
            async for update in room.updates():
                if isinstance(update, Event):
                    self._scene.hear(update, self._ours)
                elif update.cause == "epoch":
                    self._scene.forget()
        finally:
            if self.members.get(tag) is room:
                del self.members[tag]

    async def direct(self) -> None:
        """For ever: wait, then let somebody do something."""
        while True:
            await asyncio.sleep(self._chance.uniform(*self._pace.between_s))
            for room in self.members.values():
                self._scene.see(room.people.sample, self._ours)
            move = self._scene.next(self._ready())
            if move is not None and move.speaker in self.members:
                try:
                    async with asyncio.timeout(SAY_S):
                        await self._do(move, self.members[move.speaker])
                        await self._perhaps_a_photo(move.speaker)
                except ClientError as error:
                    self._wait(move.speaker, error.retry_after_s)
                except TimeoutError:
                    self._wait(move.speaker, 0.0)

    def _ready(self) -> list[str]:
        now = asyncio.get_running_loop().time()
        return [tag for tag in self.members if self._ready_at.get(tag, 0.0) <= now]

    def _wait(self, tag: str, seconds: float) -> None:
        self._ready_at[tag] = asyncio.get_running_loop().time() + max(seconds, APART_S)

    async def _perhaps_a_photo(self, speaker: str) -> None:
        """Every so often somebody shows where they were."""
        self._moves += 1
        room = self.members.get(speaker)
        if self._moves % PHOTO_EVERY or room is None:
            return
        data = await asyncio.to_thread(landscape, crc32(f"{self.info.name} {self._moves}".encode()))
        self._counts.count(await room.send_photo(data))
        self._wait(speaker, 0.0)

    async def _do(self, move: Move, room: Room) -> None:
        if move.kind == "reaction":
            await room.react(move.reply_to or 0, move.emoji)
            self._wait(move.speaker, 0.0)
            return
        room.typing()
        await asyncio.sleep(self._chance.uniform(*self._pace.typing_s))
        verdict = await room.send(move.slip or move.text, reply_to=move.reply_to, mentions=move.mentions)
        self._counts.count(verdict)
        slow_s = room.info.slow_s if room.info is not None else 0
        self._wait(move.speaker, max(verdict.retry_after_s, slow_s + 0.5 if slow_s else 0.0))
        if verdict.outcome != "accepted":
            return
        self._scene.took(move, verdict.seq)
        if move.slip:
            await asyncio.sleep(max(APART_S, self._chance.uniform(*self._pace.typing_s)))
            await room.edit(verdict.seq, move.text)
            self._wait(move.speaker, 0.0)
