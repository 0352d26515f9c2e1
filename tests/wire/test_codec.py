"""Frames to bytes and back; hostile bytes get a code."""

from __future__ import annotations

import contextlib
import json
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.errors import Malformed
from salon.base.values import Event
from salon.wire import codec, frames

ROOM = "abcdefgh234567ab"


def test_a_send_is_read() -> None:
    cid = str(uuid4())
    data = json.dumps({"type": "send", "room": ROOM, "text": "Bonsoir", "cid": cid}).encode()
    assert codec.decode_client(data) == frames.Send(room=ROOM, text="Bonsoir", cid=cid)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"type":"nope"}',
        b'{"type":"welcome","tag":"a","name":"b","at_ms":1,"heartbeat_s":1}',
        b'{"type":"leave","room":"ABC"}',
        b'{"type":"leave","room":"abcdefgh234567ab","extra":1}',
        b'{"type":"typing","room":"abcdefgh234567ab"',
        b'\xff\xfe{"type":"leave"}',
        b"[" * 10_000,
        b'{"type":"join","room":"abcdefgh234567ab","position":' + b"[" * 5_000,
        b'{"type":"join","room":"abcdefgh234567ab","position":[1,-1]}',
        b'{"type":"join","room":"abcdefgh234567ab","position":[1,1e400]}',
        b'{"type":"react","room":"abcdefgh234567ab","target":1,"emoji":"","cid":"x"}',
    ],
)
def test_hostile_bytes_are_malformed(data: bytes) -> None:
    with pytest.raises(Malformed) as caught:
        codec.decode_client(data)
    assert caught.value.code == "malformed"


def test_an_oversized_frame_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(Malformed) as caught:
        codec.decode_client(b"[" * (codec.MAX_FRAME_BYTES + 1))
    assert caught.value.code == "too_large"


def test_the_longest_text_of_any_script_fits_a_frame() -> None:
    cid = str(uuid4())
    frame = frames.Send(room=ROOM, text="😀" * frames.MAX_TEXT, cid=cid)
    assert codec.decode_client(codec.encode(frame)) == frame


@given(st.binary(max_size=200))
def test_any_bytes_give_a_frame_or_malformed(data: bytes) -> None:
    with contextlib.suppress(Malformed):
        codec.decode_client(data)


@given(
    st.builds(
        Event,
        seq=st.integers(1, 2**40),
        kind=st.sampled_from(["message", "edit", "gone"]),
        text=st.text(max_size=50),
        mentions=st.tuples(st.text("abc", min_size=12, max_size=12)),
    )
)
def test_server_frames_survive_the_round_trip(event: Event) -> None:
    frame = frames.Events(room=ROOM, epoch=7, events=(event,))
    assert codec.decode_server(codec.encode(frame)) == frame


def test_a_tombstone_carries_nothing_but_its_seq() -> None:
    assert json.loads(codec.encode(frames.Events(room=ROOM, epoch=7, events=(Event(seq=5, kind="gone"),))))[
        "events"
    ] == [{"seq": 5, "kind": "gone"}]
