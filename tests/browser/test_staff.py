"""The moderators' desk in a real browser: passkeys, held and reported messages, measures, rooms, colleagues."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import ROOM, composer, join, message, say, tool, walk_in

HELD = "you are such a loser"
MINE = "I will find you in the fog"


def device(page: Page) -> None:
    """Give a browser something that makes passkeys and confirms by itself."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def link(site: SiteThread) -> str:
    """A staff link as the operator's command makes it."""
    return "/staff#" + site.call(lambda place: place.running.services.desk.door.invite())


def come_in(page: Page, address: str, name: str) -> Page:
    """A new member of staff, by a link."""
    device(page)
    page.goto(address)
    page.fill("#staff-name", name)
    page.click("#create-passkey")
    expect(page.locator("#desk-link")).to_have_attribute("data-link", "live")
    return page


def staff(people: People, site: SiteThread, name: str = "Noor", **settings: bool | str) -> Page:
    return come_in(people.open(**settings), link(site), name)  # type: ignore[arg-type]  # the same settings


def visitor(people: People, name: str) -> Page:
    page = people.open()
    walk_in(page, name)
    join(page)
    return page


def hold(page: Page, text: str = HELD) -> None:
    composer(page).fill(text)
    composer(page).press("Enter")
    expect(page.locator("[data-state=held]")).to_be_visible()


def report(page: Page, text: str, reason: str, note: str = "") -> None:
    tool(page, text, "Report")
    if note:
        page.locator("details.more summary").click()
        page.fill("#report-note", note)
    page.click(f"[data-reason={reason}]")
    expect(page.locator(".claim-code")).to_be_visible()
    # Not by Escape: twice in half a second is the quick exit.
    page.locator("dialog").get_by_role("button", name="Close").click()


