"""Requests: the table of what may become of one, and the caps."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.errors import Refused
from salon.chat.direct import (
    DIRECTS_MAX,
    HOUR_MAX,
    HOUR_S,
    INCOMING_MAX,
    OPEN_MAX,
    TABLE,
    TEXT_MAX,
    WAIT_S,
    History,
    RequestAct,
    RequestStatus,
    check_ask,
    check_text,
    status_at,
    step,
)

STATUSES: tuple[RequestStatus, ...] = get_args(RequestStatus)
ACTS: tuple[RequestAct, ...] = get_args(RequestAct)
NOW = 1_800_000_000.0
MET = History(met=True)


def code_of(history: History) -> tuple[str, float | None]:
    with pytest.raises(Refused) as caught:
        check_ask(history, NOW)
    return caught.value.code, caught.value.retry_after_s


@given(st.sampled_from(STATUSES), st.sampled_from(ACTS))
def test_an_act_fits_an_open_request_or_repeats_itself_and_is_an_error_otherwise(
    status: RequestStatus, act: RequestAct
) -> None:
    if (status, act) in TABLE:
        after = step(status, act)
        assert after != "open"
        assert status in {"open", after}
        assert step(after, act) == after
    else:
        assert status != "open"
        with pytest.raises(Refused) as caught:
            step(status, act)
        assert caught.value.code == "gone"


@given(st.lists(st.sampled_from(ACTS), min_size=1))
def test_the_first_act_decides_whatever_follows(acts: list[RequestAct]) -> None:
    status: RequestStatus = "open"
    for act in acts:
        try:
            status = step(status, act)
        except Refused:
            assert act != acts[0]
    assert status == step("open", acts[0])


def test_every_end_is_remembered_for_the_hour_that_is_counted() -> None:
    assert set(WAIT_S) == set(STATUSES) - {"open"}
    assert min(WAIT_S.values()) >= HOUR_S
    assert WAIT_S["blocked"] == WAIT_S["declined"] == 86_400


def test_an_open_request_expires_at_its_second() -> None:
    assert status_at("open", NOW, NOW - 0.001) == "open"
    assert status_at("open", NOW, NOW) == "expired"
    assert status_at("accepted", NOW, NOW + 1) == "accepted"


@pytest.mark.parametrize("typed", ["", "   \n ", "x" * (TEXT_MAX + 1)])
def test_a_text_has_1_to_300_characters(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        check_text(typed)
    assert caught.value.code == "text_length"
    assert check_text(f" {'x' * TEXT_MAX}\n") == "x" * TEXT_MAX


def test_two_who_met_may_be_asked() -> None:
    check_ask(MET, NOW)
    check_ask(History(met=True, open_by_sender=OPEN_MAX - 1, recent_by_sender=(NOW,) * (HOUR_MAX - 1)), NOW)
    check_ask(History(met=True, open_to_receiver=INCOMING_MAX - 1, wait_until=NOW), NOW)


@given(
    st.builds(
        History,
        met=st.booleans(),
        hidden=st.booleans(),
        willing=st.booleans(),
        open_to_receiver=st.integers(0, 2 * INCOMING_MAX),
    )
)
def test_whoever_cannot_be_written_to_gives_one_answer_of_one_shape(history: History) -> None:
    if history.met and history.willing and not history.hidden and history.open_to_receiver < INCOMING_MAX:
        check_ask(history, NOW)
    else:
        assert code_of(history) == ("not_available", None)


@given(hidden=st.booleans(), willing=st.booleans(), met=st.booleans())
def test_the_wait_after_a_refusal_is_the_same_whether_blocked_or_not(hidden: bool, willing: bool, met: bool) -> None:
    history = History(met=met, hidden=hidden, willing=willing, wait_until=NOW + 60)
    assert code_of(history) == ("request_limit", 60)


@given(st.lists(st.floats(0, HOUR_S - 1), min_size=HOUR_MAX, max_size=3 * HOUR_MAX))
def test_the_hour_is_full_until_its_eighth_last_request_is_an_hour_old(ages: list[float]) -> None:
    recent = tuple(sorted(NOW - age for age in ages))
    code, wait = code_of(msgspec.structs.replace(MET, recent_by_sender=recent))
    assert code == "request_limit"
    assert wait is not None
    later = NOW + wait + 0.001
    check_ask(msgspec.structs.replace(MET, recent_by_sender=tuple(at for at in recent if at > later - HOUR_S)), later)


def test_open_requests_and_one_to_ones_are_capped() -> None:
    assert code_of(History(met=True, open_by_sender=OPEN_MAX))[0] == "request_limit"
    assert code_of(History(met=True, directs_of_sender=DIRECTS_MAX))[0] == "room_limit"
    assert code_of(History(met=True, pending=True))[0] == "request_pending"
