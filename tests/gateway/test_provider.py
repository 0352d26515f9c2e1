"""The provider lane over HTTP, on a whole running site: the way out, the way back, and a pass for who made it."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from structlog.testing import capture_logs

from salon.config.schema import Settings
from salon.flow.ports.proofs import PROVIDER_PACE_S
from salon.gateway.texts import LANGUAGES, texts
from salon.outside.test_issuer import Issuer
from tests.doors import Browser
from tests.outside.oidc_provider import PERSON, OidcProvider, code_of, running_provider, sign_in
from tests.running import Place, running_site

UNKNOWN = "provider-" + "x" * 43


@pytest.fixture
async def there() -> AsyncIterator[OidcProvider]:
    async with running_provider(secret="a-secret-of-the-site") as provider:
        yield provider


def with_provider(there: OidcProvider, root: Path, mode: str) -> Callable[[Settings], Settings]:
    """A site of this mode with that provider; `wallet` takes loopback here, which the file would not."""
    (root / "secret").write_text(f"{there.secret}\n")
    (root / "secret").chmod(0o600)
    (root / "root.pem").write_bytes(Issuer(datetime.now(UTC)).root.public_bytes(Encoding.PEM))

    def change(settings: Settings) -> Settings:
        provider = msgspec.structs.replace(
            settings.age.provider,
            issuer=there.url,
            name="Provider",
            client_id=there.client_id,
            client_secret_file=str(root / "secret"),
        )
        anchors = () if mode == "test" else (str(root / "root.pem"),)
        age = msgspec.structs.replace(settings.age, mode=mode, anchors=anchors, provider=provider)  # type: ignore[arg-type]
        return msgspec.structs.replace(settings, age=age)

    return change


@asynccontextmanager
async def open_place(there: OidcProvider, root: Path, mode: str) -> AsyncIterator[Place]:
    async with running_site(root / "site", change=with_provider(there, root, mode)) as place:
        yield place


@pytest.fixture
async def place(there: OidcProvider, tmp_path: Path) -> AsyncIterator[Place]:
    async with open_place(there, tmp_path, "wallet") as place:
        yield place


async def come_back(place: Place, address: str) -> dict[str, str]:
    """Follow the way back, as a navigation from elsewhere: without cookies. What the page is handed."""
    async with httpx.AsyncClient(timeout=20) as http:
        back = await http.get(address)
    assert back.status_code == 303, back.text
    assert back.content == b""
    assert (back.headers["cache-control"], back.headers["referrer-policy"]) == ("no-store", "no-referrer")
    assert "set-cookie" not in back.headers
    where = urlsplit(back.headers["location"])
    assert (where.netloc, where.path, where.query) == ("", "/enter", "")
    found = re.fullmatch(r"age=(provider-[A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})", where.fragment)
    assert found is not None, where.fragment
    return {"age": found[1], "code": found[2]}


async def collect(browser: Browser, handed: dict[str, str]) -> httpx.Response:
    return await browser.collect({"transaction": handed["age"]}, handed["code"])


async def sign_in_and_collect(place: Place, browser: Browser) -> httpx.Response:
    begun = await browser.begin("provider")
    return await collect(browser, await come_back(place, await sign_in(begun["request"]["url"])))


async def test_an_adult_of_the_provider_walks_in(place: Place, there: OidcProvider, anne: Browser) -> None:
    begun = await anne.begin("provider")
    assert begun["lane"] == "provider"
    assert begun["request"]["url"].startswith(f"{there.url}/authorize?")
    address = await sign_in(begun["request"]["url"])
    assert address.startswith(f"{place.url}/enter/provider?")
    handed = await come_back(place, address)
    assert handed["age"] == begun["transaction"]
    shown = await collect(anne, handed)
    assert (shown.status_code, shown.json()) == (200, {"level": "provider"})
    assert (await anne.rotate()).status_code == 200
    assert (await anne.name("Anne")).json()["name"] == "Anne"


async def test_in_test_mode_a_provider_shows_no_more_than_the_test_wallet(there: OidcProvider, tmp_path: Path) -> None:
    async with open_place(there, tmp_path, "test") as place, Browser(place.url) as anne:
        assert (await sign_in_and_collect(place, anne)).json() == {"level": "test"}


async def test_every_refusal_is_the_same_to_the_byte(
    place: Place, there: OidcProvider, anne: Browser, ben: Browser
) -> None:
    refusals = []
    there.adult = False
    refusals.append(await sign_in_and_collect(place, anne))
    there.adult, there.declines = True, True
    refusals.append(await sign_in_and_collect(place, anne))
    there.declines, there.claims = False, {"nonce": "x" * 43}
    refusals.append(await sign_in_and_collect(place, anne))
    there.claims = {}
    handed = await come_back(place, f"{place.url}/enter/provider?{urlencode({'state': UNKNOWN, 'code': 'x'})}")
    refusals.append(await collect(anne, handed))
    handed = await come_back(place, await sign_in((await anne.begin("provider"))["request"]["url"]))
    refusals.append(await collect(ben, handed))
    assert {(answer.status_code, answer.content) for answer in refusals} == {(403, b'{"code":"age_not_shown"}')}
    (causes,) = place.running.services.tally.days().values()
    assert causes == {
        "not_adult": 1,
        "provider_declined": 1,
        "provider_nonce": 1,
        "transaction": 3,
    }
    assert (await collect(anne, handed)).json() == {"level": "provider"}
    assert (await collect(anne, handed)).json()["code"] == "age_not_shown"


async def test_who_signs_in_for_somebody_elses_attempt_gives_nothing_away(
    place: Place, anne: Browser, ben: Browser
) -> None:
    """Ben begins, sends Anne the address, Anne signs in: only Anne's browser is handed what collects."""
    begun = await ben.begin("provider")
    handed = await come_back(place, await sign_in(begun["request"]["url"]))
    assert (await collect(anne, handed)).json()["code"] == "age_not_shown"
    assert (await collect(ben, {"age": begun["transaction"], "code": "x" * 43})).json()["code"] == "age_not_shown"
    # One guess uses it up.
    assert (await collect(ben, handed)).json()["code"] == "age_not_shown"


