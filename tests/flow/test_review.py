"""What staff decide reaches the rules: precision, counter-examples."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from salon.chat.canary import HEARS, TAGS
from salon.chat.model import Judgement
from salon.flow.review import Review
from salon.flow.rulebook_figures import EVERYTHING
from salon.store.rulebook import SqliteRulebook
from tests.flow.desks import DeskWorld, open_desk
from tests.store.worlds import said

LINE = "room|normal||-|insults@3:insult:2:1.00,pack.own@1:spam:2:1.00"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[DeskWorld]:
    async with open_desk(tmp_path) as world:
        yield world


@pytest.mark.parametrize(("act", "upheld", "overturned"), [("refuse", 1, 0), ("release", 0, 1)])
async def test_a_decision_on_a_held_message_is_counted_once_for_its_rule(
    desk: DeskWorld, act: str, upheld: int, overturned: int
) -> None:
    anne, dora = await desk.enter("Anne"), await desk.member()
    await desk.say(anne, "hold this insult")
    case = await desk.only_case()
    for _ in range(3):
        await desk.act(dora, case, act)
    sums = desk.rulebook.figures.sums("words@1", desk.clock.now())
    assert (sums.upheld, sums.overturned) == (upheld, overturned)


async def test_what_was_removed_after_a_report_is_counted_as_missed_once(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "rude words")
    await desk.report(ben, seq=1)
    case = await desk.only_case()
    for _ in range(2):
        await desk.act(dora, case, "remove")
    assert desk.rulebook.figures.sums(EVERYTHING, desk.clock.now()).missed == 1


async def test_a_hold_nobody_looked_at_says_nothing_about_its_rule(desk: DeskWorld) -> None:
    await desk.say(await desk.enter("Anne"), "hold this insult")
    desk.clock.advance(1_000)
    await desk.sweep.once()
    sums = desk.rulebook.figures.sums("words@1", desk.clock.now())
    assert (sums.upheld, sums.overturned) == (0, 0)


async def test_a_rule_in_shadow_is_counted_with_those_that_acted_and_the_features_stay(desk: DeskWorld) -> None:
    judgement = Judgement("hold", rule="insults", rules=("insults@3",), family="insult", marks=LINE)
    review = Review(desk.rulebook)
    review.decided("release", said("x", judgement=judgement))
    for stamp in ("insults@3", "pack.own@1"):
        assert desk.rulebook.figures.sums(stamp, desk.clock.now()).overturned == 1
    await desk.rulebook.flush()
    (lines,) = (await SqliteRulebook(desk.world.database).lines(0)).values()
    assert lines == {("overturned", LINE): 1}


@pytest.mark.parametrize("kind", ["dismiss", "mute", "hold_expired"])
async def test_other_acts_say_nothing_about_a_rule(desk: DeskWorld, kind: str) -> None:
    judgement = Judgement("hold", rules=("insults@3",), marks=LINE)
    Review(desk.rulebook).decided(kind, said("x", judgement=judgement))  # type: ignore[arg-type]  # any kind
    assert desk.rulebook.figures.sums("insults@3", desk.clock.now()).upheld == 0


async def test_the_canary_says_nothing_about_a_rule(desk: DeskWorld) -> None:
    judgement = Judgement("hold", rules=("canary@1",))
    sung = msgspec.structs.replace(said("x", judgement=judgement), tag=TAGS[HEARS])
    Review(desk.rulebook).decided("refuse", sung)
    assert desk.rulebook.figures.sums("canary@1", desk.clock.now()).upheld == 0
