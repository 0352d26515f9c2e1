"""The proof about keys (docs/vanishing.md): after expiry the recorded key bytes are in no file Salon controls, and no
ciphertext saved before opens with any key that remains."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from salon.base.ids import RoomId
from salon.base.sealing import open_sealed
from salon.chat.model import Accepted, Content, Judgement
from salon.flow.hub import Hub
from salon.flow.sweep import Sweep
from salon.gateway.fanout import RoomChannel
from salon.outside.metrics import Metrics
from salon.store.keeper import KeyKeeper
from salon.store.names import SqliteNames
from salon.store.talks import SqliteTalks
from tests.store.test_talks import request
from tests.store.worlds import ANNE, BEN, ROOM, START, World, open_world, room, said

TYPED = ["Rendez-vous au marché", "Camille la lectrice", "mon texte retenu", "texte refusé", "Anne"]
HOLD = Judgement(outcome="hold", rule="contact", clause="2.3")
BLOCK = Judgement(outcome="block", rule="links", clause="2.1")


@dataclass
class HandClock:
    """A clock moved by hand, trusted or not."""

    at: float = START
    trusted: bool = True
    carries_on: bool = True

    def now(self) -> float:
        return self.at


@dataclass
class Site:
    world: World
    clock: HandClock
    sweep: Sweep


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    world = await open_world(tmp_path)
    await world.rooms.open(room())
    clock = HandClock()
    keeper = KeyKeeper(world.database, world.keys, world.site)
    hub = Hub(world.rooms, RoomChannel)
    yield Site(world, clock, Sweep(clock, world.log, world.rooms, keeper, hub, Metrics()))
    await world.close()


async def talk(site: Site) -> None:
    """A message, an edit, a hold, a refusal: everything a visitor may type into a room."""
    at = site.clock.at
    assert isinstance(await site.world.log.append(said(TYPED[0], at=at)), Accepted)
    await site.world.log.append(said(TYPED[1], kind="edit", target=1, at=at))
    await site.world.log.append(said(TYPED[2], family=BEN, judgement=HOLD, at=at))
    await site.world.log.append(said(TYPED[3], family=BEN, judgement=BLOCK, at=at))


def files(root: Path) -> dict[Path, bytes]:
    """Every byte Salon has on disk: keys, data, write-ahead log, journals, temporary files."""
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def holding(root: Path, needle: bytes) -> list[Path]:
    return [path for path, content in files(root).items() if needle in content]


def sealed_in(database: Path) -> list[bytes]:
    """Every ciphertext of a database file, whatever table it is in."""
    with sqlite3.connect(database) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        found: list[bytes] = []
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            if "sealed" in columns:
                rows: list[Any] = connection.execute(f"SELECT sealed FROM {table} WHERE sealed NOT NULL").fetchall()
                found += [row[0] for row in rows]
    connection.close()
    return found


async def test_nothing_typed_is_ever_on_disk_in_clear(site: Site) -> None:
    await talk(site)
    for text in [*TYPED, "La place", "Everything and nothing"]:
        assert not holding(site.world.root, text.encode()), text


async def test_after_expiry_key_bytes_are_nowhere_and_saved_ciphertext_opens_with_nothing(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    await talk(site)
    recorded = {slot: site.world.keys.key(slot) for slot in site.world.keys.living()}
    assert all(holding(site.world.root, key) for key in recorded.values())
    saved = tmp_path_factory.mktemp("saved") / "data"
    shutil.copytree(site.world.root / "data", saved)
    kept = {slot for slot in recorded if slot * 300 > START + 3600 + 300}
    site.clock.at = START + 3600 + 300
    expired = await site.sweep.once()
    assert expired is not None
    assert [what.content.text for _, what in expired.holds] == [TYPED[2]]
    gone = {slot: key for slot, key in recorded.items() if slot not in kept}
    assert len(gone) >= 2
    for key in gone.values():
        assert not holding(site.world.root, key)
    remaining = [site.world.keys.key(slot) for slot in site.world.keys.living()]
    bodies = [
        sealed for sealed in sealed_in(saved / "salon.db") if not opens(sealed, list(recorded.values()), ROOM_AAD)
    ]
    assert len(bodies) >= 3
    for sealed in bodies:
        assert not any(opens(sealed, remaining, bound) for bound in bounds(site))


ROOM_AAD = f"room|{ROOM}".encode()


def bounds(site: Site) -> list[bytes]:
    """What bodies of this site were bound to."""
    epoch = next(iter(sealed_epochs(site)))
    return [f"event|{ROOM}|{epoch}|{seq}".encode() for seq in range(1, 5)]


def sealed_epochs(site: Site) -> set[int]:
    with sqlite3.connect(site.world.database.path) as connection:
        found = {epoch for (epoch,) in connection.execute("SELECT epoch FROM rooms")}
    connection.close()
    return found


def opens(sealed: bytes, keys: list[bytes], bound: bytes) -> bool:
    return any(open_sealed(key, sealed, bound) is not None for key in keys)


async def test_the_proof_can_fail_before_expiry_the_same_bytes_open(site: Site) -> None:
    await talk(site)
    recorded = [site.world.keys.key(slot) for slot in site.world.keys.living()]
    await site.world.database.write(lambda c: c.exec_driver_sql("SELECT 1").scalar())
    bodies = sealed_in(site.world.database.path)
    assert any(opens(sealed, recorded, bound) for sealed in bodies for bound in bounds(site))


async def test_a_clock_that_is_not_trusted_destroys_nothing_and_shows_nothing(site: Site) -> None:
    await talk(site)
    living = site.world.keys.living()
    site.clock.at, site.clock.trusted = START + 10 * 86_400, False
    assert await site.sweep.once() is None
    assert site.world.keys.living() == living
    page = await site.world.log.latest(ROOM, 10, site.clock.at)
    assert page.events == ()
    site.clock.trusted = True
    await site.sweep.once()
    assert not set(living) & set(site.world.keys.living())


async def test_a_living_rooms_name_is_moved_forward_and_a_stop_of_two_days_makes_it_fade(site: Site) -> None:
    for hours in range(0, 60, 6):
        site.clock.at = START + hours * 3600
        await site.sweep.once()
    record = await site.world.rooms.get(ROOM)
    assert record is not None
    assert record.name == "La place"
    site.clock.at += 48 * 3600
    # The keys of the room's texts end while nobody is there to move them on.
    await site.world.database.write(lambda _c: site.world.keys.destroy(int(site.clock.at // 300)))
    assert await site.world.rooms.get(ROOM) is None
    await site.sweep.once()
    assert await site.world.rooms.all() == []


# ---------------------------------------------------------------- everything typed, in every table


def unlocked(sealed: bytes, key: bytes) -> bytes:
    """What a key makes of a ciphertext, whatever it was bound to: GCM's counter mode without its tag (NIST SP 800-38D).

    So the proof asks more than that sealing refuses: nothing readable may come out.
    """
    counter = Cipher(AES(key), CTR(sealed[:12] + (2).to_bytes(4, "big"))).decryptor()
    return counter.update(sealed[12:-16])


def readable(database: Path, keys: list[bytes], words: list[str]) -> set[str]:
    """Which of these words anybody with these keys can read in a database file."""
    plain = b"\0".join(unlocked(sealed, key) for sealed in sealed_in(database) for key in keys)
    return {word for word in words if word.encode() in plain}


async def test_names_mentions_requests_held_texts_rooms_and_topics_vanish_with_their_keys(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    world, at = site.world, START
    names, talks = SqliteNames(world.database, world.keys), SqliteTalks(world.database, world.keys)
    other = RoomId("b" * 16)
    await world.rooms.open(room(id=other, kind="visitor", name="Chez Solange", topic="Des tricots", life_s=600))
    await world.rooms.change(other, pinned="Ni laine ni aiguilles")
    await names.claim(ANNE, "Solange du quai", "solange du quai", at + 86_400, at)
    await talks.ask(request(text="Parlons de mandolines"), met=True)
    content = Content(name="Solange du quai", text="Le marché de nuit", mentions=("Basile du pont",))
    assert isinstance(await world.log.append(msgspec.structs.replace(said(at=at), content=content)), Accepted)
    await world.log.append(said("Le marché de midi", at=at))
    await world.log.append(said("Le marché de jour", kind="edit", target=2, at=at))
    await world.log.append(said("un texte retenu", family=BEN, judgement=HOLD, at=at))
    await world.log.append(said("un texte refusé", family=BEN, judgement=BLOCK, at=at))
    words = ["Chez Solange", "Des tricots", "Ni laine", "Solange du quai", "mandolines", "Basile du pont"]
    words += ["marché de nuit", "marché de jour", "texte retenu", "La place", "Everything and nothing"]
    for word in [*words, "texte refusé"]:
        assert not holding(world.root, word.encode()), word

    recorded = [world.keys.key(slot) for slot in world.keys.living()]
    saved = tmp_path_factory.mktemp("saved") / "data"
    shutil.copytree(world.root / "data", saved)
    # The proof can fail: while the keys live, all of it opens, and what was refused was never kept.
    assert readable(saved / "salon.db", recorded, [*words, "texte refusé"]) == set(words)

    await world.rooms.change(other, status="closed")
    for hours in range(1, 27):
        site.clock.at = START + hours * 3600
        assert await site.sweep.once() is not None
        await talks.expire(site.clock.at)
        await names.expire_names(site.clock.at)
    for key in recorded:
        assert not holding(world.root, key)
    remaining = [world.keys.key(slot) for slot in world.keys.living()]
    assert readable(saved / "salon.db", remaining, words) == set()
    await world.database.write(lambda c: c.exec_driver_sql("SELECT 1").scalar())
    # What still lives is read under keys made since: the operator's room, and nothing else.
    assert readable(world.database.path, remaining, words) == {"La place", "Everything and nothing"}
