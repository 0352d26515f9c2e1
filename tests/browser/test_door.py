"""The way in, in a real browser: proof, refusals, pseudonym, coming back, leaving; and every page under axe."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page, expect

from salon.gateway.pages import REFUSALS
from salon.outside.age_wallet import TestWallet
from salon.outside.test_issuer import Issuer
from tests.browser.conftest import People, SiteThread, axe
from tests.gateway.test_pages import Book, Decided

PAGES = [
    "/",
    "/enter",
    "/no-wallet?country=fr",
    "/rules",
    "/privacy",
    "/legal",
    "/claim?code=ABC-123",
    "/wallet",
    "/left",
    "/nothing-here",
]

# Targets under 24 px; links inside a sentence are exempt (WCAG 2.2, 2.5.8).
TOO_SMALL = """[...document.querySelectorAll('a:not(.skip-link), button, summary, input')]
    .filter(e => !['P', 'DD', 'LI'].includes(e.parentElement.tagName))
    .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"""


SHOW_STATE = "name => document.querySelectorAll('[data-state]').forEach(s => { s.hidden = s.dataset.state !== name })"
# What is wider than the card or the step it stands in; the page's scrollWidth misses it where a margin takes it up.
STICKS_OUT = """[...document.querySelectorAll('[data-state]:not([hidden]) *')].filter(e =>
    e.getBoundingClientRect().right > e.parentElement.closest('.card, .door-step').getBoundingClientRect().right + 1
).map(e => e.outerHTML)"""


def open_wallet(page: Page) -> None:
    page.click("#show")
    expect(page.locator("#wallet")).to_be_visible()


def show(page: Page, answer: str = "genuine") -> None:
    """Answer the door's question with the test wallet."""
    open_wallet(page)
    button = page.locator(f'#wallet [data-answer="{answer}"]').first
    if not button.is_visible():
        page.click("#wallet summary")
    button.click()


def state(page: Page, name: str) -> None:
    expect(page.locator(f'[data-state="{name}"]')).to_be_visible()


def walk_in(page: Page, name: str) -> None:
    page.goto("/enter")
    show(page)
    page.fill("#pseudonym", name)
    page.click("#go-in")
    page.wait_for_url("**/chat")


