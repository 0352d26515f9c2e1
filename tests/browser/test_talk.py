"""Two people meet and talk, in two real browsers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import ROOM, composer, join, live, message, person, say, tool, walk_in

KEPT = """async () => {
    const out = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})]
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result) })
    for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) out.push(request.url, await (await cache.match(request)).text())
    }
    for (const {name} of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name))
        for (const store of database.objectStoreNames)
            out.push(JSON.stringify(await done(database.transaction(store).objectStore(store).getAll())))
        database.close()
    }
    return out.join('\\n')
}"""
"""Everything this origin keeps in the browser."""


def two(people: People, **settings: bool) -> tuple[Page, Page]:
    """Anne and Ben, in the same room."""
    anne, ben = people.open(**settings), people.open()
    for page, name in ((anne, "Anne"), (ben, "Ben")):
        walk_in(page, name)
        join(page)
    return anne, ben


def test_two_visitors_talk_reply_react_edit_and_take_back(people: People) -> None:
    anne, ben = two(people)
    say(anne, "Lovely evening, isn't it?")
    expect(anne.get_by_text("Older messages have vanished.")).to_have_count(0)
    expect(message(ben, "Lovely evening")).to_be_visible()

    tool(ben, "Lovely evening", "Reply")
    say(ben, "Quite, after all that rain")
    expect(message(anne, "Quite, after").locator(".quote")).to_contain_text("Lovely evening")

    tool(anne, "Quite, after", "React")
    anne.locator(".emoji-button").first.click()
    expect(message(ben, "Quite, after").locator(".reaction")).to_contain_text("1")
    message(ben, "Quite, after").locator(".reaction").click()
    expect(message(anne, "Quite, after").locator(".reaction")).to_contain_text("2")
    assert axe(anne) == []

    tool(ben, "Quite, after", "Edit")
    composer(ben).fill("Quite, after all that wind")
    composer(ben).press("Enter")
    expect(message(anne, "all that wind")).to_contain_text("(edited)")

    tool(ben, "all that wind", "Take back")
    expect(anne.get_by_text("Taken back by its author.")).to_be_visible()
    expect(anne.get_by_text("all that wind")).to_have_count(0)


def test_a_mention_is_offered_and_marked(people: People) -> None:
    anne, ben = two(people)
    composer(ben).press_sequentially("Hello @An")
    expect(ben.get_by_role("option", name="@Anne")).to_be_visible()
    composer(ben).press("Enter")
    composer(ben).press_sequentially("how are you?")
    composer(ben).press("Enter")
    expect(message(anne, "how are you?").locator(".mention-me")).to_have_text("@Anne")


def test_by_keyboard_alone(people: People) -> None:
    page = people.open()
    walk_in(page, "Anne")
    page.get_by_role("button", name=ROOM).first.focus()
    page.keyboard.press("Enter")
    expect(composer(page)).to_be_focused()
    page.keyboard.type("Hello from the keyboard")
    page.keyboard.press("Enter")
    expect(message(page, "Hello from the keyboard")).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("Editing your message")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Editing your message")).to_have_count(0)


def test_a_refused_message_says_why_and_keeps_the_draft(people: People) -> None:
    anne, ben = two(people)
    composer(anne).fill("Look at www.example.org tonight")
    composer(anne).press("Enter")
    problem = anne.locator(".problem[data-code=judged]")
    expect(problem.locator("mark")).to_contain_text("www.example.org")
    expect(composer(anne)).to_have_value("Look at www.example.org tonight")
    expect(problem).to_contain_text("Take the address out")
    expect(problem.get_by_role("link", name="Rule concerned")).to_have_attribute("href", "/rules#rule-2.1")
    assert axe(anne) == []
    composer(anne).fill("Look at the moon tonight")
    composer(anne).press("Enter")
    expect(message(ben, "Look at the moon")).to_be_visible()
    expect(ben.get_by_text("example.org")).to_have_count(0)


@pytest.mark.parametrize(("lang", "phone", "hint"), [("en", False, "Say it another way"), ("fr", True, "Dites-le")])
def test_a_disguised_word_is_held_with_its_reason(people: People, lang: str, phone: bool, hint: str) -> None:
    page = people.open(lang=lang, phone=phone)
    walk_in(page, "Anne")
    page.get_by_role("button", name=ROOM).first.click()
    composer(page).fill("Bonsoir, quel 1d10t celui-là")
    composer(page).press("Enter")
    held = page.locator("[data-state=held]")
    expect(held.locator("mark")).to_have_text("quel 1d10t")
    expect(held.locator(".message-why")).to_contain_text(hint)
    # Nobody has decided yet: there is nothing to disagree with.
    expect(held.locator(".message-why")).not_to_contain_text("disagree" if lang == "en" else "Pas d’accord")
    expect(held.locator("a[href='/rules#rule-2.5']")).to_be_visible()
    expect(held.locator("a[href^='/claim?code=']")).to_be_visible()
    assert axe(page) == []


def test_a_held_message_is_invisible_to_everybody_else(people: People) -> None:
    anne, ben = two(people)
    composer(anne).fill("you are such a loser")
    composer(anne).press("Enter")
    expect(anne.locator("[data-state=held]")).to_be_visible()
    say(anne, "Anyway, good evening")
    expect(message(ben, "Anyway, good evening")).to_be_visible()
    expect(ben.get_by_text("such a loser")).to_have_count(0)


def test_a_lost_connection_loses_nothing_and_says_nothing_twice(people: People, site: SiteThread) -> None:
    anne, ben = two(people)
    say(anne, "Before the tunnel")
    expect(message(ben, "Before the tunnel")).to_be_visible()
    anne.context.set_offline(True)
    expect(anne.locator("#connection")).to_have_attribute("data-phase", "offline")
    composer(anne).fill("Typed in the tunnel")
    composer(anne).press("Enter")
    expect(anne.locator("[data-state=sending]")).to_be_visible()
    assert axe(anne) == []
    for number in range(5):
        say(ben, f"Meanwhile {number}")
    anne.context.set_offline(False)
    live(anne)
    for number in range(5):
        expect(message(anne, f"Meanwhile {number}")).to_have_count(1)
    expect(message(ben, "Typed in the tunnel")).to_have_count(1)
    expect(message(anne, "Typed in the tunnel")).to_have_count(1)
    expect(anne.locator(".message-text", has_text="Typed in the tunnel")).to_have_count(1)
    texts = anne.locator("li.message[data-seq] .message-text").all_inner_texts()
    assert [text for text in texts if text.startswith(("Before", "Meanwhile", "Typed"))] == [
        "Before the tunnel",
        *[f"Meanwhile {number}" for number in range(5)],
        "Typed in the tunnel",
    ]


def test_a_restarted_server_is_come_back_to_exactly(people: People, site: SiteThread) -> None:
    anne, ben = two(people)
    say(anne, "Before the restart")
    expect(message(ben, "Before the restart")).to_be_visible()
    site.stop()
    expect(anne.locator("#connection")).not_to_have_attribute("data-phase", "live")
    composer(anne).fill("While it was away")
    composer(anne).press("Enter")
    site.start()
    live(anne)
    live(ben)
    expect(message(ben, "While it was away")).to_have_count(1)
    expect(message(ben, "Before the restart")).to_have_count(1)


def test_a_reload_keeps_the_room(people: People) -> None:
    page = people.open()
    walk_in(page, "Anne")
    join(page)
    say(page, "Still here after a reload")
    page.reload()
    expect(message(page, "Still here after a reload")).to_be_visible()


def test_messages_go_from_the_page_the_browser_and_the_server_when_their_time_is_over(
    people: People, site: SiteThread
) -> None:
    anne, ben = two(people)
    say(anne, "Zanzibar before midnight")
    expect(message(ben, "Zanzibar")).to_be_visible()
    site.time.ahead_s += 14_400 + 301
    site.call(lambda place: place.running.sweep.once())
    for page in (anne, ben):
        page.evaluate("dispatchEvent(new Event('offline'))")
        page.evaluate("dispatchEvent(new Event('online'))")
        live(page)
        expect(page.get_by_text("Zanzibar")).to_have_count(0)
    kept = anne.evaluate(KEPT)
    assert "Zanzibar" not in kept
    on_disk = b"".join(path.read_bytes() for path in site.root.rglob("*") if path.is_file())
    assert b"Zanzibar" not in on_disk
    late = people.open()
    walk_in(late, "Clara")
    join(late)
    expect(late.get_by_text("Zanzibar")).to_have_count(0)


def test_one_to_one_by_consent_then_a_block_ends_it_for_both(people: People) -> None:
    anne, ben = two(people)
    say(ben, "Anyone for a chat?")
    person(anne, "Anyone for a chat?")
    anne.click("#person-write")
    anne.fill("#request-text", "Hello Ben, about the garden?")
    anne.click("#consent-yes")
    assert axe(anne) == []
    anne.click("#request-send")

    ben.click("#nav-talks")
    asked = ben.locator("[data-request]")
    expect(asked).to_contain_text("about the garden?")
    assert axe(ben) == []
    asked.get_by_role("button", name="Accept").click()
    ben.click("#consent-yes")
    ben.click("#accept-confirm")
    expect(ben.locator("#room-title")).to_have_text("Anne")
    say(ben, "Tomatoes, mostly")
    anne.get_by_role("button", name="Go there").click()
    expect(message(anne, "Tomatoes, mostly")).to_be_visible()
    say(anne, "Mine are still green")
    expect(message(ben, "Mine are still green")).to_be_visible()
    assert axe(anne) == []

    person(ben, "Mine are still green")
    ben.click("#person-block")
    expect(anne.locator(".composer")).to_have_count(0)
    anne.click("#nav-rooms")
    join(anne)
    say(anne, "Back in the square")
    expect(ben.get_by_text("Back in the square")).to_have_count(0)


def test_a_declined_consent_means_text_only(people: People) -> None:
    anne, ben = two(people)
    say(ben, "Good evening")
    person(anne, "Good evening")
    anne.click("#person-write")
    anne.fill("#request-text", "May I ask you something?")
    anne.click("#consent-no")
    anne.click("#request-send")
    ben.click("#nav-talks")
    ben.locator("[data-request]").get_by_role("button", name="Accept").click()
    ben.click("#accept-confirm")
    expect(ben.get_by_text("Text only")).to_be_visible()
    composer(ben).fill("see www.example.org")
    composer(ben).press("Enter")
    expect(ben.locator(".problem[data-code=text_only]")).to_be_visible()


def test_a_visitor_opens_a_room_and_hosts_it(people: People) -> None:
    anne, ben = people.open(), people.open()
    walk_in(anne, "Anne")
    anne.get_by_role("button", name="Open a room").click()
    assert axe(anne) == []
    anne.get_by_label("Name", exact=True).fill("Night gardeners")
    anne.get_by_label("Topic").fill("What grows in the dark")
    anne.get_by_role("button", name="Open it").click()
    expect(anne.locator("#room-title")).to_have_text("Night gardeners")
    walk_in(ben, "Ben")
    join(ben, "Night gardeners")
    say(ben, "Mushrooms!")
    anne.get_by_role("button", name="Host tools").click()
    assert axe(anne) == []
    anne.get_by_label("Coarse language").select_option("relaxed")
    expect(anne.get_by_text("Saved.")).to_be_visible()
    say(ben, "you are such a loser")
    anne.keyboard.press("Escape")
    person(anne, "Mushrooms!")
    anne.click("#host-mute")
    expect(ben.locator(".composer-shut")).to_be_visible()
    assert axe(ben) == []
    anne.get_by_role("button", name="Host tools").click()
    anne.click("#host-close")
    anne.click("#host-close")
    expect(anne.get_by_text("The room Night gardeners has closed.")).to_be_visible()
    expect(anne.locator(".sidebar").get_by_text("Night gardeners")).to_have_count(0)
    expect(ben.locator(".log h2")).to_have_text("This room is closed.")
    expect(ben.locator(".composer")).to_have_count(0)
    # Nothing is left of it after a reload, not even a nameless line.
    ben.reload()
    live(ben)
    expect(ben.locator(".nav-list .nav-button")).to_have_count(0)


def test_leave_and_erase_forgets_this_browser(people: People) -> None:
    page = people.open()
    walk_in(page, "Anne")
    page.click("#leave")
    assert axe(page) == []
    page.click("#leave-confirm")
    page.wait_for_url(lambda url: "/chat" not in url)
    assert (
        page.evaluate("async () => (await indexedDB.databases()).length + Object.keys({...localStorage}).length") == 0
    )
    page.goto("/chat")
    expect(page.locator("#show")).to_be_visible()


def test_after_a_quick_exit_the_back_button_does_not_bring_the_talk_back(people: People) -> None:
    page = people.open()
    walk_in(page, "Anne")
    join(page)
    say(page, "Nobody must see this")
    page.click("#quick-exit")
    page.wait_for_url("about:blank")
    with page.expect_event("framenavigated", lambda frame: frame.url.endswith("/chat")):
        page.evaluate("history.back()")
    page.wait_for_url("about:blank")
    expect(page.get_by_text("Nobody must see this")).to_have_count(0)
    # Whoever comes by themselves is let in again.
    page.goto("/chat")
    live(page)


def test_in_french_on_a_phone_every_view_is_accessible(people: People) -> None:
    page = people.open(lang="fr", phone=True, dark=True)
    walk_in(page, "Zoé")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert axe(page) == []
    page.click("#nav-you")
    assert axe(page) == []
    page.click("#nav-talks")
    assert axe(page) == []
    page.click("#nav-rooms")
    join(page)
    say(page, "Bonsoir à tous")
    assert axe(page) == []
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]


def test_what_the_page_fetches_late_is_missed_aloud_and_the_way_out_does_without_it(people: People) -> None:
    page = people.open()
    # By the context: the service worker fetches for the page.
    page.context.route("**/assets/later-*.js", lambda route: route.abort())
    walk_in(page, "Anne")
    page.click("#open-room")
    expect(page.locator(".toast")).to_contain_text("The server does not answer")
    expect(page.locator("dialog")).to_have_count(0)
    page.click("#leave")
    expect(page.locator("#leave-confirm")).to_be_visible()
    page.locator("dialog").get_by_role("button", name="Close").click()
    page.context.unroute("**/assets/later-*.js")
    page.click("#open-room")
    expect(page.locator("#open-name")).to_be_visible()


def test_what_is_held_stands_where_it_was_typed_and_is_said_to_who_listens(people: People) -> None:
    anne, ben = two(people)
    say(ben, "Before")
    expect(message(anne, "Before")).to_be_visible()
    composer(anne).fill("you are such a loser")
    composer(anne).press("Enter")
    expect(anne.locator("[data-state=held]")).to_be_visible()
    expect(anne.locator("#announcer-own")).to_contain_text("waits for a person of the team")
    say(ben, "After")
    expect(message(anne, "After")).to_be_visible()
    say(anne, "And on")
    rows = anne.locator("ol.messages > li.message")
    expect(rows).to_contain_text(["Before", "waits for a person", "After", "And on"])
    # What follows a row of one's own has its name again.
    expect(message(anne, "After").locator(".message-name")).to_be_visible()


@pytest.mark.parametrize(("lang", "words"), [("en", "See the numbers that answer"), ("fr", "Voir les numéros")])
def test_who_speaks_of_dying_reads_who_listens_and_is_not_told_to_word_it_otherwise(
    people: People, lang: str, words: str
) -> None:
    page = people.open(lang=lang)
    walk_in(page, "Anne")
    page.get_by_role("button", name="La place").first.click()
    composer(page).fill("I don't want to live anymore")
    composer(page).press("Enter")
    held = page.locator("[data-state=held]")
    expect(held.get_by_role("link", name=words)).to_have_attribute("href", "/#help")
    expect(held.locator("mark")).to_have_count(0)
    expect(held.locator("a[href^='/rules']")).to_have_count(0)
    expect(held).not_to_contain_text({"en": "another way", "fr": "autrement"}[lang])
    assert axe(page) == []
    page.goto("/#help")
    expect(page.locator("#help")).to_be_in_viewport()
