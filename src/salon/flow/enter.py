"""Through the door: proof of age -> pass -> pseudonym -> session ticket.

    begin    an age transaction for this browser's key: one attempt, five minutes
    finish   the transaction is used up first, then the proof is verified; yes gives a pass
    rotate   the browser key signs a nonce; the token is replaced at most every ten minutes; a ticket comes back
    name     a pseudonym, folded, judged, kept for this family

Rule 1: every refusal of a proof is the same outside (`age_not_shown`); its cause is counted, not kept.
Rule 2: a token somebody shows without the browser key is a copy: the family is ended.
Rule 3: nothing of the proof outlives the decision.
"""

from __future__ import annotations

import hmac
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from msgspec import Struct

from salon.base.base64url import to_text
from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.base.ids import Family, Tag
from salon.base.sealing import digest
from salon.chat.limits import Buckets
from salon.chat.names import check_name, fold_name, look_name
from salon.flow.ports.cases import Cases
from salon.flow.ports.metrics import Meter
from salon.flow.ports.people import Names, Pass, Passes
from salon.flow.ports.tickets import TICKET_S, Ticket, Tickets
from salon.flow.screen import Screen, TextJudge

TRANSACTION_S: Final = 300.0
TRANSACTIONS_MAX: Final = 2_000
NONCE_S: Final = 120.0
ROTATE_S: Final = 600.0
NAME_S: Final = 172_800.0
"""A pseudonym is its bearer's for 48 h after they were last here: 24 h while messages under it may live, 24 h more."""
NAMINGS: Final = 8
NAMINGS_S: Final = 7_200.0
"""Names one family may try in two hours."""


class Session(Protocol):
    """One age transaction's request and the key to its answer (`outside.age_session`)."""

    encryption_info: str
    device_request: str
    transcript: bytes

    def open(self, response: str) -> bytes | None:
        """The proof inside an answer, or None."""
        ...


class Verifier(Protocol):
    """`ok` or a refusal code, for a proof over a transcript."""

    def __call__(self, proof: bytes, transcript: bytes, now: float) -> str:
        """Verify."""
        ...


class BrowserKey(Struct, frozen=True):
    """The public half of the browser's non-extractable P-256 key, coordinates in base64url."""

    x: str
    y: str


class Transaction(Struct, frozen=True):
    """An open attempt."""

    session: Session
    key: BrowserKey
    browser: str
    """Secret of the cookie set with it: only the browser that began may finish."""
    ends_at: float
    household: str = ""
    """Who began it, as far as the address tells; in memory only, for the share of each."""


class Entered(Struct, frozen=True):
    """A ticket, with what it says, and the token to set when it was replaced."""

    ticket: str
    expires_at: float
    name: str
    tag: str
    token: str = ""


