"""What becomes of a photo: banks first, then nudity, then raids with one picture."""

from __future__ import annotations

import msgspec
import pytest

from salon.base.ids import Family
from salon.chat.model import Judgement
from salon.flow.deliver import tellable
from salon.flow.photo import together
from salon.flow.photo_rules import CLAUSE, Alike, Nudity, ruled
from salon.flow.ports.photos import Examined
from salon.media.found import Band, FormHash, Match, Role
from salon.media.released import Spared
from salon.moderation.clauses import CLAUSES
from salon.safety.policy import PROTECTED


def examined(
    band: Band = "deliver", *matches: tuple[Role, bool], pdq: bytes = bytes(32), quality: int = 100
) -> Examined:
    return Examined(
        image=b"",
        kind="image/jpeg",
        width=4,
        height=3,
        preview=b"",
        veiled=b"",
        sha256=bytes(32),
        hashes=(FormHash("whole", pdq, quality),),
        nudity=0.5,
        band=band,
        matches=tuple(Match("bank", role, 40 if near else 5, near, "00" * 32) for role, near in matches),
    )


@pytest.mark.parametrize(
    ("nudity", "band", "matches", "outcome", "lane", "blurred"),
    [
        ("refuse", "deliver", (), "allow", "held", False),
        ("refuse", "blur", (), "hold", "held", True),
        ("refuse", "hold", (), "block", "held", False),
        ("admit", "blur", (), "allow", "held", True),
        ("admit", "hold", (), "allow", "held", True),
        ("admit", "hold", (("hold", False),), "hold", "held", True),
        ("admit", "deliver", (("block", True),), "hold", "held", False),
        ("admit", "deliver", (("block", False),), "block", "held", False),
        ("refuse", "hold", (("hold", True),), "hold", "held", True),
        ("admit", "deliver", (("csam", False),), "block", "closed", False),
        ("admit", "deliver", (("csam", True),), "block", "closed", False),
        ("refuse", "deliver", (("hold", False), ("csam", True)), "block", "closed", False),
    ],
)
def test_banks_decide_before_nudity_and_whatever_the_site_admits(
    nudity: Nudity, band: Band, matches: tuple[tuple[Role, bool], ...], outcome: str, lane: str, blurred: bool
) -> None:
    found = ruled(examined(band, *matches), nudity, 7.0)
    assert (found.judgement.outcome, found.facts.lane, found.blurred) == (outcome, lane, blurred)
    assert found.judgement.clause in {"", CLAUSE}
    assert CLAUSE in CLAUSES


def test_only_a_certain_match_freezes() -> None:
    assert ruled(examined("deliver", ("csam", False)), "refuse", 0).certain
    assert not ruled(examined("deliver", ("csam", True)), "refuse", 0).certain
    assert not ruled(examined("deliver", ("block", False)), "refuse", 0).certain


def test_of_a_match_its_sender_learns_the_clause_alone() -> None:
    for role in ("block", "hold", "csam"):
        judgement = ruled(examined("deliver", (role, False)), "refuse", 0).judgement
        assert judgement.family in PROTECTED
        told = tellable(judgement)
        assert (told.clause, told.rule, told.hint, told.rules) == (CLAUSE, "", "", ())


def test_one_picture_from_many_people_is_held_and_from_one_person_is_not() -> None:
    alike = Alike()
    near = bytes([0b111, *bytes(31)])
    senders = [Family(f"family-{number}") for number in range(6)]
    assert [alike.flooding(examined(), senders[0], 1.0 * turn) for turn in range(9)] == [False] * 9
    flooding = [alike.flooding(examined(pdq=near), sender, 10.0) for sender in senders[1:]]
    assert flooding == [False, False, False, True, True]
    assert ruled(examined(), "refuse", 0, flooding=True).judgement.outcome == "hold"
    assert not alike.flooding(examined(pdq=bytes([255] * 32)), senders[0], 10.0), "another picture"
    assert not alike.flooding(examined(pdq=near, quality=20), senders[0], 10.0), "flat pictures resemble each other"
    assert not alike.flooding(examined(), senders[0], 10_000.0), "much later"


def test_the_stricter_of_words_and_picture_counts_and_staff_see_every_rule() -> None:
    allow, flag = Judgement(), Judgement(outcome="flag", rules=("shouting@1",))
    hold = Judgement(outcome="hold", rule="insults", rules=("insults@1",))
    guarded = Judgement(outcome="hold", rule="talk.coercion", family="coercion", rules=("talk.coercion@1",))
    nude = ruled(examined("hold"), "refuse", 0).judgement
    grey = ruled(examined("blur"), "refuse", 0).judgement
    assert together(allow, allow) == allow
    assert together(flag, allow) == flag
    assert together(hold, allow) == hold
    assert together(hold, nude).outcome == "block"
    assert together(hold, grey).rules == ("photo_nudity@1", "insults@1")
    assert together(guarded, grey).family == "coercion"
    assert together(guarded, grey).rules == ("talk.coercion@1", "photo_nudity@1")


@pytest.mark.parametrize(
    ("band", "matches", "spared", "outcome"),
    [
        ("blur", (), Spared(seen=True), "allow"),
        ("hold", (), Spared(seen=True), "allow"),
        ("deliver", (("hold", False),), Spared(frozenset({"bank"}), seen=True), "allow"),
        ("deliver", (("block", True),), Spared(frozenset({"bank"}), seen=True), "allow"),
        ("deliver", (("hold", False),), Spared(frozenset({"another"}), seen=True), "hold"),
        ("deliver", (("hold", False),), Spared(seen=True), "hold"),
        ("deliver", (("block", False),), Spared(frozenset({"bank"}), seen=True), "block"),
        ("deliver", (("csam", True),), Spared(frozenset({"bank"}), seen=True), "block"),
        ("deliver", (("csam", False),), Spared(frozenset({"bank"}), seen=True), "block"),
    ],
)
def test_what_a_person_released_is_not_asked_about_again_and_what_is_never_delivered_stays_so(
    band: Band, matches: tuple[tuple[Role, bool], ...], spared: Spared, outcome: str
) -> None:
    found = ruled(examined(band, *matches), "refuse", 7.0, spared=spared)
    assert found.judgement.outcome == outcome
    assert found.closed == any(role == "csam" for role, _ in matches)
    assert found.blurred == (outcome == "allow" and band != "deliver")


def test_a_crowd_waits_unless_a_person_let_one_through() -> None:
    assert ruled(examined(), "refuse", 0, flooding=True, spared=Spared(seen=True)).judgement.outcome == "hold"
    spared = Spared(seen=True, crowd=True)
    assert ruled(examined(), "refuse", 0, flooding=True, spared=spared).judgement.outcome == "allow"


def test_a_release_says_nothing_of_what_a_block_bank_in_quarantine_knows() -> None:
    """Such a match is for review, and within the threshold."""
    match = Match("bank", "block", 5, near=True, listed="00" * 32)
    found = msgspec.structs.replace(examined("deliver"), matches=(match,))
    assert ruled(found, "refuse", 0, spared=Spared(frozenset({"bank"}), seen=True)).judgement.outcome == "hold"
