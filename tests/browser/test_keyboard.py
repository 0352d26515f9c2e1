"""The chat and the desk by the keyboard alone, from one end to the other, and what a screen reader is told."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import People, SiteThread
from tests.browser.keyboard import away, escape, kept, step, walk_to
from tests.browser.steps import composer, join, message, say, walk_in
from tests.browser.test_conversations import SEEKS, two
from tests.browser.test_photos import arrived, picture, send
from tests.browser.test_staff import HELD, MINE, hold, opened, report, row, staff, visitor
from tests.browser.test_stopped_pictures import picture as stopped
from tests.browser.test_stopped_pictures import stop
from tests.browser.test_talks import say as write


def test_a_visitor_walks_the_whole_chat_without_a_mouse(people: People) -> None:
    ben, anne = people.open(), people.open()
    walk_in(ben, "Ben")
    join(ben)
    say(ben, "Good evening everybody")
    walk_in(anne, "Anne")

    # Into the room: what one came for has the keyboard.
    walk_to(anne, anne.locator(".room-card-button", has_text="La place"))
    anne.keyboard.press("Enter")
    expect(composer(anne)).to_be_focused()

    # The log is one stop; the arrows walk it, and only the message walked to has its tools on the way.
    log = anne.get_by_role("log", name="Messages; the arrow keys walk through them")
    walk_to(anne, log, "Shift+Tab")
    step(anne, "End")
    theirs = message(anne, "Good evening everybody")
    expect(theirs).to_be_focused()
    walk_to(anne, theirs.get_by_role("button", name="React"))
    anne.keyboard.press("Enter")
    expect(theirs.get_by_role("button", name="👍")).to_be_focused()
    escape(anne)
    expect(theirs).to_be_focused()
    walk_to(anne, theirs.get_by_role("button", name="React"))
    anne.keyboard.press("Enter")
    anne.keyboard.press("Enter")
    expect(theirs.get_by_role("button", name="👍 1", pressed=True)).to_be_visible()
    expect(theirs).to_be_focused()

    # Who wrote it: a dialog that keeps the keyboard and gives it back.
    name = theirs.locator("button.message-name")
    walk_to(anne, name)
    anne.keyboard.press("Enter")
    expect(anne.get_by_role("dialog", name="Ben")).to_be_visible()
    kept(anne)
    away(anne)
    expect(name).to_be_focused()

    # Answer, think better of it, say something that is held; what became of it is said aloud.
    walk_to(anne, theirs.get_by_role("button", name="Reply"))
    anne.keyboard.press("Enter")
    expect(composer(anne)).to_be_focused()
    expect(anne.locator(".composer-mode")).to_be_visible()
    escape(anne)
    expect(anne.locator(".composer-mode")).to_have_count(0)
    anne.keyboard.type("you are such a loser")
    anne.keyboard.press("Enter")
    held = anne.locator("[data-state=held]")
    expect(held).to_be_visible()
    expect(anne.locator("#announcer-own[role=status]")).to_contain_text("waits for a person of the team")
    walk_to(anne, held.locator(".message-claim"), "Shift+Tab")
    walk_to(anne, held.locator("summary"), "Shift+Tab")
    anne.keyboard.press("Enter")
    expect(held.locator("details")).not_to_have_attribute("open", "")
    anne.keyboard.press("Enter")
    walk_to(anne, held.get_by_role("button", name="Hide"))
    anne.keyboard.press("Enter")
    expect(held).to_have_count(0)
    expect(composer(anne)).to_be_focused()

    # Photos, large, one after the other.
    send(ben)
    arrived(ben)
    send(ben, picture(6))
    expect(anne.locator("li.message[data-seq] button.photo-open")).to_have_count(2)
    walk_to(anne, log, "Shift+Tab")
    step(anne, "End")
    last = anne.locator("button.photo-open").last
    walk_to(anne, last)
    anne.keyboard.press("Enter")
    shown = anne.get_by_role("dialog", name="Photo by Ben")
    expect(shown).to_be_visible()
    kept(anne)
    after = shown.get_by_role("button", name="Next photo")
    expect(after).to_have_attribute("aria-disabled", "true")
    anne.keyboard.press("ArrowLeft")
    expect(after).not_to_have_attribute("aria-disabled", "true")
    away(anne)
    expect(last).to_be_focused()

    # Away again, and back where rooms are.
    anne.locator(".room-actions").get_by_role("button", name="Leave").focus()
    anne.keyboard.press("Enter")
    expect(anne.locator("#view")).to_be_focused()
    walk_to(anne, anne.locator("#open-room"))
    anne.keyboard.press("Enter")
    kept(anne)
    away(anne)
    expect(anne.locator("#open-room")).to_be_focused()


def test_a_pressed_person_reaches_the_card_and_puts_it_away_by_keys(people: People, site: SiteThread) -> None:
    anne, ben = two(people)
    write(anne, SEEKS)
    card = ben.get_by_role("region", name="Take care")
    expect(card).to_be_visible()
    # Said at once by a screen reader, and named by its heading.
    expect(card.get_by_role("alert")).to_contain_text("You owe nobody an answer")
    ben.evaluate("document.activeElement.blur()")
    walk_to(ben, ben.locator("#care-block"))
    walk_to(ben, ben.locator("#care-report"))
    ben.keyboard.press("Enter")
    kept(ben)
    away(ben)
    expect(ben.locator("#care-report")).to_be_focused()
    walk_to(ben, ben.locator("#care-help summary"))
    ben.keyboard.press("Enter")
    # However long the list, what has the keyboard scrolls into sight.
    walk_to(ben, ben.locator(".care-lines a").last)
    walk_to(ben, ben.locator("#care-close"), "Shift+Tab")
    ben.keyboard.press("Enter")
    expect(card).to_have_count(0)
    expect(ben.locator("#view")).to_be_focused()


def test_a_moderator_walks_the_whole_desk_without_a_mouse(people: People, site: SiteThread) -> None:
    stop(people.open())
    anne, ben = visitor(people, "Anne"), visitor(people, "Ben")
    hold(anne)
    say(anne, MINE)
    report(ben, MINE, "sexual")
    send(ben, stopped(70))
    expect(ben.locator('[data-photo][data-state="held"]')).to_be_visible()
    noor = staff(people, site)
    expect(row(noor, 2)).to_be_visible()

    # The list is one stop, its arrows walk it; a case opens on its title, and the acts come by Tab as by letters.
    text = noor.locator(".case-row", has_text="Hate")
    walk_to(noor, noor.locator(".case-row").first)
    for _ in range(2):
        if not text.evaluate("e => e === document.activeElement"):
            step(noor, "ArrowDown")
    expect(text).to_be_focused()
    noor.keyboard.press("Enter")
    opened(noor)
    expect(noor.locator("#case-title")).to_be_focused()
    walk_to(noor, noor.get_by_role("button", name="Mute"))
    noor.keyboard.press("Enter")
    expect(noor.get_by_role("dialog", name="Mute Anne")).to_be_visible()
    kept(noor)
    away(noor)
    expect(noor.locator("#act-mute")).to_be_focused()
    walk_to(noor, noor.locator("#act-release"), "Shift+Tab")
    noor.keyboard.press("Enter")
    expect(message(ben, HELD)).to_be_visible()
    expect(anne.locator("#announcer-own")).to_contain_text("Your message was delivered")

    # The next one is open, at its title: a photo behind its blur, or a report behind its veil.
    for _ in range(2):
        expect(noor.locator("#case-title")).to_be_focused()
        opened(noor)
        if noor.locator("#photo-clear").count():
            walk_to(noor, noor.locator("#photo-clear"))
            noor.keyboard.press("Enter")
            expect(noor.locator("img.case-photo")).to_have_attribute("data-clear", "")
            walk_to(noor, noor.locator("#act-refuse"))
        else:
            walk_to(noor, noor.locator("#reveal"))
            noor.keyboard.press("Enter")
            expect(noor.locator(".quote-reported")).to_contain_text(MINE)
            walk_to(noor, noor.locator("#act-remove"))
        noor.keyboard.press("Enter")
    expect(noor.get_by_text("All is calm")).to_be_visible()

    # The menu, and what opens from it.
    noor.evaluate("document.activeElement.blur()")
    walk_to(noor, noor.locator("#menu"), "Shift+Tab")
    noor.keyboard.press("Enter")
    walk_to(noor, noor.locator("#keys"))
    noor.keyboard.press("Enter")
    kept(noor)
    away(noor)
    expect(noor.locator("#menu")).to_be_focused()

    # A shield: nothing is raised while the arrows pass the levels.
    walk_to(noor, noor.locator("#tab-rooms"), "Shift+Tab")
    noor.keyboard.press("Enter")
    walk_to(noor, noor.locator("#shield-site"))
    for _ in range(4):
        noor.keyboard.press("ArrowDown")
    expect(noor.locator("#shield-site")).to_have_value("read_only")
    expect(anne.locator("[data-shield]")).to_have_count(0)
    walk_to(noor, noor.locator(".shield-site").get_by_role("button", name="Apply"))
    noor.keyboard.press("Enter")
    expect(anne.locator("[data-shield=read_only]")).to_be_visible()

    # Rules: a tab by its number, a rule's moves behind its own name.
    noor.keyboard.press("4")
    expect(noor.locator("[data-rule^='links@']")).to_be_visible()
    change = noor.locator("[data-rule^='links@'] summary")
    walk_to(noor, change)
    noor.keyboard.press("Enter")
    walk_to(noor, noor.locator("[data-rule^='links@'] button[type=submit]"))
