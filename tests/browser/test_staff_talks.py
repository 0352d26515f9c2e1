"""What the team sees of talks: a pause to confirm or end, a pass to give back, a room that shut itself."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import composer, walk_in
from tests.browser.test_conversations import SEEKS, picture, two
from tests.browser.test_staff import opened, row, staff, visitor
from tests.browser.test_talks import say


def test_a_pause_is_seen_in_its_case_and_ended_there(people: People, site: SiteThread) -> None:
    anne, ben = two(people)
    say(anne, SEEKS)
    expect(ben.get_by_text("This talk is paused.").first).to_be_visible()
    desk = staff(people, site)
    row(desk).click()
    case = opened(desk)
    expect(case.locator("#paused")).to_contain_text("goes on by itself at")
    assert axe(desk) == []
    picture(desk, "desk-paused")
    desk.click("#act-lift_pause")
    expect(case.locator("#paused")).to_have_count(0)
    expect(ben.locator("#composer-text")).to_be_enabled()
    say(ben, "Let us talk about mandolins")
    expect(anne.get_by_text("Let us talk about mandolins")).to_be_visible()


def test_a_pass_is_given_back_in_its_case_and_a_new_proof_opens_the_site_again(
    people: People, site: SiteThread
) -> None:
    ben = visitor(people, "Ben")
    composer(ben).fill("J'ai 15 ans")
    composer(ben).press("Enter")
    ben.wait_for_url("**/support?code=*")
    ben.goto("/enter")
    ben.wait_for_url("**/support")
    desk = staff(people, site, lang="fr")
    row(desk).click()
    case = opened(desk)
    expect(case.locator("#returned")).to_be_visible()
    assert axe(desk) == []
    picture(desk, "desk-returned")
    desk.click("#act-give_back")
    expect(case.locator("#returned")).to_have_count(0)
    walk_in(ben, "Ben again")


def test_a_room_that_draws_danger_shuts_and_the_desk_shows_it(people: People, site: SiteThread) -> None:
    seekers = [visitor(people, name) for name in ("Anne", "Ben", "Cleo", "Dan")]
    for page in seekers[:3]:
        composer(page).fill(SEEKS)
        composer(page).press("Enter")
        expect(page.locator("[data-state=held]")).to_be_visible()
    expect(seekers[3].locator("#room-shut")).to_be_visible()
    picture(seekers[3], "room-shut")
    assert axe(seekers[3]) == []
    desk = staff(people, site)
    desk.keyboard.press("3")
    badge = desk.locator("[data-risk=hold]")
    expect(badge).to_contain_text("shut to newcomers")
    assert axe(desk) == []
    picture(desk, "desk-rooms")