async def test_nobody_brings_a_code_of_their_own_to_the_attempt_of_another(
    place: Place, there: OidcProvider, anne: Browser, ben: Browser
) -> None:
    code = code_of(await sign_in((await ben.begin("provider"))["request"]["url"]))
    begun = await anne.begin("provider")
    query = urlencode({"state": begun["transaction"], "code": code, "iss": there.url})
    handed = await come_back(place, f"{place.url}/enter/provider?{query}")
    assert (await collect(anne, handed)).json()["code"] == "age_not_shown"


async def test_an_attempt_is_used_up_by_its_first_answer_and_by_time(
    place: Place, there: OidcProvider, anne: Browser
) -> None:
    begun = await anne.begin("provider")
    declined = urlencode({"state": begun["transaction"], "error": "access_denied", "iss": there.url})
    await come_back(place, f"{place.url}/enter/provider?{declined}")
    handed = await come_back(place, await sign_in(begun["request"]["url"]))
    assert (await collect(anne, handed)).json()["code"] == "age_not_shown"
    begun = await anne.begin("provider")
    place.time.ahead_s += 301
    handed = await come_back(place, await sign_in(begun["request"]["url"]))
    assert (await collect(anne, handed)).json()["code"] == "age_not_shown"


async def test_the_answer_of_another_lane_is_not_taken_here_nor_this_one_there(place: Place, anne: Browser) -> None:
    begun = await anne.begin()
    query = urlencode({"state": begun["transaction"], "code": "x"})
    assert (await anne.call("GET", f"/enter/provider?{query}")).json()["code"] == "malformed"
    assert (await anne.finish(begun, "AAAA")).json()["code"] == "age_not_shown"
    begun = await anne.begin("provider")
    assert (await anne.finish(begun, "AAAA")).json()["code"] == "age_not_shown"
    assert (await collect(anne, await come_back(place, await sign_in(begun["request"]["url"])))).status_code == 200


