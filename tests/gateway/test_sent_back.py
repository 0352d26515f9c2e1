"""The door of a browser whose pass was sent back, over HTTP: shut until a person of the team has looked, kindly."""

from __future__ import annotations

from salon.base.ids import Family
from salon.store.schema import returned
from tests.doors import Browser
from tests.running import Place

COOKIE = "__Host-salon"


async def sent_back(place: Place, anne: Browser) -> Family:
    await anne.enter("Anne")
    site = place.running.services
    family = site.tickets.read(anne.ticket, site.clock.now()).family
    await site.passes.send_back(family, "hold-1")
    return family


async def test_no_proof_opens_the_door_until_the_pass_is_given_back(place: Place, anne: Browser) -> None:
    begun = await _begun(anne)
    await sent_back(place, anne)
    anne.ticket = ""
    refused = await anne.call("POST", "/api/age/begin", {"key": anne.jwk, "lane": "dcapi"})
    assert (refused.status_code, refused.json()["code"]) == (403, "pass_waits")
    answer = {"transaction": begun["transaction"], "response": await anne.present(begun)}
    assert (await anne.call("POST", "/api/age/finish", answer)).json()["code"] == "pass_waits"
    assert (await anne.rotate()).json()["code"] == "pass_waits"
    database = place.running.database
    await database.write(lambda connection: connection.execute(returned.delete()).rowcount)
    await anne.show_age()
    assert (await anne.rotate()).status_code == 200


async def _begun(anne: Browser) -> dict[str, object]:
    """An attempt that was open before."""
    return await anne.begin()


async def test_the_door_leads_to_the_page_for_it_and_the_cookie_lasts_as_long_as_that_may_take(
    place: Place, anne: Browser
) -> None:
    await sent_back(place, anne)
    anne.ticket = ""
    for where in ("/enter", "/chat"):
        door = await anne.call("GET", where)
        assert (door.status_code, door.headers["location"]) == (303, "/support")
    page = await anne.call("GET", "/support?code=ABCD-EFGH")
    assert "ABCD-EFGH" in page.text
    assert any(f"Max-Age={184 * 86_400}" in line for line in page.headers.get_list("set-cookie") if COOKIE in line)
    assert "minor" not in page.text.lower()


async def test_leaving_does_not_undo_what_waits_for_a_person(place: Place, anne: Browser) -> None:
    await sent_back(place, anne)
    anne.ticket = ""
    left = await anne.call("POST", "/api/me/leave", {})
    assert COOKIE in anne.cookies
    assert "clear-site-data" not in left.headers
    form = await anne.call("POST", "/privacy/leave", origin=place.url)
    assert (form.status_code, form.headers["location"]) == (303, "/support")
    assert COOKIE in anne.cookies


async def test_a_name_that_says_under_18_is_refused_and_the_door_leads_to_the_page_for_it(
    place: Place, anne: Browser
) -> None:
    await anne.enter("Anne")
    refused = await anne.call("POST", "/api/me/name", {"name": "jeanne15ans"})
    told = refused.json()
    assert (told["code"], told["clause"]) == ("judged", "1.1")
    assert told["claim"]
    assert (await anne.rotate()).json()["code"] == "pass_waits"
    door = await anne.call("GET", "/enter")
    assert (door.status_code, door.headers["location"]) == (303, "/support")
    (row,) = await place.running.services.desk.moderate._desk.queue(10)
    assert (row.reason, row.subject.kind, row.rule) == ("minor", "name", "own_word")


async def test_another_browser_is_let_in_as_ever(place: Place, anne: Browser) -> None:
    await sent_back(place, anne)
    async with Browser(place.url) as ben:
        await ben.enter("Ben")
        page = await ben.call("GET", "/support")
        assert not any(COOKIE in line for line in page.headers.get_list("set-cookie"))
