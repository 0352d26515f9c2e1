"""Two visitors through the real door, over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest

from salon.client import ClientError, DoorShut, Event, Notice, Reset, Room, TestWallet, Visitor, enter
from tests.client.networks import AT_ONCE, DEADLINE_S, Network
from tests.running import Place, running_site


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Place]:
    async with running_site(tmp_path) as place:
        yield place


async def place_of(visitor: Visitor, room: str = "La place") -> Room:
    return await visitor.join(next(info for info in await visitor.rooms() if info.name == room))


async def take(room: Room, count: int) -> list[Event]:
    """The next `count` events."""
    taken: list[Event] = []
    async with asyncio.timeout(DEADLINE_S):
        async for event in room.events():
            taken.append(event)
            if len(taken) == count:
                break
    return taken


async def test_two_visitors_talk_reply_react_edit_and_retract(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin") as ben:
        here, there = await place_of(anne), await place_of(ben)
        said = await here.send("Bonsior à tous")
        assert (said.outcome, said.seq) == ("accepted", 1)
        reply = await there.send("Bonsoir Camille", reply_to=said.seq, mentions=[anne.tag])
        await there.react(said.seq, "👍")
        await here.edit(said.seq, "Bonsoir à tous")
        await here.retract(said.seq)
        for room in (here, there):
            events = await take(room, 5)
            assert [event.seq for event in events] == [1, 2, 3, 4, 5]
            assert [event.kind for event in events] == ["message", "message", "reaction", "edit", "retraction"]
            assert events[1].reply_to == said.seq
            assert events[1].mentions == (anne.tag,)
            assert events[3].text == "Bonsoir à tous"
            assert room.position == (said.epoch, 5)
        assert reply.seq == 2


async def test_the_door_says_why_a_name_is_refused(site: Place) -> None:
    async with await enter(site.url, "Camille"):
        for name, code in [("CAMILLE", "name_taken"), ("Modérateur", "name_reserved"), ("x", "name_length")]:
            with pytest.raises(ClientError) as caught:
                await enter(site.url, name)
            assert caught.value.code == code


async def test_a_wallet_that_proves_nothing_is_refused(site: Place) -> None:
    class Forger(TestWallet):
        def answer(self, issuer_signed: object, info: str, origin: str) -> str:
            return TestWallet.answer(self, issuer_signed, info, "http://elsewhere.test")  # type: ignore[arg-type]

    with pytest.raises(ClientError) as caught:
        await enter(site.url, "Camille", wallet=Forger())
    assert caught.value.code == "age_not_shown"


async def test_nobody_answering_is_unreachable() -> None:
    with pytest.raises(ClientError) as caught:
        await enter("http://localhost:9", "Camille")
    assert (caught.value.code, caught.value.temporary) == ("unreachable", True)
    with pytest.raises(ValueError, match="not the address"):
        await enter("localhost", "Camille")


async def test_a_pass_that_was_ended_is_said_to_everything_that_waits(site: Place) -> None:
    visitor = await enter(site.url, "Camille", back_off=AT_ONCE)
    room = await place_of(visitor)
    reading = asyncio.create_task(take(room, 1))
    family = next(iter(site.running.services.hub.families))
    await site.running.services.passes.revoke(family)
    with pytest.raises(DoorShut) as caught:
        await reading
    assert caught.value.code in {"no_pass", "revoked"}
    with pytest.raises(DoorShut):
        await room.send("Encore là ?")
    with pytest.raises(DoorShut):
        await visitor.join("abcdefgh234567ab")
    await visitor.close()


async def test_a_wrong_ticket_is_replaced_once(site: Place) -> None:
    network = Network()
    async with await enter(site.url, "Camille", back_off=AT_ONCE, dial=network) as visitor:
        room = await place_of(visitor)
        visitor.door._ticket = visitor.door._ticket[:-4] + "AAAA"
        network.cut()
        assert (await room.send("Me revoilà")).outcome == "accepted"
        visitor.door._ticket = "wrong"
        assert (await visitor.blocks()) == []


async def test_a_refusal_of_judging_is_a_verdict_and_a_wrong_frame_an_error(site: Place) -> None:
    async with await enter(site.url, "Camille") as visitor:
        room = await place_of(visitor)
        told = await room.send("voir http://exemple.org/page")
        assert (told.outcome, told.code, told.rule, told.hint) == ("refused", "judged", "links", "remove_link")
        assert (await room.send("bonsoir")).seq == 1
        with pytest.raises(ClientError) as caught:
            await room.send("")
        assert caught.value.code == "malformed"


async def test_the_same_cid_gets_the_first_verdict_again(site: Place) -> None:
    network, cid = Network(), uuid4()
    async with await enter(site.url, "Camille", back_off=AT_ONCE, dial=network) as visitor:
        room = await place_of(visitor)
        first = await room.send("Une fois", cid=cid)
        assert await room.send("Une fois", cid=cid) == first
        network.cut()
        assert await room.send("Une fois", cid=cid) == first
        with pytest.raises(ClientError) as caught:
            other = await room.send("Autre chose", cid=cid)
            raise ClientError(other.code)
        assert caught.value.code == "conflict"
        assert (await room.send("Deux fois")).seq == 2


async def test_history_can_be_left_out_and_a_position_resumed_by_somebody_new(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin") as ben:
        room = await place_of(anne)
        for text in ("un", "deux", "trois"):
            await room.send(text)
        fresh = await ben.join(room.id, history=False)
        await room.send("quatre")
        assert [event.text for event in await take(fresh, 1)] == ["quatre"]
        await fresh.leave()
        assert fresh.position is not None
        again = await ben.join(room.id, position=(fresh.position[0], 2))
        assert [event.text for event in await take(again, 2)] == ["trois", "quatre"]


async def test_the_first_page_is_marked_by_a_reset(site: Place) -> None:
    async with await enter(site.url, "Camille") as visitor:
        room = await place_of(visitor)
        update = await anext(room.updates())
        assert isinstance(update, Reset)
        assert (update.cause, update.events) == ("join", ())


async def test_leaving_ends_the_iterator_and_what_is_not_there_is_refused(site: Place) -> None:
    async with await enter(site.url, "Camille") as visitor:
        room = await place_of(visitor)
        await room.leave()
        assert [event async for event in room.events()] == []
        with pytest.raises(ClientError) as caught:
            await room.send("trop tard")
        assert caught.value.code == "not_joined"
        with pytest.raises(ClientError) as caught:
            await visitor.join("abcdefgh234567ab")
        assert caught.value.code == "not_found"


async def test_a_host_slows_mutes_removes_pins_hands_over_and_closes(site: Place) -> None:
    async with await enter(site.url, "Camille") as host, await enter(site.url, "Robin") as guest:
        room = await host.open_room("Le coin des lecteurs", "On lit le soir", life_s=3600)
        seat = await guest.join(room.id)
        assert (await room.slow(30)).slow_s == 30
        assert (await room.pin("Restons courtois")).pinned == "Restons courtois"
        await seat.send("un")
        told = await seat.send("deux")
        assert (told.code, told.retry_after_s > 0) == ("slow_mode", True)
        assert seat.info is not None
        assert seat.info.slow_s == 30
        await room.mute(guest.tag)
        assert (await seat.send("trois")).code == "muted"
        await room.unmute(guest.tag)
        with pytest.raises(ClientError) as caught:
            await seat.slow(0)
        assert caught.value.code == "not_host"
        await room.hand_over(guest.tag)
        await seat.remove(host.tag)
        with pytest.raises(ClientError) as caught:
            async for _ in room.events():
                pass
        assert caught.value.code == "removed"
        await seat.shut()
        with pytest.raises(ClientError) as caught:
            async for _ in seat.events():
                pass
        assert caught.value.code == "room_closed"


async def test_news_brings_notices(site: Place) -> None:
    async with await enter(site.url, "Camille") as host, await enter(site.url, "Robin") as guest:
        room = await host.open_room("Le coin des lecteurs")
        await guest.join(room.id)
        await room.hand_over(guest.tag)
        async with asyncio.timeout(DEADLINE_S):
            async for notice in guest.news():
                assert notice.code == "you_are_host"
                break


async def test_leave_and_erase_ends_the_pass(site: Place) -> None:
    visitor = await enter(site.url, "Camille")
    await visitor.leave_and_erase()
    with pytest.raises(ClientError) as caught:
        await visitor.blocks()
    assert caught.value.code == "closed"
    assert not site.running.services.hub.families


async def notice(visitor: Visitor, code: str) -> Notice:
    """The next notice of this code."""
    async with asyncio.timeout(DEADLINE_S):
        async for told in visitor.news():
            if isinstance(told, Notice) and told.code == code:
                return told
    raise AssertionError("the visitor was closed")


async def test_a_one_to_one_by_consent(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin") as ben:
        await place_of(anne)
        await place_of(ben)
        with pytest.raises(ClientError) as caught:
            await anne.request("Personne", "Bonjour")
        assert caught.value.code == "not_found"
        sent = await anne.request("robin", "Un mot à deux ?")
        await notice(ben, "request_received")
        (request,) = (await ben.requests()).incoming
        assert (request.id, request.text, request.judged) == (sent, "Un mot à deux ?", True)
        assert request.sender is not None
        assert request.sender.name == "Camille"
        assert (await anne.requests()).outgoing[0].to is not None
        seat = await ben.accept(request)
        told = await notice(anne, "request_accepted")
        (direct,) = await anne.directs()
        assert direct.room.id == told.params["room"] == seat.id
        assert direct.person is not None
        assert direct.person.name == "Robin"
        desk = await anne.join(direct.room)
        await desk.send("Merci d'avoir dit oui")
        assert [event.text for event in await take(seat, 1)] == ["Merci d'avoir dit oui"]
        await anne.end_direct(desk)
        assert await anne.directs() == []


async def test_a_request_is_declined_withdrawn_and_somebody_blocked(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin") as ben:
        here, there = await place_of(anne), await place_of(ben)
        await ben.withdraw(await ben.request("Camille", "Bonjour"))
        assert (await anne.requests()).incoming == ()
        await anne.request("Robin", "Un mot à deux ?")
        await notice(ben, "request_received")
        await ben.decline((await ben.requests()).incoming[0])
        await notice(anne, "request_declined")
        await ben.block(anne.tag)
        assert await ben.blocks() == [anne.tag]
        await here.send("Pas pour Robin")
        assert [event.kind for event in await take(there, 1)] == ["gone"]
        await ben.unblock(anne.tag)
        assert await ben.blocks() == []
        await ben.wish(requests=False, findable=False)
        assert [person.name for person in await anne.people(here, "robin")] == []
