"""What somebody hostile tries on the path of a message."""

from __future__ import annotations

from uuid import uuid4

import pytest

from salon.base.errors import Refused
from salon.wire import frames
from tests.flow.desks import DeskWorld
from tests.store.worlds import ROOM


async def test_coming_back_does_not_fill_the_bucket(desk: DeskWorld) -> None:
    for _ in range(8):
        anne = await desk.enter("Anne")
        await desk.deliver.say(anne, frames.Send(room=ROOM, text=f"rain {uuid4()}", cid=str(uuid4())))
        desk.hub.left(anne)
    anne = await desk.enter("Anne")
    with pytest.raises(Refused, match="too_fast"):
        await desk.deliver.say(anne, frames.Send(room=ROOM, text="rain", cid=str(uuid4())))


@pytest.mark.parametrize(
    "emoji",
    [
        "06123456",
        "bit.ly/x",
        "a",
        "🇸🇳",
        "🅰",
        "Ⓐ",
        "❶❷",
        "👍👍",
        "👍a",
        "\u200d",
        "\ufe0f",
        "\u202e👍",
        "😀 ",
        "①",
        "🔤🇦",
    ],
)
async def test_a_reaction_is_a_picture_and_not_a_way_past_the_judge(desk: DeskWorld, emoji: str) -> None:
    anne = await desk.enter("Anne")
    await desk.say(anne, "rain")
    with pytest.raises(Refused, match="malformed"):
        await desk.deliver.say(anne, frames.React(room=ROOM, target=1, emoji=emoji, cid=str(uuid4())))


@pytest.mark.parametrize("emoji", ["👍", "❤️", "😂", "😮", "😢", "🎉", "👍🏽", "👩‍💻", "🏳️‍🌈", "❤️‍🔥", "☕", "⭐", "⏰"])
async def test_pictures_of_every_make_are_reactions(desk: DeskWorld, emoji: str) -> None:
    anne = await desk.enter("Anne")
    await desk.say(anne, "rain")
    said = await desk.deliver.say(anne, frames.React(room=ROOM, target=1, emoji=emoji, cid=str(uuid4())))
    assert said.outcome == "accepted"


@pytest.mark.parametrize("text", [" ", "\n\n", "\u200b\u200b", "\u202e", "\u0000", "\u0301" * 2000, "\u3164", "\u2800"])
async def test_what_nobody_could_see_is_not_a_message(desk: DeskWorld, text: str) -> None:
    anne = await desk.enter("Anne")
    await desk.say(anne, "rain")
    for frame in (
        frames.Send(room=ROOM, text=text, cid=str(uuid4())),
        frames.Edit(room=ROOM, target=1, text=text, cid=str(uuid4())),
    ):
        with pytest.raises(Refused, match="text_length"):
            await desk.deliver.say(anne, frame)
