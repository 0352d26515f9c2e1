"""How staff come in: a one-time link, then a passkey, then a session.

    link (/staff#TOKEN, 24 h, once) -> begin -> passkey made -> finish: member, passkey, session
    passkey -> begin -> signed -> finish: session (12 h, 60 min idle)
    session + passkey again -> one act of weight (confirming an issuer, `flow.trust`)

Rule 1: a challenge is ours, for one purpose, five minutes old at most, and used once.
Rule 2: links and sessions are kept as digests under the pepper; the database gives nobody in.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct

from salon.base.clock import Clock
from salon.base.errors import Malformed, Refused
from salon.base.ids import StaffId
from salon.base.sealing import digest
from salon.flow.ports.staff import Passkeys, StaffBook, StaffMember

LINK_S: Final = 86_400.0
CHALLENGE_S: Final = 300.0
USED_MAX: Final = 10_000
NAME_MAX: Final = 40


class SignedIn(Struct, frozen=True):
    """A session, and whose. The token goes into a cookie and nowhere else."""

    token: str
    member: StaffMember


class StaffDoor:
    """Lets staff in.

    Args:
        book: staff, passkeys, links, sessions.
        passkeys: WebAuthn.
        pepper: the site's pepper.
        draw: random URL-safe text of 256 bits.
        draw_id: a fresh id of 16 characters of base32.
        clock: site time.
    """

    def __init__(
        self,
        book: StaffBook,
        passkeys: Passkeys,
        pepper: bytes,
        draw: Callable[[], str],
        draw_id: Callable[[], str],
        clock: Clock,
    ) -> None:
        self._book, self._passkeys, self._pepper = book, passkeys, pepper
        self._draw, self._draw_id, self._clock = draw, draw_id, clock
        self._used: dict[bytes, float] = {}

    # ------------------------------------------------------------------ links

    async def invite(self, by: StaffMember | None = None) -> str:
        """A token for a link `/staff#TOKEN`: one use, 24 hours. Without `by` it is the operator's."""
        token = self._draw()
        await self._book.keep_token(link_digest(self._pepper, token), by.id if by else "", self._clock.now() + LINK_S)
        return token

    async def begin_joining(self, token: str) -> dict[str, Any]:
        """Options for the passkey of a new member. Raises `gone` for a link that is used, over or not ours."""
        if not await self._book.token_lives(link_digest(self._pepper, token), self._clock.now()):
            raise Refused("gone")
        return self._passkeys.creation(self._challenge(f"join:{token}"), StaffId(self._draw_id()), "Salon")

    async def finish_joining(self, token: str, credential: dict[str, Any], name: str) -> SignedIn:
        """The link is used up; the member is there and signed in. Raises `malformed` (name), `bad_answer`, `gone`."""
        now = self._clock.now()
        name = " ".join(name.split())
        if not 1 <= len(name) <= NAME_MAX or not name.isprintable():
            raise Malformed("name")
        challenge = self._answered(credential, f"join:{token}")
        passkey = self._passkeys.registered(credential, challenge)
        self._use(challenge)
        member = StaffMember(StaffId(self._draw_id()), name)
        await self._book.join(link_digest(self._pepper, token), member, passkey, now)
        return await self._session(member, now)

    # ------------------------------------------------------------------ signing in

    def begin_login(self) -> dict[str, Any]:
        """Options for signing in with a passkey this browser knows."""
        return self._passkeys.request(self._challenge("login"))

    async def finish_login(self, credential: dict[str, Any]) -> SignedIn:
        """A session. Every failure is `bad_answer`."""
        return await self._session(await self._shown(credential, "login"), self._clock.now())

    async def _shown(self, credential: dict[str, Any], purpose: str) -> StaffMember:
        """Whose passkey answered a challenge for this purpose. Every failure is `bad_answer`."""
        challenge = self._answered(credential, purpose)
        known = await self._book.passkey(self._passkeys.credential_of(credential))
        if known is None:
            raise Refused("bad_answer")
        member, passkey = known
        counted = self._passkeys.signed(credential, challenge, passkey)
        # Between the check and here nothing waits: the same answer twice at once is used once.
        self._use(challenge)
        if counted != passkey.sign_count:
            await self._book.used(passkey.credential, counted)
        return member

    def begin_act(self, member: StaffMember, act: str) -> dict[str, Any]:
        """Options for showing one's passkey again, for one act of weight."""
        return self._passkeys.request(self._challenge(f"act:{member.id}:{act}"))

    async def finish_act(self, member: StaffMember, act: str, credential: dict[str, Any]) -> None:
        """Whoever is signed in showed their own passkey for this act just now. Raises `bad_answer`."""
        if await self._shown(credential, f"act:{member.id}:{act}") != member:
            raise Refused("bad_answer")

    async def _session(self, member: StaffMember, now: float) -> SignedIn:
        token = self._draw()
        await self._book.open_session(self._session_digest(token), member.id, now)
        return SignedIn(token, member)

    async def member(self, token: str) -> StaffMember:
        """Whose session this is. Raises `not_staff`."""
        found = await self._book.session(self._session_digest(token), self._clock.now()) if token else None
        if found is None:
            raise Refused("not_staff")
        return found

    async def leave(self, token: str) -> None:
        """End a session."""
        await self._book.close_session(self._session_digest(token))

    async def colleagues(self) -> int:
        """How many others could sign in."""
        return len(await self._book.members()) - 1

    # ------------------------------------------------------------------ challenges

    def _challenge(self, purpose: str) -> bytes:
        # Nothing is kept for it until it was used: asking for challenges costs the server nothing.
        body = round(self._clock.now()).to_bytes(8, "big") + bytes.fromhex(self._hex())
        return body + self._mac(purpose, body)

    def _hex(self) -> str:
        return digest(self._pepper, b"staff-nonce", self._draw().encode()).hex()

    def _mac(self, purpose: str, body: bytes) -> bytes:
        return digest(self._pepper, b"staff-challenge", purpose.encode(), body)

    def _answered(self, credential: dict[str, Any], purpose: str) -> bytes:
        challenge = self._passkeys.challenge_of(credential)
        body, mac = challenge[:24], challenge[24:]
        now = self._clock.now()
        ours = len(body) == 24 and hmac.compare_digest(mac, self._mac(purpose, body))
        if not ours or now - int.from_bytes(body[:8], "big") > CHALLENGE_S or challenge in self._used:
            raise Refused("bad_answer")
        return challenge

    def _use(self, challenge: bytes) -> None:
        now = self._clock.now()
        if challenge in self._used:
            raise Refused("bad_answer")
        if len(self._used) >= USED_MAX:
            self._used = {old: at for old, at in self._used.items() if now - at <= CHALLENGE_S}
        self._used[challenge] = now

    def _session_digest(self, token: str) -> bytes:
        return hmac.digest(self._pepper, b"staff-session:" + token.encode(), "sha256")


def link_digest(pepper: bytes, token: str) -> bytes:
    """What the database knows a link by."""
    return hmac.digest(pepper, b"staff-link:" + token.encode(), "sha256")
