"""A real Chromium and a whole running site, in a thread of its own so that tests read from top to bottom.

Every page is watched: an error in its console, an uncaught exception or a violated content policy fails the
test at its end.
"""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright

from tests.running import Place, Time, running_site

T = TypeVar("T")
DEADLINE_MS = 15_000
expect.set_options(timeout=DEADLINE_MS)
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
UNUSED = (
    # A window of its own for each person, and in each two pages that draw the suggestions under an address bar nobody
    # sees: they cost more (0.5 s of processor time a person) than most pages under test.
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
    # What Playwright disables: the browser takes the last list only.
    "AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning"
)
"""Features of Chromium that are off."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
    # Last of all: the library's loop stays with the thread, and asynchronous tests could not run theirs after it.
    items.sort(key=lambda item: "/browser/" in str(item.path))


class SiteThread:
    """A site that runs beside the test; `stop` and `start` again on the same port and data."""

    def __init__(self, root: Path, change: Callable[[Any], Any] | None = None) -> None:
        self.root, self.change, self.time = root, change, Time()
        self.port = 0
        self.place: Place
        self.start()

    def start(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._ending = asyncio.Event()
        ready = threading.Event()
        self._failure: BaseException | None = None

        async def run() -> None:
            async with running_site(self.root, port=self.port, change=self.change, at=self.time) as place:
                self.place, self.port = place, place.port
                ready.set()
                await self._ending.wait()

        def main() -> None:
            asyncio.set_event_loop(self._loop)
            try:
                self._loop.run_until_complete(run())
            except BaseException as error:  # noqa: BLE001  # told to the test below
                self._failure = error
            finally:
                ready.set()
                self._loop.close()

        self._thread = threading.Thread(target=main, name="site")
        self._thread.start()
        ready.wait(30)
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """A graceful stop."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._ending.set)
            self._thread.join(30)
        if self._failure is not None:
            raise self._failure

    def call(self, work: Callable[[Place], Coroutine[Any, Any, T]]) -> T:
        """Run something on the site's own loop."""
        return asyncio.run_coroutine_threadsafe(work(self.place), self._loop).result(30)

    @property
    def url(self) -> str:
        return self.place.url


class People:
    """Opens browsers: each person has cookies and storage of their own."""

    def __init__(self, chromium: Browser, url: str) -> None:
        self._chromium, self.url = chromium, url
        self.troubles: list[str] = []
        self.contexts: list[BrowserContext] = []

    def open(self, *, lang: str = "en", phone: bool = False, dark: bool = False, script: bool = True) -> Page:
        """A fresh browser on an empty page."""
        context = self._chromium.new_context(
            base_url=self.url,
            locale={"en": "en-GB", "fr": "fr-FR"}[lang],
            viewport=PHONE if phone else DESKTOP,  # type: ignore[arg-type]  # a typed dict in the library
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        context.set_default_timeout(DEADLINE_MS)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.troubles.append(f"exception: {error}"))
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        # A refused call (4xx) and a lost connection are part of what tests do; everything else is a fault.
        expected = ("Failed to load resource", "WebSocket connection to", "net::ERR_")
        if message.type == "error" and not any(part in message.text for part in expected):
            self.troubles.append(message.text)


def axe(page: Page) -> list[str]:
    """Violations of WCAG 2.2 A and AA on the page as it stands, one line each."""
    # Evaluated by the debugger, so the page's content policy needs no hole for it.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    # Only violations in full: what passes is counted in thousands, and described at length for nobody.
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path is not None, "no Chromium: `make browser` installs Debian's"
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", f"--disable-features={UNUSED}"])
    yield browser
    browser.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SiteThread]:
    site = SiteThread(tmp_path / "site")
    yield site
    site.stop()


@pytest.fixture
def people(chromium: Browser, site: SiteThread) -> Iterator[People]:
    people = People(chromium, site.url)
    yield people
    for context in people.contexts:
        context.close()
    assert people.troubles == []
