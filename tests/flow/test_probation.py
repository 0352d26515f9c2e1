"""A new pass begins small: what is left is told, nothing is stored, and good standing is counted with the message."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from salon.base.errors import Judged, Refused
from salon.chat.model import Judgement
from salon.chat.probation import Rules, Terms
from salon.flow.probation import Probation
from salon.flow.screen import Screen
from salon.store.probation import SqliteStandings
from tests.flow.town import Citizen, Town, open_town
from tests.store.worlds import ROOM

RULES = Rules(talk=Terms(600, 3), photos=Terms(3_600, 5))
LINK = "regarde https://example.org/rose"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, rules=RULES) as town:
        yield town


async def talk_away(citizen: Citizen, *texts: str) -> None:
    for text in texts or ("il pleut ce soir", "le marché était plein", "bonne soirée à vous"):
        assert (await citizen.send(text, ROOM)).outcome == "accepted"


async def left(town: Town, citizen: Citizen) -> tuple[int, int]:
    found = await town.probation.left(citizen.visitor.family, "talk")
    return found.seconds, found.messages


async def pair(town: Town) -> tuple[Citizen, Citizen]:
    return await town.enter("Anne"), await town.enter("Ben")


async def test_asking_for_a_one_to_one_waits_for_time_and_messages_and_says_how_much(town: Town) -> None:
    anne, ben = await pair(town)
    with pytest.raises(Refused) as refused:
        await anne.ask(ben)
    assert (refused.value.code, refused.value.retry_after_s, refused.value.left) == ("on_probation", 600, 3)
    await talk_away(anne)
    town.clock.advance(420)
    with pytest.raises(Refused) as refused:
        await anne.ask(ben)
    assert (refused.value.retry_after_s, refused.value.left) == (180, 0)
    assert ben.notices == []
    town.clock.advance(180)
    await anne.ask(ben)


async def test_time_alone_is_not_enough(town: Town) -> None:
    anne, ben = await pair(town)
    town.clock.advance(86_400)
    with pytest.raises(Refused) as refused:
        await anne.ask(ben)
    assert (refused.value.retry_after_s, refused.value.left) == (None, 3)


async def test_served_is_who_has_nothing_left_of_either_time_or_words(town: Town) -> None:
    anne = await town.enter("Anne")
    await talk_away(anne)
    town.clock.advance(600)
    assert await left(town, anne) == (0, 0)
    assert not await town.probation.served(anne.visitor.family), "photos are still barred"
    await talk_away(anne, "encore un mot", "et puis un autre")
    town.clock.advance(3_000)
    assert await town.probation.served(anne.visitor.family)


async def test_agreeing_is_never_barred(town: Town) -> None:
    anne = await town.enter("Anne")
    await talk_away(anne)
    town.clock.advance(600)
    ben = await town.enter("Ben")
    await ben.accept(await anne.ask(ben))


async def test_a_link_is_refused_with_what_is_left_and_leaves_no_trace(town: Town) -> None:
    anne = await town.enter("Anne")
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            await anne.send(LINK, ROOM)
        assert (refused.value.code, refused.value.left) == ("on_probation", 3)
    said = await anne.send("il pleut ce soir", ROOM)
    with pytest.raises(Refused, match="on_probation"):
        await anne.edit(said.seq, LINK, ROOM)
    record = await town.world.rooms.get(ROOM)
    assert record is not None
    assert record.top == 1


async def test_after_it_a_link_is_judged_like_everybodys(town: Town) -> None:
    anne = await town.enter("Anne")
    await talk_away(anne)
    town.clock.advance(600)
    assert (await anne.send(LINK, ROOM)).code == "judged"


async def test_a_link_in_a_one_to_one_waits_too(town: Town) -> None:
    anne = await town.enter("Anne")
    await talk_away(anne)
    town.clock.advance(600)
    ben = await town.enter("Ben")
    talk = await ben.accept(await anne.ask(ben))
    await anne.join(talk)
    await ben.join(talk)
    assert (await anne.send(LINK, talk)).outcome == "accepted"
    with pytest.raises(Refused, match="on_probation"):
        await ben.send(LINK, talk)


async def test_what_a_person_must_look_at_is_held_also_with_a_link_in_it(town: Town) -> None:
    anne = await town.enter("Anne")
    said = await anne.send(f"j'ai 15 ans, {LINK}", ROOM)
    assert said.outcome == "held"


async def test_only_public_messages_count_and_each_once(town: Town) -> None:
    anne, ben = await pair(town)
    said = await anne.send("oui", ROOM)
    await anne.send("Oui", ROOM)
    await anne.edit(said.seq, "oui oui", ROOM)
    assert (await left(town, anne))[1] == 2
    await talk_away(ben)
    town.clock.advance(600)
    talk = await anne.accept(await ben.ask(anne))
    await anne.join(talk)
    assert (await anne.send("enchantée, tu vas bien ?", talk)).outcome == "accepted"
    assert await left(town, anne) == (0, 2)


async def test_what_is_not_accepted_does_not_count(town: Town) -> None:
    anne = await town.enter("Anne")
    assert (await anne.send("je cherche une fille de 15 ans pour parler", ROOM)).outcome == "held"
    assert (await anne.send("mon numéro : 06 12 34 56 78", ROOM)).outcome == "refused"
    assert (await left(town, anne))[1] == 3


async def test_a_restart_neither_resets_nor_grants(tmp_path: Path) -> None:
    async with open_town(tmp_path, rules=RULES) as town:
        anne = await town.enter("Anne")
        await talk_away(anne, "il pleut ce soir", "le marché était plein")
        town.clock.advance(200)
        before, at = await left(town, anne), town.clock.now()
        family = anne.visitor.family
    async with open_town(tmp_path, rules=RULES) as town:
        town.clock.advance(at - town.clock.now())
        found = await town.probation.left(family, "talk")
        assert (found.seconds, found.messages) == before == (400, 1)


async def test_the_minutes_upkeep_erases_what_is_over(town: Town) -> None:
    anne, ben = await pair(town)
    standings = SqliteStandings(town.world.database)
    await talk_away(anne, "un", "deux", "trois", "quatre", "cinq")
    town.clock.advance(3_600)
    await town.probation.forget()
    assert await standings.of(anne.visitor.family) is None
    waiting = await standings.of(ben.visitor.family)
    assert waiting is not None
    assert waiting.since == 0.0
    assert (await left(town, anne), await left(town, ben)) == ((0, 0), (0, 3))


async def test_without_rules_there_is_no_probation(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        anne, ben = await pair(town)
        assert town.probation.begin() is None
        await anne.ask(ben)


class Says:
    """A judge of one mind."""

    def __init__(self, outcome: str) -> None:
        self.outcome = outcome

    def text(self, _typed: str, _where: str, _at: float) -> Judgement:
        return Judgement(outcome=self.outcome, clause="2.1")  # type: ignore[arg-type]


@pytest.mark.parametrize("where", ["name", "topic", "request"])
async def test_a_link_in_a_name_or_topic_is_no_decision_but_what_is_held_is(town: Town, where: str) -> None:
    anne = await town.enter("Anne")
    family = anne.visitor.family
    for outcome in ("allow", "block"):
        screen = Screen(Says(outcome), probation=town.probation)
        with pytest.raises(Refused, match="on_probation"):
            await screen.check(LINK, where, family, 1.0)  # type: ignore[arg-type]
    with pytest.raises(Judged):
        await Screen(Says("hold"), probation=town.probation).check(LINK, where, family, 1.0)  # type: ignore[arg-type]


async def test_of_families_that_are_not_remembered_the_standing_is_read_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salon.flow.probation.KNOWN_MAX", 1)
    town.probation = Probation(SqliteStandings(town.world.database), RULES, town.clock)
    anne, ben = await pair(town)
    for _ in range(3):
        assert (await left(town, anne), await left(town, ben)) == ((600, 3), (600, 3))


async def test_the_same_words_sent_twice_at_once_count_once_and_after_a_refusal_they_may_still_count(
    town: Town,
) -> None:
    anne = await town.enter("Anne")
    sent = await asyncio.gather(anne.send("il pleut ce soir", ROOM), anne.send("il pleut ce soir", ROOM))
    assert [one.outcome for one in sent] == ["accepted", "accepted"]
    assert (await left(town, anne))[1] == 2
    await town.world.rooms.restrict(ROOM, anne.visitor.family, muted_until=town.clock.now() + 60)
    assert (await anne.send("bonsoir", ROOM)).code == "muted"
    await town.world.rooms.restrict(ROOM, anne.visitor.family, muted_until=0)
    assert (await anne.send("bonsoir", ROOM)).outcome == "accepted"
    assert (await left(town, anne))[1] == 1
