"""A new pass is told in place what it waits for; a site without probation tells nobody anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page, expect

from salon.config.schema import Probation, Settings
from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import composer, join, person, say, walk_in

LINK = "look at https://example.org/rose"


def site_with(minutes: int, messages: int, root: Path) -> SiteThread:
    def change(settings: Settings) -> Settings:
        return msgspec.structs.replace(
            settings, probation=Probation(talk_after_min=minutes, talk_after_messages=messages)
        )

    return SiteThread(root, change)


@pytest.fixture
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[SiteThread]:
    minutes, messages = getattr(request, "param", (7, 3))
    site = site_with(minutes, messages, tmp_path / "site")
    yield site
    site.stop()


def two(people: People, lang: str = "en") -> tuple[Page, Page]:
    anne, ben = people.open(lang=lang), people.open(lang=lang)
    for page, name in ((anne, "Anne"), (ben, "Ben")):
        walk_in(page, name)
        join(page)
    say(ben, "good evening")
    expect(anne.locator("li.message", has_text="good evening")).to_be_visible()
    return anne, ben


def test_what_is_left_stands_where_one_would_ask_and_shrinks_with_each_message(people: People) -> None:
    anne, _ = two(people)
    person(anne, "good evening")
    write = anne.locator("#person-write")
    expect(write).to_contain_text("You can ask for a one-to-one in 7 minutes and 3 messages in rooms.")
    write.click()
    expect(anne.locator("#request-probation")).to_contain_text("7 minutes and 3 messages in rooms")
    expect(anne.locator("#request-send")).to_be_disabled()
    assert axe(anne) == []
    anne.keyboard.press("Escape")
    say(anne, "what a rain")
    person(anne, "good evening")
    expect(anne.locator("#person-write")).to_contain_text("7 minutes and 2 messages in rooms")


@pytest.mark.parametrize("site", [(0, 2)], indirect=True)
def test_once_it_is_served_asking_works_like_everybodys(people: People) -> None:
    anne, ben = two(people)
    say(anne, "what a rain")
    say(anne, "and the market was full")
    person(anne, "good evening")
    expect(anne.locator("#person-write")).to_contain_text("They have to agree first.")
    anne.locator("#person-write").click()
    anne.fill("#request-text", "Shall we talk about mandolins?")
    anne.check("#consent-yes")
    anne.click("#request-send")
    expect(anne.locator(".toast")).to_contain_text("Ben")
    # Ben has said one thing only, and may agree all the same.
    expect(ben.locator(".toast")).to_contain_text("Anne")


def test_a_refused_link_comes_back_with_what_is_left(people: People) -> None:
    anne, _ = two(people)
    composer(anne).fill(LINK)
    composer(anne).press("Enter")
    problem = anne.locator('.problem[data-code="on_probation"]')
    expect(problem).to_contain_text("7 minutes and 3 messages in rooms")
    expect(problem).to_contain_text("In rooms, links stay refused.")
    expect(composer(anne)).to_have_value(LINK)
    assert axe(anne) == []


def test_in_french_too(people: People) -> None:
    anne, _ = two(people, "fr")
    person(anne, "good evening")
    expected = re.compile("Vous pourrez demander un tête-à-tête dans 7 minutes et 3 messages dans les salons")
    expect(anne.locator("#person-write")).to_contain_text(expected)


@pytest.mark.parametrize("site", [(0, 0)], indirect=True)
def test_a_site_without_probation_says_nothing_of_one(people: People) -> None:
    anne, _ = two(people)
    person(anne, "good evening")
    anne.locator("#person-write").click()
    expect(anne.locator("#request-send")).to_be_enabled()
    expect(anne.locator("#request-probation")).to_be_empty()
    anne.keyboard.press("Escape")
    composer(anne).fill(LINK)
    composer(anne).press("Enter")
    expect(anne.locator('.problem[data-code="judged"]')).to_be_visible()
