"""Staff, passkeys, one-time links and sessions on SQLite (`flow.ports.staff`)."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from salon.base.errors import Refused
from salon.base.ids import StaffId
from salon.flow.ports.staff import IDLE_S, SESSION_S, Passkey, StaffMember
from salon.store.database import Database
from salon.store.schema import passkeys, staff, staff_sessions, staff_tokens

TOUCH_S: Final = 60.0
"""A session is marked as used at most once a minute, so that looking costs no commit."""


class SqliteStaff:
    """An implementation of `flow.ports.staff.StaffBook`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def keep_token(self, digest: bytes, by: str, expires_at: float) -> None:
        """See the port."""
        new = insert(staff_tokens).values(digest=digest, by=by, expires_at=expires_at)
        await self._db.write(lambda connection: connection.execute(new).rowcount)

    async def token_lives(self, digest: bytes, now: float) -> bool:
        """See the port."""
        which = select(staff_tokens.c.by).where(staff_tokens.c.digest == digest, staff_tokens.c.expires_at > now)
        return await self._db.read(lambda connection: connection.execute(which).first() is not None)

    async def join(self, token: bytes, member: StaffMember, passkey: Passkey, now: float) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            used = delete(staff_tokens).where(staff_tokens.c.digest == token, staff_tokens.c.expires_at > now)
            if not connection.execute(used).rowcount:
                raise Refused("gone")
            known = select(passkeys.c.staff).where(passkeys.c.credential == passkey.credential)
            if connection.execute(known).first() is not None:
                raise Refused("conflict")
            connection.execute(insert(staff).values(id=member.id, name=member.name, at=now))
            connection.execute(
                insert(passkeys).values(
                    credential=passkey.credential,
                    staff=member.id,
                    public_key=passkey.public_key,
                    sign_count=passkey.sign_count,
                )
            )

        await self._db.write(job)

    async def passkey(self, credential: bytes) -> tuple[StaffMember, Passkey] | None:
        """See the port."""

        def job(connection: Connection) -> tuple[StaffMember, Passkey] | None:
            row = connection.execute(
                select(passkeys, staff.c.name)
                .join(staff, staff.c.id == passkeys.c.staff)
                .where(passkeys.c.credential == credential)
            ).first()
            if row is None:
                return None
            return StaffMember(StaffId(row.staff), row.name), Passkey(row.credential, row.public_key, row.sign_count)

        return await self._db.read(job)

    async def used(self, credential: bytes, sign_count: int) -> None:
        """See the port."""
        change = update(passkeys).where(passkeys.c.credential == credential).values(sign_count=sign_count)
        await self._db.write(lambda connection: connection.execute(change).rowcount)

    # ------------------------------------------------------------------ sessions

    async def open_session(self, digest: bytes, staff: StaffId, now: float) -> None:
        """See the port."""
        new = insert(staff_sessions).values(digest=digest, staff=staff, opened_at=now, seen_at=now)
        await self._db.write(lambda connection: connection.execute(new).rowcount)

    async def session(self, digest: bytes, now: float) -> StaffMember | None:
        """See the port."""

        def job(connection: Connection) -> tuple[StaffMember, float] | None:
            row = connection.execute(
                select(staff_sessions, staff.c.name)
                .join(staff, staff.c.id == staff_sessions.c.staff)
                .where(
                    staff_sessions.c.digest == digest,
                    staff_sessions.c.opened_at > now - SESSION_S,
                    staff_sessions.c.seen_at > now - IDLE_S,
                )
            ).first()
            return None if row is None else (StaffMember(StaffId(row.staff), row.name), row.seen_at)

        found = await self._db.read(job)
        if found is None:
            return None
        if now - found[1] >= TOUCH_S:
            touch = update(staff_sessions).where(staff_sessions.c.digest == digest).values(seen_at=now)
            await self._db.write(lambda connection: connection.execute(touch).rowcount)
        return found[0]

    async def close_session(self, digest: bytes) -> None:
        """See the port."""
        gone = delete(staff_sessions).where(staff_sessions.c.digest == digest)
        await self._db.write(lambda connection: connection.execute(gone).rowcount)

    async def members(self) -> dict[str, str]:
        """See the port."""
        which = select(staff.c.id, staff.c.name)
        return await self._db.read(lambda connection: {row.id: row.name for row in connection.execute(which)})

    async def expire(self, now: float) -> None:
        """See the port."""
        over = (staff_sessions.c.opened_at <= now - SESSION_S) | (staff_sessions.c.seen_at <= now - IDLE_S)

        def job(connection: Connection) -> None:
            connection.execute(delete(staff_tokens).where(staff_tokens.c.expires_at <= now))
            connection.execute(delete(staff_sessions).where(over))

        await self._db.write(job)
