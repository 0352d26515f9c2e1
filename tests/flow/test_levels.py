"""Which levels suffice, and for how long."""

from __future__ import annotations

from salon.flow.levels import TEST_LEVELS, Levels


def test_a_level_nobody_named_does_not_suffice() -> None:
    levels = Levels({"av-zk": 90, "av-plain": 30, "provider": 0})
    assert [levels.of(level) for level in ("av-zk", "av-plain", "provider", "test", "")] == [90, 30, 0, 0, 0]
    assert [levels.suffices(level) for level in ("av-plain", "provider", "test")] == [True, False, False]
    assert (levels.longest, Levels({}).longest) == (90, 0)


def test_in_test_mode_nothing_suffices_but_a_test_proof() -> None:
    assert TEST_LEVELS.suffices("test")
    assert TEST_LEVELS.test
    assert not Levels({"av-plain": 30}).test
    assert not any(TEST_LEVELS.suffices(level) for level in ("av-zk", "av-plain", "provider"))
