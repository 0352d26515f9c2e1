"""Passes, blocks and wishes on SQLite (`flow.ports.people`); pseudonyms are in `store.names`."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.base.expiry import DAY_S
from salon.base.ids import Family, Tag
from salon.chat.model import LIFE_MAX_S
from salon.chat.probation import Standing
from salon.flow.ports.people import Pass, Wishes
from salon.flow.ports.tickets import TICKET_S
from salon.store.database import Database
from salon.store.schema import blocks, families, names, passes, probations
from salon.store.talks import end_talks

REPLACED_S: Final = 600.0
"""An older token is recognised for 10 minutes, so that two tabs may race and a copy is noticed."""


class SqlitePeople:
    """Implements `Passes` and `Acquaintance`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # ------------------------------------------------------------------ passes

    async def issue(self, digest_: bytes, new: Pass, standing: Standing | None = None) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            connection.execute(
                insert(passes).values(
                    digest=digest_,
                    family=new.family,
                    x=new.x,
                    y=new.y,
                    level=new.level,
                    expires_day=new.expires_day,
                    replaced_until=0.0,
                )
            )
            row = {"family": new.family, "banned_until": 0.0, "revoked_until": 0.0, "expires_day": new.expires_day}
            allowed = {"requests": 1, "listed": 1, "findable": 1}
            connection.execute(upsert(families).values(row | allowed).on_conflict_do_nothing())
            if standing is not None:
                on = {"family": new.family, "since": standing.since, "messages": 0, "factor": standing.factor}
                connection.execute(insert(probations).values(on))

        await self._db.write(job)

    async def find(self, digest_: bytes, now: float) -> Pass | None:
        """See the port."""

        def job(connection: Connection) -> Pass | None:
            row = connection.execute(
                select(passes, families.c.banned_until, families.c.revoked_until)
                .join(families, families.c.family == passes.c.family)
                .where(passes.c.digest == digest_)
            ).first()
            if row is None or row.expires_day < now // DAY_S or row.revoked_until or row.banned_until > now:
                return None
            if row.replaced_until and row.replaced_until <= now:
                return None
            return Pass(Family(row.family), row.x, row.y, row.level, row.expires_day, replaced=bool(row.replaced_until))

        return await self._db.read(job)

    async def current(self, family: Family, now: float) -> Pass | None:
        """See the port."""

        def job(connection: Connection) -> Pass | None:
            row = connection.execute(
                select(passes)
                .join(families, families.c.family == passes.c.family)
                .where(passes.c.family == family, passes.c.replaced_until == 0.0, passes.c.expires_day >= now // DAY_S)
                .where(families.c.banned_until <= now, families.c.revoked_until == 0.0)
            ).first()
            return None if row is None else Pass(family, row.x, row.y, row.level, row.expires_day)

        return await self._db.read(job)

    async def rotate(self, old: bytes, new: bytes, now: float, last_day: int) -> bool:
        """See the port."""

        def job(connection: Connection) -> bool:
            # A token replaced a moment ago may be shown again by its rightful browser: the answer got lost.
            living = (passes.c.replaced_until == 0.0) | (passes.c.replaced_until > now)
            row = connection.execute(select(passes).where((passes.c.digest == old) & living)).mappings().first()
            if row is None:
                return False
            current = (passes.c.family == row["family"]) & (passes.c.replaced_until == 0.0)
            connection.execute(update(passes).where(current).values(replaced_until=now + REPLACED_S))
            day = min(row["expires_day"], last_day)
            connection.execute(insert(passes).values({**row, "digest": new, "replaced_until": 0.0, "expires_day": day}))
            return True

        return await self._db.write(job)

    async def revoke(self, family: Family, now: float) -> None:
        """See the port."""
        await self._db.write(lambda connection: _revoke(connection, family, now))

    async def end_test_passes(self, now: float) -> int:
        """End every pass of test mode: its proof proved nothing. Called when a site starts outside test mode."""

        def job(connection: Connection) -> int:
            tested = select(passes.c.family).where(passes.c.level == "test").distinct()
            found = connection.execute(tested).scalars().all()
            for family in found:
                _revoke(connection, Family(family), now)
            return len(found)

        return await self._db.write(job)

    async def ban(self, family: Family, until: float) -> None:
        """See the port."""
        change = update(families).where(families.c.family == family).values(banned_until=until)
        await self._db.write(lambda connection: connection.execute(change).rowcount)

    async def shut_out(self, now: float) -> set[Family]:
        """See the port."""
        which = select(families.c.family).where((families.c.revoked_until > now) | (families.c.banned_until > now))
        return await self._db.read(lambda connection: {Family(row) for row in connection.execute(which).scalars()})

    async def expire_people(self, now: float) -> None:
        """Passes past their day, old tokens, families that are over or ended, blocks by or of those.

        Of a family that was ended nothing is kept once its tickets and the last of its messages are gone: until then
        who blocked it must not see those again.
        """

        def job(connection: Connection) -> None:
            today = now // DAY_S
            over = (passes.c.expires_day < today) | ((passes.c.replaced_until > 0) & (passes.c.replaced_until <= now))
            connection.execute(delete(passes).where(over))
            ended = (families.c.revoked_until > 0) & (families.c.revoked_until <= now - LIFE_MAX_S)
            gone = (families.c.expires_day < today) | ended
            connection.execute(delete(families).where(gone, families.c.banned_until <= now))
            alive = select(families.c.family)
            connection.execute(delete(blocks).where(blocks.c.by.not_in(alive) | blocks.c.whom.not_in(alive)))

        await self._db.write(job)

    # ------------------------------------------------------------------ blocks and wishes

    async def hidden(self, family: Family) -> frozenset[Family]:
        """See the port."""

        def job(connection: Connection) -> frozenset[Family]:
            mine = connection.execute(select(blocks.c.whom).where(blocks.c.by == family)).scalars().all()
            theirs = connection.execute(select(blocks.c.by).where(blocks.c.whom == family)).scalars().all()
            return frozenset(Family(other) for other in (*mine, *theirs))

        return await self._db.read(job)

    async def unblock(self, by: Family, tag: Tag) -> Family | None:
        """See the port."""

        def job(connection: Connection) -> Family | None:
            mine = (blocks.c.by == by) & (blocks.c.tag == tag)
            whom = connection.execute(select(blocks.c.whom).where(mine)).scalar()
            connection.execute(delete(blocks).where(mine))
            return None if whom is None else Family(whom)

        return await self._db.write(job)

    async def blocked(self, by: Family) -> list[Tag]:
        """See the port."""
        which = select(blocks.c.tag).where(blocks.c.by == by)
        return await self._db.read(lambda connection: [Tag(tag) for tag in connection.execute(which).scalars()])

    async def wishes(self, family: Family) -> Wishes:
        """See the port."""

        def job(connection: Connection) -> Wishes:
            row = connection.execute(select(families).where(families.c.family == family)).first()
            return Wishes() if row is None else Wishes(bool(row.requests), bool(row.listed), bool(row.findable))

        return await self._db.read(job)

    async def wish(self, family: Family, wishes: Wishes) -> None:
        """See the port."""
        values = {"requests": wishes.requests, "listed": wishes.listed, "findable": wishes.findable}
        change = update(families).where(families.c.family == family)
        await self._db.write(
            lambda connection: connection.execute(change.values({k: int(v) for k, v in values.items()})).rowcount
        )


def _revoke(connection: Connection, family: Family, now: float) -> None:
    connection.execute(delete(passes).where(passes.c.family == family))
    # Not deleted: messages under the name still live, and nobody else may pass for their author.
    connection.execute(update(names).where(names.c.family == family).values(family="", borne=0))
    connection.execute(delete(blocks).where(blocks.c.by == family))
    connection.execute(delete(probations).where(probations.c.family == family))
    end_talks(connection, family)
    connection.execute(update(families).where(families.c.family == family).values(revoked_until=now + TICKET_S))
