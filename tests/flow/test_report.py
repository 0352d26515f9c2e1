"""Reports: frozen at that moment, sealed, counted once, and refused where they are not the reporter's to make."""

from __future__ import annotations

import msgspec
import pytest

from salon.base.errors import Refused
from salon.base.ids import CaseId
from salon.base.values import Event, Person
from salon.chat.direct import Request
from salon.wire import frames
from salon.wire.reports import Vanished
from tests.flow.desks import DIRECT, DeskWorld, ear
from tests.store.worlds import ROOM


async def crowd(desk: DeskWorld, count: int) -> None:
    """Messages 1 to `count` by a few people."""
    people = [await desk.enter(name) for name in ("Anne", "Ben", "Chloe", "Dan")]
    for number in range(1, count + 1):
        await desk.say(people[number % 4], f"message {number}")


def vanished(event: Event, epoch: int) -> Vanished:
    """What a page still has of an event."""
    return Vanished(
        epoch=epoch, at_ms=event.at_ms, author=event.author, text=event.text, name=event.name, kind="message"
    )


async def test_a_reported_message_is_frozen_with_ten_before_and_five_after(desk: DeskWorld) -> None:
    await crowd(desk, 20)
    ben, dora = await desk.enter("Ben"), await desk.member()
    await desk.report(ben, seq=12, reason="hate", text="  rude  ")
    case = await desk.moderate.look(dora, await desk.only_case())
    assert [one.seq for one in case.context] == list(range(2, 18))
    assert [one.seq for one in case.context if one.reported] == [12]
    assert (case.context[10].text, case.context[10].name) == ("message 12", "Anne")
    assert (case.target.kind, case.target.seq, case.target.name) == ("message", 12, "Anne")
    assert (case.note, case.reason, case.reports, case.where) == ("rude", "hate", 1, "La place")


async def test_what_was_reported_survives_vanishing(desk: DeskWorld) -> None:
    await crowd(desk, 3)
    ben, dora = await desk.enter("Ben"), await desk.member()
    await desk.report(ben, seq=2)
    desk.clock.advance(9_000)
    await desk.sweep.once()
    assert await desk.world.log.event(ROOM, 2, desk.clock.now()) is None
    case = await desk.moderate.look(dora, await desk.only_case())
    assert [one.text for one in case.context] == ["message 1", "message 2", "message 3"]


async def test_several_reports_on_one_message_are_one_case_with_a_claim_each(desk: DeskWorld) -> None:
    await crowd(desk, 3)
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    first = await desk.report(anne, seq=2, reason="spam", text="one")
    again = await desk.report(anne, seq=2, reason="minor", text="one more")
    second = await desk.report(ben, seq=2, reason="threat", text="two")
    assert first == again != second
    (item,) = (await desk.moderate.queue()).items
    assert item.reports == 2, "one reporter counts once"
    assert item.reason == "threat", "the gravest reason leads"
    case = await desk.moderate.look(dora, CaseId(item.id))
    assert case.note == "one\n\ntwo"
    assert len([one for one in case.context if one.reported]) == 1


async def test_after_a_decision_a_new_report_is_a_new_case(desk: DeskWorld) -> None:
    await crowd(desk, 3)
    anne, dora = await desk.enter("Anne"), await desk.member()
    first = await desk.report(anne, kind="visitor", tag="Ben---------", seq=None)
    await desk.act(dora, await desk.only_case(), "dismiss")
    second = await desk.report(anne, kind="visitor", tag="Ben---------", seq=None)
    assert first != second
    assert (await desk.claims.state("", first)).status == "decided"
    assert (await desk.claims.state("", second)).status == "open"


