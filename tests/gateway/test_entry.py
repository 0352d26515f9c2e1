"""The door over HTTP, on a whole running site: proof, pass, pseudonym, leaving; and everybody who should not pass."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from time import time
from typing import Any, cast

import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.base.ids import RoomId
from salon.config.schema import Settings
from salon.flow.hub import Visitor
from salon.flow.levels import TEST_DAYS
from salon.flow.naming import NAMINGS
from salon.flow.passes import ROTATE_S, BrowserKey
from salon.flow.ports.tickets import TICKET_S
from salon.flow.prove import TRANSACTIONS_MAX
from salon.outside.test_issuer import Issuer
from salon.wire.frames import CLOSE_POLICY
from tests.doors import Browser
from tests.running import Place, running_site


async def test_an_adult_walks_in_with_a_pseudonym(anne: Browser) -> None:
    await anne.enter("Anne")
    me = (await anne.call("GET", "/api/me")).json()
    assert (me["name"], me["level"]) == ("Anne", "test")
    assert me["until_day"] == int(time() // DAY_S) + TEST_DAYS
    assert len(me["tag"]) == 12


async def test_every_refusal_of_a_proof_is_the_same_to_the_byte(place: Place, anne: Browser, ben: Browser) -> None:
    minor = await anne.show_age(adult=False)
    begun = await anne.begin()
    elsewhere = await anne.finish(begun, await anne.present(begun, origin="http://localhost:1"))
    answer = await anne.present(begun := await anne.begin())
    others_browser = await ben.finish(begun, answer)
    replayed_on_used = await anne.finish(begun, answer)
    garbage = await anne.finish(await anne.begin(), "AAAA")
    other_transaction = await anne.finish(await anne.begin(), answer)
    unknown = await anne.finish({"transaction": "nothing"}, answer)
    begun = await anne.begin()
    late = await anne.present(begun)
    place.time.ahead_s += 301
    late_answer = await anne.finish(begun, late)
    refusals = [minor, elsewhere, others_browser, replayed_on_used, garbage, other_transaction, unknown, late_answer]
    assert {(answer.status_code, answer.content) for answer in refusals} == {(403, b'{"code":"age_not_shown"}')}
    assert "__Host-salon" not in anne.cookies


async def test_the_pass_is_a_cookie_no_script_and_no_other_site_can_use(anne: Browser) -> None:
    shown = await anne.show_age()
    cookie = next(line for line in shown.headers.get_list("set-cookie") if line.startswith("__Host-salon="))
    assert {"HttpOnly", "Secure", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert f"Max-Age={TEST_DAYS * 86_400}" in cookie
    assert "Domain" not in cookie


async def test_a_token_is_replaced_and_a_copy_of_the_old_one_ends_the_family(
    place: Place, anne: Browser, ben: Browser
) -> None:
    await anne.enter("Anne")
    stolen = anne.cookies["__Host-salon"]
    place.time.ahead_s += ROTATE_S
    assert (await anne.rotate()).status_code == 200
    assert anne.cookies["__Host-salon"] != stolen
    # The answer got lost, or two tabs raced: the old token with the right key is replaced once more.
    anne.cookies["__Host-salon"] = stolen
    assert (await anne.rotate()).status_code == 200
    assert anne.cookies["__Host-salon"] != stolen
    ben.cookies["__Host-salon"] = stolen
    assert (await ben.rotate()).json()["code"] == "revoked"
    assert (await anne.rotate()).json()["code"] in {"no_pass", "revoked"}
    assert (await anne.call("GET", "/api/me")).json()["code"] == "revoked"


async def test_a_stolen_cookie_without_the_browser_key_opens_nothing(anne: Browser, ben: Browser) -> None:
    await anne.enter("Anne")
    ben.cookies["__Host-salon"] = anne.cookies["__Host-salon"]
    assert (await ben.rotate()).json()["code"] == "bad_answer"
    assert (await anne.rotate()).status_code == 200


async def test_a_nonce_is_ours_and_fresh(place: Place, anne: Browser) -> None:
    await anne.show_age()
    for nonce in ("", "1.2", "99999999999.00", "x" * 80):
        answer = await anne.call(
            "POST", "/api/pass/rotate", {"nonce": nonce, "answer": anne.sign(f"salon-pass:{nonce}")}
        )
        assert answer.json()["code"] == "bad_answer"
    nonce = (await anne.call("POST", "/api/pass/challenge", {})).json()["nonce"]
    place.time.ahead_s += 121
    answer = await anne.call("POST", "/api/pass/rotate", {"nonce": nonce, "answer": anne.sign(f"salon-pass:{nonce}")})
    assert answer.json()["code"] == "bad_answer"


async def test_nobody_can_look_like_somebody_else_or_like_staff(anne: Browser, ben: Browser) -> None:
    await anne.enter("Camille")
    await ben.show_age()
    await ben.rotate()
    for name in ("camille", "CAMILLE", "Càmille", "Cаmille", "C a m i l l e", "Cam1lle", "Camille.", "Ca\u200bmille"):
        assert (await ben.name(name)).status_code in {409, 422}, name
    for name in ("Admin", "M0derator", "modérateur", "Sаlon staff"):
        assert (await ben.name(name)).json()["code"] in {"name_reserved", "name_script"}, name
    assert (await ben.name("x")).json()["code"] == "name_length"
    assert (await ben.name("espèce d'idiot")).json()["code"] == "judged"
    assert (await ben.name("Camillo")).status_code == 200


async def test_a_name_left_behind_is_nobody_elses_for_a_day_after_its_messages(
    place: Place, anne: Browser, ben: Browser
) -> None:
    await anne.enter("Camille")
    await anne.call("POST", "/api/me/leave", {})
    await ben.show_age()
    await ben.rotate()
    assert (await ben.name("Camille")).json()["code"] == "name_taken"


async def test_leaving_ends_the_pass_and_tells_the_browser_to_forget(anne: Browser) -> None:
    await anne.enter("Anne")
    ticket = anne.ticket
    left = await anne.call("POST", "/api/me/leave", {})
    assert "storage" in left.headers["clear-site-data"]
    assert "__Host-salon" not in anne.cookies
    anne.ticket = ticket
    assert (await anne.call("GET", "/api/me")).json()["code"] == "revoked"


async def test_leaving_with_a_ticket_that_is_over_erases_all_the_same(place: Place, anne: Browser) -> None:
    await anne.enter("Anne")
    cookies = dict(anne.cookies)
    place.time.ahead_s += TICKET_S + 1
    assert (await anne.call("POST", "/api/me/leave", {})).json() == {"left": True}
    anne.cookies = cookies
    assert (await anne.rotate()).json()["code"] == "no_pass"


async def test_whose_pass_was_copied_is_put_out_with_the_copy(place: Place, anne: Browser, ben: Browser) -> None:
    """Rule 2 of the door: the family ends, and its sockets with it."""
    ended: list[int] = []

    class Socket:
        def send(self, _frame: object) -> None: ...
        def hide(self, _hidden: object) -> None: ...
        def close(self, code: int) -> None:
            ended.append(code)

    await anne.enter("Anne")
    ben.cookies = dict(anne.cookies)
    place.time.ahead_s += ROTATE_S
    assert (await anne.rotate()).status_code == 200
    site = place.running.services
    ticket = site.tickets.read(anne.ticket, site.clock.now())
    site.hub.admit(Visitor(ticket.family, ticket.tag, ticket.name, cast("Any", Socket())))
    assert (await ben.rotate()).json()["code"] == "revoked"
    assert ended == [CLOSE_POLICY]


async def test_one_address_cannot_shut_the_door_for_the_others(place: Place, anne: Browser) -> None:
    prove, key = place.running.services.prove, BrowserKey("x" * 43, "y" * 43)
    with pytest.raises(Refused, match="busy"):
        for _ in range(TRANSACTIONS_MAX + 1):
            prove.begin(key, "192.0.2.1")
    await anne.enter("Anne")
    with pytest.raises(Refused, match="busy"):
        for _ in range(3):
            prove.begin(key, "192.0.2.1")


async def test_nobody_walks_through_a_dictionary_of_names(anne: Browser, ben: Browser) -> None:
    await anne.enter("Anne")
    answers = [await anne.name(f"Anne {'abcdefghijkl'[n]}") for n in range(NAMINGS)]
    assert [answer.status_code for answer in answers] == [200] * (NAMINGS - 1) + [429]
    assert answers[-1].json()["retry_after_s"] > 0
    await ben.enter("Anne l")


async def test_a_name_that_is_taken_for_another_is_taken(anne: Browser, ben: Browser) -> None:
    await anne.enter("Alice")
    await ben.show_age()
    await ben.rotate()
    assert (await ben.name("AIice")).json()["code"] == "name_taken"


async def test_who_asks_not_to_be_listed_is_out_of_sight_at_once(place: Place, anne: Browser) -> None:
    await anne.enter("Anne")
    site = place.running.services
    ticket = site.tickets.read(anne.ticket, site.clock.now())
    room = RoomId((await site.rooms.directory())[0].id)
    live = await site.hub.room(room)
    assert live is not None
    visitor = Visitor(ticket.family, ticket.tag, ticket.name, cast("Any", object()))
    site.hub.admit(visitor)
    site.hub.came(visitor, live)
    live.typing[visitor.tag] = (visitor.name, site.clock.now() + 60)
    live.changed = False
    await anne.call("PATCH", "/api/me", {"listed": False})
    ((_, presence),) = site.hub.changed_presences(site.clock.now())
    assert (presence.sample, presence.typing, presence.count) == ((), (), 1)
    site.hub.families.clear()


async def test_metrics_are_for_this_machine_alone_also_behind_a_proxy_on_it(place: Place, anne: Browser) -> None:
    """They count what is held: nobody on the site may learn that something was."""
    assert (await anne.call("GET", "/metrics")).status_code == 200
    assert (await anne.call("GET", "/metrics", host="127.0.0.1")).status_code == 200
    for headers in (
        {"host": "chat.example"},
        {"forwarded": "for=198.51.100.7"},
        {"x-forwarded-for": "198.51.100.7"},
        {"x-real-ip": "198.51.100.7"},
        {"via": "1.1 proxy"},
    ):
        assert (await anne.call("GET", "/metrics", **headers)).status_code == 404, headers


async def test_wishes_are_kept_and_checked(anne: Browser) -> None:
    await anne.enter("Anne")
    changed = await anne.call("PATCH", "/api/me", {"requests": "none", "listed": False})
    wishes = {"requests": "none", "listed": False, "findable": True}
    assert {key: changed.json()[key] for key in wishes} == wishes
    for wrong in ({"requests": "some"}, {"listed": "yes"}, {"unknown": 1}, [], None):
        assert (await anne.call("PATCH", "/api/me", wrong)).json()["code"] == "malformed"


async def test_calls_from_other_pages_change_nothing(place: Place, anne: Browser) -> None:
    await anne.enter("Anne")
    for origin in ("https://elsewhere.test", "null", place.url + ".test", place.url.replace("localhost", "127.0.0.1")):
        answer = await anne.call("POST", "/api/me/leave", {}, origin=origin)
        assert answer.json()["code"] == "wrong_origin", origin
    assert (await anne.call("GET", "/api/me", origin=place.url)).status_code == 200


async def test_a_foreign_host_is_refused_and_a_bare_address_is_sent_to_the_name(place: Place, anne: Browser) -> None:
    assert (await anne.call("GET", "/api/rooms", host="elsewhere.test")).status_code == 421
    sent = await anne.call("GET", "/api/rooms?x=1", host=f"127.0.0.1:{place.port}")
    assert (sent.status_code, sent.headers["location"]) == (307, f"{place.url}/api/rooms?x=1")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/age/begin", {"key": {"x": "A" * 43}}),
        ("/api/age/begin", {"key": {"x": "A" * 42, "y": "A" * 43}}),
        ("/api/age/begin", {"key": {"x": "A" * 43, "y": "é" * 43}}),
        ("/api/age/finish", {"transaction": "x", "response": 3}),
        ("/api/age/finish", {"transaction": ["x"], "response": "x"}),
        ("/api/me/name", {"name": "x" * 10_000}),
        ("/api/test-wallet/issue", {"x": "?" * 43, "y": "A" * 43}),
        ("/api/pass/rotate", {"nonce": {}, "answer": ""}),
    ],
)
async def test_bad_input_is_a_coded_answer(anne: Browser, path: str, body: object) -> None:
    await anne.show_age()
    await anne.rotate()
    answer = await anne.call("POST", path, body)
    assert answer.json()["code"] == "malformed"


async def test_a_key_that_is_no_point_opens_nothing(anne: Browser) -> None:
    await anne.show_age()
    begun = await anne.call("POST", "/api/age/begin", {"key": {"x": "A" * 43, "y": "B" * 42 + "A"}})
    assert begun.status_code in {201, 400}
    issued = await anne.call("POST", "/api/test-wallet/issue", {"x": "A" * 43, "y": "B" * 42 + "A"})
    assert issued.status_code in {200, 400}


async def test_outside_its_hours_the_site_lets_nobody_in_and_says_when(tmp_path: Path) -> None:
    import msgspec

    def shut(settings: object) -> object:
        site = msgspec.structs.replace(settings.site, hours="Mon 03:00-03:01", zone="UTC")  # type: ignore[attr-defined]
        return msgspec.structs.replace(settings, site=site)  # type: ignore[type-var]

    async with running_site(tmp_path / "shut", change=shut) as place, Browser(place.url) as browser:
        answer = await browser.call("POST", "/api/age/begin", {"key": browser.jwk})
        assert answer.json()["code"] == "site_closed"
        assert int(answer.headers["retry-after"]) > 0
        assert (await browser.call("GET", "/api/rooms")).status_code == 200


async def test_a_pass_of_test_mode_opens_nothing_once_the_site_takes_real_proofs(tmp_path: Path) -> None:
    root = tmp_path / "root.pem"
    root.write_bytes(Issuer(datetime.now(UTC)).root.public_bytes(Encoding.PEM))

    def real(settings: Settings) -> Settings:
        age = msgspec.structs.replace(settings.age, mode="wallet", anchors=(str(root),))
        return msgspec.structs.replace(settings, age=age)

    async with running_site(tmp_path / "site") as place:
        anne, port = Browser(place.url), place.port
        await anne.enter("Anne")
    async with running_site(tmp_path / "site", port=port, change=real), anne:
        assert (await anne.rotate()).json()["code"] == "no_pass"
        assert (await anne.call("GET", "/api/me")).json()["code"] == "revoked"
