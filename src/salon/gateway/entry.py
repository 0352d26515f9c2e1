"""HTTP of the door: age, passes, pseudonyms, wishes, leaving (`flow.prove`, `flow.passes`, `flow.naming`)."""

from __future__ import annotations

import contextlib
from typing import Annotated, Any, Final, Literal

from litestar import Controller, Request, Response, get, patch, post
from litestar.datastructures import Cookie
from litestar.params import JSONBody
from msgspec import UNSET, Meta, Struct, UnsetType

from salon.age.zk import ANSWER_MAX_CHARACTERS
from salon.base.base64url import to_bytes, to_text
from salon.base.errors import Malformed, Refused
from salon.base.expiry import DAY_S
from salon.flow.passes import BrowserKey, Entered
from salon.flow.ports.people import Wishes
from salon.flow.ports.proofs import Finding, Lane
from salon.flow.ports.tickets import Ticket
from salon.gateway.auth import ticket_of
from salon.gateway.patience import while_connected
from salon.gateway.peers import HOUSEHOLD, NETWORK
from salon.gateway.security import NO_STORE
from salon.gateway.services import Services, services
from salon.outside.qr import qr_of
from salon.outside.test_issuer import Kind

PASS_COOKIE: Final = "__Host-salon"  # noqa: S105  # the name, not the secret
AGE_COOKIE: Final = "salon_age"
ANSWER_BODY_MAX: Final = ANSWER_MAX_CHARACTERS + 1_024
"""Bytes of a wallet's answer: a zero-knowledge proof takes up to 1 MiB."""
Coordinate = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{43}$")]


class Jwk(Struct, frozen=True):
    """The public half of the browser's key (RFC 7517), P-256."""

    x: Coordinate
    y: Coordinate


class Begin(Struct, frozen=True):
    """Open an age transaction."""

    key: Jwk
    lane: Lane = "dcapi"


class Finish(Struct, frozen=True):
    """The wallet's answer."""

    transaction: Annotated[str, Meta(max_length=64)]
    response: Annotated[str, Meta(max_length=ANSWER_MAX_CHARACTERS)]


class Collect(Struct, frozen=True):
    """Fetch an outcome."""

    transaction: Annotated[str, Meta(max_length=64)]
    signature: Annotated[str, Meta(max_length=128)]
    """By the browser key, of `salon-age:` and the transaction."""
    code: Annotated[str, Meta(max_length=64)] = ""
    """What a wallet on this device, or the way back from a provider, handed over."""


class Answer(Struct, frozen=True):
    """A signed nonce."""

    nonce: Annotated[str, Meta(max_length=80)]
    answer: Annotated[str, Meta(max_length=128)]


class Named(Struct, frozen=True):
    """A pseudonym, as typed."""

    name: Annotated[str, Meta(max_length=200)]


class DeviceKey(Struct, frozen=True):
    """A test wallet's device key, and whose credential it asks for."""

    x: Coordinate
    y: Coordinate
    adult: bool = True
    kind: Kind = "genuine"
    """Other kinds are refused at the door: they show that it does."""


class Change(Struct, frozen=True, forbid_unknown_fields=True):
    """Wishes to change; what is absent stays."""

    requests: Literal["all", "none"] | UnsetType = UNSET
    """Whether one may be asked for a one-to-one."""
    listed: bool | UnsetType = UNSET
    findable: bool | UnsetType = UNSET


def pass_cookie(token: str, days: int) -> Cookie:
    """The pass: for this host only, never readable by script, never sent across sites."""
    return Cookie(
        key=PASS_COOKIE, value=token, path="/", secure=True, httponly=True, samesite="strict", max_age=days * 86_400
    )


def shown(token: str, finding: Finding, days: int) -> Response[dict[str, Any]]:
    """Age was shown: the pass as a cookie."""
    return Response({"level": finding.level}, cookies=[pass_cookie(token, days)], headers=NO_STORE)


