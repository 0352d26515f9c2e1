"""The team's page about the door, and the banner, in a real browser: two of staff confirm an issuer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from salon.flow.trust import Trust
from salon.store.trust import SqliteTrust
from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import live, walk_in
from tests.browser.test_staff import come_in, link
from tests.gateway.test_staff_door import ANCHOR, with_issuers
from tests.running import Place


@pytest.fixture
def own(tmp_path: Path) -> Iterator[SiteThread]:
    """A site that trusts an issuer of its operator's own."""
    site = SiteThread(tmp_path / "site", with_issuers(tmp_path))
    yield site
    site.stop()


@pytest.fixture
def team(chromium: Browser, own: SiteThread) -> Iterator[People]:
    people = People(chromium, own.url)
    yield people
    for context in people.contexts:
        context.close()
    assert people.troubles == []


def banner(page: Page) -> str | None:
    return page.locator(".banner-trust").get_attribute("data-trust")


def at_door(page: Page) -> Page:
    """From the desk by its menu."""
    page.click("#menu")
    page.get_by_role("link", name="The door").click()
    expect(page.get_by_role("heading", name="The door", exact=True)).to_be_visible()
    return page


def test_two_of_staff_confirm_an_own_issuer_by_passkey_and_one_takes_it_back(team: People, own: SiteThread) -> None:
    noor = come_in(team.open(), link(own), "Noor")
    expect(noor.locator("[data-alarm=trust_unconfirmed]")).to_be_visible()
    assert banner(noor) == "unconfirmed"
    assert axe(noor) == []
    at_door(noor)
    assert axe(noor) == []
    noor.click("[data-act=confirm]")
    expect(noor.locator("[data-act=withdraw]")).to_be_visible()
    expect(noor.locator("[data-act=confirm]")).to_have_count(0)
    assert banner(noor) == "unconfirmed"

    eva = at_door(come_in(team.open(phone=True, dark=True), link(own), "Eva"))
    expect(eva.locator(".issuer")).to_contain_text("1 of 2")
    eva.click("[data-act=confirm]")
    expect(eva.locator(".banner-trust[data-trust=confirmed]")).to_be_visible()
    assert axe(eva) == []
    visitor = team.open(lang="fr")
    visitor.goto("/")
    assert banner(visitor) == "confirmed"
    visitor.get_by_role("link", name="Qui atteste").click()
    expect(visitor.locator(f"[data-issuer='{ANCHOR.fingerprint}']")).to_be_visible()
    assert axe(visitor) == []

    eva.click("[data-act=withdraw]")
    expect(eva.locator(".banner-trust[data-trust=unconfirmed]")).to_be_visible()
    visitor.reload()
    assert banner(visitor) == "unconfirmed"


def test_who_cancels_confirms_nothing_and_is_told_so(team: People, own: SiteThread) -> None:
    noor = at_door(come_in(team.open(), link(own), "Noor"))
    # What a browser does when its person says no.
    noor.evaluate(
        "() => { navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError')) }"
    )
    noor.click("[data-act=confirm]")
    expect(noor.locator("#act-trouble")).to_contain_text("Nothing was done")
    expect(noor.locator("[data-act=confirm]")).to_be_focused()
    assert axe(noor) == []


def test_the_page_is_the_teams_and_leads_others_to_the_desk(team: People) -> None:
    page = team.open()
    page.goto("/staff/door")
    expect(page.locator("#sign-in")).to_be_visible()


@pytest.mark.parametrize("phone", [False, True])
def test_the_chat_carries_the_banner_too(people: People, site: SiteThread, phone: bool) -> None:
    page = people.open(phone=phone)
    walk_in(page, "Anne")

    async def own_issuer(place: Place) -> None:
        """From now on the site is one that rests on an issuer of its operator's own."""
        services, database = place.running.services, place.running.database
        services.facts = msgspec.structs.replace(services.facts, age_mode="wallet")
        services.trust = Trust(SqliteTrust(database), services.clock, pinned=[ANCHOR])

    site.call(own_issuer)
    page.reload()
    live(page)
    expect(page.locator(".shell > .banner-trust[data-trust=unconfirmed]")).to_be_visible()
    assert axe(page) == []
