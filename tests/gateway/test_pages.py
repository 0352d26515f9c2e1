"""The pages on a whole running site: every one, in both languages, for friendly and hostile callers."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import httpx
import msgspec
import pytest
from markupsafe import escape

from salon.base.errors import Refused
from salon.config.schema import Settings
from salon.config.schema import WalletApp as WalletAppSetting
from salon.gateway.entry import PASS_COOKIE
from salon.gateway.help_lines import Helpline
from salon.gateway.wallet_apps import WALLET_APPS
from tests.doors import Browser
from tests.running import Place, running_site

PAGES = [
    *(
        "/",
        "/enter",
        "/no-wallet",
        "/no-wallet?country=fr",
        "/rules",
        "/support",
        "/privacy",
        "/legal",
        "/transparency",
        "/claim",
        "/claim?code=ABC",
    ),
    *("/wallet", "/left", "/nothing", "/stop-a-picture", "/stop-a-picture?code=ABC"),
]
HTML = {"accept": "text/html,application/xhtml+xml;q=0.9"}


@pytest.fixture
async def http(place: Place) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=place.url, headers=HTML, timeout=20) as http:
        yield http


class Seen(HTMLParser):
    """What a browser would find on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_every_page_keeps_the_promises_made_for_all_of_them(http: httpx.AsyncClient, lang: str) -> None:
    banner = {"fr": "Mode test", "en": "Test mode"}[lang]
    leave = {"fr": "Partir et effacer", "en": "Leave and erase"}[lang]
    for path in PAGES:
        answer = await http.get(path, headers={"accept-language": lang})
        assert answer.status_code == (404 if path == "/nothing" else 200), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-store"
        assert "accept-language" in answer.headers["vary"].lower()
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert "trusted-types salon" in answer.headers["content-security-policy"]
        assert "set-cookie" not in answer.headers, path
        seen = Seen(answer.text)
        assert seen.all("html") == [{"lang": lang}], path
        assert banner in answer.text, path
        [way_out] = [a for a in seen.all("a") if a.get("class") == "quick-exit"]
        assert way_out["href"] == "about:blank"
        if path != "/left":
            assert leave in answer.text, path
            assert any(form.get("action", "").startswith("/privacy/leave") for form in seen.all("form")), path
        other = "en" if lang == "fr" else "fr"
        assert any(a.get("hreflang") == other and f"lang={other}" in a["href"] for a in seen.all("a")), path
        assert len(seen.all("h1")) >= 1, path
        # No inline anything: the policy would refuse it.
        assert all("src" in script for script in seen.all("script"))
        assert seen.all("style") == []
        assert not any(name == "style" or name.startswith("on") for _, given in seen.tags for name in given)
        for loaded in [script["src"] for script in seen.all("script")] + [
            link["href"] for link in seen.all("link") if link["rel"] == "stylesheet"
        ]:
            assert (await http.get(loaded)).status_code == 200, loaded


async def test_the_language_chosen_by_a_link_is_kept_without_the_rest_of_the_address(http: httpx.AsyncClient) -> None:
    answer = await http.get("/claim?code=ABC-1&lang=fr&tracker=1", headers={"accept-language": "en"})
    assert '<html lang="fr">' in answer.text
    assert answer.headers["set-cookie"].startswith("salon_lang=fr;")
    [switch] = [a["href"] for a in Seen(answer.text).all("a") if a.get("hreflang") == "en"]
    assert switch == "?code=ABC-1&lang=en"
    assert '<html lang="fr">' in (await http.get("/rules", headers={"accept-language": "en"})).text


