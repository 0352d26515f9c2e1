"""The pages before and around the chat: front, door, no wallet, rules, privacy, legal, claim, test wallet, shells.

They are plain HTML and work without script, except the door itself, whose key and wallet live in the browser.
They show counts, names and topics of rooms, never what is said.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, Literal
from urllib.parse import quote

import msgspec
from litestar import Request, Response, get, post
from litestar.types import ControllerRouterHandler
from msgspec import Struct

from salon.age.provider import RETURN_PATH, returned
from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.flow.trust import Standing
from salon.gateway import issuers
from salon.gateway.auth import own_origin
from salon.gateway.entry import AGE_COOKIE, PASS_COOKIE, pass_cookie
from salon.gateway.help_lines import Helpline
from salon.gateway.peers import HOUSEHOLD
from salon.gateway.render import HEADERS, LANG_COOKIE, language, page
from salon.gateway.security import NO_STORE
from salon.gateway.services import services
from salon.gateway.staff import SESSION_COOKIE
from salon.gateway.texts import LANGUAGES, texts
from salon.gateway.wallet_apps import WALLET_APPS, by_name
from salon.moderation.decision import RETURNED_S

ROOMS_SHOWN: Final = 12
SECURITY_TXT_S: Final = 30 * 86_400
CLAIM_MAX: Final = 64
REFUSALS: Final = (
    "tampered",
    "rogue",
    "expired",
    "replay",
    "relay",
    "stolen",
    "library",
    "library_kept",
    "forged",
    "unsigned",
    "minor",
    "second",
    "early",
    "tracker",
)
"""What the test wallet can try in vain, numbered from 1 on its page; web/src/wallet/cases.ts makes them."""
DOOR: Final = "src/entry/main.ts"
SHIM: Final = "src/wallet/shim.ts"
"""Test mode only: the test wallet as the browser's Digital Credentials API."""
COOKIES: Final = ((PASS_COOKIE, "pass"), (AGE_COOKIE, "age"), (LANG_COOKIE, "lang"), (SESSION_COOKIE, "staff"))
"""Every cookie this server sets, with the text of what it is for."""
CLEAR: Final = {"Clear-Site-Data": '"cache", "cookies", "storage"'}

Asked = Request[Any, Any, Any]


class SiteInfo(Struct, frozen=True):
    """What the site says about itself to its own scripts."""

    name: str
    mode: Literal["test", "live"]
    languages: tuple[str, ...]
    operator: str
    remember_days: int
    """Days a pass is good for."""
    visitors: int
    rooms_open: int
    helplines: tuple[Helpline, ...]
    trust: Standing
    """How far the word of those who vouch for age here goes."""


@get("/", include_in_schema=False)
async def front(request: Asked) -> Response[str]:
    """What this is, who runs it, the rules in plain words, which rooms there are."""
    site = services(request)
    rooms = [room for room in await site.rooms.directory() if room.kind != "direct" and room.state != "closed"]
    # Those in the reader's language first; within, as the directory has them.
    rooms.sort(key=lambda room: room.lang != language(request))
    return page(
        request,
        "front",
        rooms=rooms[:ROOMS_SHOWN],
        more=max(0, len(rooms) - ROOMS_SHOWN),
        room_count=len(rooms),
        visitors=len(site.hub.families),
        longest_s=max((room.life_s for room in rooms), default=0),
    )


@get("/api/site")
async def site_info(request: Asked) -> SiteInfo:
    """Name, mode, languages, operator, counts."""
    site = services(request)
    rooms = [room for room in await site.rooms.directory() if room.kind != "direct" and room.state != "closed"]
    return SiteInfo(
        name=site.facts.name,
        mode="test" if site.facts.age_mode == "test" else "live",
        languages=LANGUAGES,
        operator=site.facts.operator,
        remember_days=site.facts.pass_days,
        visitors=len(site.hub.families),
        rooms_open=len(rooms),
        helplines=site.facts.helplines,
        trust=site.trust.standing,
    )


@get("/enter", include_in_schema=False)
async def enter(request: Asked) -> Response[Any]:
    """The door: proof of age, then a pseudonym. Not where a pass waits for a person (`flow.passes`)."""
    site = services(request)
    if await site.passes.sent_back(request.cookies.get(PASS_COOKIE, "")):
        return Response(None, status_code=303, headers=HEADERS | {"Location": "/support"})
    return page(
        request,
        "enter",
        script=DOOR,
        shim=site.assets.entry(SHIM).script if site.test_issuer is not None else "",
        lanes=sorted(site.prove.lanes),
        returning=PASS_COOKIE in request.cookies,
        refusals=REFUSALS,
        problems=msgspec.json.encode(texts(language(request)).part("problem")).decode(),
    )


