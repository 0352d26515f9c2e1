"""Token buckets: how much, how often. Time is an argument."""

from __future__ import annotations


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
