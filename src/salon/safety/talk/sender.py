"""How many others got the same words: near-duplicates of one sender over distinct receivers, within an hour.

What is kept of a text is a number that tells nothing of what was said (`safety.simhash`). Texts too short to be a
script have none and are not counted.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from itertools import islice
from typing import Final

import msgspec

from salon.base.finite import finite
from salon.base.text import View
from salon.safety.simhash import near, simhash

WITHIN_S: Final = 3_600.0
TEXTS_MAX: Final = 64
SENDERS_MAX: Final = 50_000
STORED_MAX: Final = 5_000
"""Of so many senders a restart forgets nothing: some megabytes at most, a few kilobytes mostly."""

_stored = msgspec.msgpack.Decoder(list[tuple[str, list[tuple[float, str, int]]]])


class Senders:
    """The texts of the last hour, by sender; bounded both ways."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, deque[tuple[float, str, int]]] = OrderedDict()

    def fanout(self, sender: str, receiver: str, folded: View, now: float) -> int:
        """Take one text in; how many *other* receivers got nearly the same from this sender within the hour."""
        number = simhash(folded)
        if not number:
            return 0
        sent = self._sent.setdefault(sender, deque(maxlen=TEXTS_MAX))
        self._sent.move_to_end(sender)
        while sent and now - sent[0][0] > WITHIN_S:
            sent.popleft()
        others = {to for _, to, other in sent if to != receiver and near(number, other)}
        sent.append((now, receiver, number))
        self._drop(now)
        return len(others)

    def stored(self, now: float) -> tuple[bytes, float]:
        """What still counts, as bytes, and when the last of it does no more; of the `STORED_MAX` last senders."""
        kept = [
            (sender, [one for one in sent if now - one[0] <= WITHIN_S])
            for sender, sent in islice(reversed(self._sent.items()), STORED_MAX)
        ]
        kept = [(sender, sent) for sender, sent in reversed(kept) if sent]
        return msgspec.msgpack.encode(kept), max((sent[-1][0] for _, sent in kept), default=0.0) + WITHIN_S

    def resume(self, state: bytes) -> None:
        """Take up what was stored. Raises msgspec.DecodeError, ValueError for times that are none."""
        for sender, sent in finite(_stored.decode(state)):
            self._sent[sender] = deque(sent, maxlen=TEXTS_MAX)

    def forget(self, sender: str) -> None:
        """A pass is over."""
        self._sent.pop(sender, None)

    def _drop(self, now: float) -> None:
        while self._sent:
            oldest = next(iter(self._sent.values()))
            if len(self._sent) <= SENDERS_MAX and oldest and now - oldest[-1][0] <= WITHIN_S:
                return
            self._sent.popitem(last=False)
