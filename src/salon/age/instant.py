"""Points in time as proofs and programs write them: RFC 3339 with a zone, and nothing else Python would read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

_RFC3339: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII)


def instant(text: str) -> datetime:
    """The time in UTC. Raises ValueError: no RFC 3339, no zone, or a day there is not."""
    if _RFC3339.fullmatch(text) is None:
        raise ValueError("not an RFC 3339 date-time with a zone")
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except OverflowError:
        raise ValueError("beyond the years there are") from None
