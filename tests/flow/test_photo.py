"""Photos when something is missing or late, and on a site that admits nudity: running sites, the real worker."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image
from sqlalchemy import delete

from salon.base.errors import Refused, Unavailable
from salon.base.ids import CaseId
from salon.chat.model import Outcome, Submission
from salon.client import ClientError, enter
from salon.flow.scoring import Figures, Seat
from salon.outside.photo_process import PhotoProcess
from salon.store.schema import sends
from tests.client.networks import DEADLINE_S
from tests.flow.galleries import Gallery, clean, grey, known, nude, open_gallery, outcome_of, photo_in, place_of
from tests.flow.test_scoring import Gate, by_table, weigh


@asynccontextmanager
async def busy(process: PhotoProcess) -> AsyncIterator[None]:
    """The worker has something else to do, for longer than anybody waits."""
    patience, process._answer_s = process._answer_s, 0.2
    try:
        async with process._turn:
            yield
    finally:
        process._answer_s = patience


@pytest.fixture
async def gallery(tmp_path: Path) -> AsyncIterator[Gallery]:
    async with open_gallery(tmp_path) as one:
        yield one


async def test_a_photo_that_is_late_is_held_and_looked_at_before_anybody_sees_it(gallery: Gallery) -> None:
    running = gallery.place.running
    desk = running.services.desk.photos
    async with await enter(gallery.place.url, "Camille") as anne:
        here = await place_of(anne)
        cid = str(uuid4())
        async with busy(running.photos.process):
            held = await here.send_photo(clean(), cid=cid)
            assert (held.outcome, held.clause, held.rule) == ("held", "judging", "photo_late")
            assert "photos_late" in running.alarms.now()
            case = await gallery.case_of(anne)
            assert case.photo is not None
            assert not case.photo.examined
            with pytest.raises(Unavailable, match="busy"):
                await desk.veiled(gallery.member.id, CaseId(case.id))
            with pytest.raises(Unavailable, match="busy"):
                await gallery.act(case, "release")
        before = gallery.files()
        assert max(Image.open(io.BytesIO(await desk.veiled(gallery.member.id, CaseId(case.id)))).size) == 320
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert (case.photo.examined, case.photo.width) == (True, 640)
        await running.photos.sweep.once()
        assert not before & gallery.files(), "the bytes as they came are gone"
        await gallery.act(case, "release")
        event = await photo_in(here, anne.tag)
        assert Image.open(io.BytesIO(await here.photo(event))).size == (640, 480)
        assert (await outcome_of(anne, cid)).outcome == "accepted"


async def test_who_leaves_while_a_photo_is_looked_at_says_nothing_there(gallery: Gallery) -> None:
    process = gallery.place.running.photos.process
    async with await enter(gallery.place.url, "Camille") as anne:
        here = await place_of(anne)
        async with asyncio.timeout(DEADLINE_S):
            async with process._turn:
                sending = asyncio.create_task(here.send_photo(clean()))
                while not process._turn._waiters:  # type: ignore[attr-defined]
                    await asyncio.sleep(0)
                await here.leave()
            with pytest.raises(ClientError, match="not_joined"):
                await sending
        assert gallery.files() == set()


async def test_a_retry_whose_first_outcome_is_forgotten_meanwhile_delivers_nothing(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = gallery.place.running
    room_log = running.services.photos._log
    earlier = room_log.earlier

    async def forgotten(said: Submission) -> Outcome | None:
        found = await earlier(said)
        await running.database.write(lambda connection: connection.execute(delete(sends)))
        return found

    async with await enter(gallery.place.url, "Camille") as anne:
        here = await place_of(anne)
        cid = str(uuid4())
        assert (await here.send_photo(clean(), cid=cid, words="Des collines")).outcome == "accepted"
        monkeypatch.setattr(room_log, "earlier", forgotten)
        again = await here.send_photo(clean(), cid=cid, words="Des collines")
        assert (again.outcome, again.rule, again.seq) == ("held", "photo_late", 0)
        with pytest.raises(Refused, match="conflict"):
            await gallery.act(await gallery.case_of(anne), "release")


async def test_what_is_said_of_a_photo_gets_a_second_look_in_time_or_later(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, gate = gallery.place.running, Gate()
    scoring = running.services.photos._deliver._scoring
    assert scoring is not None
    monkeypatch.setattr(scoring, "_seats", (Seat(gate, weigh, shadow=False, everything=True),))
    monkeypatch.setattr(scoring, "_decide", by_table)
    monkeypatch.setitem(scoring.figures, gate.name, Figures())
    async with await enter(gallery.place.url, "Camille") as anne:
        here = await place_of(anne)
        # An answer takes its turn in this loop: only what is never answered is late.
        monkeypatch.setattr(scoring, "_in_line_s", DEADLINE_S)
        assert (await here.send_photo(clean(), words="vile hills")).outcome == "held"
        monkeypatch.setattr(scoring, "_in_line_s", 0.0)
        gate.opened.clear()
        assert (await here.send_photo(clean(32), words="vile hills again")).outcome == "accepted"
        event = await photo_in(here, anne.tag)
        assert await here.photo(event)
        gate.opened.set()
        async with asyncio.timeout(DEADLINE_S):
            async for news in anne.news():
                if getattr(news, "code", "") == "removed_message":
                    break
        with pytest.raises(ClientError, match="not_found"):
            await here.photo(event)
        waiting = [item for item in await gallery.cases() if item.reason == "hate"]
        assert len(waiting) == 2


async def test_a_photo_over_which_the_worker_fell_is_held_and_never_delivered(gallery: Gallery) -> None:
    running = gallery.place.running
    process, desk = running.photos.process, running.services.desk.photos
    async with await enter(gallery.place.url, "Camille") as anne:
        here = await place_of(anne)
        patience, process._photo_s = process._photo_s, 0.0
        held = await here.send_photo(clean())
        assert (held.outcome, held.rule) == ("held", "photo_late")
        case = await gallery.case_of(anne)
        for act in (desk.veiled(gallery.member.id, CaseId(case.id)), gallery.act(case, "release")):
            with pytest.raises(Refused, match="photo_broken"):
                await act
        process._photo_s = patience
        assert await desk.veiled(gallery.member.id, CaseId(case.id)), "another worker can look at it"
        await gallery.act(case, "refuse")
        await running.photos.sweep.once()
        assert gallery.files() == set()


async def test_a_late_photo_that_turns_out_to_be_suspected_goes_into_the_closed_lane(gallery: Gallery) -> None:
    running = gallery.place.running
    desk = running.services.desk.photos
    async with await enter(gallery.place.url, "Camille") as anne:
        here = await place_of(anne)
        async with busy(running.photos.process):
            assert (await here.send_photo(known("csam"))).outcome == "held"
        held = await gallery.case_of(anne)
        with pytest.raises(Refused, match="not_found"):
            await desk.veiled(gallery.member.id, CaseId(held.id))
        with pytest.raises(Refused, match="conflict"):
            await gallery.act(held, "release")
        lanes = {item.rule for item in await gallery.cases()}
        assert lanes == {"photo_late", "photo_closed"}
        assert len(list((gallery.place.root / "data" / "sealed").iterdir())) == 1
        await running.photos.sweep.once()
        assert gallery.files() == set()
        with pytest.raises(ClientError, match="muted"):
            await here.send("Bonsoir")


async def test_without_the_worker_no_photo_is_taken_and_staff_are_told(gallery: Gallery) -> None:
    running = gallery.place.running
    async with await enter(gallery.place.url, "Camille") as anne:
        here = await place_of(anne)
        await running.photos.process.close()
        with pytest.raises(ClientError, match="photos_off"):
            await here.send_photo(clean())
        assert "photos_off" in running.alarms.now()
        assert b"salon_photos_off 1.0" in running.services.metrics.text()


async def test_without_a_custodian_only_facts_are_kept_and_staff_are_told(tmp_path: Path) -> None:
    async with open_gallery(tmp_path, custodian=False) as gallery, await enter(gallery.place.url, "Camille") as anne:
        here = await place_of(anne)
        assert (await here.send_photo(known("csam"))).outcome == "refused"
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert (case.photo.lane, case.photo.sealed) == ("closed", False)
        assert {"photo_closed_lane", "photo_unsealed"} <= set(gallery.place.running.alarms.now())
        assert not (gallery.place.root / "data" / "sealed").exists()
        assert gallery.files() == set()
        gallery.place.time.ahead_s += 86_401
        await gallery.place.running.photos.closed.tick()
        gallery.place.running.photos.closed.check(next(iter(gallery.place.running.services.hub.families)))


async def test_a_site_that_admits_nudity_delivers_it_blurred(tmp_path: Path) -> None:
    async with open_gallery(tmp_path, nudity="admit") as gallery, await enter(gallery.place.url, "Camille") as anne:
        here = await place_of(anne)
        for data in (grey(), nude()):
            assert (await here.send_photo(data)).outcome == "accepted"
            event = await photo_in(here, anne.tag)
            assert event.photo is not None
            assert event.photo.blurred
        assert (await here.send_photo(known("block"))).outcome == "refused"
