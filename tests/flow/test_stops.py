"""Somebody stops a picture of themselves: what it costs others is bounded, and what a human decides holds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest

from salon.base.clock import FixedClock
from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.flow.alarms import Alarms
from salon.flow.claims import ClaimCodes
from salon.flow.stops import StoppedPictures
from salon.media.banks import Banks
from salon.media.found import FormHash, Match
from salon.media.stopped import DECIDED_S, FLOOD_PHOTOS, OPEN_S
from salon.store.database import Database
from salon.store.stops import SqliteStops
from tests.media.test_search import flipped, some

PICTURE, OTHER, *MORE = some(30, 21)


class Desk:
    """A site's stops over a real database."""

    def __init__(self, database: Database, clock: FixedClock, **limits: int) -> None:
        ids = count()
        self.clock, self.alarms = clock, Alarms(clock)
        self.stopped = StoppedPictures(
            SqliteStops(database),
            ClaimCodes(b"pepper" * 6),
            lambda: f"{next(ids):016d}",
            clock,
            self.alarms,
            **limits,
        )

    async def stop(self, *pictures: bytes, network: str = "a") -> str:
        code, _ = await self.stopped.make(network, [(one.hex(), 100) for one in pictures])
        return code

    def met(self, photo: bytes) -> tuple[Match, ...]:
        return self.stopped.beside(Banks()).matches([FormHash("whole", photo, 100)])

    def roles(self, photo: bytes) -> list[str]:
        return [one.role for one in self.met(photo)]

    async def human(self, photo: bytes, *, right: bool) -> None:
        names = [one.bank for one in self.met(photo)]
        await self.stopped.decided(names, "right" if right else "harmless")

    async def standing(self, code: str) -> str:
        return (await self.stopped.state("me", code)).standing


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "salon.db")
    yield database
    await database.close()


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, FixedClock())


async def test_a_stopped_picture_and_its_copies_are_held_for_a_human(desk: Desk) -> None:
    assert desk.roles(PICTURE) == []
    code = await desk.stop(PICTURE)
    assert desk.roles(flipped(PICTURE, 8)) == ["hold"]
    assert desk.roles(OTHER) == []
    assert await desk.standing(code) == "open"


async def test_what_a_human_found_right_is_never_delivered_and_says_how_often_it_was_met(desk: Desk) -> None:
    code = await desk.stop(PICTURE)
    desk.stopped.met(desk.met(PICTURE), b"one")
    assert (await desk.stopped.state("me", code)).photos == 0
    await desk.human(PICTURE, right=True)
    assert desk.roles(PICTURE) == ["block"]
    state = await desk.stopped.state("me", code)
    assert (state.standing, state.photos) == ("proven", 1)


async def test_what_a_human_found_harmless_stops_nothing_and_cannot_be_stopped_again(desk: Desk) -> None:
    code = await desk.stop(PICTURE)
    await desk.human(PICTURE, right=False)
    assert desk.roles(PICTURE) == []
    assert await desk.standing(code) == "harmless"
    again = await desk.stop(flipped(PICTURE, 5), network="b")
    assert desk.roles(PICTURE) == []
    assert await desk.standing(again) == "harmless"


async def test_a_decision_is_about_the_hash_that_was_met_and_not_about_those_sent_with_it(desk: Desk) -> None:
    await desk.stop(PICTURE, OTHER)
    await desk.human(PICTURE, right=True)
    assert desk.roles(OTHER) == ["hold"]
    await desk.human(OTHER, right=False)
    assert desk.roles(PICTURE) == ["block"]


async def test_a_later_decision_corrects_an_earlier_one(desk: Desk) -> None:
    await desk.stop(PICTURE)
    await desk.human(PICTURE, right=True)
    await desk.human(PICTURE, right=False)
    assert desk.roles(PICTURE) == []


