"""Photos in a real browser: chosen, checked, covered, shown, reported, refused, gone. Pictures are of nobody."""

from __future__ import annotations

import pytest
from bench.pictures import encoded, scene
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import composer, say
from tests.browser.test_conversations import two
from tests.browser.test_staff import opened, row, staff
from tests.browser.test_talks import ask, enter


def picture(seed: int = 5, width: int = 1600, height: int = 1200) -> FilePayload:
    data = encoded(scene(seed, width, height), quality=90)
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": data}


def choose(page: Page, file: FilePayload | None = None) -> Locator:
    page.set_input_files("#composer-photo", file or picture())
    chosen = page.locator(".photo-chosen")
    expect(chosen).to_be_visible()
    return chosen


def send(page: Page, file: FilePayload | None = None) -> None:
    choose(page, file).locator("button.button-primary, button.button-rose").click()


def arrived(page: Page) -> Locator:
    """A photo in the log."""
    photo = page.locator("li.message[data-seq] .photo").last
    expect(photo).to_be_visible()
    return photo


def drawn(photo: Locator) -> None:
    """The picture itself is there, decoded, from an address of this page."""
    image = photo.locator("img.photo-image:not(.photo-preview)")
    expect(image).to_be_visible()
    image.evaluate("image => image.decode()")
    assert image.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [1280, 960]
    assert str(image.get_attribute("src")).startswith("blob:")


