"""Rules at the desk: one of the operator's own goes from shadow to live, and then holds what it let pass before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from salon.base.ids import Family
from salon.safety.finding import Finding
from salon.safety.policy import Scene
from salon.safety.rule import RULES
from tests.browser.conftest import People, SiteThread, axe
from tests.browser.steps import say
from tests.browser.test_staff import hold, opened, row, staff, visitor
from tests.running import Place

STAMP = "pack.umbrellas@1"
WORDS = "you broken umbrella"
PACK = f"""
language = "en"
[[rule]]
id = "umbrellas"
family = "insult"
clause = "2.5"
words = ["broken umbrella"]
hit = ["{WORDS}"]
miss = ["my umbrella is broken"]
"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SiteThread]:
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "own.toml").write_text(PACK)

    def change(settings: Any) -> Any:
        judging = msgspec.structs.replace(settings.judging, packs=str(packs))
        return msgspec.structs.replace(settings, judging=judging)

    site = SiteThread(tmp_path / "site", change)
    yield site
    site.stop()


@pytest.fixture
def people(chromium: Browser, site: SiteThread) -> Iterator[People]:
    people = People(chromium, site.url)
    yield people
    for context in people.contexts:
        context.close()
    assert people.troubles == []


def rules(page: Page) -> None:
    page.click("#tab-rules")
    expect(page.locator(f"[data-rule='{STAMP}']")).to_be_visible()


def bring(page: Page, move: str, reason: str = "figures", stamp: str = STAMP) -> None:
    line = page.locator(f"[data-rule='{stamp}']")
    if line.locator("details:not([open])").count():
        line.locator("summary").click()
    line.locator("select[id^=move-]").select_option(move)
    line.locator("select[id^=why-]").select_option(reason)
    line.locator("button[type=submit]").click()


def test_a_rule_goes_from_shadow_to_live_at_the_desk_and_then_holds(people: People, site: SiteThread) -> None:
    noor, anne = staff(people, site), visitor(people, "Anne")
    say(anne, f"{WORDS} one")
    rules(noor)
    line = noor.locator(f"[data-rule='{STAMP}']")
    expect(line).to_have_attribute("data-state", "shadow")
    expect(line).to_contain_text(re.compile("would have acted 1 time(?!s)"))
    assert axe(noor) == []

    bring(noor, "canary")
    expect(line).to_have_attribute("data-state", "canary")
    expect(line).to_contain_text("On trial, 10%")
    bring(noor, "live")
    expect(line).to_have_attribute("data-state", "live")
    changes = noor.locator("#rule-changes li")
    expect(changes).to_have_count(2)
    expect(changes.first).to_contain_text("Noor")
    expect(changes.first).to_contain_text("In force")
    assert axe(noor) == []

    hold(anne, f"{WORDS} two")
    noor.click("#tab-queue")
    row(noor).click()
    opened(noor).get_by_text(f"{WORDS} two").first.wait_for()
    noor.keyboard.press("a")
    expect(anne.locator("[data-state=held]")).to_have_count(0)
    noor.keyboard.press("4")
    expect(line.locator("[data-precision]")).to_contain_text("Right in 0 of 1 decision (")
    expect(line.locator("[data-precision]")).to_contain_text("counter-examples 1")


def test_a_rule_its_breaker_stopped_is_an_alarm_until_somebody_decided(people: People, site: SiteThread) -> None:
    links = RULES["links"]
    finding = Finding("links", links.version, "links")

    async def wave(place: Place) -> None:
        book = place.running.rulebook
        for number in range(place.running.settings.judging.breaker_blocks + 1):
            book.decide((finding,), Scene(), f"cid {number}", Family(f"family{number:016d}"))

    noor = staff(people, site)
    site.call(wave)
    expect(noor.locator("[data-alarm=rule_tripped]")).to_be_visible()
    rules(noor)
    line = noor.locator(f"[data-rule='{links.stamp}']")
    expect(line).to_have_attribute("data-state", "tripped")
    expect(noor.locator(f"[data-change='{links.stamp}']")).to_contain_text("The breaker")
    bring(noor, "untrip", "wave", links.stamp)
    expect(line).to_have_attribute("data-state", "shadow")
    expect(noor.locator("[data-alarm=rule_tripped]")).to_have_count(0)


def test_a_protected_rule_offers_no_way_down(people: People, site: SiteThread) -> None:
    noor = staff(people, site)
    rules(noor)
    minor = noor.locator("[data-rule^='minor@']")
    expect(minor).to_contain_text("Protected")
    expect(minor.locator("details")).to_have_count(0)


CUT = """select => {
    const width = select.offsetWidth
    select.style.width = 'max-content'
    const needed = select.offsetWidth
    select.style.width = ''
    return needed > width + 1 ? `${select.id}: ${width} of ${needed}` : ''
}"""
"""A list of choices that is narrower than its longest one."""


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_choices_are_read_whole_and_no_new_state_is_suggested(people: People, site: SiteThread, lang: str) -> None:
    noor = staff(people, site, lang=lang)
    rules(noor)
    line = noor.locator(f"[data-rule='{STAMP}']")
    line.locator("summary").click()
    expect(line.locator("select[id^=move-]")).to_have_value("")
    line.locator("button[type=submit]").click()
    expect(line).to_have_attribute("data-state", "shadow")
    expect(noor.locator("#rule-changes")).to_have_count(0)
    line.locator("select[id^=move-]").select_option("canary")
    cut = [one.evaluate(CUT) for one in line.locator("select").all()]
    noor.click("#tab-rooms")
    expect(noor.locator("#shield-site")).to_be_visible()
    cut += [one.evaluate(CUT) for one in noor.locator(".shield-site select").all()]
    assert len(cut) == 4
    assert not any(cut), cut


def test_rules_on_a_phone_in_french(people: People, site: SiteThread) -> None:
    noor = staff(people, site, lang="fr", phone=True, dark=True)
    rules(noor)
    line = noor.locator(f"[data-rule='{STAMP}']")
    expect(line).to_contain_text("En observation")
    assert axe(noor) == []
    bring(noor, "live")
    expect(line).to_have_attribute("data-state", "live")
    assert axe(noor) == []
    assert noor.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(("lang", "phone"), [("en", False), ("fr", True)])
def test_everybody_reads_what_judges_here_without_script(
    people: People, site: SiteThread, lang: str, phone: bool
) -> None:
    async def speak(place: Place) -> None:
        for number in range(40):
            place.running.rulebook.decide(
                (Finding("links", RULES["links"].version, "links"),), Scene(), f"cid {number}"
            )

    site.call(speak)
    page = people.open(lang=lang, phone=phone)
    page.goto("/transparency")
    expect(page.locator("[data-family=links] td").nth(1)).to_have_text("40")
    expect(page.locator("[data-stage=rules]")).to_contain_text("en marche" if lang == "fr" else "works")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
