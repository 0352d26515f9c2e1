"""How staff come in: links and challenges are used once, sessions end."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

import pytest

from salon.base.errors import Refused
from salon.flow.staff import StaffDoor
from salon.outside.passkeys import WebauthnPasskeys
from tests.flow.desks import DeskWorld
from tests.outside.authenticator import Authenticator


@dataclass
class Entrance:
    desk: DeskWorld
    door: StaffDoor

    async def join(self, device: Authenticator, name: str = "Dora", token: str = "") -> str:
        token = token or await self.door.invite()
        options = await self.door.begin_joining(token)
        return (await self.door.finish_joining(token, device.create(options), name)).token

    async def login(self, device: Authenticator) -> str:
        return (await self.door.finish_login(device.get(self.door.begin_login()))).token


@pytest.fixture
async def entrance(desk: DeskWorld) -> Entrance:
    passkeys, numbers = WebauthnPasskeys("http://localhost", "Salon"), iter(range(1_000))
    pepper, draw = desk.world.site.pepper, lambda: secrets.token_urlsafe(32)
    door = StaffDoor(desk.staff, passkeys, pepper, draw, lambda: f"{next(numbers):016}", desk.clock)
    return Entrance(desk, door)


async def test_a_link_makes_a_member_who_signs_in_again_with_the_passkey(entrance: Entrance) -> None:
    device = Authenticator()
    session = await entrance.join(device, "  Dora   D. ")
    assert (await entrance.door.member(session)).name == "Dora D."
    again = await entrance.login(device)
    assert again != session
    assert (await entrance.door.member(again)).name == "Dora D."
    assert await entrance.door.colleagues() == 0
    await entrance.join(Authenticator(), "Eva", await entrance.door.invite(await entrance.door.member(again)))
    assert await entrance.door.colleagues() == 1


async def test_a_link_is_used_once_and_for_a_day(entrance: Entrance) -> None:
    token = await entrance.door.invite()
    options = await entrance.door.begin_joining(token)
    await entrance.join(Authenticator(), token=token)
    with pytest.raises(Refused, match="gone"):
        await entrance.door.begin_joining(token)
    with pytest.raises(Refused, match="gone"):
        await entrance.door.finish_joining(token, Authenticator().create(options), "Eva")
    old = await entrance.door.invite()
    entrance.desk.clock.advance(86_400)
    with pytest.raises(Refused, match="gone"):
        await entrance.door.begin_joining(old)
    for wrong in ("", "x" * 43, "é"):
        with pytest.raises(Refused, match="gone"):
            await entrance.door.begin_joining(wrong)


async def test_a_failed_registration_does_not_use_the_link_up(entrance: Entrance) -> None:
    token = await entrance.door.invite()
    options = await entrance.door.begin_joining(token)
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_joining(token, Authenticator(origin="http://evil.test").create(options), "Dora")
    for name in ("", "   ", "x" * 41, "a\u202eb", "a\x00b"):
        with pytest.raises(Refused, match="malformed"):
            await entrance.door.finish_joining(token, Authenticator().create(options), name)
    await entrance.join(Authenticator(), token=token)


async def test_a_challenge_is_of_one_link_and_of_one_purpose(entrance: Entrance) -> None:
    one, other = await entrance.door.invite(), await entrance.door.invite()
    options = await entrance.door.begin_joining(one)
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_joining(other, Authenticator().create(options), "Dora")
    device = Authenticator()
    await entrance.join(device)
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_login(device.get({"challenge": options["challenge"], "rpId": "localhost"}))


async def test_a_replayed_assertion_signs_nobody_in(entrance: Entrance) -> None:
    device = Authenticator()
    await entrance.join(device)
    answer = device.get(entrance.door.begin_login())
    await entrance.door.finish_login(answer)
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_login(answer)


async def test_an_authenticator_without_a_counter_is_protected_by_the_challenge_alone(entrance: Entrance) -> None:
    device = Authenticator()
    await entrance.join(device)
    answer = device.get(entrance.door.begin_login(), still=True)
    await entrance.door.finish_login(answer)
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_login(answer)
    await entrance.door.finish_login(device.get(entrance.door.begin_login(), still=True))


async def test_a_challenge_is_answered_within_five_minutes(entrance: Entrance) -> None:
    device = Authenticator()
    await entrance.join(device)
    answer = device.get(entrance.door.begin_login())
    entrance.desk.clock.advance(302)
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_login(answer)


async def test_a_passkey_nobody_registered_and_one_that_is_taken_are_refused(entrance: Entrance) -> None:
    device = Authenticator()
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.login(device)
    await entrance.join(device)
    with pytest.raises(Refused, match="conflict"):
        await entrance.join(device, "Eva")


async def test_a_session_ends_after_an_hour_idle_and_after_twelve_hours_whatever_is_done(entrance: Entrance) -> None:
    device, clock = Authenticator(), entrance.desk.clock
    session = await entrance.join(device)
    clock.advance(3_590)
    await entrance.door.member(session)
    clock.advance(3_590)
    await entrance.door.member(session)
    clock.advance(3_601)
    with pytest.raises(Refused, match="not_staff"):
        await entrance.door.member(session)
    session = await entrance.login(device)
    for _ in range(23):
        clock.advance(1_800)
        await entrance.door.member(session)
    clock.advance(1_800)
    with pytest.raises(Refused, match="not_staff"):
        await entrance.door.member(session)


async def test_leaving_ends_the_session_at_once_and_twice_is_no_error(entrance: Entrance) -> None:
    session = await entrance.join(Authenticator())
    await entrance.door.leave(session)
    await entrance.door.leave(session)
    for token in (session, "", "x" * 43):
        with pytest.raises(Refused, match="not_staff"):
            await entrance.door.member(token)


async def test_the_database_holds_neither_links_nor_sessions(entrance: Entrance, tmp_path: Path) -> None:
    token = await entrance.door.invite()
    session = await entrance.join(Authenticator())
    content = b"".join(path.read_bytes() for path in (tmp_path / "data").iterdir())
    assert b"Dora" in content
    assert token.encode() not in content
    assert session.encode() not in content
    entrance.desk.clock.advance(90_000)
    await entrance.desk.staff.expire(entrance.desk.clock.now())
    with pytest.raises(Refused, match="not_staff"):
        await entrance.door.member(session)


async def test_an_act_of_weight_asks_for_the_members_own_passkey_again(entrance: Entrance) -> None:
    dora, eva = Authenticator(), Authenticator()
    member = await entrance.door.member(await entrance.join(dora))
    await entrance.join(eva, "Eva")
    shown = dora.get(entrance.door.begin_act(member, "confirm"))
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_act(member, "another", shown)
    await entrance.door.finish_act(member, "confirm", shown)
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_act(member, "confirm", shown)
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_act(member, "confirm", eva.get(entrance.door.begin_act(member, "confirm")))
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_act(member, "confirm", dora.get(entrance.door.begin_login()))
    late = entrance.door.begin_act(member, "confirm")
    entrance.desk.clock.advance(301)
    with pytest.raises(Refused, match="bad_answer"):
        await entrance.door.finish_act(member, "confirm", dora.get(late))
