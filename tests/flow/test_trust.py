"""Who vouches for age: the list fails closed and goes forward, own anchors need two of staff."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert
from structlog.testing import capture_logs

from salon.age.trust import Anchor, LeftOut, TrustedList, anchor_of
from salon.base.clock import FixedClock
from salon.base.errors import Refused
from salon.base.ids import StaffId
from salon.flow.ports.staff import StaffMember
from salon.flow.trust import RETRY_S, ListRules, Provider, Trust
from salon.outside.list_source import HttpList
from salon.store.database import Database
from salon.store.schema import staff
from salon.store.trust import SqliteTrust
from tests.age.lists import AT, DAY, HOUR, NOW, STATUS, der, issuer, service, trusted_list
from tests.outside.lists import ListSigner, signed_list

LISTED, OWN, SIGNER = issuer(), issuer("An issuer of our own", AT), ListSigner()
DORA, EVA = StaffMember(StaffId("dora" * 4), "Dora"), StaffMember(StaffId("eva-" * 4), "Eva")
OWN_ANCHOR, PROVIDER = anchor_of(OWN.root), Provider("A provider", "f" * 64)


@dataclass
class Office:
    """A site's trust over a real database, and a list that lies in a file."""

    root: Path
    database: Database
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))

    @property
    def file(self) -> Path:
        return self.root / "published.xml"

    def publish(self, found: TrustedList | None = None, signer: ListSigner = SIGNER) -> None:
        found = found or trusted_list(service(der(LISTED.root)))
        self.file.write_bytes(signed_list(found, signer))

    async def trust(self, *, rules: ListRules | None = None, listing: bool = True, **given: Any) -> Trust:
        source = HttpList(str(self.file), [SIGNER.certificate], self.root / "data") if listing else None
        trust = Trust(SqliteTrust(self.database), self.clock, source=source, rules=rules, **given)
        await trust.open()
        return trust


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    office = Office(tmp_path, Database(tmp_path / "salon.db"))
    for one in (DORA, EVA):
        new = insert(staff).values(id=one.id, name=one.name, at=NOW)
        await office.database.write(lambda connection, new=new: connection.execute(new).rowcount)
    yield office
    await office.database.close()


def roots(trust: Trust, now: float) -> list[Any]:
    return trust.anchors(now)


# ---------------------------------------------------------------- the list


async def test_a_list_is_fetched_at_once_and_its_issuers_are_trusted(office: Office) -> None:
    office.publish()
    trust = await office.trust()
    assert (roots(trust, NOW), trust.stale) == ([], True)
    await trust.once()
    assert (roots(trust, NOW), trust.stale) == ([LISTED.root], False)
    assert [(one.kind, one.on_list, one.confirmed) for one in trust.in_use()] == [("list", True, True)]
    assert trust.standing == "listed"
    state = trust.state(NOW)
    assert state is not None
    assert (state.sequence, state.fetched_at, state.problem) == (17, NOW, "")


async def test_a_restart_needs_no_network_and_believes_the_signature_only(office: Office) -> None:
    office.publish()
    await (await office.trust()).once()
    office.file.unlink()
    assert roots(await office.trust(), NOW) == [LISTED.root]
    kept = office.root / "data" / "trusted-list"
    kept.write_bytes(kept.read_bytes().replace(b"recognisedatnationallevel", b"granted"))
    again = await office.trust()
    assert (roots(again, NOW), again.stale) == ([], True)


async def test_a_list_not_to_be_had_for_a_day_vouches_for_nobody(office: Office) -> None:
    office.publish()
    trust = await office.trust()
    await trust.once()
    office.file.unlink()
    office.clock.advance(24 * HOUR)
    await trust.once()
    assert roots(trust, office.clock.now()) == [LISTED.root]
    office.clock.advance(1)
    assert roots(trust, office.clock.now()) == []
    assert trust.stale
    assert trust.in_use() == ()
    office.publish()
    office.clock.advance(RETRY_S)
    await trust.once()
    assert roots(trust, office.clock.now()) == [LISTED.root]


async def test_a_list_past_its_next_update_vouches_for_nobody(office: Office) -> None:
    office.publish(trusted_list(service(der(LISTED.root)), next_update=NOW + HOUR))
    trust = await office.trust()
    await trust.once()
    assert roots(trust, NOW + HOUR - 1) == [LISTED.root]
    office.clock.advance(HOUR)
    assert (roots(trust, office.clock.now()), trust.stale) == ([], True)


