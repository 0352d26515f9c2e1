"""One-to-one in a real browser: ask, consent, talk, what the page covers, block."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import People, axe
from tests.browser.steps import ROOM
from tests.browser.test_door import walk_in


def enter(people: People, name: str, *, phone: bool = False, lang: str = "en") -> Page:
    page = people.open(phone=phone, lang=lang)
    walk_in(page, name)
    # By name: which card comes first depends on the page's language.
    page.locator(".room-card-button", has_text=ROOM).click()
    expect(page.locator("#composer-text")).to_be_enabled()
    return page


def ask(page: Page, name: str, text: str, *, judged: bool) -> None:
    """Ask somebody in the room on screen."""
    if page.locator("#people-toggle").get_attribute("aria-expanded") == "false":
        page.click("#people-toggle")
    page.locator(".person", has_text=name).click()
    page.click("#person-write")
    page.fill("#request-text", text)
    # Nothing is chosen beforehand: sending without a choice does nothing.
    assert not page.locator("#consent-yes").is_checked()
    assert not page.locator("#consent-no").is_checked()
    page.click("#request-send")
    expect(page.locator("#request-send")).to_be_visible()
    page.check("#consent-yes" if judged else "#consent-no")
    page.click("#request-send")
    expect(page.locator("#request-send")).to_have_count(0)


def say(page: Page, text: str) -> None:
    page.fill("#composer-text", text)
    page.keyboard.press("Enter")


def test_two_talk_without_judging_and_each_page_looks_at_what_it_receives(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    ask(anne, "Ben", "Shall we talk about mandolins?", judged=True)
    ben.click("#nav-talks")
    expect(ben.locator(".request-text")).to_have_text("Shall we talk about mandolins?")
    assert axe(ben) == []
    ben.get_by_role("button", name="Accept", exact=True).click()
    assert not ben.locator("#consent-yes").is_checked()
    ben.check("#consent-no")
    ben.click("#accept-confirm")
    expect(ben.locator("#room-title")).to_have_text("Anne")
    anne.get_by_role("button", name="Go there").click()
    expect(anne.locator("#room-title")).to_have_text("Ben")
    expect(anne.locator(".room-facts")).to_contain_text("Text only")

    say(anne, "Good evening Ben")
    expect(ben.locator(".message-text")).to_have_text("Good evening Ben")
    say(anne, "see example.org")
    expect(anne.locator('[data-code="text_only"]')).to_be_visible()
    say(anne, "you are such a loser")
    expect(ben.locator(".message-text")).to_contain_text(["Good evening Ben", "you are such a loser"])
    expect(ben.locator(".caution")).to_contain_text("meant to hurt")
    say(anne, "i'm 14 years old")
    covered = ben.locator(".caution", has_text="under 18")
    expect(covered).to_be_visible()
    expect(ben.locator(".log")).not_to_contain_text("14 years")
    expect(anne.locator(".message-text").last).to_have_text("i'm 14 years old")
    assert axe(ben) == []
    covered.get_by_role("button", name="Show the message").click()
    expect(ben.locator(".message-text").last).to_have_text("i'm 14 years old")

    covered.get_by_role("button", name="Block").click()
    for page in (anne, ben):
        expect(page.locator(".message-text")).to_have_count(0)
        expect(page.get_by_text("This talk has ended.").first).to_be_visible()


def test_with_the_consent_of_both_the_server_judges(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben", phone=True)
    ask(anne, "Ben", "Good evening", judged=True)
    ben.get_by_role("button", name="See").click()
    ben.get_by_role("button", name="Accept", exact=True).click()
    ben.check("#consent-yes")
    ben.click("#accept-confirm")
    expect(ben.locator(".room-facts")).to_contain_text("judged before they are delivered")
    assert axe(ben) == []
    anne.get_by_role("button", name="Go there").click()
    say(anne, "i know where you live")
    expect(anne.locator('[data-state="held"]')).to_be_visible()
    say(anne, "Good evening")
    expect(ben.locator(".message-text")).to_have_text("Good evening")


def test_a_request_is_withdrawn_or_declined_and_nobody_can_be_pestered(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    ask(anne, "Ben", "Good evening", judged=False)
    anne.click("#nav-talks")
    anne.get_by_role("button", name="Withdraw").click()
    expect(anne.locator(".request")).to_have_count(0)
    anne.locator(".nav-list [data-room]").first.click()
    anne.locator(".person", has_text="Ben").click()
    anne.click("#person-write")
    anne.fill("#request-text", "Good evening again")
    anne.check("#consent-no")
    anne.click("#request-send")
    expect(anne.locator("#request-fault")).to_contain_text("Too many requests")
    anne.keyboard.press("Escape")

    ask(ben, "Anne", "Good evening", judged=False)
    anne.click("#nav-talks")
    anne.get_by_role("button", name="Decline").click()
    expect(ben.get_by_text("would rather not talk now")).to_be_visible()


def test_a_talk_is_ended_in_french_by_the_keyboard_and_both_see_it(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben", lang="fr")
    ask(anne, "Ben", "Good evening", judged=True)
    ben.get_by_role("button", name="Voir").click()
    ben.get_by_role("button", name="Accepter", exact=True).click()
    ben.check("#consent-yes")
    ben.click("#accept-confirm")
    expect(ben.locator("#room-title")).to_have_text("Anne")
    ben.get_by_role("button", name="Terminer cet échange").focus()
    ben.keyboard.press("Enter")
    expect(ben.locator("#end-confirm")).to_be_visible()
    assert axe(ben) == []
    ben.locator("#end-confirm").focus()
    ben.keyboard.press("Enter")
    expect(ben.locator("#end-confirm")).to_have_count(0)
    expect(anne.get_by_text("This talk has ended.")).to_be_visible()
    anne.click("#nav-talks")
    expect(anne.locator(".talks-list")).to_have_count(0)
