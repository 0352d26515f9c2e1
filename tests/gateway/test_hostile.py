"""Ten thousand malformed frames of every sort: coded errors or a close, the server lives, others are unaffected."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
from base64 import b64encode
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.gateway.sites import DEADLINE_S, Gate, open_gate

TOTAL = 10_000


@pytest.fixture
async def gate(tmp_path: Path) -> AsyncIterator[Gate]:
    async with open_gate(tmp_path) as gate:
        yield gate


def masked(opcode: int, payload: bytes, *, fin: bool = True, mask: bool = True, rsv: int = 0, lie: int = 0) -> bytes:
    """A client frame, well formed unless told otherwise; `lie` is added to the stated length."""
    size = len(payload) + lie
    head = bytes(((0x80 if fin else 0) | rsv | opcode,))
    bit = 0x80 if mask else 0
    if size < 126:
        head += bytes((bit | size,))
    elif size < 65_536:
        head += bytes((bit | 126,)) + size.to_bytes(2, "big")
    else:
        head += bytes((bit | 127,)) + size.to_bytes(8, "big")
    if not mask:
        return head + payload
    key = os.urandom(4)
    return head + key + bytes(byte ^ key[i % 4] for i, byte in enumerate(payload))


def hostile(chance: random.Random) -> bytes:
    """One malformed frame, of a sort drawn at random."""
    noise = chance.randbytes(chance.randrange(0, 200))
    sorts = [
        lambda: masked(1, noise),
        lambda: masked(2, noise),
        lambda: masked(1, b"[" * chance.randrange(1, 16_000)),
        lambda: masked(1, b'{"type":"join","room":' + b'{"a":' * 3_000),
        lambda: masked(1, b'{"type":"send","room":"abcdefgh234567ab","text":"' + b"x" * 2_500 + b'","cid":"1"}'),
        lambda: masked(1, b"\xed\xa0\x80 lone surrogate"),
        lambda: masked(1, b'{"type":"nope"}'),
        lambda: masked(1, b'{"type":"hello","ticket":"x","answer":"y"}'),
        lambda: masked(1, b'{"type":"hello","ticket":"\\u00e9.\\u00e9","answer":"y"}'),
        lambda: masked(1, b'{"type":"typing","room":"abcdefgh234567ab"}'),
        lambda: masked(1, b"x" * 20_000),
        lambda: masked(1, noise, mask=False),
        lambda: masked(1, noise, rsv=0x40),
        lambda: masked(chance.choice([3, 7, 11, 15]), noise),
        lambda: masked(0, noise),
        lambda: masked(9, b"p" * 126),
        lambda: masked(9, b"p", fin=False),
        lambda: masked(8, b"\x00"),
        lambda: masked(8, (1005).to_bytes(2, "big")),
        lambda: masked(8, (1000).to_bytes(2, "big") + b"\xff\xfe"),
        lambda: masked(1, noise, fin=False) + masked(1, noise),
        lambda: b"".join(masked(0 if i else 1, b"x" * 1_000, fin=False) for i in range(20)),
        lambda: masked(1, noise, lie=chance.choice([1, 70_000, 2**62])),
        lambda: noise,
        lambda: masked(1, b'{"type":"join","room":"abcdefgh234567ab","position":[' + b"9" * 400 + b",1e999]}"),
        lambda: masked(1, b'{"type":"join","room":"abcdefgh234567ab","position":[-1,1.5]}'),
        lambda: masked(1, b'{"type":"typing","type":"join","room":"abcdefgh234567ab","room":"\\u0000"}'),
        lambda: masked(1, b"\x00" * chance.randrange(1, 50)),
        lambda: masked(1, b'{"type":"send\x00"}'),
        lambda: masked(1, b"\xef\xbb\xbf{}"),
        lambda: masked(1, b'{"type":"hello","ticket":"' + b"x" * 600 + b'","answer":"y"}'),
        lambda: masked(1, b'{"type":"hello","ticket":"x","answer":"y","positions":' + b'{"a":[0,0],' * 500),
        lambda: masked(0, b"") * chance.randrange(1, 200),
        lambda: masked(1, b"", fin=False) + masked(0, b"", fin=False) * 100,
        lambda: masked(1, b"{", fin=False) + masked(9, b"between") + masked(0, b'"', fin=False) + masked(8, b""),
        lambda: masked(10, b"pong nobody asked for") * chance.randrange(1, 300),
        lambda: masked(9, b"x" * 125) * chance.randrange(1, 300),
        lambda: masked(2, b"", fin=False) + masked(8, b"\x03"),
        lambda: bytes((0x81, 0xFE)) + b"\x00\x05" + os.urandom(4) + b"short",
        lambda: bytes((0x81, 0xFF)) + b"\xff" * 8 + os.urandom(4),
    ]
    return chance.choice(sorts)()


async def attack(gate: Gate, chance: random.Random, count: int) -> int:
    """Send up to `count` malformed frames down one raw socket; how many went before it was closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    key = b64encode(os.urandom(16)).decode()
    head = (
        f"GET /ws HTTP/1.1\r\nHost: localhost:{gate.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    sent = 0
    try:
        writer.write(head.encode())
        assert b"101" in await reader.readuntil(b"\r\n\r\n")
        for _ in range(count):
            sent += 1
            writer.write(hostile(chance))
            await writer.drain()
        writer.write_eof()
        await reader.read(-1)
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.transport.abort()
    return sent


HEADS = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET /ws HTTP/9.9\r\n\r\n",
    b"GET /ws\r\n\r\n",
    b"\x00\x00\x00\x00",
    b"GET / HTTP/1.1\r\nHost: a\x00b\r\n\r\n",
    b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 5_000,
    b"GET / HTTP/1.1\r\nX: " + b"y" * 50_000,
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
]
UPGRADE = b"GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: %s\r\nConnection: Upgrade\r\n%s\r\n"
KEY = b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
VERSION = b"Sec-WebSocket-Version: 13\r\n"
HEADS += [
    UPGRADE % (b"/ws", b"websocket", VERSION),
    UPGRADE % (b"/ws", b"websocket", KEY),
    UPGRADE % (b"/ws", b"websocket", KEY + b"Sec-WebSocket-Version: 8\r\n"),
    UPGRADE % (b"/ws", b"websocket", KEY * 2 + VERSION),
    UPGRADE % (b"/ws", b"websocket", b"Sec-WebSocket-Key: short\r\n" + VERSION),
    UPGRADE % (b"/ws", b"websocket", KEY + VERSION + b"Origin: https://other.example\r\n"),
    UPGRADE % (b"/ws", b"websocket", KEY + VERSION + b"Origin: null\r\n"),
    UPGRADE % (b"/ws", b"websocket", KEY + VERSION + b"Origin: http://localhost.other.example\r\n"),
    UPGRADE % (b"/nowhere", b"websocket", KEY + VERSION),
    UPGRADE % (b"/ws", b"h2c", KEY + VERSION),
]