def row(page: Page, nth: int = 0) -> Locator:
    """A case of the queue. The page asks every three seconds, and at once when somebody comes back to it, as here."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    return page.locator(".case-row").nth(nth)


def opened(page: Page) -> Locator:
    """The open case, once it takes decisions."""
    expect(page.locator(".act-bar[data-settled]")).to_be_visible()
    return page.locator("section.case")


# ---------------------------------------------------------------- in and out


def test_a_link_becomes_a_passkey_once_and_the_passkey_signs_in_again(people: People, site: SiteThread) -> None:
    address = link(site)
    page = people.open()
    device(page)
    page.goto(address)
    expect(page.locator("#create-passkey")).to_be_visible()
    assert page.url == f"{site.url}/staff"
    assert axe(page) == []
    page.click("#create-passkey")
    expect(page.locator("#staff-name")).to_be_focused()
    expect(page.locator("#staff-name-missing")).not_to_be_empty()
    page.fill("#staff-name", "Noor")
    page.keyboard.press("Enter")
    expect(page.get_by_text("All is calm")).to_be_visible()
    assert axe(page) == []

    page.reload()
    expect(page.get_by_text("All is calm")).to_be_visible()
    page.click("#menu")
    page.click("#sign-out")
    expect(page.get_by_text("You are signed out")).to_be_visible()
    assert axe(page) == []
    page.click("#sign-in")
    expect(page.get_by_text("All is calm")).to_be_visible()

    other = people.open()
    device(other)
    other.goto(address)
    other.fill("#staff-name", "Somebody")
    other.click("#create-passkey")
    expect(other.locator("#signin-trouble")).to_contain_text("was used already")


def test_who_holds_no_passkey_is_told_so_and_stays_outside(people: People) -> None:
    page = people.open()
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/staff")
    page.click("#sign-in")
    expect(page.locator("#signin-trouble")).not_to_be_empty()
    expect(page.locator("#sign-in")).to_be_enabled()
    assert axe(page) == []


def test_a_colleague_comes_in_by_a_link_made_at_the_desk(people: People, site: SiteThread) -> None:
    noor = staff(people, site)
    noor.click("#menu")
    expect(noor.locator("#menu-box")).to_contain_text("alone in the team")
    noor.click("#invite")
    noor.click("#invite-make")
    address = noor.input_value("#invite-link")
    assert axe(noor) == []
    sami = come_in(people.open(), address, "Sami")
    sami.click("#menu")
    expect(sami.locator("#menu-box")).to_contain_text("1 colleague")


def test_a_session_that_is_over_is_said_and_leaves_nothing_on_the_screen(people: People, site: SiteThread) -> None:
    anne, noor = visitor(people, "Anne"), staff(people, site)
    hold(anne)
    row(noor).click()
    opened(noor)
    site.time.ahead_s += 13 * 3_600
    expect(noor.get_by_text("Your session has ended")).to_be_visible()
    assert HELD not in noor.content()
    noor.click("#sign-in")
    expect(noor.locator("#desk-link")).to_have_attribute("data-link", "live")


def test_who_touches_nothing_for_an_hour_is_warned_then_signed_out(people: People, site: SiteThread) -> None:
    page = people.open()
    page.clock.install()
    come_in(page, link(site), "Noor")
    page.clock.fast_forward("56:00")
    expect(page.locator("#idle-stay")).to_be_visible()
    assert axe(page) == []
    page.click("#idle-stay")
    expect(page.locator("#idle-stay")).to_have_count(0)
    page.clock.fast_forward("01:00:00")
    expect(page.get_by_text("nothing moved here for an hour")).to_be_visible()
    page.reload()
    expect(page.locator("#sign-in")).to_be_visible()


# ---------------------------------------------------------------- deciding


def test_a_held_message_is_released_with_the_keyboard_alone(people: People, site: SiteThread) -> None:
    anne, ben, noor = visitor(people, "Anne"), visitor(people, "Ben"), staff(people, site)
    hold(anne)
    expect(row(noor)).to_contain_text(ROOM)
    expect(noor).to_have_title("(1) Moderation · Salon")
    noor.keyboard.press("j")
    expect(row(noor)).to_be_focused()
    noor.keyboard.press("Enter")
    case = opened(noor)
    expect(noor.locator("#case-title")).to_be_focused()
    expect(case.locator("#case-text")).to_have_text(HELD)
    expect(case.locator("mark")).to_contain_text("loser")
    expect(case.locator(".rule-held")).to_be_visible()
    expect(case.locator(".step-looked")).to_contain_text("Noor")
    assert axe(noor) == []
    noor.keyboard.press("a")
    expect(message(ben, HELD)).to_be_visible()
    expect(noor.get_by_text("All is calm")).to_be_visible()
    expect(noor).to_have_title("Moderation · Salon")


def test_a_reported_message_is_removed_from_every_screen(people: People, site: SiteThread) -> None:
    anne, ben, noor = visitor(people, "Anne"), visitor(people, "Ben"), staff(people, site)
    say(anne, "A quiet evening")
    say(anne, MINE)
    report(ben, MINE, "threat", "She said so twice.")
    row(noor).click()
    case = opened(noor)
    expect(case.locator(".quote-reported")).to_contain_text(MINE)
    expect(case.locator(".quotes")).to_contain_text("A quiet evening")
    expect(case.locator(".case-note")).to_have_text("She said so twice.")
    expect(case).not_to_contain_text("Ben")
    assert axe(noor) == []
    noor.keyboard.press("x")
    for page in (anne, ben):
        expect(page.get_by_text("Removed by the moderators").first).to_be_visible()
        expect(page.get_by_text(MINE)).to_have_count(0)
    expect(noor.get_by_text("All is calm")).to_be_visible()


def test_sensitive_content_is_not_in_the_page_until_somebody_asks(people: People, site: SiteThread) -> None:
    anne, ben, noor = visitor(people, "Anne"), visitor(people, "Ben"), staff(people, site)
    say(anne, MINE)
    report(ben, MINE, "sexual")
    row(noor).click()
    opened(noor)
    expect(noor.locator("#veil")).to_be_visible()
    assert MINE not in noor.content()
    assert axe(noor) == []
    noor.keyboard.press("a")
    expect(noor.locator("#remark")).to_contain_text("Show the content first")
    noor.keyboard.press("v")
    expect(noor.locator(".quote-reported")).to_contain_text(MINE)
    noor.keyboard.press("a")
    expect(noor.get_by_text("All is calm")).to_be_visible()
    expect(message(ben, MINE)).to_be_visible()


def test_after_a_decision_the_next_case_opens(people: People, site: SiteThread) -> None:
    anne, ben, noor = visitor(people, "Anne"), visitor(people, "Ben"), staff(people, site)
    for text, reason in (("The first of two", "threat"), ("The second of two", "spam")):
        say(anne, text)
        report(ben, text, reason)
    expect(noor.locator(".case-row")).to_have_count(2)
    row(noor).click()
    expect(opened(noor).locator(".quote-reported")).to_contain_text("The first")
    noor.keyboard.press("a")
    expect(opened(noor).locator(".quote-reported")).to_contain_text("The second")
    expect(noor.locator("#case-title")).to_be_focused()
    noor.keyboard.press("Escape")
    expect(row(noor)).to_be_focused()
    expect(noor.locator(".act-bar")).to_have_count(0)


def test_a_mute_takes_two_keys_and_refuses_the_text_too(people: People, site: SiteThread) -> None:
    anne, noor = visitor(people, "Anne"), staff(people, site)
    hold(anne)
    row(noor).click()
    opened(noor)
    noor.keyboard.press("m")
    expect(noor.get_by_label("1 hr", exact=True)).to_be_focused()
    assert axe(noor) == []
    noor.keyboard.press("Enter")
    expect(anne.get_by_text("You can read here, not write until")).to_be_visible()
    expect(noor.get_by_text("All is calm")).to_be_visible()
    noor.click("#tab-decisions")
    expect(noor.locator("#decisions [data-kind=mute]")).to_be_visible()
    expect(noor.locator("#decisions [data-kind=refuse]")).to_be_visible()


def test_a_suspension_needs_a_confirmation_and_can_be_lifted(people: People, site: SiteThread) -> None:
    anne, ben, noor = visitor(people, "Anne"), visitor(people, "Ben"), staff(people, site)
    say(anne, MINE)
    report(ben, MINE, "threat")
    row(noor).click()
    opened(noor)
    noor.keyboard.press("s")
    noor.get_by_label("7 days").check()
    noor.click("#measure-go", force=True)
    expect(noor.locator("#measure-sure")).to_be_focused()
    expect(anne.locator("#connection")).to_have_attribute("data-phase", "live")
    assert axe(noor) == []
    noor.keyboard.press("Space")
    noor.keyboard.press("Enter")
    expect(anne.locator("#connection")).to_have_attribute("data-phase", "shut")
    expect(ben.get_by_text("Removed by the moderators").first).to_be_visible()

    noor.click("#tab-decisions")
    decision = noor.locator("#decisions [data-kind=suspend]")
    expect(decision).to_contain_text("Noor")
    assert axe(noor) == []
    decision.get_by_role("button", name="Lift").click()
    expect(decision).to_contain_text("lifted")
    expect(decision.get_by_role("button", name="Lift")).to_have_count(0)


def test_who_acts_second_is_told_that_a_colleague_was_faster(people: People, site: SiteThread) -> None:
    anne, ben = visitor(people, "Anne"), visitor(people, "Ben")
    noor, sami = staff(people, site), staff(people, site, "Sami")
    say(anne, MINE)
    report(ben, MINE, "threat")
    for page in (noor, sami):
        row(page).click()
        opened(page)
    noor.keyboard.press("a")
    expect(noor.get_by_text("All is calm")).to_be_visible()
    sami.keyboard.press("x")
    expect(sami.locator("#remark")).to_contain_text("A colleague was faster")
    expect(sami.locator(".case-kind")).to_contain_text("dismissed")
    expect(sami.locator(".step-dismiss")).to_contain_text("Noor")
    expect(message(ben, MINE)).to_be_visible()


# ---------------------------------------------------------------- around it


def test_a_room_is_closed_for_everybody(people: People, site: SiteThread) -> None:
    ben, noor = visitor(people, "Ben"), staff(people, site)
    noor.click("#tab-rooms")
    line = noor.locator("#rooms li", has_text=ROOM)
    assert axe(noor) == []
    line.get_by_role("button").click()
    noor.select_option("#close-reason", "disruptive")
    noor.click("#close-go")
    expect(line).to_contain_text("closed")
    expect(ben.get_by_text("closed").first).to_be_visible()


def test_alarms_and_a_lost_server_are_said(people: People, site: SiteThread) -> None:
    noor = staff(people, site)

    async def alarm(place: object) -> None:
        place.running.alarms.raise_("judge_failed")  # type: ignore[attr-defined]  # a Place

    site.call(alarm)
    expect(noor.locator("[data-alarm=judge_failed]")).to_be_visible()
    assert axe(noor) == []
    site.stop()
    expect(noor.locator("#desk-link")).to_have_attribute("data-link", "lost")
    assert axe(noor) == []
    site.start()
    expect(noor.locator("#desk-link")).to_have_attribute("data-link", "live")


def test_single_letters_can_be_switched_off(people: People, site: SiteThread) -> None:
    anne, noor = visitor(people, "Anne"), staff(people, site)
    hold(anne)
    noor.keyboard.press("?")
    noor.uncheck("#keys-letters")
    assert axe(noor) == []
    noor.keyboard.press("Escape")
    row(noor).click()
    opened(noor)
    noor.keyboard.press("a")
    noor.keyboard.press("2")
    expect(noor.locator("#act-release")).to_be_visible()
    expect(noor.locator(".act-bar .key")).to_have_count(0)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("form", ["phone", "dark"])
def test_every_state_is_accessible_in_both_languages(people: People, site: SiteThread, lang: str, form: str) -> None:
    anne = visitor(people, "Anne")
    hold(anne)
    page = people.open(lang=lang, phone=form == "phone", dark=form == "dark")
    device(page)
    page.goto(link(site))
    expect(page.locator("#create-passkey")).to_be_visible()
    assert axe(page) == []
    page.fill("#staff-name", "Noor")
    page.click("#create-passkey")
    expect(row(page)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.locator("#tab-decisions")).to_have_text({"fr": "Décisions", "en": "Decisions"}[lang])
    assert axe(page) == []
    row(page).click()
    opened(page)
    assert axe(page) == []
    page.click("#act-mute")
    expect(page.locator("#measure-go")).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    if form == "phone":
        expect(row(page)).to_be_hidden()
        page.go_back()
        expect(row(page)).to_be_visible()
    for tab in ("decisions", "rooms"):
        page.click(f"#tab-{tab}")
        expect(page.locator(f"#{tab}, .empty").first).to_be_visible()
        assert axe(page) == []
    page.click("#menu")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
