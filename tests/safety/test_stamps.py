"""Stamps: what is put together can be taken apart again, and no operator's scorer gets one that is taken."""

from __future__ import annotations

from typing import get_args

import pytest

from salon.config.scorers import Category
from salon.safety import stamps
from salon.safety.finding import Finding
from salon.safety.heads import HEADS
from salon.safety.policy import FAMILIES


@pytest.mark.parametrize(
    ("stamp", "code", "version"),
    [("links@3", "links", 3), ("talk.sale.price@12", "talk.sale.price", 12), ("links", "links", 1), ("a@b", "a", 1)],
)
def test_a_stamp_is_a_code_and_a_version(stamp: str, code: str, version: int) -> None:
    assert stamps.parted(stamp) == (code, version)
    assert stamps.code_of(stamp) == code
    assert stamps.parted(stamps.stamp(code, version)) == (code, version)


def test_a_finding_bears_the_stamp_of_its_rule() -> None:
    assert Finding("links", 3, "links").stamp == stamps.stamp("links", 3) == "links@3"
    assert stamps.stamp("links") == "links@1"


def test_every_learned_score_has_a_code_of_its_own() -> None:
    codes = [stamps.head(name, scorer) for name in HEADS for scorer in ("", stamps.SECOND, "mine")]
    assert len(set(codes)) == len(codes) == 15
    assert all(stamps.learned(code) and code.startswith(stamps.LEARNED[:-1]) for code in codes)
    assert stamps.head("spam") == "head_spam"
    assert stamps.head("spam", "mine") == "head_mine_spam"
    assert not stamps.learned("links")


def test_what_no_scorer_may_be_called_are_the_names_in_use() -> None:
    assert get_args(Category) == HEADS
    assert stamps.RESERVED.isdisjoint(HEADS)
    assert stamps.SECOND in stamps.RESERVED


def test_a_family_of_conversations_is_found_again_in_its_stamps() -> None:
    for family in FAMILIES:
        assert stamps.family_of_talk(stamps.stamp(stamps.talk(family))) == family
        sign = stamps.stamp(stamps.talk(family, "sign"))
        assert (stamps.family_of_talk(sign), stamps.is_sign(sign)) == (family, True)
        assert not stamps.is_sign(stamps.stamp(stamps.talk(family)))
    assert stamps.family_of_talk("links@3") == ""
    assert not stamps.is_sign("pack.a.b@1")
    assert len(stamps.talk("x" * 90)) == stamps.CODE_MAX
