"""Stopped pictures as staff see them: hashes refused unseen, and what takes that back (calls: `wire.staff`)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from salon.wire.staff import Answer, Body, Clause, Reason


class ProvenStop(Answer, frozen=True):
    """One hash that a human found right to stop."""

    name: str
    """As a case names it among the matches of a photo."""
    met: int
    """Photos it has stopped."""
    until_ms: int
    """When it ends, if no photo meets it until then."""
    case: str = ""
    """In which it was found right; a case ends before its stop may."""


class ProvenStops(Answer, frozen=True):
    """All of them, the longest first."""

    stops: tuple[ProvenStop, ...]


class LiftStop(Body, frozen=True):
    """It was found right by mistake: it stops nothing any more, and whoever stopped it reads why."""

    name: Annotated[str, Meta(pattern=r"^stopped-[a-z2-7]{16}-[0-9]{1,2}$")]
    reason: Reason
    clause: Clause = ""