def entered(result: Entered, now: float) -> Response[dict[str, Any]]:
    """A ticket as JSON; with the new token as a cookie, as long as the pass is good, if it was replaced."""
    body = {
        "ticket": result.ticket,
        "ticket_expires_ms": round(result.expires_at * 1000),
        "name": result.name or None,
        "tag": result.tag or None,
    }
    days = result.until_day - int(now // DAY_S)
    cookies = [pass_cookie(result.token, days)] if result.token else []
    return Response(body, cookies=cookies, headers=NO_STORE)


class EntryController(Controller):
    """The door."""

    path = "/api"

    @post("/age/begin", status_code=201)
    async def begin(self, request: Request[Any, Any, Any], data: JSONBody[Begin]) -> Response[dict[str, Any]]:
        """Open an age transaction: what to ask the wallet for, or where to sign in."""
        prove, key = services(request).prove, BrowserKey(data.key.x, data.key.y)
        await services(request).passes.check_not_sent_back(request.cookies.get(PASS_COOKIE, ""))
        household, network = (str(request.scope.get(where, "")) for where in (HOUSEHOLD, NETWORK))
        await prove.ready(data.lane)
        name, transaction = prove.begin(key, household, data.lane, network)
        asked = transaction.question.body
        if transaction.lane == "qr":
            asked = asked | {"qr": await qr_of(asked["url"])}
        body = {
            "transaction": name,
            "lane": transaction.lane,
            "request": asked,
            "expires_ms": round(transaction.ends_at * 1000),
        }
        cookie = Cookie(
            key=AGE_COOKIE,
            value=transaction.browser,
            path="/api/age",
            secure=True,
            httponly=True,
            samesite="lax",
            max_age=300,
        )
        return Response(body, status_code=201, cookies=[cookie], headers=NO_STORE)

    @post("/age/finish", status_code=200, request_max_body_size=ANSWER_BODY_MAX)
    async def finish(self, request: Request[Any, Any, Any], data: JSONBody[Finish]) -> Response[dict[str, Any]]:
        """Show the proof. Every failure is the same `age_not_shown`."""
        site = services(request)
        browser = request.cookies.get(AGE_COOKIE, "")
        # Asked again: a pass may have been sent back since this was begun.
        await site.passes.check_not_sent_back(request.cookies.get(PASS_COOKIE, ""))
        token, finding = await site.prove.finish(data.transaction, browser, data.response)
        return shown(token, finding, site.passes.levels.of(finding.level))

    @post("/age/collect", status_code=200)
    async def collect(self, request: Request[Any, Any, Any], data: JSONBody[Collect]) -> Response[dict[str, Any]]:
        """Fetch what an answer from a wallet elsewhere, or from a provider, came to; 202 if none came in 20 s."""
        site = services(request)
        caller = data.transaction, request.cookies.get(AGE_COOKIE, ""), data.signature, data.code
        await site.passes.check_not_sent_back(request.cookies.get(PASS_COOKIE, ""))
        if not await while_connected(request, site.prove.wait(*caller)):
            # Nobody would get the pass: it stays where it is for a call that comes back.
            return Response({"waiting": True}, status_code=202, headers=NO_STORE)
        found = await site.prove.collect(*caller)
        if found is None:
            return Response({"waiting": True}, status_code=202, headers=NO_STORE)
        return shown(*found, site.passes.levels.of(found[1].level))

    @post("/pass/challenge", status_code=200)
    async def challenge(self, request: Request[Any, Any, Any]) -> Response[dict[str, str]]:
        """A nonce for the browser key to sign."""
        return Response({"nonce": services(request).passes.challenge()}, headers=NO_STORE)

    @post("/pass/rotate", status_code=200)
    async def rotate(self, request: Request[Any, Any, Any], data: JSONBody[Answer]) -> Response[dict[str, Any]]:
        """A session ticket for the pass in the cookie."""
        site = services(request)
        result = await site.passes.rotate(request.cookies.get(PASS_COOKIE, ""), data.nonce, data.answer)
        return entered(result, site.clock.now())

    @post("/me/name", status_code=200)
    async def name(self, request: Request[Any, Any, Any], data: JSONBody[Named]) -> Response[dict[str, Any]]:
        """Choose a pseudonym; a ticket that carries it."""
        site = services(request)
        return entered(await site.naming.name(ticket_of(request), data.name), site.clock.now())

    @get("/me")
    async def me(self, request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
        """Who the ticket says one is, one's wishes, and one's pass: how age was shown, its last day."""
        site, ticket = services(request), ticket_of(request)
        return Response(await me_body(site, ticket, await site.people.wishes(ticket.family)), headers=NO_STORE)

    @patch("/me")
    async def change(self, request: Request[Any, Any, Any], data: JSONBody[Change]) -> Response[dict[str, Any]]:
        """Change one's wishes."""
        site, ticket = services(request), ticket_of(request)
        now = await site.people.wishes(ticket.family)
        wishes = Wishes(
            requests=now.requests if data.requests is UNSET else data.requests == "all",
            listed=now.listed if data.listed is UNSET else data.listed,
            findable=now.findable if data.findable is UNSET else data.findable,
        )
        await site.people.wish(ticket.family, wishes)
        for visitor in site.hub.families.get(ticket.family, ()):
            visitor.listed, visitor.findable = wishes.listed, wishes.findable
            site.hub.seen_anew(visitor)
        return Response(await me_body(site, ticket, wishes), headers=NO_STORE)

    @post("/me/leave", status_code=200)
    async def leave(self, request: Request[Any, Any, Any]) -> Response[dict[str, bool]]:
        """Leave and erase: the family is ended, the name forgotten, the browser told to clear what it has."""
        site = services(request)
        # A page that slept has no ticket that counts; its pass is in the cookie all the same.
        token = request.cookies.get(PASS_COOKIE, "")
        await site.passes.leave(token)
        with contextlib.suppress(Refused):
            await site.passes.revoke(ticket_of(request).family)
        if await site.passes.sent_back(token):
            # What waits for a person is not undone by leaving.
            return Response({"left": True}, headers=NO_STORE)
        gone = pass_cookie("", 0)
        headers = NO_STORE | {"Clear-Site-Data": '"cache", "cookies", "storage"'}
        return Response({"left": True}, cookies=[gone], headers=headers)

    @post("/test-wallet/issue", status_code=200)
    async def issue(self, request: Request[Any, Any, Any], data: JSONBody[DeviceKey]) -> Response[dict[str, str]]:
        """Test mode only: a test credential for a device key, as CBOR in base64url."""
        site = services(request)
        if site.test_issuer is None:
            raise Refused("not_found")
        now = site.clock.now()
        try:
            x, y = to_bytes(data.x), to_bytes(data.y)
        except ValueError:
            raise Malformed("key") from None
        signed = site.test_issuer.credential(x, y, now, adult=data.adult, kind=data.kind)
        return Response({"issuer_signed": to_text(signed)}, headers=NO_STORE)


async def me_body(site: Services, ticket: Ticket, wishes: Wishes) -> dict[str, Any]:
    """What /api/me answers. `until_day`: days since 1970-01-01 UTC, the pass is good to the end of it."""
    found = await site.passes.of(ticket.family)
    talk, photos = [await site.probation.left(ticket.family, barred) for barred in ("talk", "photos")]
    return {
        "tag": ticket.tag,
        "name": ticket.name,
        "requests": "all" if wishes.requests else "none",
        "listed": wishes.listed,
        "findable": wishes.findable,
        "level": "" if found is None else found.level,
        "until_day": 0 if found is None else found.expires_day,
        "judging": site.talks.judging,
        "probation": {"talk": talk, "photos": photos},
    }
