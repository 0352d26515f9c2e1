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


async def test_ten_thousand_malformed_frames_harm_nobody(gate: Gate) -> None:
    chance = random.Random(11)
    anne, ben = await gate.enter("anne"), await gate.enter("ben")
    await anne.join()
    await ben.join()
    sent = said = 0
    async with asyncio.timeout(90):
        while sent < TOTAL:
            sent += sum(await asyncio.gather(*(attack(gate, chance, 12) for _ in range(20))))
            if sent // 1_000 > said:
                said += 1
                gate.clock.advance(2)
                assert (await anne.send(f"still here {said}")).outcome == "accepted"
                assert (await ben.see(said)).text == f"still here {said}"
    assert said > 0
    assert len(gate.live.connections) <= 2 + 20


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
