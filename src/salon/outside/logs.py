"""Structured logs that cannot leak: an allow-list of keys, values of plain types, no free text.

Rule 1: message text, names, addresses and tokens never reach a log. A processor keeps only the
keys of `ALLOWED` whose values are numbers, booleans or short words; everything else is dropped and
counted in `dropped`. A new key is a decision, made here.
"""

from __future__ import annotations

import contextlib
import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Final, TextIO

import structlog

ALLOWED: Final = frozenset(
    {
        "alarm",
        # Of a scorer: how often asked, answered, … beside the rest (flow.scoring.Figures).
        "answered",
        "asked",
        "batch",
        "both",
        "bytes",
        "code",
        "cause",
        "count",
        "duration_ms",
        "error",
        "events",
        "exception",
        "failed",
        "generation",
        "gone",
        "kind",
        "late",
        "less",
        "level",
        "lines",
        "members",
        "mode",
        "more",
        "part",
        "path",
        "port",
        "queue",
        "retry_after_s",
        "rooms",
        "rule",
        "slots",
        # The id of one of staff, for acts of which the log is the record.
        "staff",
        "status",
        "timestamp",
        "version",
    }
)
_WORD = re.compile(r"[A-Za-z0-9_.:/@ -]{0,120}\Z")
_SECRET = re.compile(r"[A-Za-z0-9_-]{22,}")


def keep_only_allowed(_logger: Any, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Structlog processor: see Rule 1."""
    kept: dict[str, Any] = {"event": entry.pop("event", "")}
    dropped = 0
    for key, value in entry.items():
        plain = isinstance(value, bool | int | float) or value is None
        word = isinstance(value, str) and _WORD.match(value) is not None and _SECRET.search(value) is None
        if key in ALLOWED and (plain or word or key in {"exception", "timestamp"}):
            kept[key] = value
        else:
            dropped += 1
    if dropped:
        kept["dropped"] = dropped
    return kept


def where(_logger: Any, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Turn `exc_info` into class names, files and lines only: the text of an exception may quote input."""
    info = entry.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        steps: list[str] = []
        trace = error.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            steps.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}:{code.co_name}")
            trace = trace.tb_next
        entry["error"] = type(error).__name__
        entry["exception"] = " > ".join(steps[-12:])
    return entry


class _Lines:
    """Writes lines to a stream and never raises: who reads them may have gone (a closed pipe, a full disk), and
    what was being done when something was to be said must still be finished."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def msg(self, line: str) -> None:
        # One write, so that lines of two threads never mix; a ValueError is what a closed stream gives.
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(f"{line}\n")
            self._stream.flush()

    debug = info = warning = error = critical = msg


def configure(level: str = "info", *, stream: TextIO | None = None, json: bool = True) -> None:
    """Set up logging for the process: JSON lines (or plain for terminals), on standard error by default."""
    numeric = getattr(logging, level.upper())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            where,
            keep_only_allowed,
            structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(numeric),
        logger_factory=lambda *_names: _Lines(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    # Libraries log through the standard library and may quote requests: errors only, and never access lines.
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s")
    logging.getLogger("uvicorn.access").disabled = True
