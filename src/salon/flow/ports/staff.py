"""Staff: who may sit at the desk, their passkeys, links and sessions, as stored."""

from __future__ import annotations

from typing import Any, Final, Protocol

from msgspec import Struct

from salon.base.ids import StaffId

SESSION_S: Final = 12 * 3_600
IDLE_S: Final = 3_600
"""A session ends after 12 hours, or an hour without a call: OWASP's advice for consoles of this weight, and a shift."""


class StaffMember(Struct, frozen=True):
    """Somebody who may sit at the desk."""

    id: StaffId
    name: str


class Passkey(Struct, frozen=True):
    """A passkey as registered. `sign_count` is what its authenticator said last."""

    credential: bytes
    public_key: bytes
    sign_count: int


class StaffBook(Protocol):
    """Staff records. Tokens and sessions are known by digest only."""

    async def keep_token(self, digest: bytes, by: str, expires_at: float) -> None:
        """A one-time link."""
        ...

    async def token_lives(self, digest: bytes, now: float) -> bool:
        """Whether it may still be used."""
        ...

    async def join(self, token: bytes, member: StaffMember, passkey: Passkey, now: float) -> None:
        """Use a link up: the member and the passkey are there. Raises `gone`, `conflict` (passkey known)."""
        ...

    async def passkey(self, credential: bytes) -> tuple[StaffMember, Passkey] | None:
        """Whose passkey this is."""
        ...

    async def used(self, credential: bytes, sign_count: int) -> None:
        """Remember the counter."""
        ...

    async def open_session(self, digest: bytes, staff: StaffId, now: float) -> None:
        """A session begins."""
        ...

    async def session(self, digest: bytes, now: float) -> StaffMember | None:
        """Whose session this is, if it lives; using it keeps it from idling out."""
        ...

    async def close_session(self, digest: bytes) -> None:
        """A session ends. Ending one that is over is not an error."""
        ...

    async def members(self) -> dict[str, str]:
        """Names by id."""
        ...

    async def expire(self, now: float) -> None:
        """Old links and sessions go."""
        ...


class Passkeys(Protocol):
    """WebAuthn for one origin. Every refusal is `bad_answer`, whatever the cause."""

    def creation(self, challenge: bytes, staff: StaffId, name: str) -> dict[str, Any]:
        """Options for a new passkey, in their JSON form."""
        ...

    def request(self, challenge: bytes) -> dict[str, Any]:
        """Options for signing in, in their JSON form."""
        ...

    def challenge_of(self, credential: dict[str, Any]) -> bytes:
        """The challenge an answer says it answers. Proves nothing by itself."""
        ...

    def credential_of(self, credential: dict[str, Any]) -> bytes:
        """The credential id an answer names."""
        ...

    def registered(self, credential: dict[str, Any], challenge: bytes) -> Passkey:
        """Verify a registration."""
        ...

    def signed(self, credential: dict[str, Any], challenge: bytes, passkey: Passkey) -> int:
        """Verify an assertion; the authenticator's new counter."""
        ...