@get("/no-wallet", include_in_schema=False)
async def no_wallet(request: Asked) -> Response[str]:
    """For people without an age wallet: which app, by country, and what else there is."""
    site, country = services(request), request.query_params.get("country", "")
    countries = by_name(texts(language(request)))
    return page(
        request,
        "no_wallet",
        countries=countries,
        country=country,
        chosen=site.facts.wallet_apps.get(country) or WALLET_APPS.get(country),
        chosen_name=dict(countries).get(country, ""),
        provider="provider" in site.prove.lanes,
    )


@get(RETURN_PATH, include_in_schema=False)
async def from_provider(request: Asked) -> Response[bytes]:
    """Back from the provider, whatever it said: on to the door, where only the browser that left may learn it.

    The same answer always, with a code to collect with; it opens nothing unless such an attempt was answered.
    """
    site = services(request)
    query = request.scope["query_string"].decode("latin-1")
    try:
        state = returned(query).state
    except ValueError:
        raise Refused("malformed") from None
    code = await site.prove.receive(state, query, "provider")
    # The address it came from holds the provider's code: no page is told it.
    headers = NO_STORE | {"Referrer-Policy": "no-referrer", "Location": f"/enter#age={state}.{code}"}
    return Response(b"", status_code=303, headers=headers, media_type="text/plain")


@get("/chat", include_in_schema=False)
async def chat(request: Asked) -> Response[Any]:
    """The shell of the chat; without a pass, the door. Not where a pass waits for a person, as at the door."""
    if PASS_COOKIE not in request.cookies:
        return Response(None, status_code=303, headers=HEADERS | {"Location": "/enter?next=%2Fchat"})
    if await services(request).passes.sent_back(request.cookies[PASS_COOKIE]):
        return Response(None, status_code=303, headers=HEADERS | {"Location": "/support"})
    return page(request, "chat", script="src/visitor/main.tsx")


@get("/staff", include_in_schema=False)
async def staff(request: Asked) -> Response[str]:
    """The shell of the team's desk."""
    try:
        return page(request, "staff", script="src/staff/main.tsx")
    except KeyError:
        raise Refused("not_found") from None


@get("/rules", include_in_schema=False)
async def rules(request: Asked) -> Response[str]:
    """All the rules, numbered: verdicts and decisions name them."""
    t, facts = texts(language(request)), services(request).facts
    terms = [t.duration(60 * facts.talk_after_min)] if facts.talk_after_min else []
    terms += [t.count("rules.probation_messages", facts.talk_after_messages)] if facts.talk_after_messages else []
    lists, site_judging = services(request).lists(), services(request).talks.judging
    return page(request, "rules", terms=f" {t('rules.probation_and')} ".join(terms), lists=lists, judging=site_judging)


