"""What is not judged carries no words; what is protected tells nothing but its clause."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest

from salon.base.errors import Malformed
from salon.chat.model import Judgement
from salon.flow.deliver import tellable
from salon.safety.policy import FLOOR, PROTECTED
from salon.wire.frames import Events, React, Send
from tests.flow.town import Citizen, Town, open_town
from tests.store.worlds import ROOM


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


def mentioned(citizen: Citizen) -> list[tuple[str, ...]]:
    found = [frame for frame in citizen.screen.frames if isinstance(frame, Events)]
    return [event.mentions for frame in found for event in frame.events]


@pytest.mark.parametrize("typed", ["15 ans", "snap", "ⓢⓝⓐⓟ", "👍👍"])
async def test_nothing_can_be_said_by_reacting(town: Town, typed: str) -> None:
    anne = await town.enter("Anne")
    said = await anne.send("Bonsoir", ROOM)
    with pytest.raises(Malformed):
        await town.deliver.say(anne.visitor, React(room=ROOM, target=said.seq, emoji=typed, cid=str(uuid4())))


async def test_nothing_can_be_said_by_mentioning_and_a_retry_is_the_same_after_somebody_left(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    frame = Send(room=ROOM, text="Bonsoir", cid=str(uuid4()), mentions=[ben.tag, "snap_camille", ben.tag])
    first = await town.deliver.say(anne.visitor, frame)
    ben.leave()
    again = await town.deliver.say(anne.visitor, frame)
    assert (first.outcome, again.outcome, again.seq) == ("accepted", "accepted", first.seq)
    town.hub.live[ROOM].channel.flush()  # type: ignore[attr-defined]  # a RoomChannel
    assert mentioned(anne) == [(ben.tag,)]


async def test_somebody_who_says_they_are_a_minor_is_held_and_told_the_clause_only(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    told = await anne.send("moi j'ai 15 ans", ROOM)
    assert (told.outcome, told.clause) == ("held", "1.1")
    assert (told.rule, told.spans, told.hint) == ("", (), "")
    town.hub.live[ROOM].channel.flush()  # type: ignore[attr-defined]  # a RoomChannel
    assert ben.heard(ROOM) == []


async def test_a_disguised_word_is_held_with_its_rule_the_words_and_what_to_change_also_when_asked_again(
    town: Town,
) -> None:
    anne = await town.enter("Anne")
    text = "Bonsoir, quel 1d10t celui-là"
    frame = Send(room=ROOM, text=text, cid=str(uuid4()))
    first, again = await town.deliver.say(anne.visitor, frame), await town.deliver.say(anne.visitor, frame)
    assert (first.outcome, first.rule, first.clause, first.hint) == ("held", "insults", "2.5", "rephrase")
    assert [text[span.start : span.end] for span in first.spans] == ["quel 1d10t"]
    assert (again.outcome, again.rule, again.spans, again.hint) == ("held", first.rule, first.spans, first.hint)


@pytest.mark.parametrize("family", sorted(PROTECTED))
def test_of_a_protected_family_nothing_but_the_clause_is_told(family: str) -> None:
    found = Judgement(outcome="hold", rule="secret", clause="1.1", hint="secret", rules=("secret@1",), family=family)
    assert tellable(found) == Judgement(clause="1.1")


def test_what_is_protected_from_lowering_is_protected_from_telling() -> None:
    # Threats are told with their words: who threatens knows what they said (design, What a sender is told).
    assert not FLOOR - PROTECTED - {"threat_to_life"}
