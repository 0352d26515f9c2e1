"""One simulated visitor: comes in under a pseudonym that is free, is in a room or two, answers requests."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from random import Random
from typing import Any, Final

from salon.base.values import RoomInfo
from salon.client import ClientError, DoorShut, Request, Room, Visitor, enter
from salon.crowd.stage import APART_S, Counts, Pace, Stage
from salon.crowd.talk import talk, write
from salon.wire.frames import Lang, Notice

WILLING: Final = 0.8
"""How many of the crowd take one-to-ones."""
AGAIN_S: Final = 5.0
GOODBYE_S: Final = 3.0
_NAME_CODES: Final = frozenset({"name_taken", "judged"})


class Guest:
    """Made for one run of the crowd."""

    def __init__(
        self,
        url: str,
        lang: Lang,
        stages: list[Stage],
        home: Stage,
        chance: Random,
        pace: Pace,
        ours: set[str],
        counts: Counts,
    ) -> None:
        self._url, self._lang, self._stages, self._home = url, lang, stages, home
        self._chance, self._pace, self._ours, self._counts = chance, pace, ours, counts
        self._talk = talk(lang)
        self._willing = chance.random() < WILLING
        self._tasks: set[asyncio.Task[None]] = set()

    async def live(self) -> None:
        """Come in, and come in again whenever the way back is shut, for ever."""
        while True:
            try:
                visitor = await self._enter()
            except ClientError:
                await asyncio.sleep(AGAIN_S)
                continue
            try:
                self._ours.add(visitor.tag)
                await self._stay(visitor)
            finally:
                await self._goodbye(visitor)
            await asyncio.sleep(AGAIN_S)

    async def _enter(self) -> Visitor:
        tries = 0
        while True:
            name = self._talk.pseudonym(self._chance, tries)
            try:
                return await enter(self._url, name, lang=self._lang)
            except ClientError as error:
                tries += 1
                if error.code not in _NAME_CODES or tries > 20:
                    raise

    async def _stay(self, visitor: Visitor) -> None:
        """Until the pass ended."""
        for work in (self._dwell(visitor), self._wander(visitor), self._answer(visitor)):
            self._spawn(work)
        while self._tasks:
            done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            self._tasks -= done
            for task in done:
                error = task.exception()
                if isinstance(error, DoorShut):
                    return
                if error is not None and not isinstance(error, ClientError):
                    raise error

    async def _dwell(self, visitor: Visitor) -> None:
        """In the room one is always in; back again when put out of it or when it was full."""
        while True:
            try:
                await self._home.attend(visitor)
            except DoorShut:
                raise
            except ClientError as error:
                await asyncio.sleep(max(AGAIN_S, error.retry_after_s))
            else:
                return

    async def _goodbye(self, visitor: Visitor) -> None:
        tasks, self._tasks = self._tasks, set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(ClientError, TimeoutError):
            async with asyncio.timeout(GOODBYE_S):
                await visitor.leave_and_erase()
        await visitor.close()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.add(asyncio.create_task(work))

    # ------------------------------------------------------------------ a second room

    async def _wander(self, visitor: Visitor) -> None:
        others = [stage for stage in self._stages if stage is not self._home]
        while others:
            await asyncio.sleep(self._chance.uniform(*self._pace.stay_s) / 4)
            stage = self._chance.choice(others)
            with contextlib.suppress(TimeoutError):
                try:
                    async with asyncio.timeout(self._chance.uniform(*self._pace.stay_s)):
                        await stage.attend(visitor)
                except DoorShut:
                    raise
                except ClientError:
                    continue
            room = visitor.session.rooms.get(stage.info.id)
            if room is not None:
                await self._leave(room)

    async def _leave(self, room: Room) -> None:
        if self._chance.random() < 0.3:
            with contextlib.suppress(ClientError, TimeoutError):
                async with asyncio.timeout(GOODBYE_S):
                    text = write(self._chance.choice(self._talk.goodbyes), self._chance)
                    self._counts.count(await room.send(text))
        await room.leave()

    # ------------------------------------------------------------------ one-to-one

    async def _answer(self, visitor: Visitor) -> None:
        """Take requests, or kindly not."""
        async for notice in visitor.news():
            if not isinstance(notice, Notice) or notice.code != "request_received":
                continue
            await asyncio.sleep(self._chance.uniform(*self._pace.answer_s))
            with contextlib.suppress(ClientError):
                for request in (await visitor.requests()).incoming:
                    await self._decide(visitor, request)

    async def _decide(self, visitor: Visitor, request: Request) -> None:
        if not self._willing:
            await visitor.decline(request)
            return
        room = await visitor.accept(request, judged=request.judged)
        self._counts.answered += 1
        self._spawn(self._chat(visitor, room))

    async def _chat(self, visitor: Visitor, room: Room) -> None:
        """Greet, then answer what the other says, one answer for what came while thinking."""
        heard, over = asyncio.Event(), asyncio.Event()

        async def listen() -> None:
            try:
                async for event in room.events():
                    if event.kind == "message" and event.author != visitor.tag:
                        heard.set()
            except ClientError:
                pass
            over.set()
            heard.set()

        listening = asyncio.create_task(listen())
        try:
            await self._say(room, self._talk.direct_openers)
            while True:
                await heard.wait()
                if over.is_set():
                    return
                await asyncio.sleep(max(APART_S, self._chance.uniform(*self._pace.answer_s) / 2))
                heard.clear()
                if over.is_set():
                    return
                await self._say(room, self._talk.direct_answers)
        except ClientError:
            return
        finally:
            listening.cancel()
            await asyncio.wait({listening})

    async def _say(self, room: Room, templates: list[str]) -> None:
        room.typing()
        await asyncio.sleep(self._chance.uniform(*self._pace.typing_s))
        self._counts.count(await room.send(write(self._chance.choice(templates), self._chance)))


def languages(info: RoomInfo) -> Lang:
    """The language of a room."""
    return "fr" if info.lang == "fr" else "en"
