"""Logs that cannot leak."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable
from typing import Any

import pytest
import structlog

from salon.outside import logs

LastLine = Callable[[], dict[str, Any]]


@pytest.fixture
def line() -> LastLine:
    stream = io.StringIO()
    logs.configure("info", stream=stream)
    return lambda: json.loads(stream.getvalue().splitlines()[-1])


def test_allowed_keys_pass(line: LastLine) -> None:
    structlog.get_logger().info("started", port=8080, mode="test")
    entry = line()
    assert entry["event"] == "started"
    assert (entry["port"], entry["mode"], entry["level"]) == (8080, "test", "info")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("text", "good evening"),
        ("name", "Camille"),
        ("address", "192.0.2.7"),
        ("code", "a sentence, with punctuation!"),
        ("cause", "Zm9vYmFyYmF6cXV4cXV1eHF1dXV4"),
        ("kind", "é"),
        ("count", ["a"]),
    ],
)
def test_anything_else_is_dropped_and_counted(line: LastLine, key: str, value: object) -> None:
    structlog.get_logger().info("event", **{key: value})
    entry = line()
    assert key not in entry
    assert entry["dropped"] == 1


def test_an_exception_is_logged_without_its_text(line: LastLine) -> None:
    def fail() -> None:
        raise ValueError("what somebody typed")

    try:
        fail()
    except ValueError:
        structlog.get_logger().exception("bug")
    entry = line()
    assert entry["error"] == "ValueError"
    assert "test_logs.py" in entry["exception"]
    assert "typed" not in json.dumps(entry)


def test_what_cannot_be_written_stops_nothing() -> None:
    stream = io.StringIO()
    logs.configure("info", stream=stream)
    stream.close()
    structlog.get_logger().error("write_failed", part="store")


def test_a_pipe_nobody_reads_stops_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    stream = os.fdopen(writing, "w", buffering=1)
    logs.configure("info", stream=stream)
    structlog.get_logger().error("write_failed", part="store")
    with contextlib.suppress(BrokenPipeError):  # what could not be written still lies in its buffer
        stream.close()
