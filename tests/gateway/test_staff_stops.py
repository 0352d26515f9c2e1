"""Stopped pictures at the desk over HTTP: what is refused unseen, lifting it, and what its maker reads of that."""

from __future__ import annotations

from salon.media.banks import Banks
from salon.media.found import FormHash
from tests.gateway.test_desk import Site, site  # noqa: F401  # the fixture
from tests.media.test_search import some

PICTURE = some(1, 41)[0]
HTML = {"accept": "text/html"}


async def proven(site: Site) -> tuple[str, str]:  # noqa: F811
    """A stop that a person found right: its claim code, and its name among matches."""
    stops = site.place.running.services.stops
    code, _ = await stops.make("a", [(PICTURE.hex(), 90)])
    matches = stops.beside(Banks()).matches([FormHash("whole", PICTURE, 90)])
    await stops.decided(matches, "right", "c" * 16)
    return code, matches[0].bank


async def test_a_stop_that_was_proven_by_mistake_is_lifted_and_told_under_its_code(site: Site) -> None:  # noqa: F811
    code, name = await proven(site)
    (one,) = (await site.ok("GET", "/api/staff/stops"))["stops"]
    assert (one["name"], one["met"], one["case"]) == (name, 1, "c" * 16)
    lift = {"name": name, "reason": "other", "clause": "2.7"}
    assert await site.ok("POST", "/api/staff/stops/lift", lift) == {"stops": []}
    assert (await site.call("POST", "/api/staff/stops/lift", lift)).json()["code"] == "conflict"
    made = (await site.ok("GET", "/api/staff/decisions"))["decisions"][0]
    assert (made["kind"], made["by"], made["reason"], made["case"], made["tag"]) == (
        "lift_stop",
        "Dora",
        "other",
        "",
        "",
    )
    told = await site.ok("GET", f"/api/claims/{code}")
    (statement,) = told["statements"]
    assert (statement["kind"], statement["reason"], statement["clause"]) == ("lift_stop", "other", "2.7")
    assert (statement["automated"], statement["room"]) == (False, "")
    for lang, said in (("en", "The stop of a picture was lifted"), ("fr", "Le blocage d’une image a été levé")):
        page = await site.http.get("/stop-a-picture", params={"code": code, "lang": lang}, headers=HTML)
        where = f"/claim?code={code}&amp;lang={lang}"
        assert where in page.text
        claim = await site.http.get(where.replace("&amp;", "&"), headers=HTML)
        assert said in claim.text


async def test_what_is_no_stop_no_reason_or_not_proven_is_refused(site: Site) -> None:  # noqa: F811
    stops = site.place.running.services.stops
    await stops.make("a", [(PICTURE.hex(), 90)])
    name = stops.beside(Banks()).matches([FormHash("whole", PICTURE, 90)])[0].bank
    for body, code in (
        ({"name": name, "reason": "other"}, "conflict"),
        ({"name": "stopped-" + "a" * 16 + "-0", "reason": "other"}, "not_found"),
        ({"name": "test-hold", "reason": "other"}, "malformed"),
        ({"name": name, "reason": "whim"}, "malformed"),
        ({"name": name, "reason": "other", "clause": "9.9"}, "malformed"),
    ):
        assert (await site.call("POST", "/api/staff/stops/lift", body)).json()["code"] == code