async def test_whoever_waits_for_a_refusal_learns_nothing_by_its_time(
    place: Place, there: OidcProvider, anne: Browser
) -> None:
    there.adult = False
    begun = await anne.begin("provider")
    address = await sign_in(begun["request"]["url"])
    # With a guess at what the way back hands over, to be told as soon as it is known.
    loop = asyncio.get_running_loop()

    async def guess() -> tuple[str, float]:
        answer = await collect(anne, {"age": begun["transaction"], "code": "x" * 43})
        return answer.json()["code"], loop.time()

    waiting = asyncio.create_task(guess())
    start = loop.time()
    await come_back(place, address)
    assert loop.time() - start >= PROVIDER_PACE_S
    code, ended = await waiting
    assert code == "age_not_shown"
    assert ended - start >= PROVIDER_PACE_S
    handed = await come_back(place, await sign_in((await anne.begin("provider"))["request"]["url"]))
    start = loop.time()
    assert (await collect(anne, handed)).json()["code"] == "age_not_shown"
    assert loop.time() - start >= PROVIDER_PACE_S / 2


@pytest.mark.parametrize(
    "query",
    [
        "",
        "state=x&code=y",
        f"state={UNKNOWN}&state={UNKNOWN}&code=y",
        f"state={UNKNOWN}&code=y&code=y",
        f"state={UNKNOWN[:-1]}%0A&code=y",
        f"state={UNKNOWN}&code={'y' * 5_000}",
        f"state={UNKNOWN}&code=%C3%A9",
        "state=%2F%2Felsewhere.test&code=y",
    ],
)
async def test_what_no_honest_provider_sends_leads_nowhere(place: Place, anne: Browser, query: str) -> None:
    answer = await anne.call("GET", f"/enter/provider?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert "location" not in answer.headers


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_privacy_says_what_the_provider_learns_where_there_is_one(
    place: Place, there: OidcProvider, tmp_path: Path, lang: str
) -> None:
    told = escape(texts(lang)("privacy.provider_text", name="Provider"))
    async with httpx.AsyncClient(timeout=20) as http:
        assert told in (await http.get(f"{place.url}/privacy?lang={lang}")).text
        async with running_site(tmp_path / "other") as other:
            assert "Provider" not in (await http.get(f"{other.url}/privacy?lang={lang}")).text


async def test_without_a_provider_there_is_no_such_lane(tmp_path: Path) -> None:
    async with running_site(tmp_path) as place, Browser(place.url) as anne:
        answer = await anne.call("POST", "/api/age/begin", {"key": anne.jwk, "lane": "provider"})
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
        assert place.running.services.facts.provider == ""
        await come_back(place, f"{place.url}/enter/provider?{urlencode({'state': UNKNOWN, 'code': 'x'})}")


async def test_a_provider_that_does_not_answer_is_said_at_once_and_the_wallet_lane_stays_open(
    place: Place, there: OidcProvider, anne: Browser
) -> None:
    there.fault = "description_failing"
    answer = await anne.call("POST", "/api/age/begin", {"key": anne.jwk, "lane": "provider"})
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert int(answer.headers["retry-after"]) > 0
    assert (await anne.begin())["lane"] == "dcapi"


async def test_nothing_the_provider_says_of_a_person_is_kept_logged_or_answered(
    place: Place,
    there: OidcProvider,
    anne: Browser,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    answers = []
    with caplog.at_level(logging.DEBUG), capture_logs() as logged:
        for fault, claims in (("", {}), ("signed_by_another_key", {}), ("", {"age_over_18": "true"})):
            there.fault, there.claims = fault, claims
            begun = await anne.begin("provider")
            address = await sign_in(begun["request"]["url"])
            handed = await come_back(place, address)
            answers += [address.partition("?")[0], str(handed), (await collect(anne, handed)).text]
    there.fault = ""
    assert (await anne.rotate()).status_code == 200
    assert (await anne.name("Anne")).status_code == 200
    me = await anne.call("GET", "/api/me")
    health = await anne.call("GET", "/healthz")
    metrics = await anne.call("GET", "/metrics")
    told = "".join([*answers, me.text, health.text, metrics.text, caplog.text, str(logged), *capfd.readouterr()])
    kept = b"".join(path.read_bytes() for path in place.root.rglob("*") if path.is_file())
    secrets = [*PERSON.values(), *there.tokens, *(token.split(".")[1] for token in there.tokens if "." in token)]
    assert len(there.tokens) >= 6
    for secret in [*secrets, there.secret]:
        assert secret not in told, secret
        assert secret.encode() not in kept, secret
