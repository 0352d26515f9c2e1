"""Token buckets: how much, how often. Time is an argument."""

from __future__ import annotations

from collections import OrderedDict


class Bucket:
    """Holds at most `burst` tokens and gains `per_s` a second; starts full."""

    __slots__ = ("_at", "_tokens", "burst", "per_s")

    def __init__(self, burst: float, per_s: float) -> None:
        self.burst, self.per_s = burst, per_s
        self._tokens = burst
        self._at = 0.0

    def take(self, now: float, cost: float = 1.0) -> float:
        """Take `cost` tokens: 0 if they were there, else the seconds until they are (nothing is taken)."""
        if now > self._at:
            self._tokens = min(self.burst, self._tokens + (now - self._at) * self.per_s)
            self._at = now
        if self._tokens >= cost:
            self._tokens -= cost
            return 0.0
        return (cost - self._tokens) / self.per_s

    def full_at(self) -> float:
        """From when on it is as if it had never been used."""
        return self._at + (self.burst - self._tokens) / self.per_s


class Buckets:
    """One bucket for each of many keys; the full ones are forgotten first, then the longest unused."""

    def __init__(self, burst: float, per_s: float, most: int = 50_000) -> None:
        self._burst, self._per_s, self._most = burst, per_s, most
        self._kept: OrderedDict[str, Bucket] = OrderedDict()

    def of(self, key: str) -> Bucket:
        """The bucket of `key`; a full one if it was forgotten."""
        bucket = self._kept.setdefault(key, Bucket(self._burst, self._per_s))
        self._kept.move_to_end(key)
        return bucket

    def take(self, key: str, now: float) -> float:
        """Take a token of `key`: 0 if it was there, else the seconds until it is."""
        wait = self.of(key).take(now)
        if len(self._kept) > self._most:
            _, oldest = next(iter(self._kept.items()))
            if oldest.full_at() > now:
                self._kept = OrderedDict((k, b) for k, b in self._kept.items() if b.full_at() > now)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return wait
