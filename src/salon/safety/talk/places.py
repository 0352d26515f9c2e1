"""Several pseudonyms that ask people to the same place at the same hour.

Kept are keyed digests of coarse keys (the words of a place, the hour), never a text. Whoever does not know the key
learns nothing from a digest; digests go after `WITHIN_S`.
"""

from __future__ import annotations

import hmac
import re
from collections import OrderedDict
from itertools import islice
from typing import Final

import msgspec

from salon.base.finite import finite
from salon.safety.talk.context import Cues

WITHIN_S: Final = 21_600.0
PLACES_MAX: Final = 20_000
STORED_MAX: Final = 5_000
SENDERS_MAX: Final = 32
DIGEST_BYTES: Final = 8
_WORD: Final = re.compile(r"[a-z]{4,}")
_HOUR: Final = re.compile(r"\b(\d{1,2}) ?(?:h|am|pm)|\b(\d{1,2})h\d\d")
_COMMON: Final = frozenset(
    {"dans", "derriere", "behind", "under", "sous", "pres", "near", "cote", "fond", "bout", "with"}
)

_stored = msgspec.msgpack.Decoder(list[tuple[bytes, dict[str, float]]])


def key_of(turn: Cues) -> str:
    """A coarse key of the place and hour a turn names; empty where it names no lonely place."""
    if not turn.has("secluded"):
        return ""
    text = turn.reading.text
    start, end = max(turn.places("secluded"), key=lambda place: place[1] - place[0])
    named = sorted(set(_WORD.findall(text[start:end])) - _COMMON)
    hour = _HOUR.search(text)
    return " ".join([*named, next(filter(None, hour.groups())) if hour else ""])


class Places:
    """Who named which place, as digests."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._seen: OrderedDict[bytes, dict[str, float]] = OrderedDict()

    def others(self, sender: str, turn: Cues, now: float) -> int:
        """How many other senders were noted with the place and hour a turn names, within six hours."""
        seen = self._seen.get(self._digest(turn), {})
        return sum(by != sender and now - at <= WITHIN_S for by, at in seen.items())

    def note(self, sender: str, turn: Cues, now: float) -> None:
        """Somebody named a place, and others saw it, or a person will."""
        digest = self._digest(turn)
        if not digest:
            return
        seen = self._seen.setdefault(digest, {})
        self._seen.move_to_end(digest)
        for by in [by for by, at in seen.items() if now - at > WITHIN_S]:
            del seen[by]
        if sender in seen or len(seen) < SENDERS_MAX:
            seen[sender] = now
        while len(self._seen) > PLACES_MAX:
            self._seen.popitem(last=False)

    def _digest(self, turn: Cues) -> bytes:
        named = key_of(turn)
        return hmac.digest(self._key, named.encode(), "sha256")[:DIGEST_BYTES] if named else b""

    def stored(self, now: float) -> tuple[bytes, float]:
        """What still counts, as bytes, and when the last of it does no more; of the `STORED_MAX` last places."""
        kept = [
            (digest, {by: at for by, at in seen.items() if now - at <= WITHIN_S})
            for digest, seen in islice(reversed(self._seen.items()), STORED_MAX)
        ]
        kept = [(digest, seen) for digest, seen in reversed(kept) if seen]
        return msgspec.msgpack.encode(kept), max((max(seen.values()) for _, seen in kept), default=0.0) + WITHIN_S

    def resume(self, state: bytes) -> None:
        """Take up what was stored. Raises msgspec.DecodeError, ValueError for times that are none."""
        self._seen.update(finite(_stored.decode(state)))
