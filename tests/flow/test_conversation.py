"""What passes between two people, through the path of a message: stopped, paused, and told to nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import update

from salon.base.errors import Refused
from salon.base.ids import Cid, RoomId
from salon.chat.model import Content, Judgement, RoomRecord, Submission
from salon.flow.conversation import MEMORY_S, Conversations, Reading
from salon.moderation.decision import FREEZE_S
from salon.store.schema import pauses
from salon.wire.codec import encode
from tests.flow.town import Citizen, Town, open_town
from tests.store.worlds import ROOM, room, said

SECRET = "Je cherche une fille de 15 ans pour parler"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as town:
        yield town


async def two(town: Town, *, agreed: bool = True) -> tuple[Citizen, Citizen, RoomId]:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    room = await ben.accept(await anne.ask(ben, agreed=agreed), agreed=agreed)
    await anne.join(room)
    await ben.join(room)
    return anne, ben, room


def codes(citizen: Citizen) -> list[str]:
    return [code for code, _ in citizen.notices]


async def test_who_says_to_be_under_18_is_stopped_and_the_other_sees_a_neutral_end(town: Town) -> None:
    anne, ben, room = await two(town)
    verdict = await anne.send("J'ai 15 ans", room)
    assert (verdict.outcome, verdict.rule, verdict.spans) == ("held", "", ())
    assert "ended_kindly" in codes(anne)
    assert anne.screen.code
    assert codes(ben)[-1] == "blocked"
    assert "J'ai 15 ans" not in ben.heard(room)
    assert not any(b"minor" in encode(frame) for one in (anne, ben) for frame in one.screen.frames)


async def test_the_answer_to_a_question_about_age_counts_in_a_one_to_one(town: Town) -> None:
    anne, ben, room = await two(town)
    await ben.send("Tu as quel âge ?", room)
    await anne.send("15", room)
    assert "ended_kindly" in codes(anne)


async def test_a_bare_number_in_a_room_answers_nobody(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    await ben.send("Tu as quel âge ?", ROOM)
    assert (await anne.send("15", ROOM)).outcome == "accepted"


async def test_who_is_only_called_a_minor_stays(town: Town) -> None:
    anne, ben, room = await two(town)
    assert (await anne.send("Tu es mineure", room)).outcome == "accepted"
    assert not ben.screen.code
    assert "ended_kindly" not in codes(ben)


THREAT = "paie 500 euros sinon je publie tes photos"
BURST = ("salut", "ça va ?", "t'es là ?", "réponds", "allez", "hé ho")


async def test_an_address_in_a_threat_is_no_way_to_have_it_refused_unseen(town: Town) -> None:
    anne = await town.enter("Anne")
    verdict = await anne.send(f"{THREAT}, écris à moi@exemple.example", ROOM)
    assert (verdict.outcome, verdict.rule, verdict.hint, verdict.spans) == ("held", "", "", ())


async def test_a_burst_before_a_threat_is_no_way_around_the_pause(town: Town) -> None:
    anne, ben, room = await two(town)
    for text in BURST:
        town.clock.advance(1.2)
        await anne.send(text, room)
    town.clock.advance(1.2)
    verdict = await anne.send(f"{THREAT} ce soir", room)
    assert (verdict.outcome, verdict.rule, verdict.hint) == ("held", "", "")
    assert (await ben.send("Non", room)).code == "read_only"


async def test_a_flood_of_threats_is_refused_as_a_flood_once_one_of_them_waits_for_a_person(town: Town) -> None:
    anne = await town.enter("Anne")
    outcomes = []
    for number in range(8):
        town.clock.advance(1.2)
        outcomes.append(await anne.send(f"{THREAT}, numéro {number}", ROOM))
    assert [one.outcome for one in outcomes] == ["held"] * 6 + ["refused"] * 2
    assert outcomes[-1].rule == "flooding"
    ben = await town.enter("Ben")
    for text in BURST:
        town.clock.advance(1.2)
        await ben.send(text, ROOM)
    town.clock.advance(1.2)
    assert (await ben.send(THREAT, ROOM)).outcome == "held", "of him nothing waits yet"


async def test_ending_a_paused_talk_is_no_way_to_write_to_the_other_again(town: Town) -> None:
    anne, ben, room = await two(town)
    await anne.send(SECRET, room)
    await town.talk.end(anne.ticket, room)
    town.clock.advance(60)
    await town.talk.sweep()
    with pytest.raises(Refused, match="not_available"):
        await anne.ask(ben)
    # Who was written to is free to write; what was remembered of the two goes on.
    other = await anne.accept(await ben.ask(anne))
    assert any(place == other for place, _ in town.conversations._talks)
    await town.talk.end(ben.ticket, other)
    town.clock.advance(FREEZE_S)
    await town.talk.sweep()
    await anne.join(), await ben.join()
    assert await anne.ask(ben), "nobody confirmed it"


async def test_a_confirmed_pause_outlives_its_talk_as_long_as_both_have_a_pass(town: Town) -> None:
    anne, ben, room = await two(town)
    await anne.send(SECRET, room)
    await town.talk.end(anne.ticket, room)
    await town.world.database.write(lambda c: c.execute(update(pauses).values(confirmed=1)).rowcount)
    town.clock.advance(FREEZE_S + 1)
    await town.talk.sweep()
    await anne.join(), await ben.join()
    with pytest.raises(Refused, match="not_available"):
        await anne.ask(ben)
    await town.people.revoke(ben.visitor.family, town.clock.now())
    await town.talk.sweep()
    assert await town.talk._pauses.between(anne.visitor.family, ben.visitor.family) is None


async def test_a_grave_turn_pauses_the_talk_and_gives_only_the_other_a_card(town: Town) -> None:
    anne, ben, room = await two(town)
    verdict = await anne.send(SECRET, room)
    assert (verdict.outcome, verdict.rule, verdict.spans) == ("held", "", ())
    assert "card" in codes(ben)
    assert "card" not in codes(anne)
    assert codes(anne)[-1] == codes(ben)[-1] == "talk_paused"
    assert (await ben.send("Allo ?", room)).code == "read_only"


async def test_a_pause_nobody_confirmed_is_lifted_after_a_day(town: Town) -> None:
    anne, ben, room = await two(town)
    await anne.send(SECRET, room)
    town.clock.advance(FREEZE_S - 1)
    await town.talk.sweep()
    assert (await ben.send("Allo ?", room)).code == "read_only"
    town.clock.advance(2)
    await town.talk.sweep()
    assert (await ben.send("Allo ?", room)).outcome == "accepted"


async def test_a_one_to_one_that_is_not_judged_is_not_read(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    anne, _, room = await two(town, agreed=False)
    read: list[object] = []
    monkeypatch.setattr(Conversations, "judge", lambda *given: read.append(given))
    assert (await anne.send("J'ai 15 ans", room)).outcome == "accepted"
    assert read == []


async def test_an_edit_is_read_again(town: Town) -> None:
    anne, _, room = await two(town)
    said = await anne.send("Bonsoir", room)
    assert (await anne.edit(said.seq, "J'ai 15 ans", room)).outcome == "held"


async def test_ordinary_talk_says_nothing(town: Town) -> None:
    anne, ben, room = await two(town)
    for text in ("Mon fils a 15 ans", "On se voit samedi au concert ?", "J'ai 35 ans"):
        assert (await anne.send(text, room)).outcome == "accepted"
    assert "card" not in codes(ben)


async def test_what_a_turn_came_to_is_told_once_and_of_no_other_with_its_cid(town: Town) -> None:
    anne, ben, room = await two(town)
    said = Submission(
        room=room,
        family=anne.visitor.family,
        tag=anne.visitor.tag,
        cid=Cid("A" * 16),
        kind="message",
        content=Content("Anne", "J'ai 15 ans"),
        at=town.clock.now(),
    )
    record = (await town.hub.room(room)).record  # type: ignore[union-attr]
    await town.conversations.judge(said, record)
    elsewhere = msgspec.structs.replace(said, room=ROOM)
    await town.conversations.judge(msgspec.structs.replace(elsewhere, content=Content("Anne", "Bonsoir")), record)
    assert town.conversations.taken(elsewhere) == Reading()
    assert town.conversations.taken(msgspec.structs.replace(said, family=ben.visitor.family)) == Reading()
    assert town.conversations.taken(said).own_word
    assert town.conversations.taken(said) == Reading()


async def test_who_presses_for_another_app_is_slowed_and_the_other_sees_a_card(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    direct = await ben.accept(await anne.ask(ben))
    await anne.join(direct)
    await ben.join(direct)
    assert (await anne.send("Bonsoir", direct)).outcome == "accepted"
    text = "c'est nul ici, rejoins mon discord direct, pseudo r0main_l, vite avant que je parte"
    assert (await anne.send(text, direct)).outcome == "accepted"
    assert ("card", {"kind": "elsewhere", "tag": anne.tag}) in ben.notices
    assert "card" not in {code for code, _ in anne.notices}
    with pytest.raises(Refused, match="too_fast"):
        await anne.send("alors ?", direct)


async def test_what_was_held_before_holds_no_later_harmless_turn(town: Town) -> None:
    anne = await town.enter("Anne")
    sold = await anne.send("permis, cartes, attestations : 900, discret, ajoute brume.d", ROOM)
    assert sold.outcome == "held"
    town.clock.advance(60)
    assert (await anne.send("il fait beau ce soir", ROOM)).outcome == "accepted"


async def test_several_pseudonyms_who_lead_people_to_one_lonely_place_are_held(town: Town) -> None:
    text = "viens seul maintenant derrière le gymnase à 22h"
    outcomes = []
    for name in ("Anne", "Ben", "Cleo"):
        citizen = await town.enter(name)
        outcomes.append((await citizen.send(text, ROOM)).outcome)
    assert outcomes == ["accepted", "accepted", "held"]


async def test_one_who_names_the_same_place_again_is_no_script(town: Town) -> None:
    anne = await town.enter("Anne")
    for _ in range(3):
        assert (await anne.send("viens seul maintenant derrière le gymnase à 22h", ROOM)).outcome == "accepted"
        town.clock.advance(60)


async def test_a_link_that_was_refused_slows_nobody(town: Town) -> None:
    anne = await town.enter("Anne")
    assert (await anne.send("Look at www.example.org tonight", ROOM)).outcome == "refused"
    assert (await anne.send("Look at the moon tonight", ROOM)).outcome == "accepted"


class Says:
    """A judge of the words alone, of one mind."""

    def __init__(self, outcome: str, family: str) -> None:
        self.judgement = Judgement(outcome=outcome, rule=family, family=family, rules=(f"{family}@1",))  # type: ignore[arg-type]

    async def judge(self, _said: Submission, _room: RoomRecord) -> Judgement:
        return self.judgement


PRESSED = "envoie 200 euros ce soir ou je publie tes photos nues"


@pytest.mark.parametrize(
    ("outcome", "family", "expected"),
    [
        ("allow", "", ("hold", "coercion")),
        ("block", "links", ("hold", "coercion")),
        ("hold", "insult", ("hold", "coercion")),
        ("hold", "threat_to_life", ("hold", "threat_to_life")),
        ("block", "flooding", ("hold", "coercion")),
    ],
)
async def test_a_grave_turn_waits_for_a_person_also_where_an_ordinary_rule_refused_its_words(
    outcome: str, family: str, expected: tuple[str, str]
) -> None:
    judgement = await Conversations(Says(outcome, family)).judge(said(PRESSED), room())
    assert (judgement.outcome, judgement.family) == expected
    assert any(stamp.startswith("talk.coercion.") for stamp in judgement.rules)


async def test_what_is_remembered_of_a_paused_talk_outlives_every_new_talk_of_the_two(town: Town) -> None:
    anne, ben, room = await two(town)
    await anne.send(SECRET, room)
    await town.talk.end(anne.ticket, room)
    for _ in range(3):
        town.clock.advance(5)
        await town.talk.sweep()
        other = await anne.accept(await ben.ask(anne))
        assert town.conversations._talks[other, ""].talk.sides[anne.visitor.family].marks  # type: ignore[index]
        await town.talk.end(anne.ticket, other)


async def test_it_outlives_a_restart_and_its_hours_too_but_not_the_pause(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        anne, ben, room = await two(town)
        await anne.send(SECRET, room)
        await town.talk.end(anne.ticket, room)
        for _ in range(10):
            town.clock.advance(MEMORY_S / 8 - 1)
            await town.talk.sweep()
        at = town.clock.now()
    async with open_town(tmp_path, at=at + 5) as town:
        for _ in range(20):
            town.draw()
        anne, ben = await town.come_back("Anne"), await town.come_back("Ben")
        other = await anne.accept(await ben.ask(anne))
        assert town.conversations._talks[other, ""].talk.sides[anne.visitor.family].marks  # type: ignore[index]
        await town.talk._pauses.end(room, town.clock.now())  # type: ignore[union-attr]
        town.clock.advance(MEMORY_S + 1)
        await town.talk.sweep()
        assert not [place for place, _ in town.conversations._talks if place == room]
        assert not [one for one in await town.conversations._states.living(at) if one.room == room]  # type: ignore[union-attr]