async def test_a_list_fetched_by_a_clock_ahead_of_ours_is_stale(office: Office) -> None:
    office.publish()
    await (await office.trust()).once()
    office.clock = FixedClock(NOW - DAY)
    trust = await office.trust()
    assert (roots(trust, NOW - DAY), trust.stale) == ([], True)


async def test_the_list_is_fetched_again_when_it_is_time_and_sooner_after_a_failure(office: Office) -> None:
    office.publish()
    trust = await office.trust()
    await trust.once()
    office.publish(trusted_list(sequence=18))
    office.clock.advance(6 * HOUR - 1)
    await trust.once()
    state = trust.state(NOW)
    assert state is not None
    assert state.sequence == 17
    office.clock.advance(1)
    await trust.once()
    state = trust.state(office.clock.now())
    assert state is not None
    assert (state.sequence, roots(trust, office.clock.now())) == (18, [])


@pytest.mark.parametrize(
    ("published", "signer", "cause"),
    [
        (trusted_list(sequence=16), SIGNER, "rollback"),
        (trusted_list(sequence=18), ListSigner(), "signature"),
        (trusted_list(sequence=18, next_update=NOW - 1), SIGNER, "list_expired"),
        (
            trusted_list(sequence=18, type="http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric"),
            SIGNER,
            "list_type",
        ),
    ],
)
async def test_a_list_that_is_refused_changes_nothing_and_is_said(
    office: Office, published: TrustedList, signer: ListSigner, cause: str
) -> None:
    office.publish()
    trust = await office.trust()
    await trust.once()
    office.publish(published, signer)
    with capture_logs() as logs:
        await trust.refresh()
    assert logs == [{"event": "trusted_list_refused", "cause": cause, "log_level": "warning"}]
    state = trust.state(NOW)
    assert state is not None
    assert (state.sequence, state.problem) == (17, cause)
    assert roots(trust, NOW) == [LISTED.root]


async def test_an_older_list_is_refused_after_a_restart_too(office: Office) -> None:
    office.publish()
    await (await office.trust()).once()
    office.publish(trusted_list(service(der(OWN.root)), sequence=3))
    trust = await office.trust()
    await trust.once()
    assert roots(trust, NOW) == [LISTED.root]
    # Also where the signer of the last list is not pinned any more.
    source = HttpList(str(office.file), [ListSigner().certificate], office.root / "data")
    kept = await source.kept(NOW)
    assert kept is not None
    assert (kept.found, kept.last) == (None, (17, NOW - DAY))


async def test_what_is_left_out_of_a_list_is_named(office: Office) -> None:
    office.publish(trusted_list(service(der(LISTED.root), status=STATUS + "withdrawn", name="Gone")))
    trust = await office.trust()
    with capture_logs() as logs:
        await trust.once()
    assert {"event": "trusted_list_left_out", "cause": "status", "part": "Gone", "log_level": "warning"} in logs
    state = trust.state(NOW)
    assert state is not None
    assert state.left_out == (LeftOut("status", "Gone"),)


async def test_the_operators_word_keeps_a_stale_list_until_then_and_is_logged_every_hour(office: Office) -> None:
    office.publish()
    trust = await office.trust(rules=ListRules(override_until=NOW + 3 * DAY))
    await trust.once()
    office.file.unlink()
    assert not trust.overridden
    office.clock.advance(2 * DAY)
    reminder = {"event": "stale_list_is_trusted", "cause": "override", "version": 17, "log_level": "warning"}
    with capture_logs() as logs:
        await trust.once()
        await trust.once()
        office.clock.advance(HOUR)
        await trust.once()
    assert logs.count(reminder) == 2
    state = trust.state(office.clock.now())
    assert state is not None
    assert (trust.stale, trust.overridden, state.override_until) == (True, True, NOW + 3 * DAY)
    assert roots(trust, office.clock.now()) == [LISTED.root]
    office.clock.advance(DAY)
    assert (roots(trust, office.clock.now()), trust.overridden) == ([], False)


async def test_without_a_list_there_is_nothing_to_fetch(office: Office) -> None:
    trust = await office.trust(listing=False, pinned=[OWN_ANCHOR])
    await trust.once()
    await trust.refresh()
    assert (trust.state(NOW), trust.stale, trust.overridden) == (None, False, False)
    assert roots(trust, NOW) == [OWN.root]


