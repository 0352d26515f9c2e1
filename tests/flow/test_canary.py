"""The canary sings through the whole path of a running site, and its silence is heard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from salon.base.errors import Refused
from salon.chat.canary import HEARS, ROOM, SINGS
from salon.chat.model import Judgement
from salon.client import ClientError, enter
from salon.flow.canary import SILENT_S
from salon.media.banks import Banks
from tests.running import Place, running_site


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    async with running_site(tmp_path / "site") as opened:
        yield opened


async def test_every_stage_is_heard_and_leaves_nothing_at_the_desk(place: Place) -> None:
    site = place.running
    await site.canary.once()
    await site.canary.once()
    assert set(site.canary.last_ok) == {"message", "hold", "report", "photo"}
    assert site.canary.silent() == []
    assert "canary_silent" not in site.alarms.now()
    queue = await site.services.desk.moderate.queue()
    assert queue.items == ()
    assert (await site.services.desk.moderate.decisions()).decisions == ()
    text = site.services.metrics.text().decode()
    for stage in ("message", "hold", "report", "photo"):
        assert f'salon_canaries_total{{outcome="{stage}_heard"}} ' in text
        assert f'salon_canaries_total{{outcome="{stage}_silent"}} 0.0' in text


async def test_what_others_are_held_for_stays_in_the_queue(place: Place) -> None:
    async with await enter(place.url, "Anne") as anne:
        room = await anne.join((await anne.rooms())[0])
        assert (await room.send("you are such a loser")).outcome == "held"
        await place.running.canary.once()
        queue = await place.running.services.desk.moderate.queue()
        assert [item.rule for item in queue.items] == ["insults"]


async def test_a_judge_that_holds_everything_is_heard_as_silence(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> Judgement:
        raise ZeroDivisionError

    monkeypatch.setattr(place.running.live.deliver._judge, "judge", broken)
    await place.running.canary.once()
    assert "message" in place.running.canary.silent()
    assert "canary_silent" in place.running.alarms.now()


async def test_a_judge_that_lets_everything_pass_is_heard_as_silence(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def blind(*_: object) -> Judgement:
        return Judgement()

    monkeypatch.setattr(place.running.live.deliver._judge, "judge", blind)
    await place.running.canary.once()
    assert place.running.canary.silent() == ["hold"]


async def test_a_canary_nobody_runs_any_more_is_heard_as_silence(place: Place) -> None:
    canary = place.running.canary
    now = canary._began_at
    canary._steady = lambda: now
    await canary.once()
    now += SILENT_S
    assert canary.silent() == []
    now += 1.0
    assert canary.silent() == ["message", "hold", "report", "photo"]


async def test_the_stage_that_fails_is_named(place: Place) -> None:
    async def lost() -> None:
        raise TimeoutError

    place.running.canary.stages["report"] = lost
    await place.running.canary.once()
    assert place.running.canary.silent() == ["report"]


async def test_a_site_that_does_not_open_one_to_ones_answers_and_is_not_silent(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def doubted() -> None:
        raise Refused("trust_unconfirmed")

    monkeypatch.setattr(place.running.live.deliver, "_check_private", doubted)
    await place.running.canary.once()
    assert "message" not in place.running.canary.silent()


async def test_nobody_else_comes_into_its_room_or_finds_it_in_a_list(place: Place) -> None:
    await place.running.canary.once()
    async with await enter(place.url, "Anne") as anne:
        assert ROOM not in {room.id for room in await anne.rooms()}
        with pytest.raises(ClientError, match="not_found"):
            await anne.join(ROOM)
    assert not place.running.services.hub.present(SINGS)
    assert not place.running.services.hub.present(HEARS)


async def test_banks_that_know_nothing_any_more_are_heard_as_silence(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place.running.photos.examiner, "_banks", Banks)
    await place.running.canary.once()
    assert place.running.canary.silent() == ["photo"]
