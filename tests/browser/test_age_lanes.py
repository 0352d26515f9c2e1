"""Showing one's age from elsewhere: by a code, by a link to a wallet on the device; and when a browser does not answer.

One site for all of them: nobody here meets anybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from urllib.parse import unquote

import msgspec
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DEADLINE_MS, People, SiteThread, axe

NO_API = "delete globalThis.DigitalCredential"
NEVER_SETTLES = """
    globalThis.DigitalCredential = class {}
    globalThis.asking = new Promise(resolve => {
        navigator.credentials.get = ({ signal }) => {
            globalThis.asked = signal
            resolve()
            return new Promise(() => {})
        }
    })
"""
REFUSES_PROTOCOL = """
    globalThis.DigitalCredential = class { static userAgentAllowsProtocol = name => name !== 'org-iso-mdoc' }
"""
KEPT = """new Promise(resolve => {
    const opening = indexedDB.open('salon', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys')
    opening.onsuccess = () => {
        const keys = opening.result.transaction('keys').objectStore('keys').getAllKeys()
        keys.onsuccess = () => { opening.result.close(); resolve(keys.result) }
    }
})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteThread]:
    site = SiteThread(tmp_path_factory.mktemp("lanes") / "site")
    yield site
    site.stop()


@contextmanager
def outside_test_mode(site: SiteThread) -> Iterator[None]:
    """The pages are those of a site that asks real wallets."""
    services = site.place.running.services
    issuer, facts = services.test_issuer, services.facts
    services.test_issuer, services.facts = None, msgspec.structs.replace(facts, age_mode="wallet")
    yield
    services.test_issuer, services.facts = issuer, facts


def state(page: Page, name: str) -> None:
    expect(page.locator(f'[data-state="{name}"]')).to_be_visible()


def ask_elsewhere(page: Page, way: str) -> str:
    """Choose another way at the door; the `av://` link."""
    page.goto("/enter")
    page.click('[data-state="explain"] summary')
    page.click(f'[data-state="explain"] [data-way="{way}"]')
    state(page, "waiting")
    return link_on(page)


def link_on(page: Page) -> str:
    link = unquote((page.get_attribute("#test-link", "href") or "").removeprefix("/wallet#"))
    assert link.startswith("av://?")
    return link


def answer(page: Page, case: str = "genuine") -> None:
    """In the test wallet, before a link."""
    button = page.locator(f'#link-asks [data-answer="{case}"]').first
    if not button.is_visible():
        page.click("#link-asks summary")
    button.click()


def name_and_go_in(page: Page, name: str) -> None:
    expect(page.locator("#pseudonym")).to_be_focused()
    page.fill("#pseudonym", name)
    page.click("#go-in")
    page.wait_for_url("**/chat")


def forgotten(page: Page) -> None:
    """The question and its key are gone from the browser; it says so on the page a moment before."""
    deadline = monotonic() + DEADLINE_MS / 1000
    while page.evaluate(KEPT) != []:
        assert monotonic() < deadline, "the question is still kept"


def test_a_phone_scans_the_code_and_the_page_goes_on_by_itself(people: People) -> None:
    laptop, phone = people.open(dark=True), people.open(phone=True, lang="fr")
    link = ask_elsewhere(laptop, "qr")
    expect(laptop.locator('[data-state="waiting"] h1')).to_be_focused()
    expect(laptop.get_by_role("img", name="QR code")).to_be_visible()
    assert laptop.locator("#code path").count() > 1
    assert laptop.locator("#code").evaluate("code => getComputedStyle(code).backgroundColor") == "rgb(255, 255, 255)"
    expect(laptop.locator("#left")).to_have_text("Good for another 5 minutes.")
    assert axe(laptop) == []
    phone.goto("/wallet")
    phone.fill("#link", link)
    phone.click("#link-form button")
    expect(phone.locator("#link-site")).to_have_text(people.url.removeprefix("http://"))
    expect(phone.locator("#link-question")).to_be_focused()
    assert axe(phone) == []
    answer(phone)
    expect(phone.locator("#link-told")).to_contain_text("Envoyé")
    expect(laptop.locator("#pseudonym")).to_be_visible()
    assert laptop.evaluate(KEPT) == ["browser"]
    name_and_go_in(laptop, "Laptop")
    # Whoever answers gets nothing for it.
    assert phone.evaluate(KEPT) == []
    phone.goto("/enter")
    state(phone, "explain")


def test_what_is_refused_over_a_link_reads_like_every_refusal(people: People) -> None:
    page = people.open()
    ask_elsewhere(page, "qr")
    for cause in ("replay", "relay", "second", "minor", ""):
        with page.context.expect_page() as opened:
            page.click("#test-link")
        answer(opened.value, cause)
        state(page, "refused")
        expect(page.locator('[data-state="refused"] h1')).to_have_text("The age could not be shown")
        forgotten(page)
        opened.value.close()
        page.click('[data-state="refused"] [data-way="qr"]')
        state(page, "waiting")


