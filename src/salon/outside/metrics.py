"""Prometheus metrics: how the site is doing, nothing about who is on it.

Every metric is listed here with its help text and its closed set of labels; counting under an
unknown name or label is a bug and raises. Gauges are read when they are scraped, so nothing is kept
up to date for nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

COUNTERS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "submissions": ("Things visitors wanted to say, by outcome.", ("accepted", "held", "refused", "replayed")),
    "second_looks": (
        "Messages by what became of their second look, and of those for which it was late.",
        ("clear", "in_time", "late", "failed", "cleared", "taken_back", "dropped"),
    ),
    "entries": ("Passes given. Refusals are counted by day only (flow.tally).", ("shown",)),
    "resumes": ("Rooms resumed, by how.", ("ring", "log", "reset", "busy")),
    "slow_consumers": ("Connections let go because they did not read.", ("",)),
    "malformed": ("Frames that could not be understood.", ("",)),
    "reports": ("Reports made by visitors.", ("",)),
    "canaries": (
        "The site's own test messages, by stage and whether they came through.",
        tuple(f"{stage}_{how}" for stage in ("message", "hold", "report", "photo") for how in ("heard", "silent")),
    ),
    "shields": (
        "Shields raised, by what raised them.",
        ("join_wave", "same_text", "many_stopped", "burst", "staff", "host"),
    ),
    "decisions": ("Decisions of moderators, by kind.", ("release", "refuse", "remove", "warn", "suspend", "other")),
    "photos": (
        "Photos sent, by what became of them.",
        ("delivered", "held", "refused", "closed", "late", "unreadable"),
    ),
    "unblurred": ("Times staff looked at a held or reported photo without the blur.", ("",)),
    "expired": ("Things whose time was over.", ("events", "holds", "keys", "photos")),
}
DURATIONS: Final[dict[str, str]] = {
    "judge": "Time to judge one submission.",
    "photo": "Time to look at one photo.",
    "append": "Time from submission to durable.",
    "catch_up": "Time to bring one room up to date for one connection.",
}
GAUGES: Final[dict[str, str]] = {
    "connections": "Open sockets.",
    "rooms": "Rooms with somebody in them.",
    "holds": "Submissions that wait for a moderator.",
    "writer_queue": "Jobs that wait for the writer.",
    "alarms": "Alarms staff should see.",
    "photo_bytes": "Bytes of all photos.",
    "photos_off": "1 while photos cannot be looked at, and none are taken.",
    "degraded_rules": "1 while the rules are broken or late: messages are held.",
    "degraded_heads": "1 while the learned scores are broken: every message is flagged.",
    "degraded_conversation": "1 while conversations cannot be read: messages are held.",
    "degraded_photos": "1 while photos cannot be looked at: they are held or refused.",
    "degraded_semantic": "1 while scorers of the second look do not answer: messages go flagged and are judged again.",
    "living_keys": "Expiry slots whose key lives.",
}
_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """The metrics of one running site (an implementation of `flow.ports.metrics.Meter`)."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._counters = {
            name: Counter(f"salon_{name}", text, ["outcome"], registry=self.registry)
            for name, (text, _) in COUNTERS.items()
        }
        for name, (_, labels) in COUNTERS.items():
            for label in labels:
                self._counters[name].labels(label)
        self._durations = {
            name: Histogram(f"salon_{name}_seconds", text, registry=self.registry, buckets=_BUCKETS)
            for name, text in DURATIONS.items()
        }
        self._gauges = {name: Gauge(f"salon_{name}", text, registry=self.registry) for name, text in GAUGES.items()}

    def count(self, what: str, label: str = "", by: int = 1) -> None:
        """Add to a counter; `label` must be one of its closed list."""
        if label not in COUNTERS[what][1]:
            raise AssertionError(f"unknown label {label!r} of {what}")
        self._counters[what].labels(label).inc(by)

    def seconds(self, what: str, value: float) -> None:
        """Observe a duration in seconds."""
        self._durations[what].observe(value)

    def gauge(self, what: str, read: Callable[[], float]) -> None:
        """Say how to read a gauge when it is scraped."""
        self._gauges[what].set_function(read)

    def text(self) -> bytes:
        """The Prometheus text exposition."""
        return generate_latest(self.registry)
