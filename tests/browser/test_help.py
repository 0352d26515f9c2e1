"""Whoever needs help finds it: it stays whatever became of the message, and its numbers can be called."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import composer
from tests.browser.test_staff import hold, opened, row, staff, visitor

FAREWELL = "I want to end my life tonight, goodbye"


def helped(page: Page, where: str, told: str) -> None:
    """The help stands there, and nothing of a broken rule."""
    place = page.locator(where)
    expect(place).to_contain_text(told)
    expect(place).to_contain_text("You matter")
    expect(place.get_by_role("link", name="See the numbers that answer")).to_be_visible()
    expect(place).not_to_contain_text("rules")
    expect(place).not_to_contain_text("1.2")
    expect(place).not_to_contain_text("reads your message")


def test_help_stays_once_the_message_is_refused(people: People, site: SiteThread) -> None:
    anne, noor = visitor(people, "Anne"), staff(people, site)
    hold(anne, FAREWELL)
    expect(anne.locator("[data-state=held]")).to_contain_text("reads your message too")
    row(noor).click()
    opened(noor)
    noor.keyboard.press("x")
    helped(anne, ".problem", "This message was not delivered")
    assert axe(anne) == []
    # Something else is being written: it stands in the log, and there too.
    composer(anne).fill("")
    hold(anne, FAREWELL)
    composer(anne).fill("I am still here")
    row(noor).click()
    opened(noor)
    noor.keyboard.press("x")
    helped(anne, "[data-state=refused]", "This message was not delivered")


def test_help_stays_once_nobody_looked_in_time(people: People, site: SiteThread) -> None:
    anne = visitor(people, "Anne")
    hold(anne, FAREWELL)
    site.time.ahead_s += 901
    helped(anne, "[data-state=expired]", "No moderator could look in time")