async def test_an_edit_is_reported_as_the_message_it_made(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    sent = await desk.say(anne, "first words")
    cid = "00000000-0000-4000-8000-000000000001"
    edit = await desk.deliver.say(anne, frames.Edit(room=ROOM, target=sent.seq, text="second words", cid=cid))
    await desk.report(ben, seq=edit.seq)
    case = await desk.moderate.look(dora, await desk.only_case())
    assert case.target.seq == sent.seq
    assert [one.text for one in case.context if one.reported] == ["second words"]


# ---------------------------------------------------------------- vanished messages


async def test_a_vanished_message_is_believed_with_its_receipt_for_seven_days_and_not_longer(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "gone by then")
    stored = await desk.world.log.event(ROOM, 1, desk.clock.now())
    assert stored is not None
    event, epoch = stored[0], desk.hub.live[ROOM].epoch
    desk.clock.advance(4_000)
    await desk.sweep.once()
    with pytest.raises(Refused, match="gone"):
        await desk.report(ben, seq=1)
    with pytest.raises(Refused, match="gone"):
        await desk.report(ben, seq=1, receipt=event.receipt)
    claim = await desk.report(ben, seq=1, receipt=event.receipt, vanished=vanished(event, epoch))
    assert (await desk.claims.state("", claim)).status == "open"
    case = await desk.moderate.look(dora, await desk.only_case())
    assert [(one.text, one.name, one.reported) for one in case.context] == [("gone by then", "Anne", True)]
    assert "suspend" in case.acts, "the author is here and known"
    desk.clock.advance(8 * 86_400)
    chloe = await desk.enter("Chloe")
    with pytest.raises(Refused, match="gone"):
        await desk.report(chloe, seq=1, receipt=event.receipt, vanished=vanished(event, epoch))


async def test_an_edited_message_is_believed_with_the_receipt_of_its_edit(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    sent = await desk.say(anne, "first words")
    cid = "00000000-0000-4000-8000-000000000001"
    edit = await desk.deliver.say(anne, frames.Edit(room=ROOM, target=sent.seq, text="second words", cid=cid))
    stored = await desk.world.log.event(ROOM, edit.seq, desk.clock.now())
    assert stored is not None
    desk.clock.advance(4_000)
    await desk.sweep.once()
    said = vanished(stored[0], desk.hub.live[ROOM].epoch)
    said = msgspec.structs.replace(said, kind="edit", target=sent.seq)
    await desk.report(ben, seq=edit.seq, receipt=stored[0].receipt, vanished=said)
    case = await desk.moderate.look(dora, await desk.only_case())
    assert (case.target.seq, case.context[0].text) == (sent.seq, "second words")


@pytest.mark.parametrize(
    "forged",
    [
        {"text": "something else"},
        {"author": "Ben---------"},
        {"at_ms": 1},
        {"epoch": 1},
        {"kind": "edit"},
        {"target": 7},
    ],
)
async def test_a_forged_receipt_is_refused(desk: DeskWorld, forged: dict[str, object]) -> None:
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    await desk.say(anne, "gone by then")
    stored = await desk.world.log.event(ROOM, 1, desk.clock.now())
    assert stored is not None
    desk.clock.advance(4_000)
    await desk.sweep.once()
    said = msgspec.structs.replace(vanished(stored[0], desk.hub.live[ROOM].epoch), **forged)
    with pytest.raises(Refused, match="gone"):
        await desk.report(ben, seq=1, receipt=stored[0].receipt, vanished=said)


@pytest.mark.parametrize("receipt", ["", ".", "..", "x.y.z", "20833", "-1.a.b", "9" * 80, "20833.é.ü", "²0833.a.b"])
async def test_a_receipt_that_is_none_is_refused(desk: DeskWorld, receipt: str) -> None:
    ben = await desk.enter("Ben")
    said = Vanished(epoch=1, at_ms=1, author="Anne--------", text="never said")
    with pytest.raises(Refused, match="gone"):
        await desk.report(ben, seq=5, receipt=receipt, vanished=said)


# ---------------------------------------------------------------- visitors, names, rooms, requests


async def test_a_visitor_is_reported_with_what_is_around_their_last_words(desk: DeskWorld) -> None:
    await crowd(desk, 8)
    anne, dora = await desk.enter("Anne"), await desk.member()
    await desk.report(anne, kind="visitor", tag="Ben---------", seq=None, reason="threat")
    case = await desk.moderate.look(dora, await desk.only_case())
    assert (case.target.kind, case.target.name) == ("visitor", "Ben")
    assert [one.seq for one in case.context if one.reported] == [5]
    assert {"mute", "suspend"} <= set(case.acts)
    assert "remove" not in case.acts


async def test_a_visitor_who_left_is_known_by_what_they_said(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(ben, "and off I go")
    desk.hub.left(ben)
    await desk.report(anne, kind="visitor", tag=ben.tag, seq=None)
    case = await desk.moderate.look(dora, await desk.only_case())
    assert case.target.name == "Ben"
    assert "suspend" in case.acts


async def test_a_name_is_reported_without_anything_said(desk: DeskWorld) -> None:
    await crowd(desk, 4)
    anne, dora = await desk.enter("Anne"), await desk.member()
    await desk.report(anne, kind="name", tag="Ben---------", seq=None, room=None)
    case = await desk.moderate.look(dora, await desk.only_case())
    assert (case.target.name, case.context) == ("Ben", ())
    assert "mute" not in case.acts, "there is no room to mute in"


async def test_a_room_is_reported_with_its_sign_and_its_last_words(desk: DeskWorld) -> None:
    await crowd(desk, 4)
    anne, dora = await desk.enter("Anne"), await desk.member()
    await desk.report(anne, kind="room", seq=None)
    case = await desk.moderate.look(dora, await desk.only_case())
    assert case.target.name == "La place"
    assert case.text == "Everything and nothing"
    assert [one.seq for one in case.context] == [1, 2, 3, 4]


async def test_a_request_is_reported_by_who_received_it_and_by_nobody_else(desk: DeskWorld) -> None:
    anne, dan, eve, dora = *[await desk.enter(name) for name in ("Anne", "Dan", "Eve")], await desk.member()
    now = desk.clock.now()
    request = Request("r" * 16, dan.family, anne.family, "open", True, now, now + 3_600, "come with me")
    people = {"asker": Person(dan.tag, "Dan"), "asked": Person(anne.tag, "Anne")}
    await desk.requests.ask(msgspec.structs.replace(request, **people), met=True)
    for visitor, tag in ((eve, dan.tag), (dan, dan.tag), (dan, anne.tag)):
        with pytest.raises(Refused, match="not_found"):
            await desk.report(visitor, kind="request", tag=tag, seq=None, room=None)
    await desk.report(anne, kind="request", tag=dan.tag, seq=None, room=None)
    case = await desk.moderate.look(dora, await desk.only_case())
    assert (case.text, case.target.name) == ("come with me", "Dan")


async def test_a_one_to_one_is_read_for_its_two_people_only(desk: DeskWorld) -> None:
    anne, ben = await desk.enter("Anne", ROOM, DIRECT), await desk.enter("Ben", ROOM, DIRECT)
    eve, dora = await desk.enter("Eve"), await desk.member()
    await desk.say(anne, "between us", where=DIRECT)
    for kind, given in (("message", {"seq": 1}), ("room", {}), ("visitor", {"tag": anne.tag})):
        with pytest.raises(Refused, match="not_found"):
            await desk.report(eve, kind=kind, room=DIRECT, **given)
    await desk.report(ben, room=DIRECT, seq=1)
    (item,) = (await desk.moderate.queue()).items
    assert item.where == ""
    case = await desk.moderate.look(dora, CaseId(item.id))
    assert [one.text for one in case.context] == ["between us"]


# ---------------------------------------------------------------- hostile


async def test_a_flood_of_reports_is_stopped_at_ten_an_hour(desk: DeskWorld) -> None:
    await crowd(desk, 12)
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    for seq in range(1, 11):
        await desk.report(anne, seq=seq)
    with pytest.raises(Refused, match="too_fast") as refused:
        await desk.report(anne, seq=11)
    assert 300 < (refused.value.retry_after_s or 0) <= 360
    await desk.report(ben, seq=11)
    desk.clock.advance(360)
    await desk.report(anne, seq=12)


@pytest.mark.parametrize(
    "given",
    [
        {"reason": "because"},
        {"seq": None},
        {"room": None},
        {"seq": 0},
        {"kind": "visitor", "tag": None},
        {"kind": "room", "room": None},
    ],
)
async def test_a_report_that_names_nothing_is_malformed_and_costs_nothing(
    desk: DeskWorld, given: dict[str, object]
) -> None:
    anne = await desk.enter("Anne")
    for _ in range(12):
        with pytest.raises(Refused, match="malformed"):
            await desk.report(anne, **({"seq": 1} | given))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"seq": 999}, "gone"),
        ({"room": "zzzzzzzzzzzzzzzz", "seq": 1}, "gone"),
        ({"kind": "room", "room": "zzzzzzzzzzzzzzzz"}, "not_found"),
        ({"kind": "visitor", "tag": "nobody-here-"}, "not_found"),
        ({"kind": "name", "tag": "nobody-here-", "room": None}, "not_found"),
        ({"kind": "request", "tag": "nobody-here-"}, "not_found"),
    ],
)
async def test_what_is_not_there_cannot_be_reported(desk: DeskWorld, given: dict[str, object], code: str) -> None:
    anne = await desk.enter("Anne")
    with pytest.raises(Refused, match=code):
        await desk.report(anne, **given)
    assert (await desk.moderate.queue()).items == ()
    assert ear(anne).closed == 0
