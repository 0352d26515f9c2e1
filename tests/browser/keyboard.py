"""Walking a page by its keys alone: where the keyboard is, that it is seen, and that a dialog keeps it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST_STEPS = 60

# Of what has the keyboard: inside a dialog or not, drawn or not, on the screen or not.
STANDS = """() => {
  const e = document.activeElement
  if (!e || e === document.body) return { nothing: true }
  const drawn = one => {
    const style = one && getComputedStyle(one)
    const outlined = style?.outlineStyle !== 'none' && parseFloat(style?.outlineWidth) > 0
    return !!style && (outlined || style.boxShadow !== 'none')
  }
  const box = e.getBoundingClientRect()
  const around = e.closest('label, .composer-row')
  return {
    nothing: false,
    what: e.outerHTML.slice(0, 120),
    seen: drawn(e) || drawn(around),
    onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    inDialog: e.closest('dialog') !== null,
  }
}"""


def step(page: Page, key: str) -> None:
    """One step; whatever has the keyboard then shows it, and lies where it can be seen."""
    page.keyboard.press(key)
    at = page.evaluate(STANDS)
    # The browser's own bar stands between the last and the first.
    if not at["nothing"]:
        assert at["seen"], f"nobody sees that the keyboard is on {at['what']}"
        assert at["onScreen"], f"the keyboard is out of sight, on {at['what']}"


def walk_to(page: Page, there: Locator, key: str = "Tab") -> None:
    """Step by step until it has the keyboard."""
    expect(there).to_be_visible()
    for _ in range(MOST_STEPS):
        step(page, key)
        if there.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"{key} never comes to {there}")


def kept(page: Page) -> None:
    """Once around an open dialog: the keyboard does not leave it."""
    expect(page.locator("dialog")).to_be_visible()
    stops = page.locator("dialog").locator("a, button, input, select, textarea, summary").count()
    for _ in range(stops + 3):
        step(page, "Tab")
        at = page.evaluate(STANDS)
        assert at["nothing"] or at["inDialog"], f"out of the dialog, on {at['what']}"


def escape(page: Page) -> None:
    """Escape, and until it is no longer the first half of the quick exit (twice in half a second)."""
    page.keyboard.press("Escape")
    page.wait_for_function("at => performance.now() > at", arg=page.evaluate("performance.now() + 600"))


def away(page: Page) -> None:
    """Close the open dialog by Escape."""
    escape(page)
    expect(page.locator("dialog")).to_have_count(0)
