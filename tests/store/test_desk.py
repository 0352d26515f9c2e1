"""The desk on disk: it survives a restart, holds nothing typed in clear, and its keys go when appeals have ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from salon.base.errors import Refused
from salon.base.ids import CaseId, RoomId
from salon.moderation.decision import APPEAL_S
from tests.flow.desks import DIRECT, DeskWorld, ear, open_desk
from tests.store.worlds import ROOM, START

TYPED = ["Camille", "rendez-vous au marché", "retenu par la règle", "mes propres mots", "note pour les collègues"]


def everything(root: Path) -> bytes:
    """Every byte of the data directory: database, write-ahead log, shared memory, journals."""
    return b"".join(path.read_bytes() for path in (root / "data").rglob("*") if path.is_file())


def case_keys(root: Path) -> list[Path]:
    return sorted((root / "site-keys" / "cases").iterdir())


async def fill(desk: DeskWorld) -> tuple[CaseId, CaseId, str]:
    """A reported message and a held one; their cases, and the reporter's claim code."""
    camille, ben = await desk.enter("Dan", called=TYPED[0]), await desk.enter("Ben")
    await desk.say(camille, TYPED[1])
    claim = await desk.report(ben, seq=1, text=TYPED[3])
    notice = await desk.only_case()
    await desk.say(camille, f"{TYPED[2]} hold insult")
    hold = next(CaseId(item.id) for item in (await desk.moderate.queue()).items if item.kind == "hold")
    return notice, hold, claim


