"""In a room the card reaches whom it is about: who is mentioned, answered, or alone with the one who presses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest

from salon.flow.pressed import EXCHANGE_S
from salon.wire.frames import Send, VerdictFrame
from tests.flow.town import Citizen, Town, open_town
from tests.store.worlds import ROOM

PRESS = "c'est nul ici, rejoins mon discord direct, pseudo r0main_l, vite avant que je parte"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as town:
        yield town


async def press(anne: Citizen, *, mentions: list[str] | None = None, reply_to: int | None = None) -> VerdictFrame:
    frame = Send(room=ROOM, text=PRESS, cid=str(uuid4()), mentions=mentions or [], reply_to=reply_to)  # type: ignore[arg-type]
    return await anne.town.deliver.say(anne.visitor, frame)


def cards(citizen: Citizen) -> list[dict[str, str | int | float | bool]]:
    return [params for code, params in citizen.notices if code == "card"]


async def test_who_is_mentioned_sees_the_card_and_nobody_else(town: Town) -> None:
    anne, ben, zoe = [await town.enter(name) for name in ("Anne", "Ben", "Zoe")]
    await press(anne, mentions=[ben.tag])
    assert cards(ben) == [{"kind": "elsewhere", "tag": anne.tag}]
    assert cards(anne) == cards(zoe) == []


async def test_who_is_answered_sees_the_card(town: Town) -> None:
    anne, ben, zoe = [await town.enter(name) for name in ("Anne", "Ben", "Zoe")]
    said = await ben.send("Bonsoir tout le monde", ROOM)
    await press(anne, reply_to=said.seq)
    assert (len(cards(ben)), cards(zoe)) == (1, [])


async def test_the_other_of_two_who_have_the_room_to_themselves_sees_the_card(town: Town) -> None:
    anne, ben, zoe = [await town.enter(name) for name in ("Anne", "Ben", "Zoe")]
    for number in range(6):
        await (anne, ben)[number % 2].send(f"on parle du marché {number}", ROOM)
    await press(anne)
    assert (len(cards(ben)), cards(zoe)) == (1, [])


async def test_what_is_said_to_a_room_is_at_nobody(town: Town) -> None:
    anne, ben, zoe = [await town.enter(name) for name in ("Anne", "Ben", "Zoe")]
    for number in range(6):
        await (anne, ben, zoe)[number % 3].send(f"on parle du marché {number}", ROOM)
    await press(anne)
    assert cards(ben) == cards(zoe) == []


async def test_what_was_said_long_ago_is_no_exchange(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    for number in range(6):
        await (anne, ben)[number % 2].send(f"on parle du marché {number}", ROOM)
    town.clock.advance(EXCHANGE_S)
    await press(anne)
    assert cards(ben) == []


async def test_who_blocked_the_sender_is_not_troubled_by_a_card(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    await town.talk.block(ben.ticket, anne.tag)
    await press(anne, mentions=[ben.tag])
    assert cards(ben) == []


async def test_who_is_only_called_a_minor_in_a_room_stays(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    said = await ben.send("Bonsoir", ROOM)
    frame = Send(room=ROOM, text="Tu es mineure, tu as 15 ans", cid=str(uuid4()), reply_to=said.seq)
    await town.deliver.say(anne.visitor, frame)
    assert not ben.screen.code
    assert "ended_kindly" not in {code for code, _ in ben.notices}
    assert (await ben.send("Non, 42", ROOM)).outcome == "accepted"


async def ask(citizen: Citizen, text: str, *, mentions: list[str] | None = None, reply_to: int = 0) -> VerdictFrame:
    frame = Send(room=ROOM, text=text, cid=str(uuid4()), mentions=mentions or [], reply_to=reply_to or None)  # type: ignore[arg-type]
    return await citizen.town.deliver.say(citizen.visitor, frame)


async def test_who_is_asked_in_a_room_and_answers_is_heard_as_in_a_talk(town: Town) -> None:
    anne, ben, zoe = [await town.enter(name) for name in ("Anne", "Ben", "Zoe")]
    asked = await ask(ben, "Tu as quel âge ?", mentions=[anne.tag])
    assert (await ask(zoe, "15")).outcome == "accepted", "who was not asked answers nobody"
    assert (await ask(anne, "15", reply_to=asked.seq)).outcome == "held"
    assert "ended_kindly" in {code for code, _ in anne.notices}
    assert not zoe.screen.code


async def test_a_number_said_to_somebody_who_asked_somebody_else_is_no_answer(town: Town) -> None:
    anne, ben, zoe = [await town.enter(name) for name in ("Anne", "Ben", "Zoe")]
    await ask(ben, "Tu as quel âge ?", mentions=[anne.tag])
    assert (await ask(zoe, "15", mentions=[ben.tag])).outcome == "accepted"


async def test_the_end_of_one_persons_visit_forgets_nothing_of_the_others_in_a_room(town: Town) -> None:
    anne, ben, zoe = [await town.enter(name) for name in ("Anne", "Ben", "Zoe")]
    await ask(ben, "Tu as quel âge ?", mentions=[anne.tag])
    assert (await ask(zoe, "J'ai 15 ans")).outcome == "held"
    assert (await ask(anne, "15", mentions=[ben.tag])).outcome == "held"
