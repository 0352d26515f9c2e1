"""`salon age anchors`: whose word on age this site takes, until when, and how the EU's list stands."""

from __future__ import annotations

from pathlib import Path
from time import time

import msgspec
from msgspec import Struct

from salon.app.trust import open_trust, test_issuer
from salon.base.clock import FixedClock
from salon.base.errors import Unavailable
from salon.cli.ends import CannotServe
from salon.config.schema import Settings
from salon.flow.trust import CONFIRMERS, ListState, Source, Trust
from salon.gateway.issuers import as_json
from salon.store.database import Database


class Answer(Struct, frozen=True):
    """What is said, and whether all is well: somebody is trusted, and no list is stale."""

    text: str
    json: str
    sound: bool


async def look(settings: Settings, *, refresh: bool = False) -> Answer:
    """Look at a site, also while it is served. `refresh`: fetch the list first and keep it.

    Raises:
        CannotServe: a file is missing or wrong, there is no list to fetch, or the database did not answer.
    """
    if refresh and not settings.age.list_url:
        raise CannotServe("age.list_url: there is no list to fetch")
    now = time()
    path = Path(settings.directories.data) / "salon.db"
    # A site that was never served has no database yet, and none is made for a look.
    database = Database(path) if path.exists() else None
    try:
        clock = FixedClock(now)
        trust = await open_trust(settings, database, clock, test_issuer(settings, clock))
        if refresh:
            await trust.refresh()
    except FileNotFoundError as error:
        raise CannotServe(f"{error.filename}: missing") from None
    except (OSError, ValueError) as error:
        raise CannotServe(str(error)) from None
    except Unavailable:
        raise CannotServe("the database did not answer; try again") from None
    finally:
        if database is not None:
            await database.close()
    return _answer(trust, now)


def _answer(trust: Trust, now: float) -> Answer:
    body = as_json(trust, now)
    listing = body.get("trust_list")
    lines = [_line(one, shown) for one, shown in zip(trust.in_use(), body["trust"], strict=True)]
    state = trust.state(now)
    if state is not None:
        lines += [
            _about(state, body["trust_list"]),
            *(f"  left out: {one.name}: {one.cause}" for one in state.left_out),
        ]
    if not body["trust"]:
        lines.insert(0, "Nobody is trusted: no proof of age is accepted.")
    sound = bool(body["trust"]) and not (listing and listing["stale"])
    return Answer("\n".join(lines), msgspec.json.encode(body).decode(), sound)


def _line(one: Source, shown: dict[str, str | None]) -> str:
    standing = "on the EU list" if one.on_list else "not on the EU list"
    if not one.on_list and one.kind != "test":
        standing += f", {one.confirmed_by} of {CONFIRMERS} confirmed it"
    until = f", until {shown['until']}" if shown["until"] else ""
    return f"{one.name}\n  {one.kind}, {standing}{until}\n  SHA-256 {one.fingerprint}"


def _about(state: ListState, shown: dict[str, str | None]) -> str:
    problem = f"; last attempt: {state.problem}" if state.problem else ""
    if not state.fetched_at:
        return f"EU list: never fetched{problem}"
    standing = "STALE" if state.stale else "current"
    if state.override_until:
        standing += f", trusted all the same until {shown['override_until']}"
    times = f"issued {shown['issued']}, fetched {shown['fetched']}, next {shown['next_update']}"
    return f"EU list: number {state.sequence}, {standing}; {times}{problem}"
