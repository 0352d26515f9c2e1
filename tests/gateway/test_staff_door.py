"""An issuer of the operator's own, on a whole site: said everywhere, no one-to-one before two of staff confirmed it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from salon.age.trust import anchor_of
from salon.app import open_site
from salon.base.ids import Family, Tag
from salon.cli.setup import CONFIG
from salon.config.load import load
from salon.flow.ports.tickets import Ticket
from salon.gateway.staff import SESSION_COOKIE
from salon.outside.test_issuer import Issuer
from tests.age.lists import der, service, trusted_list
from tests.doors import Browser
from tests.outside.authenticator import Authenticator
from tests.outside.lists import ListSigner, signed_list
from tests.running import Place, running_site

AT = datetime.now(UTC)
OWN, SIGNER = Issuer(AT, "An issuer of our own <b>"), ListSigner(at=AT)
ANCHOR = anchor_of(OWN.root)
BANNERS = {"unconfirmed": "not yet confirmed by two", "confirmed": "the team confirmed it"}


def with_issuers(root: Path, **age: Any) -> Callable[[Any], Any]:
    """Settings of a site that takes wallets."""
    (root / "root.pem").write_bytes(OWN.root.public_bytes(Encoding.PEM))
    (root / "signer.pem").write_bytes(SIGNER.certificate.public_bytes(Encoding.PEM))
    given = {"mode": "wallet", "anchors": (str(root / "root.pem"),)} | age

    def change(settings: Any) -> Any:
        return msgspec.structs.replace(settings, age=msgspec.structs.replace(settings.age, **given))

    return change


@dataclass
class Caller:
    """One of staff, with a device of their own."""

    place: Place
    http: httpx.AsyncClient
    device: Authenticator = field(default_factory=Authenticator)
    session: str = ""

    async def call(self, method: str, path: str, body: Any = None) -> httpx.Response:
        sent = {"Origin": self.place.url, "Cookie": f"{SESSION_COOKIE}={self.session}"}
        return await self.http.request(method, path, json=body, headers=sent)

    async def join(self, name: str) -> Caller:
        self.device.origin = self.place.url
        token = await self.place.running.services.desk.door.invite()
        options = (await self.call("POST", "/api/staff/bootstrap/begin", {"token": token})).json()["options"]
        body = {"token": token, "credential": self.device.create(options), "name": name}
        joined = await self.call("POST", "/api/staff/bootstrap/finish", body)
        self.session = joined.headers["set-cookie"].partition("=")[2].partition(";")[0].strip('"')
        return self

    async def act(self, act: str, fingerprint: str = ANCHOR.fingerprint, device: Authenticator | None = None) -> str:
        """ "done", or the code of the refusal."""
        what = {"act": act, "fingerprint": fingerprint}
        begun = await self.call("POST", "/api/staff/issuers/begin", what)
        if begun.status_code != 200:
            return str(begun.json()["code"])
        credential = (device or self.device).get(begun.json()["options"])
        done = await self.call("POST", "/api/staff/issuers/finish", what | {"credential": credential})
        return "done" if done.status_code == 200 else str(done.json()["code"])

    async def standing(self) -> str:
        """What the site says of itself, the same wherever it is asked."""
        site = (await self.http.get("/api/site")).json()["trust"]
        for path in ("/", "/rules", "/legal", "/enter", "/nothing"):
            page = (await self.http.get(path, headers={"accept": "text/html", "accept-language": "en"})).text
            assert [name for name, text in BANNERS.items() if text in page] == ([site] if site in BANNERS else []), path
        assert isinstance(site, str)
        return site


@pytest.fixture
async def dora(tmp_path: Path) -> AsyncIterator[Caller]:
    async with (
        running_site(tmp_path / "site", change=with_issuers(tmp_path)) as place,
        httpx.AsyncClient(base_url=place.url, timeout=20) as http,
    ):
        yield await Caller(place, http).join("Dora")


async def test_an_own_issuer_is_public_and_waits_for_two_of_staff(dora: Caller) -> None:
    eva = await Caller(dora.place, dora.http).join("Eva")
    assert await dora.standing() == "unconfirmed"
    found = (await dora.http.get("/healthz")).json()
    assert found["trust"] == [
        {
            "name": "An issuer of our own <b>",
            "fingerprint": ANCHOR.fingerprint,
            "kind": "file",
            "on_list": False,
            "until": OWN.root.not_valid_after_utc.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "confirmed": False,
            "confirmed_by": 0,
        }
    ]
    assert "trust_list" not in found
    assert await dora.act("confirm") == "done"
    assert await dora.act("confirm") == "done"
    assert await dora.standing() == "unconfirmed"
    assert await eva.act("confirm") == "done"
    assert await dora.standing() == "confirmed"
    assert (await dora.http.get("/healthz")).json()["trust"][0]["confirmed_by"] == 2
    assert await eva.act("withdraw") == "done"
    assert await dora.standing() == "unconfirmed"


async def test_legal_names_it_with_its_fingerprint_as_text(dora: Caller) -> None:
    for lang, words in (("en", "Not on the EU list"), ("fr", "Absent de la liste de l’UE")):
        page = (await dora.http.get(f"/legal?lang={lang}")).text
        assert "An issuer of our own &lt;b&gt;" in page
        assert ANCHOR.fingerprint[:4] + " " + ANCHOR.fingerprint[4:8] in page
        assert words in page


async def test_no_one_to_one_is_asked_for_or_accepted_before(dora: Caller) -> None:
    services = dora.place.running.services
    ticket = Ticket(Family("a" * 22), Tag("a" * 12), "Anne", "x", "y", services.clock.now() + 900)
    headers = {"Authorization": f"Salon {services.tickets.mint(ticket)}", "Origin": dora.place.url}
    ask = {"to": "b" * 12, "text": "Bonsoir !", "judged": True}
    for path, body in (("/api/requests", ask), ("/api/requests/abcdefgh234567ab/accept", {"judged": True})):
        refused = await dora.http.post(path, json=body, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "trust_unconfirmed"), path
    await dora.act("confirm")
    await (await Caller(dora.place, dora.http).join("Eva")).act("confirm")
    for path, body in (("/api/requests", ask), ("/api/requests/abcdefgh234567ab/accept", {"judged": True})):
        assert (await dora.http.post(path, json=body, headers=headers)).json()["code"] != "trust_unconfirmed"


async def test_only_ones_own_passkey_confirms_and_only_for_the_act_it_was_asked_for(dora: Caller) -> None:
    eva = await Caller(dora.place, dora.http).join("Eva")
    assert await dora.act("confirm", device=eva.device) == "bad_answer"
    what = {"act": "confirm", "fingerprint": ANCHOR.fingerprint}
    for begun_by, act in ((eva, "confirm"), (dora, "withdraw")):
        options = (await begun_by.call("POST", "/api/staff/issuers/begin", what | {"act": act})).json()["options"]
        body = what | {"credential": dora.device.get(options)}
        assert (await dora.call("POST", "/api/staff/issuers/finish", body)).json()["code"] == "bad_answer"
    # A sign-in is no confirmation, and an answer is used once.
    login = (await dora.call("POST", "/api/staff/login/begin", {})).json()["options"]
    body = what | {"credential": dora.device.get(login)}
    assert (await dora.call("POST", "/api/staff/issuers/finish", body)).json()["code"] == "bad_answer"
    options = (await dora.call("POST", "/api/staff/issuers/begin", what)).json()["options"]
    body = what | {"credential": dora.device.get(options)}
    assert (await dora.call("POST", "/api/staff/issuers/finish", body)).status_code == 200
    assert (await dora.call("POST", "/api/staff/issuers/finish", body)).json()["code"] == "bad_answer"
    assert (await dora.http.get("/healthz")).json()["trust"][0]["confirmed_by"] == 1


async def test_nobody_but_staff_from_our_own_pages_confirms_anything(dora: Caller) -> None:
    what = {"act": "confirm", "fingerprint": ANCHOR.fingerprint}
    stranger = Caller(dora.place, dora.http)
    assert await stranger.act("confirm") == "not_staff"
    assert (await stranger.call("POST", "/api/staff/issuers/finish", what | {"credential": {}})).status_code == 403
    foreign = {"Origin": "https://elsewhere.example.org", "Cookie": f"{SESSION_COOKIE}={dora.session}"}
    crossed = await dora.http.post("/api/staff/issuers/begin", json=what, headers=foreign)
    assert crossed.json()["code"] == "wrong_origin"
    assert await dora.act("confirm", "0" * 64) == "not_found"
    for bad in ({}, what | {"act": "trust"}, what | {"fingerprint": "x"}, what | {"fingerprint": "A" * 64}, []):
        assert (await dora.call("POST", "/api/staff/issuers/begin", bad)).status_code == 400


async def test_the_teams_page_is_for_the_team(dora: Caller) -> None:
    stranger = await dora.http.get("/staff/door")
    assert (stranger.status_code, stranger.headers["location"]) == (303, "/staff")
    page = await dora.call("GET", "/staff/door?lang=en")
    assert page.headers["cache-control"] == "no-store"
    assert page.text.count('data-act="confirm"') == 1
    assert 'data-act="withdraw"' not in page.text
    await dora.act("confirm")
    page = await dora.call("GET", "/staff/door?lang=fr")
    assert ('data-act="confirm"' in page.text, 'data-act="withdraw"' in page.text) == (False, True)


async def test_the_team_sees_what_was_refused_by_day_and_cause_in_words(dora: Caller) -> None:
    assert "Nothing yet." in (await dora.call("GET", "/staff/door?lang=en")).text
    site = dora.place.running.services
    for cause in ("not_adult", "not_adult", "a_cause_of_tomorrow"):
        site.tally.refused(cause, site.clock.now())
    site.tally.given(site.clock.now())
    for lang, words in (("en", "the proof does not say over 18"), ("fr", "la preuve ne dit pas plus de 18 ans")):
        page = (await dora.call("GET", f"/staff/door?lang={lang}")).text
        assert f"2 × {words} (<code>not_adult</code>)" in page
        assert "(<code>a_cause_of_tomorrow</code>)" in page
        assert "<td>1</td>" in page
    metrics = (await dora.http.get("/metrics")).text
    assert "not_adult" not in metrics


async def test_a_site_on_the_eus_list_alone_has_no_banner_and_says_how_the_list_stands(tmp_path: Path) -> None:
    now = AT.timestamp()
    found = trusted_list(
        service(der(OWN.root), since=now - 9), service(b"x", name="Odd", since=now - 9), next_update=now + 9e5
    )
    (tmp_path / "list.xml").write_bytes(signed_list(found, SIGNER))
    change = with_issuers(
        tmp_path, anchors=(), list_url=str(tmp_path / "list.xml"), list_signers=(str(tmp_path / "signer.pem"),)
    )
    async with (
        running_site(tmp_path / "site", change=change) as place,
        httpx.AsyncClient(base_url=place.url, timeout=20) as http,
    ):
        dora = await Caller(place, http).join("Dora")
        await place.running.trust.refresh()
        assert await dora.standing() == "listed"
        health = (await http.get("/healthz")).json()
        assert [(one["kind"], one["on_list"]) for one in health["trust"]] == [("list", True)]
        assert (health["trust_list"]["sequence"], health["trust_list"]["stale"]) == (17, False)
        assert "EU list number 17" in (await http.get("/legal?lang=en")).text
        page = (await dora.call("GET", "/staff/door?lang=en")).text
        assert "Odd</span>: its certificate cannot be used" in page
        assert 'data-act="confirm"' not in page
        assert (await dora.call("GET", "/api/staff/queue")).json()["alarms"] == []
        # Two days on, the list is not to be had any more.
        (tmp_path / "list.xml").unlink()
        place.time.ahead_s = 2 * 86_400.0
        dora = await Caller(place, http).join("Dora again")
        assert (await dora.call("GET", "/api/staff/queue")).json()["alarms"] == ["trust_stale"]
        health = (await http.get("/healthz")).json()
        assert (health["trust"], health["trust_list"]["stale"]) == ([], True)
        assert "Nobody on it is trusted" in (await http.get("/legal?lang=en")).text


async def test_an_override_is_shown_and_one_too_far_ahead_does_not_start(tmp_path: Path) -> None:
    now = AT.timestamp()
    found = trusted_list(service(der(OWN.root), since=now - 9), next_update=now + 9e5)
    (tmp_path / "list.xml").write_bytes(signed_list(found, SIGNER))
    listed = {"list_url": str(tmp_path / "list.xml"), "list_signers": (str(tmp_path / "signer.pem"),), "anchors": ()}
    until = datetime.fromtimestamp(now + 6 * 86_400, UTC)
    change = with_issuers(tmp_path, list_override_until=until, **listed)
    async with (
        running_site(tmp_path / "site", change=change) as place,
        httpx.AsyncClient(base_url=place.url, timeout=20) as http,
    ):
        await place.running.trust.refresh()
        (tmp_path / "list.xml").unlink()
        place.time.ahead_s = 2 * 86_400.0
        assert "decided to go on trusting the last one until" in (await http.get("/legal?lang=en")).text
        health = (await http.get("/healthz")).json()
        assert health["trust_list"]["override_until"] == until.strftime("%Y-%m-%dT%H:%M:%SZ")
        assert len(health["trust"]) == 1
        dora = await Caller(place, http).join("Dora")
        assert (await dora.call("GET", "/api/staff/queue")).json()["alarms"] == ["trust_override"]
    late = with_issuers(tmp_path, list_override_until=datetime.fromtimestamp(now + 20 * 86_400, UTC), **listed)
    with pytest.raises(ValueError, match="at most 7 days ahead"):
        await open_site(late(load(tmp_path / "site" / CONFIG)))


async def test_passes_of_an_issuer_that_was_taken_out_unconfirmed_end_at_the_next_start(tmp_path: Path) -> None:
    """Else an issuer of one's own, put in for an hour, would let people in who count in full from then on."""
    other = Issuer(AT, "Another issuer")
    (tmp_path / "other.pem").write_bytes(other.root.public_bytes(Encoding.PEM))
    own, others = with_issuers(tmp_path), with_issuers(tmp_path, anchors=(str(tmp_path / "other.pem"),))
    async with running_site(tmp_path / "site", change=own) as place:
        port, anne = place.port, Browser(place.url)
        begun = await anne.begin()
        signed = OWN.issue(anne.wallet.x, anne.wallet.y, AT, adult=True)
        answer = anne.wallet.answer(signed, begun["request"]["data"]["encryptionInfo"], place.url)
        assert (await anne.finish(begun, answer)).json() == {"level": "av-plain"}
    async with anne:
        async with running_site(tmp_path / "site", port=port, change=own):
            assert (await anne.rotate()).status_code == 200
            ticket = anne.ticket
        async with running_site(tmp_path / "site", port=port, change=others):
            assert (await anne.rotate()).json()["code"] == "no_pass"
            anne.ticket = ticket
            assert (await anne.call("GET", "/api/me")).json()["code"] == "revoked"