async def test_the_front_page_shows_rooms_and_counts_and_no_word_of_what_is_said(
    place: Place, http: httpx.AsyncClient
) -> None:
    async with Browser(place.url) as anne:
        await anne.enter("Anne")
        opened = await anne.call("POST", "/api/rooms", {"name": "Tea & biscuits <3", "topic": "Hot", "lang": "en"})
        assert opened.status_code == 201, opened.text
    page = (await http.get("/", headers={"accept-language": "en"})).text
    assert "Tea &amp; biscuits &lt;3" in page
    assert "La place" in page
    assert 'lang="fr">La place' in page
    assert page.index("Tea &amp; biscuits") < page.index("La place")
    french = (await http.get("/", headers={"accept-language": "fr"})).text
    assert french.index("La place") < french.index("Tea &amp; biscuits")
    assert "quiet now" in page
    assert "remembered in this browser for up to 30 days" in page
    assert "Anne" not in page


async def test_a_closed_room_is_not_advertised(place: Place, http: httpx.AsyncClient) -> None:
    async with Browser(place.url) as anne:
        await anne.enter("Anne")
        room = (await anne.call("POST", "/api/rooms", {"name": "Short lived", "topic": "", "lang": "en"})).json()
        assert "Short lived" in (await http.get("/")).text
        await anne.call("POST", f"/api/rooms/{room['id']}/host", {"act": "close"})
    assert "Short lived" not in (await http.get("/")).text


async def test_a_site_out_of_hours_says_when_it_opens(tmp_path: Path) -> None:
    def closed(settings: Settings) -> Settings:
        # Open for one minute of the week that lies in the past or far ahead of any test run: both read "closed".
        return msgspec.structs.replace(settings, site=msgspec.structs.replace(settings.site, hours=never_now()))

    async with running_site(tmp_path, change=closed) as place, httpx.AsyncClient(base_url=place.url) as http:
        for path in ("/", "/enter"):
            page = (await http.get(path, headers=HTML | {"accept-language": "en"})).text
            assert re.search(r"Closed now\. It opens [A-Z][a-z]+day \d\d:\d\d\.", page), path


def never_now() -> str:
    """Opening hours that begin half a day from now at the soonest."""
    from datetime import UTC, datetime, timedelta

    day = (datetime.now(UTC) + timedelta(days=3)).strftime("%a")
    return f"{day} 12:00-12:01"


async def test_the_site_tells_its_scripts_what_they_need(http: httpx.AsyncClient) -> None:
    site = (await http.get("/api/site")).json()
    assert site["mode"] == "test"
    assert site["languages"] == ["fr", "en"]
    assert site["remember_days"] == 30
    assert site["rooms_open"] == 7
    assert site["visitors"] == 0
    assert {"name", "operator", "helplines"} <= set(site)


async def test_helplines_and_operator_are_shown_as_text(place: Place, http: httpx.AsyncClient) -> None:
    place.running.services.facts = msgspec.structs.replace(
        place.running.services.facts,
        operator="Verein <Salon>",
        contact="bonjour@salon.test",
        exit_url="https://weather.test/",
        helplines=(Helpline("Listening", "0800 000 000", "2026-11-01"),),
    )
    page = (await http.get("/", headers={"accept-language": "fr"})).text
    assert "Verein &lt;Salon&gt;" in page
    assert "0800 000 000" in page
    assert "1 novembre 2026" in page
    assert '<meta name="salon-exit" content="https://weather.test/">' in page
    assert "bonjour@salon.test" in (await http.get("/legal")).text
    for where in ("/rules", "/claim"):
        page = (await http.get(where, headers={"accept-language": "fr"})).text
        assert "0800 000 000" in page
        assert "1 novembre 2026" in page


# ------------------------------------------------------------------ leaving


async def test_leaving_works_without_script_and_ends_the_pass(place: Place) -> None:
    async with Browser(place.url) as anne:
        await anne.enter("Anne")
        left = await anne.call("POST", "/privacy/leave?lang=fr", origin=place.url)
        assert left.status_code == 303
        assert left.headers["location"] == "/left?lang=fr"
        assert '"cookies"' in left.headers["clear-site-data"]
        assert PASS_COOKIE not in anne.cookies
        assert (await anne.call("GET", "/api/me")).json()["code"] == "revoked"
        page = await anne.call("GET", left.headers["location"], accept="text/html")
        assert "Vous êtes parti" in page.text
        assert "set-cookie" not in page.headers


