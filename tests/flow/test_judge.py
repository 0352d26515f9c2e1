"""Judging over rules, with its small memory."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from salon.base.clock import FixedClock
from salon.flow.judge import FIRST_TURNS, MEMORY_S, RuleJudge, alone, drawn_by
from salon.flow.rulebook import Rulebook
from salon.outside.heads_file import learned
from salon.safety.finding import Finding
from salon.safety.marks import read
from salon.safety.policy import TABLE, Row
from salon.store.rulebook import SqliteRulebook
from tests.store.worlds import ANNE, BEN, START, open_world, room, said


async def test_small_talk_is_allowed_and_a_link_is_blocked_with_what_to_change() -> None:
    judge = RuleJudge()
    assert (await judge.judge(said("Bonsoir"), room())).outcome == "allow"
    told = await judge.judge(said("voir exemple.org"), room())
    assert (told.outcome, told.rule, told.hint, told.clause) == ("block", "links", "remove_link", "2.1")
    assert [(span.start, span.end) for span in told.spans] == [(5, 16)]
    assert told.rules == ("links@4",)


async def test_signs_of_a_minor_are_held_for_a_person() -> None:
    told = await RuleJudge().judge(said("j'ai 15 ans"), room())
    assert (told.outcome, told.family, told.hint) == ("hold", "minor_contact", "")


async def test_the_seventh_message_in_ten_seconds_is_flooding_and_it_passes_with_time() -> None:
    judge = RuleJudge()
    texts = ["un", "deux", "trois", "quatre", "cinq", "six", "sept"]
    outcomes = [(await judge.judge(said(text, at=START + n), room())).outcome for n, text in enumerate(texts)]
    assert outcomes == ["allow"] * 6 + ["block"]
    assert (await judge.judge(said("huit", at=START + 30), room())).outcome == "allow"
    assert (await judge.judge(said("sept", at=START + 6, family=BEN), room())).outcome == "allow"


async def test_an_edit_is_judged_and_counts_for_no_flood() -> None:
    judge = RuleJudge()
    for n in range(10):
        assert (await judge.judge(said(f"version {n}", kind="edit", target=1, at=START + n), room())).outcome == "allow"
    assert (await judge.judge(said("exemple.org", kind="edit", target=1), room())).outcome == "block"


async def test_a_one_to_one_is_judged_by_its_own_column() -> None:
    judge = RuleJudge()
    direct = msgspec.structs.replace(room(), kind="direct")
    assert (await judge.judge(said("voir exemple.org"), direct)).outcome == "flag"


async def test_what_somebody_said_lately_is_forgotten_after_two_minutes() -> None:
    judge = RuleJudge()
    await judge.judge(said("Bonsoir"), room())
    await judge.judge(said("Bonsoir", family=BEN, at=START + MEMORY_S + 1), room())
    assert [family for family, _ in judge._said] == [BEN]


async def test_a_learned_score_flags_and_stops_nothing() -> None:
    judge = RuleJudge(lambda _typed: (Finding("head_threat", 1, "threat", score=0.99),))
    told = await judge.judge(said("Bonsoir"), room())
    assert (told.outcome, told.rules) == ("flag", ("head_threat@1",))
    assert (await judge.judge(said("voir exemple.org"), room())).outcome == "block"


async def test_while_the_learned_part_is_broken_rules_decide_the_message_is_flagged_and_staff_are_told() -> None:
    def broken(_typed: str) -> tuple[Finding, ...]:
        raise ZeroDivisionError

    failures: list[bool] = []
    judge = RuleJudge(broken, lambda: failures.append(True))
    assert (await judge.judge(said("Bonsoir"), room())).outcome == "flag"
    assert (await judge.judge(said("j'ai 15 ans"), room())).outcome == "hold"
    assert failures == [True, True]
    assert judge.text("Bonsoir", "request", START).outcome == "allow"


def test_the_shipped_heads_find_a_threat_in_disguise() -> None:
    assert any(one.family in {"threat", "insult"} for one in learned("1 w1ll k1ll y0u, y0u st\u200bup1d p1g"))
    assert learned("Bonsoir à tous, il fait beau ce soir") == ()


@pytest.mark.parametrize(
    ("typed", "where", "family"),
    [
        ("Ventes de permis sans examen, 900, écris en privé", "topic", "sale"),
        ("Cherche fille 14 ans", "topic", "minor_contact"),
        ("Cherche fille 14 ans", "pinned", "minor_contact"),
        ("14yo", "name", "minor_contact"),
        ("voilà mon numéro, 06 39 98 10 73, appelle vite", "request", "off_platform"),
    ],
)
def test_names_topics_and_requests_are_read_for_what_talks_are_read_for(typed: str, where: str, family: str) -> None:
    told = RuleJudge().text(typed, where, START)
    assert told.outcome in {"hold", "block"}
    assert f"talk.{family}@1" in told.rules
    assert not alone(typed, "room", 2026)


def at(year: int) -> float:
    return datetime(year, 6, 1, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(("typed", "where"), [("née2010", "name"), ("je suis née en 2010, et toi ?", "request")])
def test_a_year_of_birth_says_under_18_until_the_year_in_which_all_born_in_it_are_18(typed: str, where: str) -> None:
    assert RuleJudge().text(typed, where, at(2026)).outcome in {"hold", "block"}
    assert RuleJudge().text(typed, where, at(2029)).outcome == "allow"


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("On parle de mandolines ?", "request"),
        ("tu utilises discord des fois ?", "request"),
        ("Parents d'ados", "topic"),
        ("Interdit aux moins de 18 ans", "topic"),
        ("Interdit aux moins de 18 ans", "pinned"),
        ("Le marché", "topic"),
        ("Léa15", "name"),
    ],
)
def test_ordinary_names_topics_and_requests_are_left_alone(typed: str, where: str) -> None:
    assert RuleJudge().text(typed, where, START).outcome == "allow"


@pytest.mark.parametrize(("preset", "outcome"), [("strict", "hold"), ("normal", "hold"), ("relaxed", "flag")])
async def test_the_preset_of_a_room_decides_about_coarse_language(preset: Any, outcome: str) -> None:
    coarse = msgspec.structs.replace(room(), preset=preset)
    assert (await RuleJudge().judge(said("tu es un idiot"), coarse)).outcome == outcome
    assert (await RuleJudge().judge(said("j'ai 15 ans"), coarse)).outcome == "hold"


async def test_a_host_is_exempt_from_what_an_operator_says(tmp_path: Path) -> None:
    world = await open_world(tmp_path)
    table = (Row("links", "allow", roles=("host",)), *TABLE)
    book = Rulebook(SqliteRulebook(world.database), (), bytes(32), FixedClock(START), table=table)
    judge = RuleJudge(book=book)
    hosted = msgspec.structs.replace(room(), host=BEN)
    assert (await judge.judge(said("voir exemple.org", family=BEN), hosted)).outcome == "allow"
    assert (await judge.judge(said("voir exemple.org"), hosted)).outcome == "block"
    await world.close()


async def test_what_is_held_carries_its_features_as_codes(tmp_path: Path) -> None:
    told = await RuleJudge().judge(said("j'ai 15 ans, tu es un idiot"), room())
    assert [finding.family for finding in read(told.marks)[1]] == ["insult", "minor_contact"]
    assert "ans" not in told.marks


async def test_a_first_contact_is_stricter_than_a_talk_that_goes_on() -> None:
    judge, direct = RuleJudge(), msgspec.structs.replace(room(), kind="direct", members=(ANNE, BEN))
    text = "envoie-moi une photo de toi nue"
    assert (await judge.judge(said(text), direct)).outcome == "hold"
    for number in range(FIRST_TURNS):
        await judge.judge(said(f"message numéro {number}", at=START + 30 * number), direct)
    assert (await judge.judge(said(text, at=START + 900), direct)).outcome == "flag"


def test_saying_it_again_draws_no_new_lot() -> None:
    first = said("Un lien : exemple.org")
    again = msgspec.structs.replace(first, cid="B" * 16, at=first.at + 60)
    louder = msgspec.structs.replace(
        again, content=msgspec.structs.replace(first.content, text="UN LIEN : Exemple.org")
    )
    assert drawn_by(first) == drawn_by(again) == drawn_by(louder)
    assert drawn_by(msgspec.structs.replace(first, family=BEN)) != drawn_by(first)
    assert drawn_by(msgspec.structs.replace(first, at=first.at + 86_400)) != drawn_by(first)
