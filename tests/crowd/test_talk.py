"""What the crowd may say: enough of it, nothing the rules would stop, the same under the same seed."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from salon.base.values import Event, Person
from salon.chat.names import check_name, fold_name
from salon.cli.kinds import KINDS
from salon.crowd.scene import Move, Scene, slipped
from salon.crowd.talk import talk, write
from salon.safety.engine import examine
from salon.safety.rule import EXAMPLES_YEAR

LANGS = ("fr", "en")


@pytest.mark.parametrize("lang", LANGS)
def test_there_is_enough_to_say(lang: str) -> None:
    said = talk(lang)
    threads = [thread for topic in said.topics for thread in topic.threads]
    assert len({thread.opener for thread in threads}) >= 40
    assert len({answer for thread in threads for answer in thread.answers}) >= 80
    assert all(len(thread.answers) >= 2 and thread.conclusions for thread in threads)


@pytest.mark.parametrize("lang", LANGS)
def test_no_line_would_be_stopped_or_flagged(lang: str) -> None:
    chance = Random(7)
    lines = talk(lang).lines()
    for number in range(5_000):
        template = lines[number % len(lines)] if number < 2 * len(lines) else chance.choice(lines)
        text = write(template, chance, "Capucine des prés")
        assert not set("[]{}|") & set(text), text
        assert 1 <= len(text) <= 200
        for typed in (text, slipped(text, chance)):
            for where in ("room", "direct", "request"):
                verdict = examine(typed, where, EXAMPLES_YEAR)
                assert verdict.action == "allow", (typed, verdict.stamps)


@pytest.mark.parametrize("lang", LANGS)
def test_every_pseudonym_may_be_taken_and_there_are_enough(lang: str) -> None:
    chance, said = Random(7), talk(lang)
    names = {said.pseudonym(chance, tries) for tries in (0, 1, 9) for _ in range(2_000)}
    for name in names:
        assert check_name(name) == name
        assert examine(name, "name", EXAMPLES_YEAR).action == "allow"
    assert len({fold_name(name) for name in names}) > 1_500


def play(seed: int, moves: int = 300) -> list[Move]:
    """A room of six, alone with each other."""
    scene, ours = Scene(talk("fr"), "La place, la vie de la ville", Random(seed)), [f"tag-{n}" for n in range(6)]
    made: list[Move] = []
    for seq in range(1, moves + 1):
        move = scene.next(ours)
        assert move is not None
        made.append(move)
        scene.took(move, seq)
        if move.text:
            scene.hear(Event(seq=seq, kind="message", author=move.speaker, text=move.text), ours)
    return made


def test_the_same_seed_says_the_same() -> None:
    assert play(3) == play(3) != play(4)


def test_ten_minutes_of_a_room_do_not_repeat_themselves() -> None:
    """A message every 5 s for ten minutes is 120."""
    for seed in range(10):
        texts = [move.text for move in play(seed, 140) if move.text][:120]
        assert len(set(texts)) >= 0.9 * len(texts)
        assert max(Counter(texts).values()) <= 3


def test_a_room_lives_on_openers_answers_conclusions_reactions_asides_replies_and_slips() -> None:
    moves = play(1, 400)
    assert {move.kind for move in moves} == {"opener", "answer", "conclusion", "reaction", "aside"}
    assert any(move.reply_to for move in moves if move.kind == "answer")
    assert any(move.slip and move.slip != move.text for move in moves)


def test_nobody_answers_themselves_and_the_conclusion_is_of_who_began() -> None:
    opener = ""
    for move in play(2, 400):
        if move.kind == "opener":
            opener = move.speaker
        if move.kind == "answer":
            assert move.speaker != opener
        if move.kind == "conclusion":
            assert move.speaker == opener


def test_somebody_real_is_greeted_once_and_answered_and_the_crowd_is_not() -> None:
    scene, ours = Scene(talk("en"), "The doorstep", Random(1)), ["tag-1", "tag-2"]
    for _ in range(3):
        scene.see([Person("tag-1", "Wren"), Person("real", "Ada")], ours)
    scene.hear(Event(seq=1, kind="message", author="real", text="Is anybody here?"), ours)
    first, second = scene.next(ours), scene.next(ours)
    assert first is not None
    assert second is not None
    assert (first.kind, first.mentions) == ("greeting", ("real",))
    assert "Ada" in first.text
    assert (second.kind, second.reply_to) == ("reply", 1)
    later = [scene.next(ours) for _ in range(60)]
    assert not any(move is not None and move.kind in {"greeting", "reply"} for move in later)


def test_nobody_ready_means_silence() -> None:
    assert Scene(talk("en"), "", Random(1)).next([]) is None


def test_every_room_a_new_site_begins_with_has_something_to_talk_about() -> None:
    for seeds in KINDS.values():
        for seed in seeds:
            said = talk(seed.lang)
            assert len(said.about(f"{seed.name} {seed.topic}")) >= 3
