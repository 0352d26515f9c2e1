"""Who vouches for age here, as everybody may read it: /legal, /healthz, and the team's own page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from salon.flow.ports.staff import StaffMember
from salon.flow.trust import CONFIRMERS, ListState, Source, Trust


class Shown(Struct, frozen=True):
    """One of them, for a page."""

    source: Source
    digits: str
    """The fingerprint in groups of four, so that two people can compare it aloud."""
    confirmed_by_me: bool = False

    @property
    def own(self) -> bool:
        """Not on the list: staff may confirm it, or take that back."""
        return not self.source.on_list and self.source.kind in {"file", "provider"}


def shown(trust: Trust, member: StaffMember | None = None) -> list[Shown]:
    """All of them; those that wait for the team first."""
    found = [
        Shown(
            one,
            " ".join(one.fingerprint[at : at + 4] for at in range(0, len(one.fingerprint), 4)),
            member is not None and trust.confirmed_by(one.fingerprint, member),
        )
        for one in trust.in_use()
    ]
    return sorted(found, key=lambda one: (one.source.confirmed, one.source.on_list))


def as_page(trust: Trust, now: float, member: StaffMember | None = None) -> dict[str, Any]:
    """What the templates are given."""
    return {"issuers": shown(trust, member), "listing": trust.state(now), "needed": CONFIRMERS}


def as_json(trust: Trust, now: float) -> dict[str, Any]:
    """What `/healthz` and `salon age anchors --json` say. Times are RFC 3339; an unknown one is null."""
    body: dict[str, Any] = {"trust": [_source(one) for one in trust.in_use()]}
    state = trust.state(now)
    return body if state is None else body | {"trust_list": _list(state)}


def _source(one: Source) -> dict[str, Any]:
    return {
        "name": one.name,
        "fingerprint": one.fingerprint,
        "kind": one.kind,
        "on_list": one.on_list,
        "until": _time(one.until),
        "confirmed": one.confirmed,
        "confirmed_by": one.confirmed_by,
    }


def _list(state: ListState) -> dict[str, Any]:
    return {
        "sequence": state.sequence,
        "issued": _time(state.issued_at),
        "next_update": _time(state.next_update),
        "fetched": _time(state.fetched_at),
        "stale": state.stale,
        "override_until": _time(state.override_until),
        "problem": state.problem,
    }


def _time(at: float) -> str | None:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
