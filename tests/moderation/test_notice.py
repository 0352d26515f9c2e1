"""Notices: what names a target, and what is kept around it."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from salon.moderation.notice import AFTER, BEFORE, Subject, TargetKind, around
from salon.wire import staff as wire

WORDS = st.sampled_from(["", "abcdefgh234567ab", "abcdefgh2345"])
SUBJECTS = st.builds(Subject, st.sampled_from(get_args(TargetKind)), WORDS, st.integers(0, 3), WORDS)


@given(SUBJECTS, SUBJECTS)
def test_two_complete_targets_have_one_key_exactly_when_they_are_the_same(one: Subject, other: Subject) -> None:
    if not (one.complete and other.complete):
        return
    names = {
        "message": lambda target: (target.room, target.seq),
        "room": lambda target: target.room,
    }
    same = one.kind == other.kind and (
        names.get(one.kind, lambda target: target.tag)(one) == names.get(other.kind, lambda target: target.tag)(other)
    )
    assert (one.key == other.key) == same


def test_a_target_without_its_name_is_not_complete() -> None:
    assert not Subject("message", room="abcdefgh234567ab").complete
    assert not Subject("message", seq=3).complete
    assert not Subject("room", tag="x").complete
    for kind in ("visitor", "name", "request"):
        assert not Subject(kind, room="abcdefgh234567ab").complete  # type: ignore[arg-type]
        assert Subject(kind, tag="abcdefgh2345").complete  # type: ignore[arg-type]


@given(st.sets(st.integers(1, 200)).map(sorted), st.integers(1, 200))
def test_around_a_target_there_is_enough_and_no_more(seqs: list[int], target: int) -> None:
    kept = around(seqs, target)
    assert kept == sorted(kept)
    assert set(kept) <= set(seqs)
    assert (target in kept) == (target in seqs)
    assert len([seq for seq in kept if seq < target]) == min(BEFORE, len([seq for seq in seqs if seq < target]))
    assert len([seq for seq in kept if seq > target]) == min(AFTER, len([seq for seq in seqs if seq > target]))
    missing = set(seqs) - set(kept)
    assert all(seq < kept[0] or seq > kept[-1] for seq in missing)


def test_the_wire_speaks_of_the_same_targets() -> None:
    assert get_args(wire.TargetKind) == get_args(TargetKind)