def test_a_photo_is_sent_smaller_checked_and_seen_by_the_room(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    chosen = choose(anne)
    expect(chosen.get_by_role("button", name="Send the photo")).to_be_focused()
    chosen.get_by_label("What is on it").fill("Hills, and a pink thing")
    expect(chosen).to_contain_text("without the place and camera in it")
    assert axe(anne) == []
    with anne.expect_response("**/api/photo?*") as answered:
        chosen.get_by_role("button", name="Send the photo").click()
    length = int(answered.value.request.all_headers()["content-length"])
    assert 0 < length < len(picture()["buffer"])
    expect(chosen).to_have_count(0)
    drawn(arrived(ben))
    expect(ben.locator("li.message[data-seq]").last).to_contain_text("Hills, and a pink thing")
    drawn(arrived(anne))
    expect(anne.locator("[data-photo]")).to_have_count(0)
    assert axe(ben) == []
    # Large, by keyboard, and back.
    arrived(ben).locator("button.photo-open").focus()
    ben.keyboard.press("Enter")
    large = ben.locator("dialog .photo-large")
    drawn(large)
    assert axe(ben) == []
    ben.locator("dialog").get_by_role("button", name="Close").click()
    expect(large).to_have_count(0)


def test_a_photo_goes_with_its_message_and_from_the_large_view_too(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    send(anne)
    arrived(ben).locator("button.photo-open").click()
    expect(ben.locator("dialog .photo-large")).to_be_visible()
    row = anne.locator("li.message[data-seq]").last
    row.hover()
    row.get_by_role("button", name="Take back").click()
    expect(ben.locator("dialog .photo-large")).to_have_count(0)
    expect(ben.locator(".photo")).to_have_count(0)
    expect(anne.locator(".photo")).to_have_count(0)


@pytest.mark.parametrize(("lang", "phone", "show"), [("en", False, "Show it"), ("fr", True, "La voir")])
def test_the_first_photo_of_a_stranger_is_covered_until_it_is_asked_for(
    people: People, lang: str, phone: bool, show: str
) -> None:
    anne, ben = two(people, phone=phone, lang=lang)
    send(anne)
    photo = arrived(ben)
    expect(photo).to_have_attribute("data-covered", "first")
    expect(photo.locator("img:not(.photo-preview)")).to_have_count(0)
    assert axe(ben) == []
    # Who sent it sees it.
    drawn(arrived(anne))
    photo.get_by_role("button", name=show).click()
    drawn(photo)
    assert axe(ben) == []
    # Now they know each other.
    send(anne, picture(6))
    expect(ben.locator(".photo")).to_have_count(2)
    drawn(ben.locator(".photo").last)


def test_a_photo_is_reported_from_under_its_cover(people: People) -> None:
    anne, ben = two(people)
    send(anne)
    arrived(ben).get_by_role("button", name="Report").click()
    ben.click("[data-reason=sexual]")
    expect(ben.locator(".claim-code")).to_be_visible()


def test_a_photo_reported_as_the_abuse_of_a_child_is_shown_to_nobody_and_goes_into_the_closed_lane(
    people: People, site: SiteThread
) -> None:
    anne, ben = two(people)
    send(anne)
    arrived(ben).get_by_role("button", name="Report").click()
    ben.click("[data-reason=minor]")
    expect(ben.locator(".claim-code")).to_be_visible()
    noor = staff(people, site)
    row(noor).click()
    part = opened(noor).locator("[data-lane=closed]")
    expect(part).to_be_visible()
    expect(noor.locator("img.case-photo")).to_have_count(0)
    assert axe(noor) == []
    expect(part).to_contain_text("It is not sealed yet")
    part.get_by_role("button", name="Move to the closed lane").click()
    part.get_by_role("button", name="Yes, seal and destroy it here").click()
    expect(part).to_contain_text("nothing is kept but these facts")
    expect(part.get_by_role("button")).to_have_count(0)


def test_without_judging_there_are_no_photos_and_the_page_says_so(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    ask(anne, "Ben", "Shall we talk about mandolins?", judged=False)
    ben.get_by_role("button", name="See").first.click()
    ben.get_by_role("button", name="Accept", exact=True).click()
    ben.click("#accept-confirm")
    expect(ben.locator("#room-title")).to_have_text("Anne")
    told = "Add a photo: This one-to-one is text only: no links, no photos."
    expect(ben.locator("#composer-photo")).to_have_attribute("aria-label", told)
    ben.locator("label.composer-photo").click()
    expect(ben.locator(".toast").get_by_text("no links, no photos")).to_be_visible()
    expect(ben.locator(".photo-chosen")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "kind", "data", "told"),
    [
        ("clip.mp4", "video/mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(40), "Video and sound"),
        ("paper.pdf", "application/pdf", b"%PDF-1.7", "This is not a picture we take"),
    ],
)
def test_what_is_no_photo_is_refused_before_it_is_sent(
    people: People, name: str, kind: str, data: bytes, told: str
) -> None:
    anne = enter(people, "Anne")
    chosen = choose(anne, {"name": name, "mimeType": kind, "buffer": data})
    expect(chosen.get_by_role("alert")).to_contain_text(told)
    chosen.get_by_role("button", name="Cancel").click()
    expect(composer(anne)).to_be_focused()


def test_what_only_the_server_can_tell_is_told_in_the_row(people: People) -> None:
    anne = enter(people, "Anne")
    send(anne, {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": picture()["buffer"][:200]})
    row = anne.locator("[data-photo]")
    expect(row).to_have_attribute("data-state", "refused")
    expect(row).to_contain_text("cannot be read")
    assert axe(anne) == []
    row.get_by_role("button", name="Discard").click()
    expect(row).to_have_count(0)


def test_a_lost_connection_loses_no_photo_and_says_nothing_twice(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    tries: list[str] = []
    anne.on("request", lambda request: tries.append(request.url) if "/api/photo?" in request.url else None)
    # It arrives, and the first answer is lost on the way.
    anne.evaluate("""() => {
      const send = XMLHttpRequest.prototype.send
      XMLHttpRequest.prototype.send = function (body) {
        this.onload = this.onerror
        XMLHttpRequest.prototype.send = send
        send.call(this, body)
      }
    }""")
    send(anne)
    expect(anne.locator("[data-photo]")).to_have_count(0, timeout=20_000)
    assert len(set(tries)) == 1
    assert len(tries) == 2
    expect(anne.locator(".photo")).to_have_count(1)
    expect(ben.locator(".photo")).to_have_count(1)


def test_photos_are_covered_for_whoever_wants_it_so(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    ben.click("#nav-you")
    ben.check("#set-covered")
    ben.go_back()
    send(anne)
    photo = arrived(ben)
    expect(photo).to_have_attribute("data-covered", "chosen")
    photo.get_by_role("button", name="Show it").click()
    drawn(photo)


def test_a_photo_is_quoted_and_never_edited(people: People) -> None:
    anne, ben = enter(people, "Anne"), enter(people, "Ben")
    send(anne)
    arrived(ben)
    row = ben.locator("li.message[data-seq]").last
    row.hover()
    row.get_by_role("button", name="Reply").click()
    say(ben, "what a view")
    expect(anne.locator(".quote-text").last).to_have_text("Photo")
    own = anne.locator("li.message[data-seq]").filter(has=anne.locator(".photo"))
    own.hover()
    expect(own.get_by_role("button", name="Edit")).to_have_count(0)


def test_what_one_sends_is_scrolled_to_and_a_photo_fills_its_box(people: People) -> None:
    anne = enter(people, "Anne")
    log = anne.locator(".log")
    at_end = "log => log.scrollTop > 0 && log.scrollHeight - log.scrollTop - log.clientHeight <= 1"
    for count, seed in enumerate((5, 6, 7), 1):
        log.evaluate("log => new Promise(done => { log.scrollTop = 0; requestAnimationFrame(() => done()) })")
        send(anne, picture(seed))
        expect(anne.locator("li.message[data-seq] .photo")).to_have_count(count)
        expect(anne.locator("[data-photo]")).to_have_count(0)
        drawn(arrived(anne))
    assert log.evaluate(at_end)
    # Who joins is at the end too, whenever the pictures come.
    ben = enter(people, "Ben")
    expect(ben.locator("li.message[data-seq] .photo")).to_have_count(3)
    drawn(arrived(ben))
    assert ben.locator(".log").evaluate(at_end)
    box, image = arrived(anne).bounding_box(), arrived(anne).locator("img").bounding_box()
    assert box is not None
    assert image is not None
    assert (image["width"], image["height"]) == pytest.approx((box["width"], box["height"]), abs=1)
