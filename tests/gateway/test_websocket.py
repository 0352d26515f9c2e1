"""Real sockets against the real gateway and store."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from salon.chat.model import Accepted
from salon.gateway.live import SOCKETS_MAX, STRANGERS_MAX
from salon.gateway.websocket import Connection
from salon.wire import codec, frames
from tests.gateway.sites import DEADLINE_S, Gate, credentials, family, open_gate
from tests.store.worlds import ROOM, START, remove


@pytest.fixture
async def gate(tmp_path: Path) -> AsyncIterator[Gate]:
    async with open_gate(tmp_path) as gate:
        yield gate


async def test_two_visitors_talk(gate: Gate) -> None:
    anne, ben = await gate.enter("anne"), await gate.enter("ben")
    await anne.join()
    await ben.join()
    verdict = await anne.send("Bonsoir")
    assert (verdict.outcome, verdict.seq) == ("accepted", 1)
    event = await ben.see(1)
    assert (event.text, event.name) == ("Bonsoir", "anne")
    assert (await anne.see(1)).text == "Bonsoir"


async def test_http_answers_on_the_same_port(gate: Gate) -> None:
    async with httpx.AsyncClient() as http:
        assert (await http.get(f"http://localhost:{gate.port}/")).text == "page"


async def test_edit_reaction_and_retraction_reach_the_room(gate: Gate) -> None:
    anne, ben = await gate.enter("anne"), await gate.enter("ben")
    await anne.join()
    await ben.join()
    await anne.send("Bonsior")
    await anne.say(frames.Edit(room=ROOM, target=1, text="Bonsoir", cid=str(uuid4())))
    await ben.see(2)
    await ben.say(frames.React(room=ROOM, target=1, emoji="👍", cid=str(uuid4())))
    await ben.see(3)
    assert [(e.kind, e.target) for e in ben.seen.values()] == [("message", 0), ("edit", 1), ("reaction", 1)]
    await anne.see(3)
    await anne.say(frames.Retract(room=ROOM, target=1, cid=str(uuid4())))
    assert (await ben.see(4)).kind == "retraction"
    late = await gate.enter("late")
    reset = await late.join()
    assert [event.kind for event in reset.events] == ["retraction"]


# ---------------------------------------------------------------- judging


async def test_a_held_message_reaches_nobody(gate: Gate) -> None:
    anne, ben = await gate.enter("anne"), await gate.enter("ben")
    await anne.join()
    await ben.join()
    held = await anne.send("please hold this")
    assert (held.outcome, held.seq, held.clause) == ("held", 0, "2.1")
    await anne.send("next")
    assert (await ben.see(1)).text == "next"


@pytest.mark.parametrize("text", ["break it", "be late"])
async def test_a_broken_or_late_judge_holds_the_message(gate: Gate, text: str) -> None:
    anne = await gate.enter("anne")
    await anne.join()
    assert (await anne.send(text)).outcome == "held"
    assert (await gate.world.log.latest(ROOM, 10, START)).top == 0


async def test_a_block_says_what_to_change_but_not_for_protected_families(gate: Gate) -> None:
    anne = await gate.enter("anne")
    await anne.join()
    told = await anne.send("block")
    assert (told.outcome, told.code, told.rule, told.hint) == ("refused", "judged", "words", "change")
    told = await anne.send("block protected")
    assert (told.code, told.clause, told.rule, told.hint, told.spans) == ("judged", "2.1", "", "", ())


async def test_a_retry_is_acked_again_and_not_published_again(gate: Gate) -> None:
    anne, ben = await gate.enter("anne"), await gate.enter("ben")
    await anne.join()
    await ben.join()
    cid = str(uuid4())
    first, again = await anne.send("once", cid), await anne.send("once", cid)
    assert first == again
    await anne.send("twice")
    await ben.see(2)
    assert [event.text for event in ben.seen.values()] == ["once", "twice"]


# ---------------------------------------------------------------- resume


async def test_resume_is_exact_however_often_the_connection_breaks(gate: Gate) -> None:
    chance = random.Random(7)
    writer, reader = await gate.enter("writer"), await gate.enter("reader")
    await writer.join()
    await reader.join()
    total = 120
    bucket = gate.live.hub.saying.of(family("writer"))
    bucket.burst = bucket.per_s = 10_000

    async def write() -> None:
        for number in range(total):
            gate.clock.advance(0.1)
            assert (await writer.send(f"n {number}")).outcome == "accepted"

    writing = asyncio.create_task(write())
    breaks = 0
    while len(reader.seen) < total:
        for _ in range(chance.randrange(1, 12)):
            if len(reader.seen) < total:
                await reader.next()
        reader.socket.transport.abort()
        breaks += 1
        back = await gate.enter("reader", positions={ROOM: (reader.epoch, reader.top)})
        back.seen, back.epoch, back.top = reader.seen, reader.epoch, reader.top
        await back.until(frames.CaughtUp)
        reader = back
    await writing
    assert [reader.seen[seq].text for seq in range(1, total + 1)] == [f"n {number}" for number in range(total)]
    assert breaks > 5


async def test_resume_through_the_log_when_the_ring_is_gone(gate: Gate) -> None:
    anne = await gate.enter("anne")
    await anne.join()
    for number in range(5):
        gate.clock.advance(2)
        await anne.send(f"n {number}")
    await anne.leave()
    gate.live.hub.live.clear()
    back = await gate.enter("ben", positions={ROOM: (anne.epoch, 2)})
    await back.until(frames.CaughtUp)
    assert [event.text for event in back.seen.values()] == ["n 2", "n 3", "n 4"]


@pytest.mark.parametrize(("position", "cause"), [((1, 1), "epoch"), (None, "join"), ("ahead", "ahead")])
async def test_what_cannot_be_proven_is_an_explicit_reset(gate: Gate, position: object, cause: str) -> None:
    anne = await gate.enter("anne")
    reset = await anne.join()
    assert reset.cause == "join"
    where = (anne.epoch, 99) if position == "ahead" else position
    assert (await anne.join(where)).cause == cause  # type: ignore[arg-type]


async def test_a_gap_whose_events_have_all_expired_is_complete(gate: Gate) -> None:
    anne = await gate.enter("anne")
    await anne.join()
    for _ in range(3):
        await anne.send("soon over")
    gate.clock.advance(3600)
    back = await gate.enter("ben", positions={ROOM: (anne.epoch, 1)})
    caught = await back.until(frames.CaughtUp)
    assert (caught.top, caught.floor) == (3, 4)
    assert not back.seen


async def test_a_gap_with_living_events_below_the_floor_is_a_reset(gate: Gate) -> None:
    anne = await gate.enter("anne")
    await anne.join()
    for _ in range(4):
        await anne.send("first")
    gate.clock.advance(1800)
    await anne.send("second")
    gate.clock.advance(1800)
    back = await gate.enter("ben", positions={ROOM: (anne.epoch, 1)})
    reset = await back.until(frames.Reset)
    assert (reset.cause, reset.floor, [event.seq for event in reset.events]) == ("expired_gap", 5, [5])


async def test_a_heartbeat_counts_what_was_sent_and_names_the_tops(gate: Gate) -> None:
    anne = await gate.enter("anne")
    await anne.join()
    await anne.send("one")
    await anne.see(1)
    for connection in gate.live.connections:
        gate.live.heartbeat(connection)
    beat = await anne.until(frames.Heartbeat)
    assert beat.sent == anne.received
    assert beat.rooms == {ROOM: (anne.epoch, 1, 1)}


# ---------------------------------------------------------------- blocks, presence


async def test_the_blocked_see_tombstones_live_and_at_replay_and_numbering_goes_on(gate: Gate) -> None:
    gate.blocks.pairs[family("ben")] = frozenset({family("anne")})
    anne, ben, carl = await gate.enter("anne"), await gate.enter("ben"), await gate.enter("carl")
    for visitor in (anne, ben, carl):
        await visitor.join()
    await anne.send("not for ben")
    await carl.send("for all")
    await ben.see(2)
    assert [(e.kind, e.text) for e in ben.seen.values()] == [("gone", ""), ("message", "for all")]
    again = await gate.enter("ben")
    reset = await again.join()
    assert [(e.kind, e.text) for e in reset.events] == [("gone", ""), ("message", "for all")]
    await carl.see(2)
    assert carl.seen[1].text == "not for ben"


async def test_presence_counts_people_not_tabs(gate: Gate) -> None:
    anne, tab = await gate.enter("anne"), await gate.enter("anne")
    await anne.join()
    await tab.join()
    ben = await gate.enter("ben")
    await ben.join()
    presence = await ben.until(frames.Presence)
    assert presence.count == 2
    assert {person.name for person in presence.sample} == {"anne", "ben"}


async def test_a_full_room_refuses_and_says_so(tmp_path: Path) -> None:
    async with open_gate(tmp_path, capacity=2) as gate:
        for name in ("anne", "ben"):
            await (await gate.enter(name)).join()
        carl = await gate.enter("carl")
        await carl.say(frames.Join(room=ROOM))
        assert (await carl.until(frames.ErrorFrame)).code == "room_full"


# ---------------------------------------------------------------- the door of the socket


async def test_a_page_of_another_site_is_refused(gate: Gate) -> None:
    with pytest.raises(InvalidStatus) as caught:
        await connect(gate.url, origin="http://evil.test")  # type: ignore[arg-type]
    assert caught.value.response.status_code == 403


async def test_another_path_is_not_found(gate: Gate) -> None:
    with pytest.raises(InvalidStatus) as caught:
        await connect(gate.url + "x")
    assert caught.value.response.status_code == 404


@pytest.mark.parametrize("wrong", ["foreign ticket", "expired", "other key", "replayed nonce", "revoked"])
async def test_a_wrong_hello_is_refused_and_the_socket_closed(gate: Gate, wrong: str) -> None:
    socket = await gate.connect()
    challenge = frames_of(await socket.recv())
    nonce = "somebody else's" if wrong == "replayed nonce" else challenge.nonce
    ticket, answer = credentials(
        gate,
        "anne",
        nonce,
        expires_in=-1 if wrong == "expired" else 900,
        signer="thief" if wrong == "other key" else None,
    )
    if wrong == "foreign ticket":
        ticket = ticket[:-4] + "AAAA"
    if wrong == "revoked":
        gate.live._revoked.add(family("anne"))
    await socket.send(codec.encode(frames.Hello(ticket=ticket, answer=answer)).decode())
    error = frames_of(await socket.recv())
    assert error.code in {"no_ticket", "bad_answer", "revoked"}
    with pytest.raises(ConnectionClosed) as caught:
        await socket.recv()
    assert caught.value.rcvd is not None
    assert caught.value.rcvd.code == frames.CLOSE_POLICY


async def test_nothing_but_hello_is_taken_before_hello(gate: Gate) -> None:
    socket = await gate.connect()
    await socket.recv()
    await socket.send('{"type":"leave","room":"abcdefgh234567ab"}')
    assert frames_of(await socket.recv()).code == "not_admitted"
    await socket.close()


async def test_a_socket_that_says_no_hello_is_closed(gate: Gate) -> None:
    socket = await gate.connect()
    await socket.recv()
    gate.clock.advance(10.5)
    gate.live.turn()
    with pytest.raises(ConnectionClosed):
        async with asyncio.timeout(DEADLINE_S):
            await socket.recv()


async def test_a_reader_that_never_reads_is_let_go_and_the_others_are_not_held_up(gate: Gate) -> None:
    anne, sleeper, ben = await gate.enter("anne"), await gate.enter("sleeper"), await gate.enter("ben")
    for visitor in (anne, sleeper, ben):
        await visitor.join()
    sleeper.socket.transport.pause_reading()
    bucket = gate.live.hub.saying.of(family("anne"))
    bucket.burst = bucket.per_s = 10_000
    said = 0
    while any(c.visitor is not None and c.visitor.name == "sleeper" for c in gate.live.connections):
        gate.clock.advance(0.05)
        said += 1
        assert (await anne.send("x" * 2000)).outcome == "accepted"
        await ben.see(said)
        assert said < 5_000
    assert ben.top == said


async def test_a_graceful_stop_tells_clients_to_come_back(gate: Gate) -> None:
    anne = await gate.enter("anne")
    await gate.live.drain()
    assert (await anne.until(frames.Notice)).code == "going_away"
    with pytest.raises(ConnectionClosed) as caught:
        await anne.next()
    assert caught.value.rcvd is not None
    assert caught.value.rcvd.code == frames.CLOSE_RESUME


async def test_a_moderators_removal_is_seen_live(gate: Gate) -> None:
    anne, ben = await gate.enter("anne"), await gate.enter("ben")
    await anne.join()
    await ben.join()
    await anne.send("not here")
    outcome = await remove(gate.world.log, ROOM, 1, "terms", gate.clock.now())
    assert isinstance(outcome, Accepted)
    gate.live.hub.publish(ROOM, outcome)
    assert (await ben.see(2)).kind == "removal"
    late = await gate.enter("late")
    assert [event.kind for event in (await late.join()).events] == ["removal"]


def frames_of(data: str | bytes):
    return codec.decode_server(data if isinstance(data, bytes) else data.encode())


async def test_one_pass_holds_so_many_sockets_and_the_oldest_gives_way(gate: Gate) -> None:
    first = await gate.enter("anne")
    for _ in range(SOCKETS_MAX):
        gate.clock.advance(1)
        last = await gate.enter("anne")
    with pytest.raises(ConnectionClosed) as caught:
        await first.next()
    assert caught.value.rcvd is not None
    assert caught.value.rcvd.code == frames.CLOSE_RESUME
    assert len(gate.live.hub.families[family("anne")]) == SOCKETS_MAX
    await last.join()
    assert (await last.send("here")).outcome == "accepted"


async def test_sockets_that_say_no_hello_are_counted_by_address(gate: Gate) -> None:
    anne = await gate.enter("anne")
    assert not gate.live.strangers
    waiting = [await gate.connect() for _ in range(3)]
    ((household, strangers),) = gate.live.strangers.items()
    strangers |= {cast("Any", object()) for _ in range(STRANGERS_MAX - 3)}
    with pytest.raises(InvalidStatus) as refused:
        await gate.connect()
    assert refused.value.response.status_code == 429
    gate.live.strangers[household] = {one for one in strangers if isinstance(one, Connection)}
    ben = await gate.enter("ben")
    await anne.join()
    await ben.join()
    for socket in waiting:
        await socket.close()
    while gate.live.strangers:
        await anne.send("still here")
        gate.clock.advance(2)