async def test_a_stop_survives_a_restart_and_ends_undecided_after_its_time(desk: Desk, database: Database) -> None:
    code = await desk.stop(PICTURE)
    again = Desk(database, desk.clock)
    await again.stopped.open()
    assert again.roles(PICTURE) == ["hold"]
    desk.clock.advance(OPEN_S)
    assert await again.stopped.upkeep() == 1
    assert again.roles(PICTURE) == []
    with pytest.raises(Refused, match="not_found"):
        await again.stopped.state("me", code)


async def test_a_proven_one_lasts_a_year_from_when_it_was_last_met(desk: Desk) -> None:
    await desk.stop(PICTURE)
    await desk.human(PICTURE, right=True)
    desk.clock.advance(DECIDED_S - 1)
    desk.stopped.met(desk.met(PICTURE), b"one")
    desk.clock.advance(DECIDED_S - 1)
    await desk.stopped.upkeep()
    assert desk.roles(PICTURE) == ["block"]


async def test_whoever_has_the_code_withdraws_everything(desk: Desk) -> None:
    code = await desk.stop(PICTURE, OTHER)
    await desk.stop(MORE[0])
    await desk.stopped.withdraw("me", code.lower())
    assert desk.roles(PICTURE) == desk.roles(OTHER) == []
    assert desk.roles(MORE[0]) == ["hold"]
    with pytest.raises(Refused, match="not_found"):
        await desk.stopped.withdraw("me", code)


async def test_a_hash_that_too_many_photos_meet_undecided_is_set_aside_and_staff_hear_of_it(desk: Desk) -> None:
    code = await desk.stop(PICTURE)
    matches = desk.met(PICTURE)
    for number in range(FLOOD_PHOTOS):
        assert desk.roles(PICTURE) == ["hold"]
        desk.stopped.met(matches, bytes([number]))
    assert desk.roles(PICTURE) == []
    assert desk.alarms.now() == ("stop_quarantined",)
    assert await desk.standing(code) == "quarantined"
    # Those that were held before still wait, and so does the decision.
    await desk.stopped.decided([one.bank for one in matches], "right")
    assert desk.roles(PICTURE) == ["block"]


async def test_copies_of_one_photo_do_not_flood_nor_do_photos_that_meet_what_was_proven(desk: Desk) -> None:
    await desk.stop(PICTURE)
    for _ in range(FLOOD_PHOTOS * 2):
        desk.stopped.met(desk.met(PICTURE), b"the same")
    await desk.human(PICTURE, right=True)
    for number in range(FLOOD_PHOTOS * 2):
        desk.stopped.met(desk.met(PICTURE), bytes([number]))
    assert desk.roles(PICTURE) == ["block"]


async def test_a_network_and_the_site_make_so_many_a_day(database: Database) -> None:
    desk = Desk(database, FixedClock(), network_a_day=2, site_a_day=3)
    for one in MORE[:2]:
        await desk.stop(one)
    with pytest.raises(Refused, match="too_fast"):
        await desk.stop(MORE[2])
    await desk.stop(MORE[2], network="b")
    with pytest.raises(Refused, match="too_fast"):
        await desk.stop(MORE[3], network="c")
    desk.clock.advance(DAY_S)
    await desk.stop(MORE[3], network="c")


async def test_flat_pictures_are_refused_for_they_resemble_each_other(desk: Desk) -> None:
    with pytest.raises(Refused, match="malformed"):
        await desk.stopped.make("a", [(PICTURE.hex(), 49)])
    await desk.stopped.make("a", [(PICTURE.hex(), 49), (OTHER.hex(), 50)])
    assert desk.roles(PICTURE) == []
    assert desk.roles(OTHER) == ["hold"]


async def test_an_unknown_code_is_not_found_and_guessing_is_slow(desk: Desk) -> None:
    for code in ("", "x", "A" * 20):
        with pytest.raises(Refused, match="not_found"):
            await desk.stopped.state("me", code)
    with pytest.raises(Refused, match="too_fast"):
        for _ in range(40):
            await _missed(desk)


async def _missed(desk: Desk) -> None:
    try:
        await desk.stopped.state("me", "ABCDE-FGHIJ-KLMNO-PQRST")
    except Refused as refused:
        if refused.code != "not_found":
            raise
