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
