"""Somebody stops a picture of themselves: what it costs others is bounded, and what a human decides holds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from itertools import count
from pathlib import Path

import pytest

from salon.base.clock import FixedClock
from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.flow.alarms import Alarms
from salon.flow.claims import ClaimCodes
from salon.flow.stops import StoppedPictures
from salon.media.banks import ALIKE, Bank, Banks
from salon.media.found import FormHash, Match
from salon.media.pdq import BLURRED
from salon.media.stopped import DECIDED_S, FLOOD_PHOTOS, OPEN_S, Hash
from salon.moderation.decision import Decision
from salon.outside import site_keys
from salon.store.database import Database
from salon.store.decisions import Decisions
from salon.store.stops import SqliteStops
from tests.media.test_search import flipped, some

PICTURE, OTHER, *MORE = some(30, 21)


def photo(pdq: bytes) -> list[FormHash]:
    return [FormHash("whole", pdq, 100)]


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

    async def stop(self, *pictures: bytes, network: str = "a", provider: str = "") -> str:
        code, _ = await self.stopped.make(network, [(one.hex(), 100) for one in pictures], provider)
        return code

    def met(self, photo: bytes) -> tuple[Match, ...]:
        return self.stopped.beside(Banks()).matches([FormHash("whole", photo, 100)])

    def roles(self, photo: bytes) -> list[str]:
        return [one.role for one in self.met(photo)]

    async def human(self, photo: bytes, *, right: bool) -> None:
        await self.stopped.decided(self.met(photo), "right" if right else "harmless")

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
    desk.stopped.met(desk.met(PICTURE), photo(PICTURE), "one")
    assert (await desk.stopped.state("me", code)).photos == 0
    await desk.human(PICTURE, right=True)
    assert desk.roles(PICTURE) == ["block"]
    state = await desk.stopped.state("me", code)
    assert (state.standing, state.photos) == ("proven", 1)


async def test_one_photo_that_meets_several_hashes_of_a_stop_is_one_photo(desk: Desk) -> None:
    code = await desk.stop(PICTURE, *MORE[:3])
    met = [match for one in (PICTURE, *MORE[:3]) for match in desk.met(one)]
    assert len(met) == 4
    desk.stopped.met(met, photo(PICTURE), "one")
    await desk.human(PICTURE, right=True)
    assert (await desk.stopped.state("me", code)).photos == 1
    desk.stopped.met(desk.met(PICTURE), photo(PICTURE), "two")
    assert (await desk.stopped.state("me", code)).photos == 2


async def test_what_a_human_found_harmless_stops_nothing_and_cannot_be_stopped_again(desk: Desk) -> None:
    code = await desk.stop(PICTURE)
    await desk.human(PICTURE, right=False)
    assert desk.roles(PICTURE) == []
    assert await desk.standing(code) == "harmless"
    again = await desk.stop(flipped(PICTURE, ALIKE), network="b")
    assert desk.roles(PICTURE) == []
    assert await desk.standing(again) == "harmless"


async def test_a_decision_is_about_the_hash_that_was_met_and_not_about_those_sent_with_it(desk: Desk) -> None:
    await desk.stop(PICTURE, OTHER)
    await desk.human(PICTURE, right=True)
    assert desk.roles(OTHER) == ["hold"]
    await desk.human(OTHER, right=False)
    assert desk.roles(PICTURE) == ["block"]


async def test_what_was_found_right_stays_right_whatever_is_released_later(desk: Desk) -> None:
    await desk.stop(PICTURE)
    held = desk.met(PICTURE)
    await desk.human(PICTURE, right=True)
    await desk.stopped.decided(held, "harmless")
    assert desk.roles(PICTURE) == ["block"]


async def test_a_released_mosaic_of_a_picture_says_nothing_of_the_picture(desk: Desk) -> None:
    mosaic = flipped(PICTURE, 8)
    code = await desk.stop(PICTURE)
    await desk.human(mosaic, right=False)
    assert desk.roles(PICTURE) == ["hold"]
    await desk.human(PICTURE, right=True)
    await desk.human(mosaic, right=False)
    assert desk.roles(PICTURE) == ["block"]
    assert await desk.standing(code) == "proven"


async def test_a_released_blur_of_a_picture_says_nothing_of_the_picture(desk: Desk) -> None:
    code = await desk.stop(PICTURE)
    await desk.stopped.decided(desk.met(PICTURE), "harmless", quality=100 - BLURRED - 1)
    assert (desk.roles(PICTURE), await desk.standing(code)) == (["hold"], "open")
    await desk.stopped.decided(desk.met(PICTURE), "harmless", quality=100 - BLURRED)
    assert await desk.standing(code) == "harmless"


async def test_a_refused_photo_that_only_resembles_a_picture_leaves_it_open(desk: Desk) -> None:
    code = await desk.stop(PICTURE)
    await desk.human(flipped(PICTURE, ALIKE + 1), right=True)
    assert desk.roles(PICTURE) == ["hold"]
    assert await desk.standing(code) == "open"


async def test_a_stop_of_what_only_resembles_a_harmless_picture_is_open(desk: Desk) -> None:
    await desk.stop(PICTURE)
    await desk.human(PICTURE, right=False)
    await desk.stop(flipped(PICTURE, ALIKE + 1))
    assert desk.roles(PICTURE) == ["hold"]


async def test_harmless_from_its_beginning_it_vouches_for_no_other(desk: Desk) -> None:
    await desk.stop(PICTURE)
    await desk.human(PICTURE, right=False)
    assert await desk.standing(await desk.stop(flipped(PICTURE, ALIKE))) == "harmless"
    assert await desk.standing(await desk.stop(flipped(PICTURE, 2 * ALIKE))) == "open"


async def test_withdrawn_and_stopped_anew_a_harmless_picture_stays_harmless(desk: Desk, database: Database) -> None:
    code = await desk.stop(PICTURE, OTHER)
    await desk.human(PICTURE, right=False)
    await desk.stopped.withdraw("me", code)
    with pytest.raises(Refused, match="not_found"):
        await desk.standing(code)
    again = Desk(database, desk.clock)
    await again.stopped.open()
    for one in (desk, again):
        assert one.roles(OTHER) == []
    assert await desk.standing(await desk.stop(PICTURE)) == "harmless"


def lifting(desk: Desk, ident: str = "d" * 16) -> Decision:
    return Decision(ident, "lift_stop", "staff", desk.clock.now(), "other", by="dora")


async def test_what_staff_lift_stops_nothing_and_its_maker_reads_why_under_the_code(
    desk: Desk, database: Database, tmp_path: Path
) -> None:
    code = await desk.stop(PICTURE, OTHER)
    await desk.stopped.decided(desk.met(PICTURE), "right", "c" * 16)
    (proven,) = desk.stopped.proven()
    assert proven.case == "c" * 16
    decision = lifting(desk)
    await desk.stopped.lift(proven.name, decision)
    assert (desk.stopped.proven(), desk.roles(PICTURE), desk.roles(OTHER)) == ([], [], ["hold"])
    assert await desk.standing(code) == "lifted"
    keys = tmp_path / "keys"
    keys.mkdir()
    site_keys.create(keys)
    told = await Decisions(database, site_keys.SiteKeys(keys)).claimed(ClaimCodes(b"pepper" * 6).kept(code) or b"")
    assert told is not None
    assert told.decisions == (decision,)
    again = Desk(database, desk.clock)
    await again.stopped.open()
    assert (again.stopped.proven(), again.roles(PICTURE)) == ([], [])


async def test_what_was_lifted_becomes_proven_by_no_new_stop_but_only_by_a_human(desk: Desk) -> None:
    code = await desk.stop(PICTURE)
    held = desk.met(PICTURE)
    await desk.human(PICTURE, right=True)
    await desk.stopped.lift(desk.stopped.proven()[0].name, lifting(desk))
    assert await desk.standing(await desk.stop(flipped(PICTURE, ALIKE))) == "harmless"
    await desk.stop(flipped(PICTURE, ALIKE + 2))
    desk.stopped.met(desk.met(PICTURE), photo(PICTURE), "one")
    assert (desk.stopped.proven(), desk.roles(PICTURE)) == ([], ["hold"])
    await desk.stopped.withdraw("me", code)
    assert await desk.standing(await desk.stop(PICTURE)) == "harmless", "as nobody's it stays"
    await desk.stopped.decided(held, "right")
    assert [one.state for one in desk.stopped.proven()] == ["proven"]


async def test_of_two_who_lift_a_stop_the_second_finds_it_lifted(desk: Desk) -> None:
    await desk.stop(PICTURE)
    name = desk.met(PICTURE)[0].bank
    with pytest.raises(Refused, match="conflict"):
        await desk.stopped.lift(name, lifting(desk))
    await desk.human(PICTURE, right=True)
    async with asyncio.timeout(10):
        both = (desk.stopped.lift(name, lifting(desk, one * 16)) for one in "de")
        ends = await asyncio.gather(*both, return_exceptions=True)
    assert [str(one) for one in ends if one is not None] == ["conflict"]
    for wrong in ("stopped-nobody-0", "test-hold", ""):
        with pytest.raises(Refused, match="not_found"):
            await desk.stopped.lift(wrong, lifting(desk))


async def test_what_is_withdrawn_while_a_decision_is_written_stays_forgotten(desk: Desk, database: Database) -> None:
    codes = [await desk.stop(flipped(PICTURE, bits)) for bits in (0, 2)]
    async with asyncio.timeout(10):
        await asyncio.gather(desk.human(PICTURE, right=True), *(desk.stopped.withdraw("me", code) for code in codes))
    assert desk.roles(PICTURE) == []
    again = Desk(database, desk.clock)
    await again.stopped.open()
    assert again.roles(PICTURE) == []


async def test_however_many_hashes_a_photo_meets_they_are_indexed_and_written_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(database, FixedClock(), network_a_day=40)
    for bits in range(0, 30, 2):
        await desk.stop(flipped(PICTURE, bits))
    built, written, really = [], [], SqliteStops.change

    async def change(self: SqliteStops, changed: Sequence[Hash]) -> None:
        written.append(len(changed))
        await really(self, changed)

    def banks(listed: Sequence[Bank]) -> Banks:
        built.append(len(listed))
        return Banks(listed)

    monkeypatch.setattr(SqliteStops, "change", change)
    monkeypatch.setattr("salon.flow.stops.Banks", banks)
    matches = desk.stopped.beside(Banks()).matches([FormHash("whole", PICTURE, 100)])
    assert len(matches) == 15
    desk.stopped.met(matches, photo(PICTURE), "one")
    assert built == []
    await desk.stopped.upkeep()
    assert written == [15]
    await desk.stopped.decided(matches, "right")
    # The picture itself, and those two and four bits from it.
    assert (built, written) == ([15], [15, 3])


async def test_of_hashes_alike_in_one_stop_one_is_kept(desk: Desk) -> None:
    await desk.stop(PICTURE, flipped(PICTURE, 2), OTHER)
    assert len(desk.met(PICTURE)) == 1
    assert desk.roles(OTHER) == ["hold"]


async def test_who_holds_many_networks_of_one_provider_makes_only_so_many_a_day(database: Database) -> None:
    desk = Desk(database, FixedClock(), provider_a_day=2)
    for place, one in enumerate(MORE[:2]):
        await desk.stop(one, network=f"n{place}", provider="p")
    with pytest.raises(Refused, match="too_fast") as refused:
        await desk.stop(MORE[2], network="n2", provider="p")
    assert refused.value.retry_after_s == pytest.approx(DAY_S / 2)
    await desk.stop(MORE[2], network="n3", provider="q")
    for one in MORE[3:6]:
        await desk.stop(one, network="n4")


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
    desk.stopped.met(desk.met(PICTURE), photo(PICTURE), "one")
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


async def test_a_hash_that_too_many_pictures_meet_undecided_is_set_aside_and_staff_hear_of_it(desk: Desk) -> None:
    code = await desk.stop(PICTURE)
    matches = desk.met(PICTURE)
    for number, one in enumerate(MORE[:FLOOD_PHOTOS]):
        assert desk.roles(flipped(PICTURE, 8)) == ["hold"]
        desk.stopped.met(matches, photo(one), f"family {number}")
    assert desk.roles(flipped(PICTURE, ALIKE + 1)) == []
    assert desk.alarms.now() == ("stop_quarantined",)
    assert await desk.standing(code) == "quarantined"
    # Those that were held before still wait, and so does the decision.
    await desk.stopped.decided(matches, "right")
    assert desk.roles(PICTURE) == ["block"]


async def test_in_quarantine_a_stop_goes_on_holding_the_very_picture(desk: Desk, database: Database) -> None:
    await desk.stop(PICTURE)
    for number, one in enumerate(MORE[:FLOOD_PHOTOS]):
        desk.stopped.met(desk.met(PICTURE), photo(one), f"family {number}")
    assert [desk.roles(flipped(PICTURE, bits)) for bits in (0, ALIKE, ALIKE + 1)] == [["hold"], ["hold"], []]
    await desk.stopped.upkeep()
    again = Desk(database, desk.clock)
    await again.stopped.open()
    assert [again.roles(flipped(PICTURE, bits)) for bits in (0, ALIKE + 1)] == [["hold"], []]


async def test_one_person_with_many_pictures_and_one_picture_of_many_people_switch_no_stop_off(desk: Desk) -> None:
    code = await desk.stop(PICTURE)
    for one in MORE[: FLOOD_PHOTOS + 2]:
        desk.stopped.met(desk.met(PICTURE), photo(one), "abuser")
    for number in range(FLOOD_PHOTOS + 2):
        desk.stopped.met(desk.met(PICTURE), photo(flipped(PICTURE, number % ALIKE)), f"family {number}")
    assert desk.roles(flipped(PICTURE, 8)) == ["hold"]
    assert await desk.standing(code) == "open"


async def test_photos_that_meet_what_was_proven_do_not_flood_it(desk: Desk) -> None:
    await desk.stop(PICTURE)
    await desk.human(PICTURE, right=True)
    for number, one in enumerate(MORE[: FLOOD_PHOTOS * 2]):
        desk.stopped.met(desk.met(PICTURE), photo(one), f"family {number}")
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
