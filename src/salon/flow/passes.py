"""The pass: given for a proof, bound to a key of the browser, replaced as it is used.

    issue    a token for a key, once a proof was examined (`flow.prove`)
    rotate   the browser key signs a nonce; the token is replaced at most every ten minutes; a ticket comes back
    revoke   the family ends, at once and everywhere
    send back   the same; and what it showed opens nothing, not even the way to a fresh proof, until a person says so

Rule 1: a token somebody shows without the browser key is a copy: once it has been replaced, the family is ended.
Rule 2: a pass says nothing of the proof but its level.
Rule 3: whoever races with the right key, or lost an answer, is handed the current token: all tabs end with the same.
Rule 4: where the policy asks for a fresh proof of who was idle, what is not known to have been used was not used: a
restart forgets, and asks again.
"""

from __future__ import annotations

import asyncio
import hmac
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from msgspec import Struct

from salon.base.base64url import to_text
from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.base.ids import Family, Tag
from salon.base.sealing import digest
from salon.chat.names import fold_name
from salon.flow.levels import Levels
from salon.flow.ports.pauses import Pauses
from salon.flow.ports.people import Names, Pass, Passes
from salon.flow.ports.tickets import TICKET_S, Ticket, Tickets
from salon.flow.probation import Probation
from salon.moderation.decision import RETURNED_S

NONCE_S: Final = 120.0
ROTATE_S: Final = 600.0


class BrowserKey(Struct, frozen=True):
    """The public half of the browser's non-extractable P-256 key, coordinates in base64url."""

    x: str
    y: str


class Entered(Struct, frozen=True):
    """A ticket, with what it says, and the token to set when it was replaced."""

    ticket: str
    expires_at: float
    name: str
    tag: str
    token: str = ""
    level: str = ""
    until_day: int = 0
    """The last day the pass is good for, in days since 1970-01-01 UTC."""


class _Turn:
    """A rotation of a family: the token that it gives, to whoever asks meanwhile too."""

    __slots__ = ("at", "token")

    def __init__(self, at: float) -> None:
        self.at = at
        self.token: asyncio.Future[str] = asyncio.get_running_loop().create_future()