async def test_leaving_without_a_pass_is_no_error(place: Place, http: httpx.AsyncClient) -> None:
    for cookie in ("", f"{PASS_COOKIE}=copied-or-old"):
        left = await http.post("/privacy/leave", headers={"cookie": cookie, "origin": place.url})
        assert left.status_code == 303


@pytest.mark.parametrize("origin", ["https://evil.test", "null"])
async def test_another_site_cannot_make_somebody_leave(place: Place, origin: str) -> None:
    async with Browser(place.url) as anne:
        await anne.enter("Anne")
        refused = await anne.call("POST", "/privacy/leave", origin=origin)
        assert refused.status_code == 403
        assert (await anne.call("GET", "/api/me")).status_code == 200


# ------------------------------------------------------------------ shells


async def test_the_chat_is_a_shell_for_those_with_a_pass_and_the_door_for_all_others(
    place: Place, http: httpx.AsyncClient
) -> None:
    turned = await http.get("/chat")
    assert (turned.status_code, turned.headers["location"]) == (303, "/enter?next=%2Fchat")
    async with Browser(place.url) as anne:
        await anne.enter("Anne")
        page = await anne.call("GET", "/chat", accept="text/html")
    assert page.status_code == 200
    assert '<div id="chat">' in page.text
    assert "<noscript>" in page.text
    assert "Test mode" in page.text
    assert page.headers["cache-control"] == "no-store"


async def test_the_test_wallet_is_only_there_in_test_mode(place: Place, http: httpx.AsyncClient) -> None:
    assert 'id="wallet"' in (await http.get("/enter")).text
    services = place.running.services
    services.test_issuer = None
    services.facts = msgspec.structs.replace(services.facts, age_mode="wallet")
    assert (await http.get("/wallet")).status_code == 404
    page = (await http.get("/enter", headers={"accept-language": "en"})).text
    assert 'id="wallet"' not in page
    assert "/wallet" not in page
    assert "Test mode" not in page
    assert "Show my proof of age" in page
    assert (await http.get("/api/site")).json()["mode"] == "live"


async def test_the_door_offers_the_lanes_the_site_has(place: Place, http: httpx.AsyncClient) -> None:
    [door] = [one for _, one in Seen((await http.get("/enter")).text).tags if one.get("id") == "door"]
    assert set(door["data-lanes"].split()) == set(place.running.services.prove.lanes)


async def test_the_page_for_people_without_a_wallet_says_what_is_known_of_a_country(
    place: Place, http: httpx.AsyncClient
) -> None:
    english = {"accept-language": "en"}
    for code, app in WALLET_APPS.items():
        page = (await http.get(f"/no-wallet?country={code}", headers=english)).text
        assert app.en in page
        assert app.app in page
        assert str(escape(app.source)) in page
        assert "10 minutes" in page
    for strange in ("", "xx", "FR", "<script>", "fr" * 500):
        answer = await http.get("/no-wallet", params={"country": strange}, headers=english)
        assert answer.status_code == 200
        assert 'id="app"' not in answer.text
        assert "<script>" not in answer.text
    # Reached in the other language without losing the country.
    assert "country=fr" in (await http.get("/no-wallet?country=fr", headers=english)).text
    assert 'href="/no-wallet"' in (await http.get("/enter", headers=english)).text


async def test_what_the_operator_has_seen_to_work_is_said_in_place_of_what_sources_say(tmp_path: Path) -> None:
    def seen(settings: Settings) -> Settings:
        app = WalletAppSetting("dk", "Carnet <b>", "https://carnet.example/", date(2026, 11, 20), 7)
        age = msgspec.structs.replace(settings.age, wallet_apps=(app,))
        return msgspec.structs.replace(settings, age=age)

    async with running_site(tmp_path, change=seen) as place, httpx.AsyncClient(base_url=place.url) as http:
        page = (await http.get("/no-wallet?country=dk", headers=HTML | {"accept-language": "fr"})).text
        assert "Carnet &lt;b&gt;" in page
        assert 'href="https://carnet.example/"' in page
        assert "7 minutes" in page
        assert "20 novembre 2026" in page
        assert "AltID" not in page
        assert "France Identité" in (await http.get("/no-wallet?country=fr", headers=HTML)).text


