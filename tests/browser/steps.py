"""What people do in the chat, as steps of tests. English pages."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

ROOM = "La place"


def walk_in(page: Page, name: str) -> None:
    """Through the door with the test wallet, into the directory."""
    page.goto("/enter")
    page.click("#show")
    page.locator('#wallet [data-answer="genuine"]').click()
    page.fill("#pseudonym", name)
    page.click("#go-in")
    page.wait_for_url("**/chat")
    live(page)


def live(page: Page) -> None:
    """The connection stands."""
    expect(page.locator("#connection")).to_have_attribute("data-phase", "live")


def join(page: Page, room: str = ROOM) -> None:
    """Into a room of the directory."""
    page.get_by_role("button", name=room).first.click()
    expect(page.locator("#room-title")).to_have_text(room)
    expect(composer(page)).to_be_visible()


def composer(page: Page) -> Locator:
    return page.locator(".composer textarea")


def say(page: Page, text: str) -> None:
    """Type and send; the message stands in the log, numbered."""
    composer(page).fill(text)
    composer(page).press("Enter")
    expect(message(page, text)).to_be_visible()


def message(page: Page, text: str) -> Locator:
    """A numbered message by its text."""
    return page.locator("li.message[data-seq]").filter(has=page.locator(".message-text", has_text=text)).last


def tool(page: Page, text: str, label: str) -> None:
    """Use a tool of a message."""
    found = message(page, text)
    found.hover()
    found.locator(".message-tools").get_by_role("button", name=label, exact=True).click()


def person(page: Page, text: str) -> None:
    """Open the card of a message's author."""
    message(page, text).locator("button.message-name").click()
    expect(page.locator(".person-card")).to_be_visible()


def whole(code: Locator) -> None:
    """A code stands in one piece, on one line, and nothing of it is out of sight."""
    expect(code).to_be_visible()
    lines, cut = code.evaluate(
        """e => [e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight),
                e.scrollWidth - e.clientWidth]"""
    )
    assert lines < 2.5  # One line and its padding.
    assert cut <= 0
