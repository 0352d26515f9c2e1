"""Through the door over HTTP: proof of age, pass, pseudonym, session tickets, signed calls.

    begin -> the wallet answers -> finish -> pass (a cookie) -> challenge + rotate -> ticket -> name

Rule 1: the pass is a `__Host-` cookie, which no HTTP library sends over plain http to localhost. It is
kept and sent here by name, and the library's own jar stays empty.
Rule 2: a ticket is renewed before it ends, and once when a call finds it refused; one renewal at a time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from salon.age.cbor import decode
from salon.base.base64url import to_bytes, to_text
from salon.base.errors import CODES
from salon.client.errors import ClientError, DoorShut

PASS_COOKIE: Final = "__Host-salon"  # noqa: S105  # the name, not the secret
AGE_COOKIE: Final = "salon_age"
RENEW_AFTER_S: Final = 720.0
"""A ticket lives 900 s; it is renewed this long after it was got."""
CALL_DEADLINE_S: Final = 20.0
UPLOAD_DEADLINE_S: Final = 90.0
"""Of a photo: its bytes, and somebody to look at it."""
_NO_WAY_IN: Final = frozenset({"no_pass", "revoked", "bad_answer"})
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class Wallet(Protocol):
    """What answers the age request: `outside.age_wallet.TestWallet`, or one of the same shape."""

    x: bytes
    y: bytes
    """The device key, P-256 coordinates."""

    def answer(self, issuer_signed: dict[str, Any], info: str, origin: str) -> str:
        """The encrypted answer, base64url."""
        ...


def origin_of(url: str) -> str:
    """The origin of a site's address. Raises ValueError for anything but http(s)."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"not the address of a site: {url}")
    # The site knows itself by name: proofs are signed over it, passkeys and cookies are bound to it.
    host = "localhost" if parts.hostname == "127.0.0.1" else parts.hostname
    return f"{parts.scheme}://{host}:{parts.port}" if parts.port else f"{parts.scheme}://{host}"


def is_loopback(origin: str) -> bool:
    """Whether no proxy may stand between."""
    return urlsplit(origin).hostname in _LOOPBACK


