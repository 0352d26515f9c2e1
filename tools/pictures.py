"""Takes the pictures of README and docs/: `make pictures`. A whole site with a crowd, real Chromium, no retouching."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright
from tests.running import Place, running_site

from salon.cli.staff import staff_link
from salon.crowd import run_crowd

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
WALLET = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


async def opened(chromium: Browser, url: str, *, lang: str, phone: bool = False, dark: bool = False) -> Page:
    context = await chromium.new_context(
        base_url=url,
        locale={"fr": "fr-FR", "en": "en-GB"}[lang],
        viewport=PHONE if phone else DESKTOP,  # type: ignore[arg-type]  # a typed dict in the library
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    return await context.new_page()


async def walk_in(page: Page, name: str) -> None:
    await page.goto("/enter")
    await page.click("#show")
    await page.locator('#wallet [data-answer="genuine"]').click()
    await page.fill("#pseudonym", name)
    await page.click("#go-in")
    await page.wait_for_url("**/chat")
    await page.locator("#connection[data-phase=live]").wait_for()


async def take(place: Place, chromium: Browser) -> None:
    """Every page, on desktop and phone, in both languages somewhere."""

    async def shot(page: Page, name: str) -> None:
        await page.mouse.move(2, 2)
        await page.screenshot(path=PICTURES / f"{name}.png")
        print(name)

    guest = await opened(chromium, place.url, lang="fr")
    await guest.goto("/")
    await shot(guest, "front-desktop-fr")
    await guest.goto("/enter")
    await guest.click("#show")
    await shot(guest, "wallet-desktop-fr")
    await guest.keyboard.press("Escape")

    stranger = await opened(chromium, place.url, lang="en")
    await stranger.goto("/enter")
    await stranger.click('[data-state="explain"] summary')
    await stranger.click('[data-state="explain"] [data-way="qr"]')
    await stranger.locator("#code path").last.wait_for()
    await shot(stranger, "qr-desktop-en")

    anne = await opened(chromium, place.url, lang="en")
    await walk_in(anne, "Philippa")
    await shot(anne, "rooms-desktop-en")
    await anne.locator(".room-card-button").filter(has_text="EN").first.click()
    field = anne.locator("#composer-text")
    await field.fill("Good evening, everybody!")
    await field.press("Enter")
    ben = await opened(chromium, place.url, lang="fr", phone=True, dark=True)
    await walk_in(ben, "Balthazar")
    await shot(ben, "rooms-phone-fr")
    await ben.locator(".room-card-button").first.click()
    await asyncio.sleep(25)
    await shot(anne, "room-desktop")
    await shot(ben, "room-phone-fr")

    await field.fill("you are such a loser")
    await field.press("Enter")
    await anne.locator("[data-state=held]").wait_for()
    desk = await opened(chromium, place.url, lang="en")
    session = await desk.context.new_cdp_session(desk)
    await session.send("WebAuthn.enable")
    await session.send("WebAuthn.addVirtualAuthenticator", {"options": WALLET})
    await desk.goto(staff_link(place.url, await place.running.services.desk.door.invite()).removeprefix(place.url))
    await desk.locator("input:visible").fill("Dominique")
    await desk.keyboard.press("Enter")
    await desk.locator("#queue [data-case]").first.click()
    await asyncio.sleep(1)
    await shot(desk, "desk-desktop-en")


async def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    chrome = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chrome is None:
        sys.exit("no Chromium: `make browser`")
    with tempfile.TemporaryDirectory() as root:
        async with running_site(Path(root) / "site") as place, async_playwright() as playwright:
            stop = asyncio.Event()
            crowd = asyncio.create_task(run_crowd(place.url, 24, seed=7, stop=stop))
            await asyncio.sleep(45)
            chromium = await playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox"])
            try:
                await take(place, chromium)
            finally:
                await chromium.close()
                stop.set()
                await crowd


if __name__ == "__main__":
    asyncio.run(main())
