"""Held, refused, closed and reported photos: a running site, its real worker, visitors and staff."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from uuid import uuid4

import msgspec
import pytest
import pytest_asyncio
from PIL import Image

from salon.base.errors import Refused
from salon.base.ids import CaseId
from salon.chat.photo import PhotoFacts, unpacked
from salon.client import ClientError, enter
from salon.outside.custodian_seal import INFO, SUITE
from tests.flow.galleries import (
    Gallery,
    clean,
    grey,
    known,
    nude,
    open_gallery,
    outcome_of,
    photo_in,
    place_of,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def gallery(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Gallery]:
    async with open_gallery(tmp_path_factory.mktemp("gallery")) as one:
        yield one


async def test_a_doubtful_photo_waits_for_a_person_and_is_delivered_blurred(gallery: Gallery) -> None:
    desk = gallery.place.running.services.desk.photos
    async with await enter(gallery.place.url, "Camille") as anne, await enter(gallery.place.url, "Robin") as ben:
        here, there = await place_of(anne), await place_of(ben)
        cid = str(uuid4())
        held = await here.send_photo(grey(), cid=cid)
        assert (held.outcome, held.clause, held.seq) == ("held", "2.7", 0)
        assert held.claim
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert (case.photo.lane, case.photo.examined, case.photo.band) == ("held", True, "blur")
        assert case.acts == ("release", "refuse", "mute", "fresh_proof", "suspend")
        veiled = Image.open(io.BytesIO(await desk.veiled(gallery.member.id, CaseId(case.id))))
        assert max(veiled.size) == 320
        assert not [step for step in (await gallery.case_of(anne)).events if step.kind == "unblurred"]
        clear = Image.open(io.BytesIO(await desk.clear(gallery.member, CaseId(case.id))))
        assert clear.size == (320, 240)
        steps = [step for step in (await gallery.case_of(anne)).events if step.kind == "unblurred"]
        assert [step.by for step in steps] == ["Dora"]
        assert b"salon_unblurred_total" in gallery.place.running.services.metrics.text()
        await gallery.act(case, "release")
        event = await photo_in(there, anne.tag)
        assert event.photo is not None
        assert event.photo.blurred
        assert await there.photo(event) == await here.photo(event)
        assert (await outcome_of(anne, cid)).outcome == "accepted"
        with pytest.raises(Refused, match="not_found"):
            await desk.veiled(gallery.member.id, CaseId(case.id))


async def test_a_refused_photo_is_destroyed(gallery: Gallery) -> None:
    async with await enter(gallery.place.url, "Margot") as anne:
        here = await place_of(anne)
        before = gallery.files()
        cid = str(uuid4())
        assert (await here.send_photo(known("hold"), cid=cid)).outcome == "held"
        (file,) = gallery.files() - before
        case = await gallery.case_of(anne)
        assert case.photo is not None
        match = case.photo.matches[0]
        assert (match.bank, match.role, match.near) == ("test-hold", "hold", False)
        await gallery.act(case, "refuse")
        refused = await outcome_of(anne, cid)
        assert (refused.outcome, refused.clause, refused.rule) == ("refused", "2.7", "")
        made = (await gallery.place.running.services.desk.moderate.decisions()).decisions
        assert next(one.clause for one in made if one.case == case.id) == "2.7"
        with pytest.raises(Refused, match="not_found"):
            await gallery.place.running.services.desk.photos.veiled(gallery.member.id, CaseId(case.id))
        await gallery.place.running.photos.sweep.once()
        assert file not in gallery.files()


async def test_nudity_is_refused_with_what_to_change_and_a_known_picture_with_the_clause_alone(
    gallery: Gallery,
) -> None:
    async with await enter(gallery.place.url, "Lucien") as anne:
        here = await place_of(anne)
        before = gallery.files()
        bare = await here.send_photo(nude())
        assert (bare.outcome, bare.code, bare.clause, bare.hint) == ("refused", "judged", "2.7", "photo_nudity")
        stopped = await here.send_photo(known("block"))
        assert (stopped.outcome, stopped.code, stopped.clause) == ("refused", "judged", "2.7")
        assert (stopped.rule, stopped.hint, stopped.spans) == ("", "", ())
        assert stopped.claim == bare.claim != ""
        assert gallery.files() == before
        told = await gallery.place.running.services.desk.claims.state("me", stopped.claim)
        # The same of both: that it was the photo and its clause, not what was found in it.
        assert {(one.kind, one.reason, one.clause) for one in told.statements} == {("machine_block", "photo", "2.7")}
        assert (len(told.statements), told.reason) == (2, "photo")


async def test_a_suspected_photo_is_sealed_and_its_sender_frozen_until_a_person_decides(gallery: Gallery) -> None:
    desk, running = gallery.place.running.services.desk, gallery.place.running
    async with await enter(gallery.place.url, "Octave") as anne:
        here = await place_of(anne)
        before = gallery.files()
        verdict = await here.send_photo(known("csam"))
        assert (verdict.outcome, verdict.code, verdict.clause) == ("refused", "judged", "2.7")
        assert (verdict.rule, verdict.hint) == ("", "")
        assert gallery.files() == before
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert (case.photo.lane, case.photo.sealed, case.reason) == ("closed", True, "minor")
        assert (case.photo.matches[0].bank, case.photo.matches[0].near) == ("test-csam", False)
        assert "release" not in case.acts
        for look in (
            desk.photos.veiled(gallery.member.id, CaseId(case.id)),
            desk.photos.clear(gallery.member, CaseId(case.id)),
        ):
            with pytest.raises(Refused, match="not_found"):
                await look
        assert "photo_closed_lane" in running.alarms.now()
        assert "photo_unsealed" not in running.alarms.now()
        sealed = (gallery.place.root / "data" / "sealed" / f"{case.id}.hpke").read_bytes()
        package = msgspec.msgpack.decode(SUITE.decrypt(sealed, gallery.custodian, INFO + case.id.encode()))
        assert package["original"] == known("csam")
        assert package["name"] == "Octave"
        facts = msgspec.convert(package["facts"], PhotoFacts)
        assert facts.matches[0].bank == "test-csam"
        with pytest.raises(ClientError, match="muted") as frozen:
            await here.send("Bonsoir")
        assert 86_000 < frozen.value.retry_after_s <= 86_400
        with pytest.raises(ClientError, match="muted"):
            await here.send_photo(clean())
        with pytest.raises(ClientError, match="muted"):
            await anne.open_room("Le grenier")
        with pytest.raises(ClientError, match="muted"):
            await anne.accept("A" * 16)
        freezes = [one for one in (await running.services.desk.moderate.decisions()).decisions if one.kind == "freeze"]
        assert [(one.author, one.reason, one.case, one.undone_ms) for one in freezes] == [
            ("machine", "other", case.id, 0)
        ]
        await gallery.act(case, "dismiss")
        assert not list((gallery.place.root / "data" / "sealed").glob(f"{case.id}*")), "found wrong, it is not kept"
        (freeze,) = [
            one for one in (await running.services.desk.moderate.decisions()).decisions if one.kind == "freeze"
        ]
        assert freeze.undone_ms > 0
        assert (await here.send("Bonsoir")).outcome == "accepted"


async def test_a_reported_photo_is_kept_for_staff_after_its_author_took_it_back(gallery: Gallery) -> None:
    desk = gallery.place.running.services.desk.photos
    async with await enter(gallery.place.url, "Salome") as anne, await enter(gallery.place.url, "Bastien") as ben:
        here, there = await place_of(anne), await place_of(ben)
        said = await here.send_photo(clean())
        event = await photo_in(there, anne.tag)
        before = gallery.files()
        await ben.report("message", "private", room=there.id, seq=event.seq)
        await ben.report("message", "other", room=there.id, seq=event.seq)
        await anne.report("message", "other", room=there.id, seq=event.seq)
        assert len(gallery.files() - before) == 1, "one copy, however many report it"
        await here.retract(said.seq)
        await gallery.place.running.photos.sweep.once()
        with pytest.raises(ClientError, match="not_found"):
            await there.photo(event)
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert case.photo.lane == "reported"
        assert max(Image.open(io.BytesIO(await desk.veiled(gallery.member.id, CaseId(case.id)))).size) == 320
        clear = Image.open(io.BytesIO(await desk.clear(gallery.member, CaseId(case.id))))
        assert clear.size == (640, 480)


async def test_a_photo_reported_as_child_abuse_is_seen_by_nobody_and_goes_into_the_closed_lane(
    gallery: Gallery,
) -> None:
    desk = gallery.place.running.services.desk
    gallery.place.time.ahead_s += 60  # a room takes so many in a while
    async with await enter(gallery.place.url, "Solal") as anne, await enter(gallery.place.url, "Bertille") as ben:
        here, there = await place_of(anne), await place_of(ben)
        await here.send_photo(clean())
        event = await photo_in(there, anne.tag)
        assert event.photo is not None
        shown = await there.photo(event)
        before = gallery.files()
        # Whoever reports it first for something lighter makes it visible only until somebody says what it is.
        await ben.report("message", "private", room=there.id, seq=event.seq)
        light = (await gallery.case_of(anne)).photo
        assert light is not None
        assert light.lane == "reported"
        await anne.report("message", "minor", room=there.id, seq=event.seq)
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert (case.reason, case.photo.lane, case.photo.closable, case.photo.sealed) == (
            "minor",
            "closed",
            True,
            False,
        )
        for look in (desk.photos.veiled, lambda _by, one: desk.photos.clear(gallery.member, one)):
            with pytest.raises(Refused, match="not_found"):
                await look(gallery.member.id, CaseId(case.id))
        await desk.photos.close(gallery.member, CaseId(case.id))
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert (case.photo.lane, case.photo.closable, case.photo.sealed) == ("closed", False, True)
        assert [step.by for step in case.events if step.kind == "closed_lane"] == ["Dora"]
        sealed = (gallery.place.root / "data" / "sealed" / f"{case.id}.hpke").read_bytes()
        package = msgspec.msgpack.decode(SUITE.decrypt(sealed, gallery.custodian, INFO + case.id.encode()))
        assert (package["original"], package["name"]) == (shown, "Solal")
        assert gallery.files() == before - {event.photo.id}, "neither the copy is left nor the one of the room"
        with pytest.raises(ClientError, match="not_found"):
            await there.photo(event)
        with pytest.raises(ClientError, match="muted"):
            await here.send("Bonsoir")
        with pytest.raises(Refused, match="not_found"):
            await desk.photos.close(gallery.member, CaseId(case.id))
        await gallery.act(case, "remove")
        assert (await here.send("Bonsoir")).outcome == "accepted"
        with pytest.raises(Refused, match="conflict"):
            await desk.photos.close(gallery.member, CaseId(case.id))


async def test_the_copy_of_a_photo_reported_as_child_abuse_has_no_veil(gallery: Gallery) -> None:
    gallery.place.time.ahead_s += 60
    async with await enter(gallery.place.url, "Sidoine") as anne, await enter(gallery.place.url, "Berthe") as ben:
        here, there = await place_of(anne), await place_of(ben)
        await here.send_photo(clean())
        event = await photo_in(there, anne.tag)
        await ben.report("message", "minor", room=there.id, seq=event.seq)
        case = await gallery.case_of(anne)
        records = gallery.place.running.services.desk.photos._desk
        (photo,) = (body.photo for body in await records.body(CaseId(case.id)) if body.photo)
        copy = photo.kept
        assert copy is not None
        plain = await gallery.place.running.photos.files.read(copy.id, copy.key)
        assert plain is not None
        assert (unpacked(plain).veiled, bool(unpacked(plain).image)) == (b"", True)


async def test_a_held_photo_goes_into_the_closed_lane_and_is_never_released(gallery: Gallery) -> None:
    desk = gallery.place.running.services.desk
    gallery.place.time.ahead_s += 60
    async with await enter(gallery.place.url, "Sixtine") as anne:
        here = await place_of(anne)
        before = gallery.files()
        assert (await here.send_photo(grey())).outcome == "held"
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert case.photo.closable
        await desk.photos.close(gallery.member, CaseId(case.id))
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert (case.photo.lane, case.photo.sealed, "release" in case.acts) == ("closed", True, False)
        assert gallery.files() == before
        with pytest.raises(Refused, match="conflict"):
            await gallery.act(case, "release")
        with pytest.raises(ClientError, match="muted"):
            await here.send("Bonsoir")


async def test_a_photo_that_vanished_can_be_reported_by_its_receipt_without_the_picture(gallery: Gallery) -> None:
    async with await enter(gallery.place.url, "Violette") as anne, await enter(gallery.place.url, "Zacharie") as ben:
        here, there = await place_of(anne), await place_of(ben)
        said = await here.send_photo(clean())
        event = await photo_in(there, anne.tag)
        await here.retract(said.seq)
        assert there.position is not None
        forged = msgspec.structs.replace(event, photo=msgspec.structs.replace(event.photo, id="A" * 22))
        for wrong in (forged, msgspec.structs.replace(event, photo=None)):
            with pytest.raises(ClientError, match="gone"):
                await ben.report("message", "private", room=there.id, event=wrong, epoch=said.epoch)
        await ben.report("message", "private", room=there.id, event=event, epoch=said.epoch)
        case = await gallery.case_of(anne)
        assert case.photo is None
        assert [(one.photo, one.text, one.reported) for one in case.context] == [(True, "", True)]


@pytest.mark.parametrize(
    ("name", "data"),
    [("Yvain", nude()), ("Ysolde", known("block")), ("Yann", known("csam"))],
    ids=["nude", "block", "csam"],
)
async def test_who_says_to_be_a_minor_under_a_refused_picture_is_looked_at_by_a_person(
    gallery: Gallery, name: str, data: bytes
) -> None:
    running, desk = gallery.place.running, gallery.place.running.services.desk.photos
    gallery.place.time.ahead_s += 60  # a room takes so many in a while
    async with await enter(gallery.place.url, name) as anne:
        here = await place_of(anne)
        await running.photos.sweep.once()  # what earlier tests took back
        before = gallery.files()
        verdict = await here.send_photo(data, words="moi j'ai 15 ans")
        assert (verdict.outcome, verdict.rule, verdict.hint, verdict.spans) == ("held", "", "", ())
        assert verdict.claim
        assert gallery.files() == before, "nothing of the picture is kept for the hold"
        moderate = running.services.desk.moderate
        looked = [await moderate.look(gallery.member, CaseId(item.id)) for item in await gallery.cases()]
        new = [case for case in looked if case.target.tag == anne.tag]
        (held,) = (case for case in new if case.rule != "photo_closed")
        assert (held.text, held.reason) == ("moi j'ai 15 ans", "minor")
        assert held.photo is not None
        assert "give_back" in held.acts, "its pass waits for a person"
        assert "release" not in held.acts, "what would be refused is not offered"
        assert len(new) == (2 if data == known("csam") else 1)
        for look in (desk.veiled(gallery.member.id, CaseId(held.id)), desk.clear(gallery.member, CaseId(held.id))):
            with pytest.raises(Refused, match="not_found"):
                await look
        with pytest.raises(Refused, match="conflict"):
            await gallery.act(held, "release")
        await gallery.act(held, "give_back")