class PassKeeper:
    """Passes of a site.

    Args:
        levels: which levels suffice, for how long.
        draw: random URL-safe text of 256 bits; chance is a port.
        check_open: raises `site_closed` outside the site's hours.
        probation: begins with each new pass.
        pauses: passes that were sent back.
        ended: told of a family before its pass ends (`flow.talk`: its one-to-ones close).
        drop: lets the sockets of an ended family go.
        began: told of a new family (`flow.shield`).
    """

    def __init__(
        self,
        *,
        passes: Passes,
        names: Names,
        tickets: Tickets,
        pepper: bytes,
        draw: Callable[[], str],
        clock: Clock,
        revoked: set[Family],
        levels: Levels,
        probation: Probation | None = None,
        check_open: Callable[[], None] = lambda: None,
        ended: Callable[[Family], Awaitable[None]] | None = None,
        drop: Callable[[Family], None] = lambda _family: None,
        began: Callable[[Family], None] = lambda _family: None,
        pauses: Pauses | None = None,
    ) -> None:
        self._pauses = pauses
        self._began = began
        self._passes, self._names, self._tickets = passes, names, tickets
        self._pepper, self._draw, self._clock = pepper, draw, clock
        self.levels: Final = levels
        self._revoked, self._check_open = revoked, check_open
        self._ended, self._drop, self._probation = ended, drop, probation
        self._turns: OrderedDict[Family, _Turn] = OrderedDict()
        self._used_at: OrderedDict[Family, float] = OrderedDict()

    async def issue(self, key: BrowserKey, level: str, *, far: bool = False, crowded: bool = False) -> str:
        """A new family's token, for who has just shown their age at this level.

        `far` and `crowded` make its probation longer (`chat.probation`).
        """
        token, family = self._draw(), Family(self._draw()[:22])
        new = Pass(family, key.x, key.y, level, self._last_day(level))
        standing = None if self._probation is None else self._probation.begin(far=far, crowded=crowded)
        await self._passes.issue(self._digest(token), new, standing)
        self.used(family)
        self._began(family)
        return token

    def _last_day(self, level: str) -> int:
        return int(self._clock.now() // DAY_S) + self.levels.of(level)

    async def of(self, family: Family) -> Pass | None:
        """The pass of a family, as it stands."""
        return await self._passes.current(family, self._clock.now())

    def challenge(self) -> str:
        """A nonce to sign: `time.mac`, so nothing is kept for it."""
        at = f"{self._clock.now():.0f}"
        return f"{at}.{self._nonce_mac(at)}"

    async def rotate(self, token: str, nonce: str, answer: str) -> Entered:
        """A ticket for a pass whose browser key signed the nonce.

        Raises:
            Refused: `no_pass`, `bad_answer`, `revoked`, `site_closed`, `pass_waits`.
        """
        self._check_open()
        now = self._clock.now()
        found = await self._passes.find(self._digest(token), now)
        if found is None:
            await self.check_not_sent_back(token)
            raise Refused("no_pass")
        if not self._nonce_is_ours(nonce, now) or not self._signed(found, nonce, answer):
            # Whoever shows a token without its key has copied it; an old token is the sign of a theft.
            if found.replaced:
                await self.revoke(found.family)
                raise Refused("revoked")
            raise Refused("bad_answer")
        if not self.levels.suffices(found.level) or self._idle(found.family, now):
            await self.revoke(found.family)
            raise Refused("no_pass")
        current = await self._current(found, token, now)
        self.used(found.family)
        name = await self._names.of(found.family, now) or ""
        entered = self.ticket(
            found.family, BrowserKey(found.x, found.y), name, now, "" if _same(current, token) else current
        )
        last_day = min(found.expires_day, self._last_day(found.level))
        return msgspec.structs.replace(entered, level=found.level, until_day=last_day)

    async def _current(self, found: Pass, token: str, now: float) -> str:
        """The family's token from now on: drawn now, or by whoever was first in the last ten minutes (Rule 3).

        After a restart what was drawn is not known any more, only its digest; then an older token gets a new one.
        """
        turn = self._turns.get(found.family)
        if turn is not None and now - turn.at < ROTATE_S:
            return await asyncio.shield(turn.token)
        turn = self._turns[found.family] = _Turn(now)
        self._turns.move_to_end(found.family)
        while now - next(iter(self._turns.values())).at >= ROTATE_S:
            self._turns.popitem(last=False)
        drawn = self._draw()
        try:
            last_day = self._last_day(found.level)
            done = await self._passes.rotate(self._digest(token), self._digest(drawn), now, last_day)
            turn.token.set_result(drawn if done else token)
        except BaseException:
            # Nothing was replaced, as far as anybody here knows: whoever waits keeps what they have.
            turn.token.set_result(token)
            self._turns.pop(found.family, None)
            raise
        return turn.token.result()

    # ------------------------------------------------------------------ use

    def used(self, family: Family) -> None:
        """Somebody did something with the pass: showed age, rotated it, or sent a frame of their own making."""
        if self.levels.idle_s:
            self._used_at[family] = self._clock.now()
            self._used_at.move_to_end(family)

    def _idle(self, family: Family, now: float) -> bool:
        return bool(self.levels.idle_s) and now - self._used_at.get(family, 0.0) >= self.levels.idle_s

    async def end_idle(self) -> int:
        """End the passes nobody used for too long, with their sockets and tickets; how many. Called each minute."""
        now = self._clock.now()
        idle = []
        for family in self._used_at:
            if not self._idle(family, now):
                break
            idle.append(family)
        for family in idle:
            del self._used_at[family]
            await self.revoke(family)
        return len(idle)

    # ------------------------------------------------------------------ ending

    async def leave(self, token: str) -> Family | None:
        """End the family of a token. Asks for no signature, so that leaving also works without script:
        a copied token can end a pass this way, which is what we want of a copy.
        """
        found = await self._passes.find(self._digest(token), self._clock.now())
        if found is None:
            return None
        await self.revoke(found.family)
        return found.family

    async def revoke(self, family: Family) -> None:
        """End a family, at once and everywhere."""
        self._revoked.add(family)
        self._turns.pop(family, None)
        self._used_at.pop(family, None)
        try:
            if self._ended is not None:
                await self._ended(family)
        finally:
            # Whatever could not be told: the pass ends, and the store closes with it what is still open.
            await self._passes.revoke(family, self._clock.now())
            self._drop(family)

    async def send_back(self, family: Family, hold: str) -> None:
        """End a family for its bearer's own protection: what it shows opens nothing until a person who looked at the
        case of `hold` gives it back. Empty where there is no case: then it only ends."""
        self._revoked.add(family)
        if hold and self._pauses is not None:
            await self._pauses.send_back(family, hold, self._clock.now() + RETURNED_S)
        await self.revoke(family)

    async def sent_back(self, token: str) -> bool:
        """Whether this token's pass was sent back, and nobody gave it back."""
        if not token or self._pauses is None:
            return False
        return await self._pauses.sent_back(self._digest(token), self._clock.now())

    async def check_not_sent_back(self, token: str) -> None:
        """A browser whose pass was sent back is not let in by a fresh proof. Raises `pass_waits`."""
        if await self.sent_back(token):
            raise Refused("pass_waits")

    def ticket(self, family: Family, key: BrowserKey, name: str, now: float, token: str = "") -> Entered:
        """What a pass opens the site with, for a quarter of an hour."""
        tag = self.tag(family, name) if name else Tag("")
        ticket = Ticket(family, tag, name, key.x, key.y, now + TICKET_S)
        return Entered(self._tickets.mint(ticket), ticket.expires_at, name, tag, token)

    def tag(self, family: Family, name: str) -> Tag:
        """How others refer to a family under one name: 12 characters of base64url."""
        return Tag(to_text(digest(self._pepper, b"tag", family.encode(), fold_name(name).encode())[:9]))

    def _signed(self, found: Pass, nonce: str, answer: str) -> bool:
        return self._tickets.signed(found.x, found.y, f"salon-pass:{nonce}", answer)

    def _digest(self, token: str) -> bytes:
        return hmac.digest(self._pepper, b"pass:" + token.encode(), "sha256")

    def _nonce_mac(self, at: str) -> str:
        return digest(self._pepper, b"nonce", at.encode()).hex()

    def _nonce_is_ours(self, nonce: str, now: float) -> bool:
        at, _, mac = nonce.partition(".")
        ours = at.isdigit() and mac.isascii() and hmac.compare_digest(mac, self._nonce_mac(at))
        return ours and now - float(at) <= NONCE_S


def _same(ours: str, theirs: str) -> bool:
    return hmac.compare_digest(ours.encode(), theirs.encode())
