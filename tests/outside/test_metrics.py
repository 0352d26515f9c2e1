"""Metrics: closed lists, read when scraped."""

from __future__ import annotations

import pytest

from salon.outside.metrics import Metrics


def test_counts_durations_and_gauges_are_exposed() -> None:
    metrics = Metrics()
    metrics.count("submissions", "accepted", by=3)
    metrics.seconds("append", 0.002)
    connections = [0]
    metrics.gauge("connections", lambda: connections[0])
    connections[0] = 7
    text = metrics.text().decode()
    assert 'salon_submissions_total{outcome="accepted"} 3.0' in text
    assert "salon_append_seconds_count 1.0" in text
    assert "salon_connections 7.0" in text


def test_every_outcome_is_there_from_the_start() -> None:
    assert 'salon_entries_total{outcome="shown"} 0.0' in Metrics().text().decode()


def test_an_unknown_label_is_a_bug_not_a_new_series() -> None:
    with pytest.raises(AssertionError):
        Metrics().count("submissions", "Camille")