def test_the_wallet_on_the_phone_brings_one_back_in_a_new_tab_and_the_old_one_knows(people: People) -> None:
    page = people.open(phone=True)
    ask_elsewhere(page, "link")
    expect(page.locator("#open-wallet")).to_have_attribute("href", re.compile("^av://"))
    assert page.evaluate(KEPT) == ["pending"]
    assert axe(page) == []
    with page.context.expect_page() as opened:
        page.click("#test-link")
    tab = opened.value
    answer(tab)
    tab.wait_for_url("**/enter")
    expect(tab.locator("#pseudonym")).to_be_visible()
    expect(page.locator("#pseudonym")).to_be_visible()
    assert tab.evaluate("location.hash") == ""
    assert tab.evaluate(KEPT) == ["browser"]
    name_and_go_in(tab, "New Tab")


def test_a_reload_and_the_back_button_find_the_same_question_again(people: People) -> None:
    page, phone = people.open(), people.open(phone=True)
    link = ask_elsewhere(page, "qr")
    page.reload()
    state(page, "waiting")
    assert link_on(page) == link
    page.goto("/rules")
    page.go_back()
    state(page, "waiting")
    assert link_on(page) == link
    phone.goto("/wallet#" + link.replace("%", "%25"))
    answer(phone)
    expect(page.locator("#pseudonym")).to_be_visible()


def test_a_question_runs_out_and_a_new_one_is_offered(people: People) -> None:
    page = people.open()
    page.clock.install()
    link = ask_elsewhere(page, "qr")
    page.clock.fast_forward(245_000)
    expect(page.locator("#left")).to_have_text("Good for less than a minute.")
    page.clock.fast_forward(60_000)
    state(page, "expired")
    expect(page.locator('[data-state="expired"] h1')).to_be_focused()
    forgotten(page)
    page.click("#anew")
    state(page, "waiting")
    assert link_on(page) != link


def test_coming_back_to_a_browser_that_did_not_ask_is_told_in_plain_words(people: People) -> None:
    page = people.open()
    page.goto(f"/enter#age=link-{'A' * 43}.{'B' * 43}")
    state(page, "explain")
    expect(page.locator("#why")).to_contain_text("too late, or to another browser")
    assert page.evaluate("location.hash") == ""
    assert axe(page) == []


def test_taking_the_question_back_forgets_it(people: People) -> None:
    page = people.open()
    ask_elsewhere(page, "qr")
    page.click('[data-state="waiting"] [data-stop]')
    state(page, "declined")
    forgotten(page)
    page.reload()
    state(page, "explain")


@pytest.mark.parametrize(("phone", "first"), [(False, "qr"), (True, "link")])
def test_a_browser_that_does_not_answer_is_stopped_after_a_minute_and_another_way_offered(
    people: People, site: SiteThread, phone: bool, first: str
) -> None:
    with outside_test_mode(site):
        page = people.open(lang="fr", phone=phone)
        page.clock.install()
        page.add_init_script(NEVER_SETTLES)
        page.goto("/enter")
        page.click("#show")
        state(page, "asking")
        page.evaluate("asking")
        page.clock.fast_forward(59_000)
        state(page, "asking")
        assert page.evaluate("asked.aborted") is False
        page.clock.fast_forward(2_000)
        state(page, "slow")
        assert page.evaluate("asked.aborted") is True
        assert axe(page) == []
        expect(page.locator('[data-state="slow"] .button-primary')).to_have_attribute("data-way", first)
        page.click('[data-state="slow"] [data-way="qr"]')
        state(page, "waiting")
        assert page.locator("#code path").count() > 1


@pytest.mark.parametrize(("phone", "script"), [(False, NO_API), (True, NO_API), (False, REFUSES_PROTOCOL)])
def test_a_browser_without_the_interface_is_one_tap_from_a_wallet(
    people: People, site: SiteThread, phone: bool, script: str
) -> None:
    with outside_test_mode(site):
        page = people.open(phone=phone)
        page.add_init_script(script)
        page.goto("/enter")
        page.click("#show")
        state(page, "waiting")
        expect(page.locator("#open-wallet")).to_be_visible(visible=phone)
        expect(page.locator("#code")).to_be_visible(visible=not phone)
        if phone:
            page.click('[data-state="waiting"] [data-way="qr"]')
            expect(page.locator("#code")).to_be_visible()


def test_outside_test_mode_nothing_of_the_test_wallet_is_on_the_page(people: People, site: SiteThread) -> None:
    with outside_test_mode(site):
        page = people.open()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/enter")
        expect(page.locator("#show")).to_be_enabled()
        assert page.evaluate("String(navigator.credentials.get)").endswith("{ [native code] }")
        assert not [url for url in asked if re.search(r"shim|cases|wallet", url)]
        assert "shim" not in page.content()
        assert page.locator("#wallet, #test-link").count() == 0


@pytest.mark.parametrize(
    ("lang", "heading", "country"), [("fr", "Sans portefeuille", "Danemark"), ("en", "Without", "Denmark")]
)
def test_who_has_no_wallet_finds_an_end_without_script(people: People, lang: str, heading: str, country: str) -> None:
    page = people.open(lang=lang, script=False, phone=lang == "fr")
    page.goto("/no-wallet")
    expect(page.locator("h1")).to_contain_text(heading)
    page.select_option("#country", "dk")
    page.click("form.card button")
    expect(page.locator("#app h2")).to_have_text(country)
    expect(page.locator("#app")).to_contain_text("AltID")
    expect(page.locator("#app")).to_contain_text("10 minutes")
    page.click(".lang-switch")
    expect(page.locator("#app")).to_contain_text("AltID")
