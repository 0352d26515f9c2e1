"""On the narrowest screens, and enlarged: nothing sticks out, and what one decides on can be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import People, SiteThread
from tests.browser.steps import composer, say, tool, whole
from tests.browser.test_staff import HELD, hold, opened, row, staff, visitor

# WCAG 2.2, 1.4.10: 320 pixels is 1280 at four times the size.
NARROW = {"width": 320, "height": 640}


def fits(page: Page) -> None:
    assert page.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [320, 320]


def inside(page: Page, part: Locator) -> None:
    """All of its width is on the screen."""
    box = part.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_held_message_and_its_case_are_read_at_320_pixels(people: People, site: SiteThread, lang: str) -> None:
    anne = visitor(people, "Anne")
    anne.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a typed dict in the library
    hold(anne)
    fits(anne)
    inside(anne, composer(anne))
    inside(anne, anne.locator(".composer-send"))
    code = anne.locator(".message-claim")
    inside(anne, code)
    noor = staff(people, site, lang=lang, phone=True)
    noor.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a typed dict in the library

    async def alarm(place: object) -> None:
        for name in ("judge_failed", "raid", "rule_tripped"):
            place.running.alarms.raise_(name)  # type: ignore[attr-defined]  # a Place

    site.call(alarm)
    expect(noor.locator("[data-alarm=raid]")).to_be_visible()
    fits(noor)
    row(noor).click()
    case = opened(noor)
    expect(case.locator("#case-text")).to_have_text(HELD)
    # Neither alarms nor acts lie over what is decided on.
    expect(case.locator("#case-text")).to_be_in_viewport(ratio=1)
    fits(noor)
    inside(noor, noor.locator("#act-suspend"))
    anne.goto(f"/claim?code={code.inner_text()}")
    whole(anne.locator(".claim-code"))
    for page in ("rules", "transparency", "stop-a-picture", "support"):
        anne.goto(f"/{page}?lang={lang}")
        fits(anne)


def test_a_reports_code_is_whole_at_320_pixels(people: People) -> None:
    anne, ben = visitor(people, "Anne"), visitor(people, "Ben")
    say(anne, "A quiet evening")
    tool(ben, "A quiet evening", "Report")
    ben.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a typed dict in the library
    fits(ben)
    ben.click("[data-reason=spam]")
    whole(ben.locator("dialog .claim-code"))
    fits(ben)