# ---------------------------------------------------------------- own anchors


def refuses_private(trust: Trust) -> bool:
    with pytest.raises(Refused, match="trust_unconfirmed"):
        trust.check_private()
    return True


async def test_an_own_anchor_counts_in_full_once_two_of_staff_confirmed_it(office: Office) -> None:
    trust = await office.trust(listing=False, pinned=[OWN_ANCHOR, OWN_ANCHOR])
    assert (trust.standing, roots(trust, NOW)) == ("unconfirmed", [OWN.root])
    await trust.confirm(DORA, OWN_ANCHOR.fingerprint)
    await trust.confirm(DORA, OWN_ANCHOR.fingerprint)
    assert [one.confirmed_by for one in trust.in_use()] == [1]
    assert refuses_private(trust)
    with capture_logs() as logs:
        await trust.confirm(EVA, OWN_ANCHOR.fingerprint)
    assert (logs[0]["event"], logs[0]["staff"], logs[0]["count"]) == ("issuer_confirmed", EVA.id, 2)
    trust.check_private()
    assert trust.standing == "confirmed"
    assert (await office.trust(listing=False, pinned=[OWN_ANCHOR])).standing == "confirmed"
    # Another anchor is another decision.
    assert (await office.trust(listing=False, pinned=[OWN_ANCHOR, anchor_of(LISTED.root)])).standing == "unconfirmed"


async def test_any_one_of_staff_takes_a_confirmation_back_for_all(office: Office) -> None:
    trust = await office.trust(listing=False, providers=[PROVIDER])
    for one in (DORA, EVA):
        await trust.confirm(one, PROVIDER.fingerprint)
    assert trust.standing == "confirmed"
    await trust.withdraw(EVA, PROVIDER.fingerprint)
    assert refuses_private(trust)
    await trust.confirm(EVA, PROVIDER.fingerprint)
    assert (trust.confirmed_by(PROVIDER.fingerprint, EVA), trust.confirmed_by(PROVIDER.fingerprint, DORA)) == (
        True,
        False,
    )


async def test_who_left_the_team_confirms_nothing(office: Office) -> None:
    trust = await office.trust(listing=False, pinned=[OWN_ANCHOR])
    for one in (DORA, EVA):
        await trust.confirm(one, OWN_ANCHOR.fingerprint)
    gone = delete(staff).where(staff.c.id == EVA.id)
    await office.database.write(lambda connection: connection.execute(gone).rowcount)
    assert trust.standing == "confirmed"
    await trust.once()
    assert refuses_private(trust)
    assert (await office.trust(listing=False, pinned=[OWN_ANCHOR])).standing == "unconfirmed"


async def test_one_unconfirmed_issuer_beside_the_list_decides_for_the_site(office: Office) -> None:
    office.publish()
    trust = await office.trust(pinned=[OWN_ANCHOR])
    await trust.once()
    assert trust.standing == "unconfirmed"
    assert [(one.kind, one.confirmed) for one in trust.in_use()] == [("file", False), ("list", True)]


async def test_an_anchor_from_a_file_that_stands_on_the_list_is_on_the_list(office: Office) -> None:
    office.publish()
    trust = await office.trust(pinned=[anchor_of(LISTED.root)])
    assert trust.standing == "unconfirmed"
    await trust.once()
    assert [(one.kind, one.on_list) for one in trust.in_use()] == [("file", True)]
    assert trust.standing == "listed"


async def test_only_an_own_issuer_in_use_can_be_confirmed(office: Office) -> None:
    office.publish()
    on_test: Anchor = anchor_of(issuer("Test").root)
    trust = await office.trust(test=[on_test])
    await trust.once()
    for fingerprint in ("0" * 64, "", anchor_of(LISTED.root).fingerprint, on_test.fingerprint):
        for work in (trust.confirm, trust.withdraw):
            with pytest.raises(Refused, match="not_found"):
                await work(DORA, fingerprint)


async def test_a_test_sites_own_issuer_has_a_banner_of_its_own(office: Office) -> None:
    trust = await office.trust(listing=False, test=[OWN_ANCHOR])
    assert (trust.standing, trust.unconfirmed) == ("test", False)
    assert roots(trust, NOW) == [OWN.root]