def test_from_the_front_page_into_the_chat_with_the_keyboard_alone(people: People) -> None:
    page = people.open()
    page.goto("/")
    page.get_by_role("link", name="Come in").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#show")).to_be_enabled()
    page.locator("#show").focus()
    page.keyboard.press("Enter")
    expect(page.locator('#wallet [data-answer="genuine"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#pseudonym")).to_be_focused()
    page.keyboard.type("Quiet Lantern")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chat")
    expect(page.locator("#connection")).to_have_attribute("data-phase", "live")
    expect(page.get_by_text("Quiet Lantern")).to_be_visible()


def test_a_refusal_says_the_same_whatever_the_cause_and_leaves_nothing_behind(people: People) -> None:
    page = people.open()
    page.goto("/enter")
    seen = set()
    for cause in REFUSALS:
        show(page, cause)
        state(page, "refused")
        seen.add(page.inner_text('[data-state="refused"]'))
        page.click('[data-state="refused"] [data-again]')
    assert len(seen) == 1
    assert "__Host-salon" not in {cookie["name"] for cookie in page.context.cookies()}
    # Nor does the browser keep a key for a pass that never was.
    page.reload()
    state(page, "explain")


def test_every_way_of_cheating_the_wallet_knows_is_refused(people: People, site: SiteThread) -> None:
    page = people.open()
    page.goto("/wallet")
    expect(page.locator("#stock")).to_have_text("0 credentials")
    page.click("#fetch")
    expect(page.locator("#stock")).to_have_text("5 credentials")
    page.click("#run-all")
    expect(page.locator('[data-outcome="passed"]')).to_have_count(14)
    assert axe(page) == []
    # Inside, each for its own reason, as the table of cases has it.
    [causes] = site.place.running.services.tally.days().values()
    assert causes == {
        "digest": 2,
        "untrusted_issuer": 1,
        "validity": 2,
        "device_signature": 3,
        "mso_doctype": 1,
        "doctype": 1,
        "issuer_signature": 1,
        "malformed": 1,
        "not_adult": 1,
        "device_namespaces": 1,
    }
    page.click("#empty")
    expect(page.locator("#stock")).to_have_text("0 credentials")


def test_giving_no_answer_is_no_fault(people: People) -> None:
    page = people.open()
    page.goto("/enter")
    show(page, "")
    state(page, "declined")
    page.click('[data-state="declined"] [data-again]')
    open_wallet(page)
    page.keyboard.press("Escape")
    state(page, "declined")
    expect(page.locator('[data-state="declined"] h1')).to_be_focused()


def test_problems_with_a_pseudonym_are_said_beside_it(people: People) -> None:
    walk_in(people.open(), "Anne")
    page = people.open(lang="fr")
    page.goto("/enter")
    show(page)
    page.fill("#pseudonym", "x" * 25)
    expect(page.locator("#name-problem")).to_have_text("Un pseudonyme compte 2 à 24 caractères.")
    expect(page.locator("#pseudonym")).to_have_attribute("aria-invalid", "true")
    page.fill("#pseudonym", "modérateur")
    page.click("#go-in")
    expect(page.locator("#name-problem")).to_contain_text("réservé")
    page.fill("#pseudonym", "Ánne")
    page.click("#go-in")
    expect(page.locator("#name-problem")).to_contain_text("est pris")
    assert axe(page) == []
    page.click("#suggest")
    expect(page.locator("#name-problem")).to_be_empty()
    page.click("#go-in")
    page.wait_for_url("**/chat")
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_who_comes_back_is_not_asked_for_the_age_again(people: People) -> None:
    page = people.open()
    walk_in(page, "Anne")
    page.goto("/enter?next=/rules")
    state(page, "naming")
    expect(page.locator("#name-heading")).to_have_text("Good to see you again")
    expect(page.locator("#pseudonym")).to_have_value("Anne")
    page.click("#go-in")
    page.wait_for_url("**/rules")


def test_a_link_from_elsewhere_cannot_send_anybody_elsewhere(people: People) -> None:
    page = people.open()
    page.goto("/enter?next=//evil.test/")
    show(page)
    page.fill("#pseudonym", "Anne")
    page.click("#go-in")
    page.wait_for_url("**/chat")


def outside_test_mode(site: SiteThread) -> Issuer:
    """From now on the pages ask a wallet of the visitor's own; the issuer stays trusted."""
    services = site.place.running.services
    issuer = services.test_issuer
    assert issuer is not None
    services.test_issuer = None
    services.facts = msgspec.structs.replace(services.facts, age_mode="wallet")
    return issuer


def test_a_wallet_of_ones_own_is_asked_through_the_browser(people: People, site: SiteThread) -> None:
    issuer, wallet = outside_test_mode(site), TestWallet()
    page = people.open()

    def says_yes(request: dict[str, Any]) -> str:
        assert request["protocol"] == "org-iso-mdoc"
        credential = issuer.issue(wallet.x, wallet.y, datetime.now(UTC), adult=True)
        return wallet.answer(credential, request["data"]["encryptionInfo"], site.url)

    page.expose_function("saysYes", says_yes)
    page.add_init_script("""
        globalThis.DigitalCredential = class {}
        navigator.credentials.get = async ({ digital }) => ({ data: { response: await saysYes(digital.requests[0]) } })
    """)
    page.goto("/enter")
    expect(page.locator("#wallet")).to_have_count(0)
    page.get_by_role("button", name="Show my proof of age").click()
    page.fill("#pseudonym", "Anne")
    page.click("#go-in")
    page.wait_for_url("**/chat")


def test_a_wallet_that_says_nothing_is_no_refusal(people: People, site: SiteThread) -> None:
    outside_test_mode(site)
    page = people.open()
    page.add_init_script("""
        globalThis.DigitalCredential = class {}
        navigator.credentials.get = async () => { throw new DOMException('no', 'NotAllowedError') }
    """)
    page.goto("/enter")
    page.click("#show")
    state(page, "declined")


def test_leave_and_erase_ends_the_pass_and_empties_the_browser(people: People) -> None:
    page = people.open()
    walk_in(page, "Anne")
    page.goto("/rules")
    page.click(".site-footer [data-leave]")
    page.wait_for_url("**/left*")
    assert page.context.cookies() == []
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    page.goto("/chat")
    page.wait_for_url("**/enter*")
    state(page, "explain")


def test_without_script_the_pages_read_and_leaving_works(people: People) -> None:
    page = people.open(script=False)
    for path in PAGES:
        page.goto(path)
        expect(page.locator("h1").first).to_be_visible()
    page.goto("/enter")
    expect(page.locator("noscript h2")).to_have_text("Coming in needs JavaScript")
    page.goto("/privacy")
    page.locator("#leave button").click()
    page.wait_for_url("**/left*")
    page.goto("/claim")
    page.fill("#code", "ABC-123")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim?code=ABC-123")


def test_escape_twice_is_the_quick_exit_and_once_is_not(people: People) -> None:
    page = people.open()
    page.goto("/legal")
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_be_visible()
    page.goto("/rules")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


def test_the_other_language_is_one_link_away_and_stays(people: People) -> None:
    page = people.open(lang="en")
    page.goto("/rules")
    page.click(".lang-switch")
    expect(page.locator("h1")).to_have_text("Les règles")
    walk_in(page, "Anne")
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_a_decision_is_read_by_its_code_without_an_account(people: People, site: SiteThread) -> None:
    site.place.running.services.desk.claims = Book(
        decided=(Decided(), Decided("machine_block", "machine", automated=True))
    )
    page = people.open(phone=True)
    page.goto("/claim")
    page.fill("#code", "KNOWN-1")
    page.keyboard.press("Enter")
    expect(page.locator(".statement")).to_have_count(2)
    assert axe(page) == []
    page.get_by_role("link", name="2.3").first.click()
    expect(page.locator("[id='rule-2.3']")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("lang", "dark", "phone"), [("fr", False, True), ("fr", True, False), ("en", False, False), ("en", True, True)]
)
def test_every_page_passes_axe_fits_its_screen_and_has_room_for_fingers(
    people: People, lang: str, dark: bool, phone: bool
) -> None:
    page = people.open(lang=lang, dark=dark, phone=phone)
    for path in PAGES:
        page.goto(path)
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(TOO_SMALL) == [], path
    page.goto("/enter")
    open_wallet(page)
    page.click("#wallet summary")
    assert axe(page) == []
    show_states = ["opening", "asking", "waiting", "leaving", "verifying", "refused", "declined", "slow", "expired"]
    show_states += ["no_api", "trouble", "naming", "in"]
    page.keyboard.press("Escape")
    for name in show_states:
        page.evaluate(SHOW_STATE, name)
        assert axe(page) == [], name
    # The narrowest telephone, where text is enlarged or the window halved (WCAG 1.4.10).
    page.set_viewport_size({"width": 320, "height": 568})
    for name in show_states:
        page.evaluate(SHOW_STATE, name)
        assert page.evaluate(STICKS_OUT) == [], name
