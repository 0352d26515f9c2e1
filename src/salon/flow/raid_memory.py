"""What shields remember over a restart (`flow.memories.Part`)."""

from __future__ import annotations

from typing import Final

import msgspec

from salon.base.expiry import latest
from salon.base.finite import finite
from salon.base.ids import RoomId
from salon.flow.shield import Lately, Shields
from salon.safety.raid import PROVEN_S, STOPPED_S, STRANGER_S, Shield

_shields = msgspec.msgpack.Decoder(dict[RoomId, Shield])
_lately = msgspec.msgpack.Decoder(Lately)
NOTHING: Final = 0.0


class ShieldsInForce:
    """Shields that last: a raid is not over because the site started again, nor is what a person set."""

    def __init__(self, shields: Shields) -> None:
        self._shields_of = shields

    def stored(self, now: float) -> tuple[bytes, float]:
        """See `Part`."""
        lasting = self._shields_of.now()
        until = max((shield.until for shield in lasting.values()), default=NOTHING)
        return msgspec.msgpack.encode(lasting), min(until, latest(now))

    def resume(self, state: bytes) -> None:
        """See `Part`. What has ended meanwhile is over, as ever."""
        self._shields_of.put_back(finite(_shields.decode(state)))


class SeenLately:
    """Who is new, and what counts towards a shield."""

    def __init__(self, shields: Shields) -> None:
        self._shields_of = shields

    def stored(self, now: float) -> tuple[bytes, float]:
        """See `Part`."""
        lately = self._shields_of.lately(now)
        until = [
            *(at + STRANGER_S for _, _, at in lately.seen),
            *(at + PROVEN_S for _, at in lately.born),
            *(kept.newest + STOPPED_S for _, kept in lately.watches),
        ]
        if lately.seen:
            # Under a shield it matters for as long as the shield lasts who was here before.
            until += [shield.until for shield in self._shields_of.now().values()]
        return msgspec.msgpack.encode(lately), min(max(until, default=NOTHING), latest(now))

    def resume(self, state: bytes) -> None:
        """See `Part`. What is too old to count by now is asked about by its time, as ever."""
        self._shields_of.resume(finite(_lately.decode(state)))