async def bad_head(gate: Gate, head: bytes) -> bool:
    """Send the head of a request that must not be taken; whether it ended in a socket all the same."""
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    try:
        writer.write(head)
        writer.write_eof()
        answer = await reader.read(-1)
    except ConnectionError:
        return False
    finally:
        writer.transport.abort()
    return b" 101 " in answer


async def test_ten_thousand_malformed_frames_harm_nobody(gate: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(11)
    anne, ben = await gate.enter("anne"), await gate.enter("ben")
    await anne.join()
    await ben.join()
    over = asyncio.Event()
    slowest = 0.0

    async def talk() -> int:
        """Two visitors who talk all the while: none of it may be lost, late or out of order."""
        nonlocal slowest
        said = 0
        while not over.is_set() or not said:
            said += 1
            gate.clock.advance(2)
            gate.live.turn()
            started = asyncio.get_running_loop().time()
            assert (await anne.send(f"still here {said}")).outcome == "accepted"
            assert (await ben.see(said)).text == f"still here {said}"
            slowest = max(slowest, asyncio.get_running_loop().time() - started)
        return said

    talking = asyncio.create_task(talk())
    sent = 0
    async with asyncio.timeout(90):
        while sent < TOTAL and not talking.done():
            sent += sum(await asyncio.gather(*(attack(gate, chance, 12) for _ in range(20))))
            heads = [bad_head(gate, head) for head in chance.sample(HEADS, 6)]
            assert not any(await asyncio.gather(*heads))
        over.set()
        said = await talking
    assert said > 10
    gate.clock.advance(60)
    gate.live.turn()
    with capsys.disabled():
        print(f"\nhostile: {sent} malformed frames, meanwhile {said} messages, slowest {slowest * 1000:.0f} ms")
    assert {connection.visitor.name for connection in gate.live.connections if connection.visitor} == {"anne", "ben"}
    assert gate.live.incoming == {}


@pytest.mark.parametrize("head", HEADS, ids=range(len(HEADS)))
async def test_no_bad_head_becomes_a_socket(gate: Gate, head: bytes) -> None:
    assert not await bad_head(gate, head)
    assert len(gate.live.connections) == 0


async def closed_by_server(reader: asyncio.StreamReader) -> bytes:
    """Everything until the server lets go."""
    data = b""
    async with asyncio.timeout(DEADLINE_S):
        with contextlib.suppress(ConnectionResetError):
            while more := await reader.read(65_536):
                data += more
    return data


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /ws HT",
        b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: webs",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhal",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HT",
    ],
    ids=["nothing", "half a line", "half a head", "half a body", "half a second request"],
)
async def test_a_request_that_never_ends_is_let_go(gate: Gate, begun: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    writer.write(begun)
    await writer.drain()
    # An answer on the same port says that what was sent before has been read.
    probe, ask = await asyncio.open_connection("127.0.0.1", gate.port)
    ask.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert b"200" in await probe.read(-1)
    ask.close()
    gate.clock.advance(61)
    gate.live.turn()
    await closed_by_server(reader)
    assert gate.live.incoming == {}
    writer.transport.abort()


async def test_a_head_without_end_is_cut_by_its_size(gate: Gate) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    writer.write(b"GET / HTTP/1.1\r\n")
    with contextlib.suppress(ConnectionError):
        for number in range(10_000):
            writer.write(b"X-%d: %s\r\n" % (number, b"y" * 100))
            await writer.drain()
    await closed_by_server(reader)
    writer.transport.abort()


async def upgraded(gate: Gate) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    writer.write(UPGRADE % (b"/ws", b"websocket", KEY + VERSION))
    assert b"101" in await reader.readuntil(b"\r\n\r\n")
    return reader, writer


@pytest.mark.parametrize(
    "flood",
    [
        masked(1, b"", fin=False) + masked(0, b"", fin=False) * 5_000,
        masked(9, b"x" * 125) * 5_000,
        masked(10, b"") * 5_000,
        masked(1, b"{}") * 5_000,
    ],
    ids=["empty fragments", "pings", "pongs", "frames over the rate"],
)
async def test_a_flood_of_cheap_frames_is_let_go(gate: Gate, flood: bytes) -> None:
    reader, writer = await upgraded(gate)
    with contextlib.suppress(ConnectionError):
        writer.write(flood)
        await writer.drain()
    await closed_by_server(reader)
    assert len(gate.live.connections) == 0
    writer.transport.abort()


async def test_a_closed_peer_that_never_reads_is_dropped_with_what_it_did_not_read(gate: Gate) -> None:
    _, writer = await upgraded(gate)
    (connection,) = gate.live.connections
    transport = connection._transport
    assert transport is not None
    # More than the kernel's buffers hold: the close frame cannot leave.
    while transport.get_write_buffer_size() == 0:
        connection._write(b"\x81\x00" * 200_000)
    connection.close(1000)
    gate.live.turn()
    assert len(gate.live.connections) == 1
    gate.clock.advance(6)
    gate.live.turn()
    async with asyncio.timeout(DEADLINE_S):
        while gate.live.connections:
            await asyncio.sleep(0)
    writer.transport.abort()


async def test_a_drip_of_bytes_holds_nobody_up_and_ends_at_the_time_limit(gate: Gate) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    for byte in b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n":
        writer.write(bytes((byte,)))
    anne = await gate.enter("anne")
    await anne.join()
    assert (await anne.send("meanwhile")).outcome == "accepted"
    writer.write(b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n")
    await reader.readuntil(b"\r\n\r\n")
    writer.write(masked(1, b'{"type":"he', lie=30))
    gate.clock.advance(11)
    gate.live.turn()
    with contextlib.suppress(ConnectionResetError):
        async with asyncio.timeout(DEADLINE_S):
            await reader.read(-1)
    assert len(gate.live.connections) == 1
    writer.transport.abort()