class Door:
    """One browser's worth of identity: its key, its pass, its ticket.

    Args:
        origin: of the site, see `origin_of`.
        monotonic: seconds that never run backwards.
    """

    def __init__(self, origin: str, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.origin, self._monotonic = origin, monotonic
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._http = httpx.AsyncClient(
            base_url=origin,
            timeout=CALL_DEADLINE_S,
            verify=origin.startswith("https:"),
            trust_env=not is_loopback(origin),
        )
        self._pass = self._ticket = ""
        self._ticket_at = 0.0
        self._turn = asyncio.Lock()
        self.name = self.tag = ""

    # ------------------------------------------------------------------ in

    async def enter(self, wallet: Wallet, pseudonym: str) -> None:
        """Show age, get a pass, take a pseudonym.

        Raises:
            ClientError: `age_not_shown`, `name_*`, `judged`, `busy`, `unreachable`; `not_found` when the
                site does not issue test credentials.
        """
        numbers = self._key.public_key().public_numbers()
        jwk = {"x": to_text(numbers.x.to_bytes(32)), "y": to_text(numbers.y.to_bytes(32))}
        asked, cookies = await self._post("/api/age/begin", {"key": jwk})
        issued, _ = await self._post("/api/test-wallet/issue", {"x": to_text(wallet.x), "y": to_text(wallet.y)})
        info = asked["request"]["data"]["encryptionInfo"]
        answer = wallet.answer(decode(to_bytes(issued["issuer_signed"])), info, self.origin)
        shown = {"transaction": asked["transaction"], "response": answer}
        _, cookies = await self._post("/api/age/finish", shown, cookie=(AGE_COOKIE, cookies.get(AGE_COOKIE, "")))
        self._pass = cookies.get(PASS_COOKIE, "")
        await self.rename(pseudonym)

    async def rename(self, pseudonym: str) -> None:
        """Take a pseudonym; others know one by a new tag from the next connection on.

        Raises:
            ClientError: `name_length`, `name_script`, `name_reserved`, `name_taken`, `judged`, `unreachable`.
        """
        self._take(await self.call("POST", "/api/me/name", {"name": pseudonym}))

    # ------------------------------------------------------------------ tickets

    async def ticket(self, *, fresh: bool = False) -> str:
        """A session ticket with some minutes left.

        Raises:
            DoorShut: `no_pass`, `revoked`, `bad_answer`.
            ClientError: `unreachable` and server troubles.
        """
        refused = self._ticket
        async with self._turn:
            if fresh and self._ticket == refused:
                self._ticket = ""
            if not self._ticket or self._monotonic() - self._ticket_at >= RENEW_AFTER_S:
                await self._rotate()
            return self._ticket

    async def _rotate(self) -> None:
        nonce = (await self._post("/api/pass/challenge", {}))[0]["nonce"]
        shown = {"nonce": nonce, "answer": self.sign(f"salon-pass:{nonce}")}
        try:
            body, cookies = await self._post("/api/pass/rotate", shown, cookie=(PASS_COOKIE, self._pass))
        except ClientError as error:
            if error.code in _NO_WAY_IN:
                raise DoorShut(error.code) from None
            raise
        self._pass = cookies.get(PASS_COOKIE) or self._pass
        self._take(body)

    def _take(self, body: Mapping[str, Any]) -> None:
        self._ticket, self._ticket_at = body["ticket"], self._monotonic()
        self.name, self.tag = body["name"] or "", body["tag"] or ""

    def sign(self, message: str) -> str:
        """The browser key's signature: ECDSA P-256 with SHA-256, r‖s, base64url."""
        r, s = decode_dss_signature(self._key.sign(message.encode(), ec.ECDSA(SHA256())))
        return to_text(r.to_bytes(32) + s.to_bytes(32))

    # ------------------------------------------------------------------ calls

    async def call(self, method: str, path: str, body: object = None, *, signed: bool = True) -> Any:
        """One API call; the JSON it answered.

        Raises:
            ClientError: the code of the answer; `unreachable` without one.
        """
        if not signed:
            return (await self._request(method, path, body))[0]
        try:
            return (await self._request(method, path, body, await self.ticket()))[0]
        except DoorShut:
            raise
        except ClientError as error:
            if error.code != "no_ticket":
                raise
        return (await self._request(method, path, body, await self.ticket(fresh=True)))[0]

    async def send_bytes(self, path: str, content: bytes, headers: Mapping[str, str] | None = None) -> Any:
        """Post bytes; the JSON that was answered. Raises as `call`."""
        return msgspec.json.decode(await self._bytes("POST", path, content, UPLOAD_DEADLINE_S, headers or {}))

    async def get_bytes(self, path: str) -> bytes:
        """What stands at a path. Raises as `call`."""
        return await self._bytes("GET", path, None, CALL_DEADLINE_S)

    async def _bytes(
        self, method: str, path: str, content: bytes | None, deadline_s: float, more: Mapping[str, str] | None = None
    ) -> bytes:
        for fresh in (False, True):
            headers = {"Authorization": f"Salon {await self.ticket(fresh=fresh)}", "Accept": "*/*", **(more or {})}
            if content is not None:
                headers["Content-Type"] = "application/octet-stream"
            response = await self._sent(method, path, content, headers, deadline_s)
            if response.is_success:
                return response.content
            error = _problem(response)
            if fresh or error.code != "no_ticket":
                raise error
        raise AssertionError("returned or raised above")

    async def _post(self, path: str, body: object, *, cookie: tuple[str, str] | None = None) -> Any:
        return await self._request("POST", path, body, cookie=cookie)

    async def _request(
        self, method: str, path: str, body: object, ticket: str = "", cookie: tuple[str, str] | None = None
    ) -> tuple[Any, dict[str, str]]:
        headers = {"Accept": "application/json"}
        content = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            content = msgspec.json.encode(body)
        if ticket:
            headers["Authorization"] = f"Salon {ticket}"
        if cookie is not None:
            headers["Cookie"] = "=".join(cookie)
        response = await self._sent(method, path, content, headers, CALL_DEADLINE_S)
        if response.is_success:
            jar = SimpleCookie()
            for line in response.headers.get_list("set-cookie"):
                jar.load(line)
            return response.json() if response.content else None, {name: one.value for name, one in jar.items()}
        raise _problem(response)

    async def _sent(
        self, method: str, path: str, content: bytes | None, headers: Mapping[str, str], deadline_s: float
    ) -> httpx.Response:
        try:
            response = await self._http.request(method, path, content=content, headers=headers, timeout=deadline_s)
        except httpx.TransportError as error:
            raise ClientError("unreachable") from error
        except RuntimeError:
            # The library's word for a call after `aclose`.
            raise ClientError("closed") from None
        self._http.cookies.clear()
        return response

    async def leave(self) -> None:
        """End the pass: the family is forgotten by the site. Raises `unreachable`."""
        ticket = await self.ticket()
        await self._request("POST", "/api/me/leave", {}, ticket, cookie=(PASS_COOKIE, self._pass))
        self._pass = self._ticket = ""

    async def close(self) -> None:
        """Let the connections go."""
        await self._http.aclose()


def _problem(response: httpx.Response) -> ClientError:
    try:
        body = response.json()
        code, after, left = str(body["code"]), float(body.get("retry_after_s", 0.0)), int(body.get("left", 0))
    except (ValueError, KeyError, TypeError):
        # Not one of our answers: a proxy's page, or another server on this port.
        code, after, left = "unreachable", 0.0, 0
    return ClientError(code if code in CODES else "unreachable", after, left)
