"""Showing one's age with a sign-in provider, in a real browser: there, back, refused, turned round, in another tab."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page, expect

from salon.config.schema import Settings
from tests.browser.conftest import People, SiteThread, axe
from tests.browser.test_age_lanes import KEPT, forgotten, name_and_go_in, state
from tests.outside.oidc_provider import OidcProvider, running_provider


@pytest.fixture(scope="module")
def there() -> Iterator[OidcProvider]:
    """A provider in a thread of its own."""
    loop, ready, ending, found = asyncio.new_event_loop(), threading.Event(), asyncio.Event(), list[OidcProvider]()

    async def run() -> None:
        async with running_provider() as provider:
            found.append(provider)
            ready.set()
            await ending.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()), name="provider")
    thread.start()
    assert ready.wait(30)
    yield found[0]
    loop.call_soon_threadsafe(ending.set)
    thread.join(30)
    loop.close()


@pytest.fixture(scope="module")
def site(there: OidcProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteThread]:
    def with_provider(settings: Settings) -> Any:
        provider = msgspec.structs.replace(
            settings.age.provider, issuer=there.url, name="Passerelle", client_id=there.client_id
        )
        return msgspec.structs.replace(settings, age=msgspec.structs.replace(settings.age, provider=provider))

    site = SiteThread(tmp_path_factory.mktemp("provider") / "site", with_provider)
    yield site
    site.stop()


@pytest.fixture(autouse=True)
def an_adult(there: OidcProvider) -> None:
    there.adult, there.declines = True, False


def sign_in(page: Page) -> None:
    page.locator('[data-state]:visible [data-way="provider"]').click()


def stays_there(page: Page) -> list[str]:
    """The provider shows a page instead of sending one back at once; the addresses it was asked at."""
    asked: list[str] = []

    def shown(route: Any) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<!doctype html><title>Sign in</title><h1>Sign in</h1>")

    page.route("**/authorize?*", shown)
    return asked


def test_from_the_page_for_people_without_a_wallet_to_the_provider_and_in(people: People) -> None:
    page = people.open(lang="fr")
    page.goto("/no-wallet?country=fr")
    expect(page.get_by_role("heading", name="Passerelle")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Passerelle").click()
    page.wait_for_url("**/enter#provider")
    expect(page.locator("#provider")).to_be_focused()
    expect(page.locator("#provider")).to_contain_text("apprend que vous venez ici")
    assert axe(page) == []
    sign_in(page)
    expect(page.locator("#pseudonym")).to_be_visible()
    assert page.evaluate("location.pathname + location.hash") == "/enter"
    assert page.evaluate(KEPT) == ["browser"]
    name_and_go_in(page, "Signed In")


def test_who_is_not_of_age_or_says_no_there_reads_what_every_refusal_says(people: People, there: OidcProvider) -> None:
    page, seen = people.open(), set()
    page.goto("/enter")
    for there.adult, there.declines in ((False, False), ("true", False), (True, True)):
        sign_in(page)
        state(page, "refused")
        seen.add(page.inner_text('[data-state="refused"]'))
        forgotten(page)
    assert len(seen) == 1


def test_turning_round_at_the_provider_leads_back_to_the_door(people: People) -> None:
    page = people.open()
    asked = stays_there(page)
    page.goto("/enter")
    sign_in(page)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.go_back()
    state(page, "explain")
    assert len(asked) == 1
    expect(page.locator("#show")).to_be_enabled()


def test_signing_in_in_another_tab_counts_and_the_first_one_knows(people: People) -> None:
    page = people.open()
    asked = stays_there(page)
    page.goto("/enter")
    sign_in(page)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    tab = page.context.new_page()
    tab.goto(asked[0])
    expect(tab.locator("#pseudonym")).to_be_visible()
    page.go_back()
    expect(page.locator("#pseudonym")).to_be_visible()


def test_a_provider_that_does_not_answer_leaves_the_other_ways(people: People) -> None:
    page = people.open()
    page.route("**/api/age/begin", lambda route: route.fulfill(status=503, json={"code": "busy"}))
    page.goto("/enter")
    sign_in(page)
    state(page, "trouble")
    expect(page.locator("#trouble-text")).to_contain_text("The other ways")
    page.unroute("**/api/age/begin")
    page.click('[data-state="trouble"] [data-again]')
    page.click('[data-state="explain"] summary')
    page.click('[data-state="explain"] [data-way="qr"]')
    state(page, "waiting")


def test_without_its_browser_the_way_back_opens_nothing(people: People) -> None:
    page, other = people.open(), people.open()
    asked = stays_there(page)
    page.goto("/enter")
    sign_in(page)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    other.goto(asked[0])
    state(other, "explain")
    expect(other.locator("#why")).to_contain_text("another browser")
    forgotten(other)
