"""Nothing of a proof stays in the process once it was answered, whatever lane and answer (threat model T-13)."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from salon.outside.age_wallet import asked_by
from tests.doors import Browser
from tests.running import running_site


def holders(mark: str) -> list[str]:
    """What in this process holds a longer text, or bytes, with the mark in it."""
    gc.collect()
    found, seen = [], set[int]()
    for holder in gc.get_objects():
        for held in gc.get_referents(holder):
            if id(held) in seen or not isinstance(held, bytes | bytearray | str):
                continue
            seen.add(id(held))
            inside = mark in held if isinstance(held, str) else mark.encode() in held
            if inside and len(held) > len(mark):
                found.append(f"{type(held).__name__} of {type(holder).__name__}")
    return found


async def shown(browser: Browser, lane: str, *, adult: bool) -> str:
    """Bring a proof; 40 characters from its middle."""
    begun = await browser.begin(lane)
    if lane == "dcapi":
        response = await browser.present(begun, adult=adult)
        mark = response[-600:-560]
        assert (await browser.finish(begun, response)).status_code == (200 if adult else 403)
    else:
        form = await browser.form(begun, adult=adult)
        mark = form["vp_token"][200:240]
        await browser.http.post(asked_by(begun["request"]["url"])["response_uri"], data=form)
    return mark


@pytest.mark.parametrize("lane", ["dcapi", "link", "qr"])
@pytest.mark.parametrize("adult", [True, False])
async def test_an_answered_proof_is_nowhere_though_its_connection_stays_open(
    tmp_path: Path, lane: str, adult: bool
) -> None:
    async with running_site(tmp_path) as place, Browser(place.url) as browser:
        mark = await shown(browser, lane, adult=adult)
        assert len(place.running.server.server_state.connections) == 1
        assert holders(mark) == []