@get("/support", include_in_schema=False)
async def support(request: Asked) -> Response[str]:
    """For somebody whose pass ended for their own protection (`flow.protect`): no blame, no reason, who listens.

    Anybody may open it: that somebody did says nothing of them. A cookie whose pass waits for a person lasts as long
    as that may take: it is all by which this browser is known again.
    """
    site, token = services(request), request.cookies.get(PASS_COOKIE, "")
    code = request.query_params.get("code", "").strip()
    response = page(request, "support", code=code if len(code) <= CLAIM_MAX else "")
    if await site.passes.sent_back(token):
        response.cookies.append(pass_cookie(token, RETURNED_S // DAY_S))
    return response


@get("/legal", include_in_schema=False)
async def legal(request: Asked) -> Response[str]:
    """Who runs this, how to reach them (DSA articles 11 and 12), and whose word on age is taken here."""
    site = services(request)
    return page(request, "legal", **issuers.as_page(site.trust, site.clock.now()))


@get("/privacy", include_in_schema=False)
async def privacy(request: Asked) -> Response[str]:
    """What is kept, how long, and the way out."""
    return page(request, "privacy", cookies=COOKIES)


@post("/privacy/leave", guards=[own_origin], include_in_schema=False, status_code=303)
async def leave(request: Asked) -> Response[None]:
    """Leave and erase by a plain form: the pass in the cookie is ended, the browser told to clear what it has."""
    site, token = services(request), request.cookies.get(PASS_COOKIE, "")
    await site.passes.leave(token)
    if await site.passes.sent_back(token):
        # What waits for a person is not undone by leaving.
        return Response(None, status_code=303, headers=HEADERS | {"Location": "/support"})
    where = {"Location": f"/left?lang={language(request)}"}
    return Response(None, status_code=303, headers=HEADERS | CLEAR | where, cookies=[pass_cookie("", 0)])


@get("/left", include_in_schema=False)
async def left(request: Asked) -> Response[str]:
    """After leaving. Sets no cookie: it was just erased."""
    return page(request, "left", remember_lang=False)


@get("/claim", include_in_schema=False)
async def claim(request: Asked) -> Response[str]:
    """Where a notice or a decision stands, by its code."""
    code = request.query_params.get("code", "").strip()
    found = None
    if 0 < len(code) <= CLAIM_MAX:
        try:
            found = await services(request).desk.claims.state(str(request.scope.get(HOUSEHOLD, "")), code)
        except Refused as refusal:
            if refusal.code != "not_found":
                raise
    shown = code if len(code) <= CLAIM_MAX else ""
    return page(request, "claim", code=shown, asked=code != "", found=found)


@get("/wallet", include_in_schema=False)
async def wallet(request: Asked) -> Response[str]:
    """The test wallet; only where there is a test issuer."""
    if services(request).test_issuer is None:
        raise Refused("not_found")
    return page(request, "wallet", script="src/wallet/main.ts", refusals=REFUSALS)


@get("/manifest.webmanifest", include_in_schema=False)
async def manifest(request: Asked) -> Response[bytes]:
    """The web app's manifest, under the site's own name."""
    name = services(request).facts.name
    icons = [
        {"src": f"/static/{file}.svg", "sizes": "any", "type": "image/svg+xml", "purpose": purpose}
        for file, purpose in (("icon", "any"), ("icon-maskable", "maskable"))
    ]
    body = {
        "name": name,
        "short_name": name[:12],
        "start_url": "/chat",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f2ea",
        "theme_color": "#123f35",
        "icons": icons,
    }
    return Response(msgspec.json.encode(body), media_type="application/manifest+json")


@get("/robots.txt", include_in_schema=False)
async def robots(request: Asked) -> Response[str]:
    """Only what explains the site may be indexed; nothing of a test site."""
    if services(request).facts.age_mode == "test":
        text = "User-agent: *\nDisallow: /\n"
    else:
        open_pages = (
            "/$",
            "/no-wallet",
            "/rules",
            "/privacy",
            "/legal",
            "/transparency",
            "/stop-a-picture$",
            "/static/",
        )
        allowed = "".join(f"Allow: {path}\n" for path in open_pages)
        text = f"User-agent: *\n{allowed}Disallow: /\n"
    return Response(text, media_type="text/plain")


@get("/.well-known/security.txt", include_in_schema=False)
async def security_txt(request: Asked) -> Response[str]:
    """Where to report a weakness (RFC 9116). It is never a month old: it is made when it is asked for."""
    site = services(request)
    facts = site.facts
    mail = next((word.strip("<>(),;") for word in facts.contact.split() if "@" in word[1:-1]), "")
    contact = f"mailto:{quote(mail, safe='@+')}" if mail else f"{facts.origin}/legal"
    expires = datetime.fromtimestamp(site.clock.now() + SECURITY_TXT_S, UTC)
    text = (
        f"Contact: {contact}\nExpires: {expires:%Y-%m-%dT%H:%M:%SZ}\n"
        f"Preferred-Languages: en, fr\nCanonical: {facts.origin}/.well-known/security.txt\n"
    )
    return Response(text, media_type="text/plain")


@get("/favicon.ico", include_in_schema=False)
async def favicon(request: Asked) -> Response[bytes]:
    """For browsers that ask before they read."""
    content, kind = services(request).assets.file("icon.svg")
    return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=86400"})


HANDLERS: Final[list[ControllerRouterHandler]] = [
    front,
    site_info,
    enter,
    no_wallet,
    from_provider,
    chat,
    staff,
    rules,
    support,
    legal,
    privacy,
    leave,
    left,
    claim,
    wallet,
    manifest,
    robots,
    security_txt,
    favicon,
]
