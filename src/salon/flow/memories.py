"""What would be forgotten at a restart and matters: who wrote the same to many, who named the same place, who raids.

    start -> resume: parts take up what they knew       each minute, and at the stop -> once: what changed is kept

Rule 1: what is kept is families, times, keyed digests and numbers of texts, never words; sealed, and gone with the last
of what it is about (`Part.stored` says when).
Rule 2: a crash loses what happened since it was last kept: a minute at most; of a shield that rose, fell or was set, a
second (`soon`). What follows from a turn is kept with the turn (`flow.ports.talk_states`), and what people decided with
their decision: neither depends on this.
Rule 3: memory is a help: what cannot be kept or read stops nothing, and what another version wrote is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Final, Protocol

import structlog

from salon.base.clock import Clock
from salon.base.errors import SalonError
from salon.flow.ports.memories import Memories, Memory

EVERY_S: Final = 60.0
"""How often it is kept."""

log = structlog.get_logger()


class Part(Protocol):
    """Something that remembers."""

    def stored(self, now: float) -> tuple[bytes, float]:
        """All that still matters, and until when it does, epoch seconds. A time that has passed: nothing matters."""
        ...

    def resume(self, state: bytes) -> None:
        """Take it up again, at start. Raises whatever it does for bytes of another version, and ValueError for times
        that are none; then it remembers nothing."""
        ...


class Remembered:
    """The memories of a site.

    Args:
        parts: by name, at most 16 characters.
        urgent: names of those that `soon` keeps, when they changed.
    """

    def __init__(self, memories: Memories, parts: Mapping[str, Part], clock: Clock, urgent: frozenset[str]) -> None:
        self._memories, self._parts, self._clock, self._urgent = memories, parts, clock, urgent
        self._kept: dict[str, bytes] = {}

    async def resume(self) -> tuple[str, ...]:
        """At start; the names of what was taken up."""
        now = self._clock.now()
        taken = []
        for name, state in (await self._memories.living(now)).items():
            part = self._parts.get(name)
            if part is None:
                continue
            try:
                part.resume(state)
            except Exception as error:  # noqa: BLE001  # Rule 3: whatever is wrong with it, the site starts
                log.warning("memory_unreadable", part=name, error=type(error).__name__)
                continue
            taken.append(name)
        return tuple(sorted(taken))

    async def once(self) -> int:
        """Keep what has changed; how many parts. Called each minute, and at the stop."""
        return await self._keep(frozenset(self._parts))

    async def soon(self) -> int:
        """The same of the urgent ones; called every second or so."""
        return await self._keep(self._urgent)

    async def _keep(self, names: frozenset[str]) -> int:
        now = self._clock.now()
        changed: list[Memory] = []
        marks: dict[str, bytes] = {}
        for name in sorted(names):
            state, until = self._parts[name].stored(now)
            if until <= now:
                state, until = b"", 0.0
            mark = blake2b(state + str(until).encode(), digest_size=16).digest()
            if self._kept.get(name) != mark:
                changed.append(Memory(name, state, until))
                marks[name] = mark
        if not changed:
            return 0
        try:
            await self._memories.keep(changed, now)
        except SalonError as error:
            log.warning("memory_not_kept", part="memories", code=error.code)
            return 0
        self._kept |= marks
        return len(changed)
