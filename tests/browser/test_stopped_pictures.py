"""Stopping a picture of oneself, from its page to the desk, and photos at the desk. Pictures are of nobody."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from bench.pictures import encoded, scene
from playwright.sync_api import FilePayload, Page, expect

from salon.media.forms import hashes
from salon.outside.bank_files import append
from salon.outside.bank_files import row as bank_row
from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import say
from tests.browser.test_photos import arrived, drawn, send
from tests.browser.test_staff import opened, row, staff
from tests.browser.test_talks import enter

SEED = 23


def picture(quality: int = 92) -> FilePayload:
    return {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": encoded(scene(SEED, 1600, 1200), quality=quality)}


def stop(page: Page) -> str:
    """Stop the picture; the claim code."""
    page.goto("/stop-a-picture")
    page.set_input_files("#picture", picture())
    expect(page.locator('[data-state="hashed"]')).to_be_visible()
    expect(page.locator("[data-hash]")).to_have_text(re.compile("^[0-9a-f]{64}$"))
    expect(page.locator("#send")).to_be_disabled()
    # A hash is one word of 64 letters: it breaks, and the page stays as wide as the screen.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.check("#mine")
    assert axe(page) == []
    page.click("#send")
    done = page.locator('[data-state="done"]')
    expect(done).to_be_focused()
    assert axe(page) == []
    expect(done.locator("[data-copy]")).to_be_visible()
    return done.locator("[data-claim]").inner_text()


def held(page: Page) -> None:
    expect(page.locator('[data-photo][data-state="held"]')).to_be_visible()


def follow(page: Page, code: str) -> None:
    page.goto(f"/stop-a-picture?code={code}")


@pytest.mark.parametrize(
    ("lang", "phone", "waiting", "stopped", "lifted", "why"),
    [
        ("en", False, "Waiting", "Stopped for good", "Lifted by the team", "Something else"),
        ("fr", True, "En attente", "Bloquée durablement", "Levée par l’équipe", "Autre chose"),
    ],
)
def test_a_stopped_picture_is_held_for_a_human_and_refused_from_then_on(
    people: People, site: SiteThread, lang: str, phone: bool, waiting: str, stopped: str, lifted: str, why: str
) -> None:
    who = people.open(lang=lang, phone=phone)
    sent: list[bytes] = []
    who.on("request", lambda asked: sent.append(asked.post_data_buffer or b"") if asked.method == "POST" else None)
    code = stop(who)
    # Hashes left, and nothing else.
    assert len(sent) == 1
    assert len(sent[0]) < 600
    follow(who, code)
    expect(who.locator("#stop-heading")).to_have_text(waiting)
    assert axe(who) == []

    anne, noor = enter(people, "Anne"), staff(people, site, lang=lang)
    send(anne, picture(70))
    held(anne)
    assert axe(anne) == []
    row(noor).click()
    case = opened(noor)
    image = case.locator("img.case-photo")
    expect(image).to_be_visible()
    expect(image).not_to_have_attribute("data-clear", "")
    assert axe(noor) == []
    noor.click("#photo-clear")
    expect(image).to_have_attribute("data-clear", "")
    assert axe(noor) == []
    noor.select_option("#act-reason", "sexual")
    noor.click("#act-refuse")
    expect(anne.locator('[data-photo][data-state="refused"]')).to_be_visible()
    anne.locator("[data-photo] .button-quiet").click()
    send(anne, picture(60))
    expect(anne.locator('[data-photo][data-state="refused"]')).to_be_visible()
    follow(who, code)
    expect(who.locator("#stop-heading")).to_have_text(stopped)
    # Staff find that it was a mistake, and lift each hash of it; the reason stands under the code.
    noor.keyboard.press("2")
    proven = noor.locator("#stops .line")
    expect(proven.first).to_be_visible()
    assert axe(noor) == []
    while left := proven.count():
        proven.first.locator(".line-acts button").last.click()
        expect(noor.locator("#lift-go")).to_be_visible()
        if left == 1:
            assert axe(noor) == []
        noor.select_option("#lift-reason", "other")
        noor.click("#lift-go")
        expect(proven).to_have_count(left - 1)
    expect(noor.locator('[data-kind="lift_stop"]').first).to_be_visible()
    who.reload()
    expect(who.locator("#stop-heading")).to_have_text(lifted)
    assert axe(who) == []
    who.locator('.card-claim a[href^="/claim"]').click()
    expect(who.locator(".statement").first).to_contain_text(why)
    follow(who, code)
    # Whoever has the code takes it back.
    who.locator(".card-claim button").click()
    expect(who.locator(".notice-ok")).to_be_visible()
    assert axe(who) == []


def test_a_held_photo_is_shown_by_an_act_that_is_recorded_and_released_to_the_room(
    people: People, site: SiteThread
) -> None:
    code = stop(people.open())
    anne, ben, noor = enter(people, "Anne"), enter(people, "Ben"), staff(people, site)
    send(anne, picture(70))
    held(anne)
    expect(ben.locator(".photo")).to_have_count(0)
    # One line, once the talk goes on.
    more = anne.locator("[data-photo] details")
    expect(more).to_have_attribute("open", "")
    say(anne, "and it goes on")
    expect(more).not_to_have_attribute("open", "")
    expect(more.locator("img")).to_be_hidden()
    row(noor).click()
    case = opened(noor)
    expect(case).to_contain_text("Stopped by who is in it")
    # The blur is in the bytes, not on them: nothing sharp is in the page.
    image = case.locator("img.case-photo")
    expect(image).to_be_visible()
    expect(case.locator(".step-unblurred")).to_have_count(0)
    noor.keyboard.press("v")
    expect(image).not_to_have_attribute("data-clear", "")
    noor.click("#photo-clear")
    expect(image).to_have_attribute("data-clear", "")
    # It stands in the case who looked, and when.
    expect(case.locator(".step-unblurred")).to_have_count(1)
    expect(case.locator(".step-unblurred")).to_contain_text("Noor")
    noor.click("#act-release")
    drawn(arrived(ben))
    expect(anne.locator("[data-photo]")).to_have_count(0)
    expect(anne.locator("li.message[data-seq] .photo")).to_have_count(1)
    who = people.open()
    follow(who, code)
    # Two copies of a picture are not always the same to the bit: what was released may leave a form of it waiting.
    expect(who.locator("#stop-heading")).to_have_text(re.compile("^(Waiting|Looked at, and let through)$"))


def test_of_the_closed_lane_there_are_facts_and_no_picture(people: People, site: SiteThread) -> None:
    banks = Path(site.place.running.settings.directories.data) / "banks"
    found = hashes(np.asarray(scene(SEED, 1600, 1200).resize((512, 384))))
    append(banks, "of-a-body", "csam", [bank_row(one, "generated") for one in found])
    # A running site reads a bank that changed within seconds.
    site.time.ahead_s += 10
    anne, noor = enter(people, "Anne"), staff(people, site)
    send(anne, picture())
    expect(anne.locator('[data-photo][data-state="refused"]')).to_be_visible()
    row(noor).click()
    case = opened(noor)
    expect(case.locator('[data-lane="closed"]')).to_contain_text("Nobody looks at it here")
    expect(case).to_contain_text("of-a-body")
    expect(case.locator("img")).to_have_count(0)
    expect(noor.locator("#photo-clear")).to_have_count(0)
    expect(noor.locator("#act-release")).to_have_count(0)
    assert axe(noor) == []
    noor.keyboard.press("v")
    expect(case.locator("img")).to_have_count(0)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_file_that_is_no_picture_and_a_flat_one_are_told_apart(people: People, lang: str) -> None:
    page = people.open(lang=lang)
    page.goto("/stop-a-picture")
    assert axe(page) == []
    page.set_input_files("#picture", {"name": "x.txt", "mimeType": "text/plain", "buffer": b"words"})
    expect(page.locator('[data-state="unreadable"]')).to_be_visible()
    flat = encoded(scene(1, 64, 64).resize((1, 1)).resize((300, 200)), "PNG")
    page.set_input_files("#picture", {"name": "flat.png", "mimeType": "image/png", "buffer": flat})
    expect(page.locator('[data-state="flat"]')).to_be_visible()
    expect(page.locator('[data-state="unreadable"]')).to_be_hidden()
    page.check("#mine")
    expect(page.locator("#send")).to_be_disabled()
    assert axe(page) == []


def test_without_script_the_page_says_why_and_a_code_still_works(people: People, site: SiteThread) -> None:
    code = site.call(lambda place: place.running.services.stops.make("n", [("ab" * 32, 90)]))[0]
    page = people.open(script=False)
    page.goto("/stop-a-picture")
    expect(page.locator("noscript .notice, .notice").first).to_contain_text("by a script")
    page.fill("#code", code)
    page.locator("form.card button").click()
    expect(page.locator("#stop-heading")).to_have_text("Waiting")
