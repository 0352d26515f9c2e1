"""A raid meets the shield: the room is told, newcomers wait, who was there goes on; staff take it down."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.sync_api import expect

from salon.client import enter
from salon.flow.shield import SETTLING_S
from salon.safety.raid import JOINS, STRANGER_S
from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import ROOM, composer, join, say, walk_in
from tests.browser.test_staff import staff
from tests.running import Place

NAMES = [
    one + other for one in ("Bel", "Dor", "Fan", "Gus", "Mar") for other in ("abo", "ete", "uno", "oka", "ipa", "avu")
]


@pytest.fixture
def calm(site: SiteThread) -> SiteThread:
    """A site on which everybody is back since its start."""
    site.time.ahead_s += SETTLING_S
    return site


async def raid(place: Place) -> None:
    """So many strangers at once."""

    async def one(number: int) -> None:
        visitor = await enter(place.url, NAMES[number])
        room = next(room for room in await visitor.rooms() if room.name == ROOM)
        await visitor.join(room.id)
        await visitor.close()

    for start in range(0, JOINS, 5):
        await asyncio.gather(*(one(number) for number in range(start, min(start + 5, JOINS))))


@pytest.mark.parametrize(("lang", "phone"), [("en", False), ("fr", True)])
def test_a_raid_meets_the_shield_and_who_was_there_goes_on(
    people: People, calm: SiteThread, lang: str, phone: bool
) -> None:
    anne = people.open(lang=lang, phone=phone)
    if lang == "en":
        walk_in(anne, "Anne")
        join(anne)
    else:
        walk_in(anne, "Anne")
        anne.get_by_role("button", name=ROOM).first.click()
    expect(composer(anne)).to_be_visible()
    # Counted, so the server knows her: the room is shown before its answer is there.
    expect(anne.get_by_role("button", name=re.compile("^1 pers"))).to_be_visible()
    calm.time.ahead_s += STRANGER_S
    calm.call(raid)
    expect(anne.locator("[data-shield=known]")).to_be_visible()
    assert axe(anne) == []
    say(anne, f"Toujours là ({lang})")

    late = people.open()
    walk_in(late, "Zoe")
    join(late)
    expect(late.locator("[data-shield=known]")).to_contain_text("Many people came at once")
    composer(late).fill("Hello everybody")
    composer(late).press("Enter")
    expect(late.get_by_text("newcomers cannot write in it yet")).to_be_visible()
    assert composer(late).input_value() == "Hello everybody"

    noor = staff(people, calm)
    expect(noor.locator("[data-alarm=raid]")).to_be_visible()
    noor.click("#tab-rooms")
    line = noor.locator(".room-line").filter(has_text=ROOM).first
    expect(line.locator(".badge[data-shield=known]")).to_be_visible()
    line.locator("summary").click()
    assert axe(noor) == []
    line.locator("select").first.select_option("open")
    line.get_by_role("button", name="Apply").click()
    expect(line.locator(".badge[data-shield]")).to_have_count(0)
    expect(anne.locator("[data-shield]")).to_have_count(0)
    composer(late).fill("Good evening at last")
    composer(late).press("Enter")
    expect(late.locator("li.message[data-seq]").filter(has_text="Good evening at last")).to_be_visible()


def test_staff_make_the_whole_site_read_only_for_a_while(people: People, calm: SiteThread) -> None:
    noor = staff(people, calm)
    noor.click("#tab-rooms")
    noor.locator("#shield-site").select_option("read_only")
    noor.locator(".shield-site").get_by_role("button", name="Apply").click()
    expect(noor.locator(".shield-site .hint").last).to_contain_text("read only")
    anne = people.open()
    walk_in(anne, "Anne")
    anne.get_by_role("button", name=ROOM).first.click()
    expect(anne.locator("[data-shield=read_only]")).to_contain_text("moderators")
    # Locked as for who is muted, until then: no text and no photo that would only be refused.
    expect(anne.locator(".composer-shut")).to_contain_text(re.compile("not write until .*[0-9]{1,2}:[0-9]{2}"))
    expect(composer(anne)).to_have_count(0)
    expect(anne.locator("#composer-photo")).to_have_count(0)
    assert axe(anne) == []
    noor.locator("#shield-site").select_option("open")
    noor.locator(".shield-site").get_by_role("button", name="Apply").click()
    expect(anne.locator("[data-shield]")).to_have_count(0)
    say(anne, "Good evening at last")