class Enter:
    """The door.

    Args:
        draw: random URL-safe text of 256 bits; chance is a port.
        check_open: raises `site_closed` outside the site's hours.
        level: how age is shown here: `test` in test mode.
        ended: told of a family before its pass ends (`flow.talk`: its one-to-ones close).
        drop: lets the sockets of an ended family go.
        cases: where the machine's refusals are recorded as decisions.
    """

    def __init__(
        self,
        *,
        passes: Passes,
        names: Names,
        tickets: Tickets,
        open_session: Callable[[], Session],
        verify: Verifier,
        judge: TextJudge,
        pepper: bytes,
        draw: Callable[[], str],
        clock: Clock,
        meter: Meter,
        revoked: set[Family],
        check_open: Callable[[], None] = lambda: None,
        level: str = "test",
        pass_days: int = 30,
        ended: Callable[[Family], Awaitable[None]] | None = None,
        drop: Callable[[Family], None] = lambda _family: None,
        cases: Cases | None = None,
    ) -> None:
        self._passes, self._names, self._tickets = passes, names, tickets
        self._open_session, self._verify, self._screen = open_session, verify, Screen(judge, cases)
        self._pepper, self._draw, self._clock, self._meter = pepper, draw, clock, meter
        self._level, self._pass_days, self._revoked, self._check_open = level, pass_days, revoked, check_open
        self._ended, self._drop = ended, drop
        self._open: dict[str, Transaction] = {}
        self._rotated_at: OrderedDict[Family, float] = OrderedDict()
        self._namings = Buckets(NAMINGS, NAMINGS / NAMINGS_S)

    # ------------------------------------------------------------------ age

    def begin(self, key: BrowserKey, household: str = "") -> tuple[str, Transaction]:
        """Open a transaction. Raises `malformed` for a bad key, `busy` when too many are open, `site_closed`.

        `household`: who calls, as far as the address tells. When too many are open, the one with most of them gives:
        a flood from one address takes nobody's turn but its own.
        """
        self._check_open()
        now = self._clock.now()
        self._open = {name: kept for name, kept in self._open.items() if kept.ends_at > now}
        if len(self._open) >= TRANSACTIONS_MAX:
            self._make_room(household)
        if len(key.x) != 43 or len(key.y) != 43:
            raise Refused("malformed")
        transaction = Transaction(self._open_session(), key, self._draw(), now + TRANSACTION_S, household)
        name = self._draw()
        self._open[name] = transaction
        return name, transaction

    def _make_room(self, household: str) -> None:
        held = Counter(kept.household for kept in self._open.values())
        most, count = held.most_common(1)[0]
        if held[household] >= count - 1:
            raise Refused("busy", retry_after_s=30)
        del self._open[next(name for name, kept in self._open.items() if kept.household == most)]

    async def finish(self, name: str, browser: str, response: str) -> str:
        """Verify the answer; the pass token. Raises `age_not_shown`, whatever the cause."""
        now = self._clock.now()
        transaction = self._open.pop(name, None)
        code = "transaction"
        if (
            transaction is not None
            and transaction.ends_at > now
            and hmac.compare_digest(transaction.browser.encode(), browser.encode())
        ):
            proof = transaction.session.open(response)
            code = "transport" if proof is None else self._verify(proof, transaction.session.transcript, now)
        if transaction is None or code != "ok":
            self._meter.count("entries", "not_shown")
            raise Refused("age_not_shown")
        self._meter.count("entries", "shown")
        token, family = self._draw(), Family(self._draw()[:22])
        day = int(now // DAY_S) + self._pass_days
        key = transaction.key
        await self._passes.issue(self._digest(token), Pass(family, key.x, key.y, self._level, day))
        return token

    # ------------------------------------------------------------------ passes

    def challenge(self) -> str:
        """A nonce to sign: `time.mac`, so nothing is kept for it."""
        at = f"{self._clock.now():.0f}"
        return f"{at}.{self._nonce_mac(at)}"

    async def rotate(self, token: str, nonce: str, answer: str) -> Entered:
        """A ticket for a pass whose browser key signed the nonce.

        Raises:
            Refused: `no_pass`, `bad_answer`, `revoked`, `site_closed`.
        """
        self._check_open()
        now = self._clock.now()
        found = await self._passes.find(self._digest(token), now)
        if found is None:
            raise Refused("no_pass")
        if not self._nonce_is_ours(nonce, now) or not self._signed(found, nonce, answer):
            # Whoever shows a token without its key has copied it; an old token is the sign of a theft.
            if found.replaced:
                await self.revoke(found.family)
                raise Refused("revoked")
            raise Refused("bad_answer")
        new = ""
        # An older token with the right key: the answer to a rotation got lost, or two tabs raced. A new one heals both.
        if found.replaced or now - self._rotated_at.get(found.family, 0.0) >= ROTATE_S:
            drawn = self._draw()
            if await self._passes.rotate(self._digest(token), self._digest(drawn), now):
                new = drawn
                self._rotated_at[found.family] = now
                self._rotated_at.move_to_end(found.family)
                while now - next(iter(self._rotated_at.values())) >= ROTATE_S:
                    self._rotated_at.popitem(last=False)
        name = await self._names.of(found.family, now) or ""
        return self._ticket(found, name, now, new)

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
        self._rotated_at.pop(family, None)
        try:
            if self._ended is not None:
                await self._ended(family)
        finally:
            # Whatever could not be told: the pass ends, and the store closes with it what is still open.
            await self._passes.revoke(family, self._clock.now())
            self._drop(family)

    def _signed(self, found: Pass, nonce: str, answer: str) -> bool:
        ticket = Ticket(found.family, Tag(""), "", found.x, found.y, 0.0)
        return self._tickets.answers(ticket, f"salon-pass:{nonce}", answer)

    def _ticket(self, found: Pass, name: str, now: float, token: str = "") -> Entered:
        tag = self.tag(found.family, name) if name else Tag("")
        ticket = Ticket(found.family, tag, name, found.x, found.y, now + TICKET_S)
        return Entered(self._tickets.mint(ticket), ticket.expires_at, name, tag, token)

    # ------------------------------------------------------------------ names

    async def name(self, ticket: Ticket, typed: str) -> Entered:
        """Take a pseudonym; a ticket that carries it.

        Raises:
            Refused: `name_*` codes, `too_fast`, `judged` (`flow.screen`), `name_taken`.
        """
        now = self._clock.now()
        name = check_name(typed)
        # Each name stays out of others' reach for two days: nobody may walk through a dictionary.
        wait = self._namings.take(ticket.family, now)
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        await self._screen.check(name, "name", ticket.family)
        await self._names.claim(ticket.family, name, fold_name(name), now + NAME_S, now, look_name(name))
        found = Pass(ticket.family, ticket.x, ticket.y, self._level, 0)
        return self._ticket(found, name, now)

    def tag(self, family: Family, name: str) -> Tag:
        """How others refer to a family under one name: 12 characters of base64url."""
        return Tag(to_text(digest(self._pepper, b"tag", family.encode(), fold_name(name).encode())[:9]))

    # ------------------------------------------------------------------ digests

    def _digest(self, token: str) -> bytes:
        return hmac.digest(self._pepper, b"pass:" + token.encode(), "sha256")

    def _nonce_mac(self, at: str) -> str:
        return digest(self._pepper, b"nonce", at.encode()).hex()

    def _nonce_is_ours(self, nonce: str, now: float) -> bool:
        at, _, mac = nonce.partition(".")
        ours = at.isdigit() and mac.isascii() and hmac.compare_digest(mac, self._nonce_mac(at))
        return ours and now - float(at) <= NONCE_S