# ------------------------------------------------------------------ claims


@dataclass(frozen=True)
class Decided:
    """One statement of reasons."""

    kind: str = "mute"
    author: str = "staff"
    at_ms: int = 1_795_563_600_000
    reason: str = "spam"
    ground: str = "terms"
    source: str = ""
    clause: str = "2.3"
    automated: bool = False
    until_ms: int = 1_795_567_200_000
    undone_ms: int = 0
    room: str = "Tea <&> biscuits"


@dataclass(frozen=True)
class Found:
    """What a code leads to."""

    statements: tuple[Decided, ...]
    status: str
    about: str = "decision"
    at_ms: int = 1_795_563_600_000
    reason: str = "spam"
    origin: str = "notice"

    @property
    def appeal_until_ms(self) -> int:
        return 1_811_460_000_000 if self.statements else 0


@dataclass
class Book:
    """A claim book for tests of the page."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    decided: tuple[Decided, ...] = ()

    async def state(self, caller: str, code: str) -> Found:
        self.asked.append((caller, code))
        if code == "QUICK":
            raise Refused("too_fast", retry_after_s=30)
        if code != "KNOWN-1":
            raise Refused("not_found")
        return Found(self.decided, "decided" if self.decided else "open")


async def test_a_claim_says_where_it_stands(place: Place, http: httpx.AsyncClient) -> None:
    book = place.running.services.desk.claims = Book(
        decided=(Decided(), Decided("something_new", "machine", automated=True))
    )
    page = (await http.get("/claim?code=%20KNOWN-1%20", headers={"accept-language": "en"})).text
    assert book.asked == [("127.0.0.1", "KNOWN-1")]
    assert "A decision that concerns you" in page
    assert "Writing was taken away for a time" in page
    assert "a person of the team" in page
    assert "the rules of this site" in page
    assert "Advertising, flooding" in page
    assert "Tea &lt;&amp;&gt; biscuits" in page
    assert "a report by somebody" in page
    assert "on this site, wherever you are" in page
    assert "No person took part" in page
    assert "something_new" in page
    assert "until 28 May 2027" in page
    assert '<a href="/rules#rule-2.3">2.3</a>' in page
    assert 'id="rule-2.3"' in (await http.get("/rules")).text
    assert "25 November 2026" in page


async def test_an_unknown_code_is_said_plainly_and_never_echoed_as_markup(
    place: Place, http: httpx.AsyncClient
) -> None:
    book = place.running.services.desk.claims = Book()
    page = (await http.get("/claim", params={"code": '"><script>alert(1)</script>'})).text
    assert "<script>alert" not in page
    assert "There is nothing under this code" in page
    long = await http.get("/claim", params={"code": "A" * 65})
    assert long.status_code == 200
    assert "A" * 65 not in long.text
    assert [code for _, code in book.asked] == ['"><script>alert(1)</script>']


async def test_a_notice_nobody_decided_yet_says_so_and_guessing_is_slowed(
    place: Place, http: httpx.AsyncClient
) -> None:
    place.running.services.desk.claims = Book()
    page = (await http.get("/claim?code=KNOWN-1", headers={"accept-language": "fr"})).text
    assert "Personne n’a encore décidé" in page
    quick = await http.get("/claim?code=QUICK")
    assert quick.status_code == 429
    assert "A little too fast" in quick.text


async def test_what_one_reported_can_be_followed_by_its_code(place: Place, http: httpx.AsyncClient) -> None:
    async with Browser(place.url) as anne:
        await anne.enter("Anne")
        room = (await anne.call("GET", "/api/rooms")).json()["rooms"][0]["id"]
        report = {"kind": "room", "room": room, "reason": "spam"}
        sent = await anne.call("POST", "/api/reports", report)
        assert sent.status_code == 201, sent.text
    page = (await http.get("/claim", params={"code": sent.json()["claim"].lower()})).text
    assert "Your notice" in page
    assert "Nobody has decided yet" in page
    assert "Advertising, flooding" in page


# ------------------------------------------------------------------ errors and hostile callers


async def test_browsers_get_a_page_and_scripts_get_json(http: httpx.AsyncClient) -> None:
    page = await http.get("/no/such/page")
    assert page.status_code == 404
    assert "There is nothing here" in page.text
    for path, accept in (("/api/nothing", "text/html"), ("/no/such/page", "*/*"), ("/static/no.js", "text/html")):
        data = await http.get(path, headers={"accept": accept})
        assert (data.status_code, data.json()) == (404, {"code": "not_found"})


async def test_a_bug_gives_a_page_without_a_trace_of_it(place: Place, http: httpx.AsyncClient) -> None:
    class Broken:
        async def state(self, caller: str, code: str) -> Found:
            raise ZeroDivisionError("secret " + code)

    place.running.services.desk.claims = Broken()
    page = await http.get("/claim?code=ABC")
    assert page.status_code == 500
    assert "A fault on our side" in page.text
    assert "secret" not in page.text
    assert "ZeroDivision" not in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/?lang=%3Cscript%3E",
        "/?lang=..%2F..%2Fetc",
        "/enter?next=https://evil.test",
        "/enter?next=" + "A" * 5_000,
        "/claim?code=%00%ff",
        "/?" + "&".join(f"a{n}=1" for n in range(1_000)),
        "/%0d%0aset-cookie:%20a=b",
        "/..%2f..%2fetc%2fpasswd",
    ],
)
async def test_hostile_addresses_get_an_ordinary_answer(http: httpx.AsyncClient, path: str) -> None:
    answer = await http.get(path)
    assert answer.status_code in {200, 404}
    assert "<script>" not in answer.text
    assert "evil.test" not in answer.text
    assert "a" not in answer.cookies


async def test_hostile_headers_get_an_ordinary_answer(place: Place, http: httpx.AsyncClient) -> None:
    for headers in (
        {"accept-language": "fr;q=nan, en;q=inf"},
        {"accept-language": "fr-" + "x" * 3_000},
        {"cookie": "salon_lang=<b>; salon_lang=fr"},
        {"cookie": f"{PASS_COOKIE}={'A' * 4_000}"},
    ):
        assert (await http.get("/", headers=headers)).status_code == 200
    assert (await http.get("/", headers={"host": "evil.test"})).status_code == 421
    bare = await http.get(f"http://127.0.0.1:{place.port}/rules?lang=fr")
    assert (bare.status_code, bare.headers["location"]) == (307, f"{place.url}/rules?lang=fr")


async def test_robots_icon_and_manifest(place: Place, http: httpx.AsyncClient) -> None:
    assert (await http.get("/robots.txt")).text == "User-agent: *\nDisallow: /\n"
    services = place.running.services
    services.facts = msgspec.structs.replace(services.facts, age_mode="wallet", name="Le Salon du Port")
    assert "Allow: /rules" in (await http.get("/robots.txt")).text
    manifest = await http.get("/manifest.webmanifest")
    assert manifest.headers["content-type"] == "application/manifest+json"
    assert manifest.json()["name"] == "Le Salon du Port"
    for icon in manifest.json()["icons"]:
        assert (await http.get(icon["src"])).headers["content-type"] == "image/svg+xml"
    assert (await http.get("/favicon.ico")).headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("Anne <bonjour@salon.test>, +33 1", "mailto:bonjour@salon.test"),
        ("12 rue des Lilas", "/legal"),
        ("", "/legal"),
        ("x@y\nContact:", "mailto:x@y"),
    ],
)
async def test_weaknesses_can_be_reported(place: Place, http: httpx.AsyncClient, contact: str, told: str) -> None:
    services = place.running.services
    services.facts = msgspec.structs.replace(services.facts, contact=contact)
    lines = (await http.get("/.well-known/security.txt")).text.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    assert lines[0].endswith(told)
