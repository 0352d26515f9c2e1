"""A talk turns dangerous: the pressed person sees a card, the pause names no reason, the young person gets a page."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import People, axe
from tests.browser.steps import tool, whole
from tests.browser.test_talks import ask, enter, say

SEEKS = "Je cherche une fille de 15 ans pour parler"


def picture(page: Page, name: str) -> None:
    """To look at, where somebody asks for it."""
    if where := os.environ.get("SALON_PICTURES"):
        page.screenshot(path=f"{where}/{name}.png")


def two(people: People, *, phone: bool = False, lang: str = "en") -> tuple[Page, Page]:
    """Anne and Ben in a judged one-to-one. Ben's page is as asked for."""
    anne, ben = enter(people, "Anne"), enter(people, "Ben", phone=phone, lang=lang)
    ask(anne, "Ben", "Shall we talk about mandolins?", judged=True)
    # By the remark, which a phone shows too while a room is on its screen.
    ben.get_by_role("button", name=re.compile("^(See|Voir)$")).first.click()
    ben.locator(".request-text").wait_for()
    ben.get_by_role("button", name=re.compile("^(Accept|Accepter)$")).click()
    ben.check("#consent-yes")
    ben.click("#accept-confirm")
    expect(ben.locator("#room-title")).to_have_text("Anne")
    anne.get_by_role("button", name="Go there").click()
    expect(anne.locator("#room-title")).to_have_text("Ben")
    return anne, ben


@pytest.mark.parametrize(
    ("lang", "phone", "words"), [("en", False, "You owe nobody an answer"), ("fr", True, "Vous ne devez de réponse")]
)
def test_a_pressed_person_sees_the_card(people: People, lang: str, phone: bool, words: str) -> None:
    anne, ben = two(people, phone=phone, lang=lang)
    say(anne, SEEKS)
    expect(ben.locator("#care").get_by_text(words)).to_be_visible()
    expect(ben.locator("#care-block")).to_contain_text("Anne")
    ben.locator("#care-help summary").click()
    first = ben.locator(".care-lines li").first
    expect(first).to_contain_text("112")
    expect(first).to_be_in_viewport(ratio=1)
    expect(first.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
    assert axe(ben) == []
    picture(ben, f"card-{lang}")
    ben.click("#care-report")
    expect(ben.locator(".reasons")).to_be_visible()
    assert axe(ben) == []
    ben.locator("[data-reason]").first.click()
    whole(ben.locator("dialog .claim-code"))
    ben.keyboard.press("Escape")
    expect(anne.locator("#care")).to_have_count(0)
    ben.click("#care-leave")
    ben.click("#end-confirm")
    expect(ben.locator("#care")).to_have_count(0)
    expect(anne.get_by_text("This talk is paused.").first).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "phone", "words"), [("en", False, "You did nothing wrong"), ("fr", True, "rien fait")]
)
def test_who_is_under_18_gets_a_page_of_their_own_and_the_other_a_neutral_end(
    people: People, lang: str, phone: bool, words: str
) -> None:
    anne, ben = two(people, phone=phone, lang=lang)
    say(ben, "J'ai 15 ans")
    ben.wait_for_url("**/support?code=*")
    expect(ben.locator("h1")).to_contain_text(words)
    assert axe(ben) == []
    expect(anne.get_by_text("This talk has ended.").first).to_be_visible()
    whole(ben.locator(".claim-code"))
    picture(ben, f"support-{lang}")
    ben.goto(f"/claim?code={ben.locator('.claim-code').inner_text()}")
    whole(ben.locator(".claim-code"))
    ben.goto("/chat")
    # The pass is over: chat and door lead back here until a person has looked.
    ben.wait_for_url("**/support")
    # So does a page of the chat that was open already and comes back to a pass that waits.
    answer = '{"code": "pass_waits"}'
    anne.route(
        "**/api/pass/rotate", lambda route: route.fulfill(status=403, content_type="application/json", body=answer)
    )
    anne.goto("/chat")
    anne.wait_for_url("**/support")


def test_in_a_talk_that_is_not_judged_the_page_itself_shows_the_card_and_says_what_it_cannot_see(
    people: People,
) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    ask(anne, "Ben", "Shall we talk about mandolins?", judged=False)
    ben.get_by_role("button", name=re.compile("^See$")).first.click()
    ben.get_by_role("button", name="Accept", exact=True).click()
    ben.click("#accept-confirm")
    expect(ben.locator("#room-title")).to_have_text("Anne")
    anne.get_by_role("button", name="Go there").click()
    say(anne, "Send me 200 euros before midnight or I show the pictures to your family")
    expect(ben.locator("#care")).to_have_attribute("data-kind", "pressure")
    expect(ben.locator("#care")).to_contain_text("It cannot see what the same person writes to others")
    assert axe(ben) == []
    picture(ben, "card-local")
    expect(anne.locator("#care")).to_have_count(0)


def test_a_person_pressed_in_a_room_blocks_from_the_card(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    say(ben, "Good evening everybody")
    tool(anne, "Good evening everybody", "Reply")
    say(anne, "c'est nul ici, rejoins mon discord direct, pseudo r0main_l, vite avant que je parte")
    expect(ben.locator("#care")).to_be_visible()
    assert axe(ben) == []
    picture(ben, "card-room")
    ben.click("#care-block")
    expect(ben.locator("#care")).to_have_count(0)
    expect(ben.get_by_text("r0main_l")).to_have_count(0)
