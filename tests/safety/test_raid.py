"""What raises a shield, how far, how long; whom it bars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salon.safety.raid import (
    BURST,
    BURST_BY,
    FIRST,
    JOINS,
    JOINS_S,
    LASTS_S,
    LEVELS,
    PROVEN_S,
    SAME,
    STEP_S,
    STOPPED,
    STOPPED_S,
    Reason,
    Shield,
    Watch,
    bars,
    raised,
    stronger,
)

NOW = 1_800_000_000.0


def test_a_wave_of_strangers_within_a_minute_is_a_sign_and_the_same_number_over_an_hour_is_not() -> None:
    quick, slow = Watch(), Watch()
    assert [quick.joined(who, NOW + who) for who in range(JOINS)][-1] == "join_wave"
    assert {slow.joined(who, NOW + who * JOINS_S) for who in range(3 * JOINS)} == {None}


def test_one_person_coming_again_and_again_is_no_wave() -> None:
    watch = Watch()
    assert {watch.joined("anne", NOW + n) for n in range(2 * JOINS)} == {None}


def test_one_script_by_several_people_is_a_sign_and_by_one_it_is_not() -> None:
    many, one = Watch(), Watch()
    assert [many.said(who % 5, 0xFF00FF, NOW + who, stranger=False) for who in range(SAME)][-1] == "same_text"
    assert {one.said("anne", 0xFF00FF, NOW + n, stranger=False) for n in range(2 * SAME)} == {None}


def test_texts_too_short_to_be_a_script_are_no_sign() -> None:
    watch = Watch()
    assert {watch.said(who, 0, NOW, stranger=False) for who in range(100)} == {None}


def test_a_burst_counts_strangers_only() -> None:
    strangers, regulars = Watch(), Watch()
    assert [strangers.said(n % BURST_BY, 0, NOW + n / 4, stranger=True) for n in range(BURST)][-1] == "burst"
    assert {regulars.said(n % BURST_BY, 0, NOW + n / 4, stranger=False) for n in range(2 * BURST)} == {None}


def test_stopped_messages_of_several_strangers_are_a_sign() -> None:
    watch = Watch()
    assert [watch.stopped(n % 3, NOW + n) for n in range(STOPPED)][-1] == "many_stopped"
    assert not watch.quiet(NOW)
    assert watch.quiet(NOW + STOPPED_S + STOPPED)


def test_the_site_takes_more_than_a_room() -> None:
    watch = Watch(factor=4)
    assert {watch.joined(who, NOW) for who in range(4 * JOINS - 1)} == {None}
    assert watch.joined("one more", NOW) == "join_wave"


def test_signs_that_go_on_raise_the_shield_step_by_step_and_it_ends_by_itself() -> None:
    shield = raised(None, "many_stopped", NOW)
    assert (shield.level, shield.until) == ("slow", NOW + LASTS_S)
    assert raised(shield, "many_stopped", NOW + STEP_S - 1).level == "slow"
    levels = []
    for step in range(1, 6):
        shield = raised(shield, "many_stopped", NOW + step * STEP_S)
        levels.append(shield.level)
    assert levels == ["known", "proven", "read_only", "read_only", "read_only"]
    assert shield.until == NOW + 5 * STEP_S + LASTS_S
    assert raised(shield, "many_stopped", shield.until).level == "slow"


def test_a_graver_sign_goes_to_its_level_at_once() -> None:
    shield = raised(raised(None, "burst", NOW), "join_wave", NOW + 1)
    assert (shield.level, shield.reason, shield.since) == ("known", "join_wave", NOW)


def test_the_machine_raises_no_further_what_a_person_set() -> None:
    set_by_staff = Shield("slow", "staff", NOW, NOW + 1_800, NOW, "staff")
    assert raised(set_by_staff, "join_wave", NOW + STEP_S) == set_by_staff


def test_the_stricter_of_room_and_site_counts_while_it_lasts() -> None:
    room, site = Shield("slow", "burst", NOW, NOW + 600, NOW), Shield("known", "burst", NOW, NOW + 60, NOW)
    assert stronger(room, site, NOW) == site
    assert stronger(room, site, NOW + 60) == room
    assert stronger(None, None, NOW) is None


def test_known_bars_who_came_with_the_wave_and_nobody_who_was_there_before() -> None:
    shield = raised(None, "join_wave", NOW)
    assert bars(shield, NOW - 1, 0.0, NOW)
    assert bars(shield, NOW + 30, 0.0, NOW + 31)
    assert not bars(shield, NOW - 3_600, NOW - 3_600, NOW)
    assert not bars(shield, 0.0, 0.0, NOW)


def test_proven_bars_fresh_proofs_also_of_who_was_there_before() -> None:
    shield = Shield("proven", "same_text", NOW, NOW + LASTS_S, NOW)
    assert bars(shield, NOW - 600, NOW - 600, NOW)
    assert not bars(shield, NOW - 600, NOW - PROVEN_S, NOW)


def test_read_only_bars_everybody_and_slow_nobody() -> None:
    assert bars(Shield("read_only", "staff", NOW, NOW + 60, NOW, "staff"), 0.0, 0.0, NOW)
    assert not bars(Shield("slow", "staff", NOW, NOW + 60, NOW, "staff"), NOW, NOW, NOW)


@given(st.lists(st.tuples(st.sampled_from(sorted(FIRST)), st.floats(0, 400)), max_size=40))
def test_a_shield_never_falls_before_its_end_and_always_ends(signs: list[tuple[Reason, float]]) -> None:
    shield, now = None, NOW
    for reason, wait in signs:
        now += wait
        before = shield
        shield = raised(shield, reason, now)
        assert now < shield.until <= now + LASTS_S
        if before is not None and before.until > now:
            assert LEVELS.index(shield.level) - LEVELS.index(before.level) in {0, 1, 2}
            assert shield.since == before.since