async def test_cases_decisions_and_claims_survive_a_restart(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        notice, hold, claim = await fill(desk)
        dora = await desk.member()
        await desk.act(dora, notice, "suspend", minutes=60, note=TYPED[4])
        at = desk.clock.now()
    async with open_desk(tmp_path, at + 60) as desk:
        (item,) = (await desk.moderate.queue()).items
        assert item.id == hold
        seen = await desk.moderate.look(dora, notice)
        assert (seen.status, seen.note, seen.target.name) == ("suspended", TYPED[3], TYPED[0])
        assert [step.kind for step in seen.events][:5] == ["opened", "notice", "looked", "suspend", "looked"]
        assert (await desk.claims.state("", claim)).status == "decided"
        released = await desk.act(dora, hold, "release")
        assert released.status == "released"
        # Who is under suspension is known again, and when it ends.
        desk.revoked.update(await desk.people.shut_out(desk.clock.now()))
        assert len(desk.revoked) == 1
        desk.clock.advance(3_600)
        await desk.upkeep.once()
        assert desk.revoked == set()


async def test_nothing_typed_stands_in_clear_in_any_file_of_the_data(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        notice, hold, claim = await fill(desk)
        dora = await desk.member()
        await desk.act(dora, notice, "remove", note=TYPED[4])
        await desk.act(dora, hold, "refuse", note=TYPED[4])
        found = everything(tmp_path)
        for typed in TYPED:
            assert typed.encode() not in found, typed
        assert claim.encode() not in found
        assert claim.replace("-", "").encode() not in found
        assert b"Dora" in found, "the search does find what is there"
    for typed in TYPED:
        assert typed.encode() not in everything(tmp_path), typed


async def test_a_case_keeps_its_key_while_an_appeal_is_possible_and_then_loses_it(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        notice, hold, claim = await fill(desk)
        dora = await desk.member()
        told = ear(next(iter(desk.hub.families[desk.hub.live[ROOM].ring[0].author])))
        await desk.act(dora, notice, "remove")
        own = str(told.notices("removed_message")[0].params["claim"])
        decided_at = desk.clock.now()
        keys = {path.name: path.read_bytes() for path in case_keys(tmp_path)}
        assert set(keys) == {notice, hold}
        sealed = everything(tmp_path)
        desk.clock.advance(APPEAL_S - 60)
        assert await desk.upkeep.once() == 0
        assert (await desk.moderate.look(dora, notice)).note == TYPED[3]
        assert (await desk.claims.state("", own)).status == "decided"
        # Half a year and a little: the later decision (the hold nobody looked at) still has its time.
        desk.clock.advance(61)
        assert desk.clock.now() > decided_at + APPEAL_S
        assert await desk.upkeep.once() == 1
        assert [path.name for path in case_keys(tmp_path)] == [hold]
        for path in (tmp_path / "site-keys").rglob("*"):
            assert not path.is_file() or keys[notice] not in path.read_bytes()
        seen = await desk.moderate.look(dora, notice)
        assert (seen.note, seen.context, seen.target.name, seen.target.tag) == ("", (), "", "")
        assert seen.status == "removed", "that it was, and how it ended, stays"
        for code in (claim, own):
            with pytest.raises(Refused, match="not_found"):
                await desk.claims.state("", code)
        with pytest.raises(Refused, match="not_found"):
            await desk.act(dora, notice, "dismiss")
        assert keys[notice] not in sealed
        assert await desk.upkeep.once() == 0


@pytest.mark.parametrize(
    ("where", "act", "keys"), [(DIRECT, "release", 0), (DIRECT, "refuse", 1), (ROOM, "release", 1)]
)
async def test_a_hold_in_a_one_to_one_found_wrong_is_not_kept_and_its_statement_is(
    tmp_path: Path, where: RoomId, act: str, keys: int
) -> None:
    async with open_desk(tmp_path) as desk:
        anne, dora = await desk.enter("Anne", ROOM, DIRECT), await desk.member()
        claim = (await desk.say(anne, "hold this insult", where=where)).claim
        case = await desk.only_case()
        assert await desk.upkeep.once() == 0, "undecided, it waits"
        assert "hold this insult" in (await desk.moderate.look(dora, case)).text
        await desk.act(dora, case, act)
        assert await desk.upkeep.once() == 1 - keys
        assert len(case_keys(tmp_path)) == keys
        file = await desk.moderate.look(dora, case)
        assert (file.text != "", file.rules != ()) == (bool(keys), bool(keys))
        assert [one.kind for one in (await desk.claims.state("", claim)).statements] == [act]


async def test_a_case_nobody_decided_keeps_its_key(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        notice, _, _ = await fill(desk)
        desk.clock.advance(3 * APPEAL_S)
        await desk.upkeep.once()
        assert notice in [path.name for path in case_keys(tmp_path)]
        assert (await desk.moderate.look(await desk.member(), notice)).note == TYPED[3]


async def test_nothing_is_destroyed_while_the_clock_is_not_trusted(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        notice, _, _ = await fill(desk)
        await desk.act(await desk.member(), notice, "dismiss")
        desk.clock.advance(2 * APPEAL_S)
        desk.clock.trusted = False
        assert await desk.upkeep.once() == 0
        assert notice in [path.name for path in case_keys(tmp_path)]


async def test_a_crash_between_the_rows_and_the_key_leaves_no_key_for_long(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        notice, _, _ = await fill(desk)
        await desk.act(await desk.member(), notice, "dismiss")
        desk.clock.advance(APPEAL_S + 60)
        destroy, desk.world.site.destroy_case_key = desk.world.site.destroy_case_key, _die  # type: ignore[method-assign]
        with pytest.raises(SystemError):
            await desk.desk.expire(desk.clock.now())
        assert notice in [path.name for path in case_keys(tmp_path)]
        desk.world.site.destroy_case_key = destroy  # type: ignore[method-assign]
        await desk.desk.expire(desk.clock.now())
        assert notice not in [path.name for path in case_keys(tmp_path)]


async def test_decisions_outside_cases_forget_whom_they_were_about_when_appeals_end(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        anne = await desk.enter("Anne")
        claim = (await desk.say(anne, "block links")).claim
        desk.clock.advance(APPEAL_S + 60)
        await desk.upkeep.once()
        (decision,) = (await desk.moderate.decisions()).decisions
        assert (decision.kind, decision.tag) == ("machine_block", "")
        with pytest.raises(Refused, match="not_found"):
            await desk.claims.state("", claim)


async def test_a_refused_act_leaves_neither_event_nor_decision(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        anne = await desk.enter("Anne", ROOM, DIRECT)
        dora = await desk.member()
        await desk.say(anne, "hold this insult")
        case = await desk.only_case()
        await desk.world.rooms.change(ROOM, status="closed")
        with pytest.raises(Refused, match="hold_expired"):
            await desk.act(dora, case, "release")
        seen = await desk.moderate.look(dora, case)
        assert [step.kind for step in seen.events] == ["opened", "looked", "looked"]
        assert seen.status == "open"
        assert desk.clock.now() > START


def _die(_case: CaseId) -> None:
    raise SystemError("the process died here")
