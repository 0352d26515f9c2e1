"""The vanish-key store: durable before use, destroyed in place, torn records are empty ones."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salon.base.errors import Unavailable
from salon.base.ids import RoomId
from salon.outside import vanish_keys
from salon.outside.vanish_keys import RING, KeysInUse, VanishKeys

ROOM = RoomId("abcdefgh234567ab")


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    vanish_keys.create(tmp_path / "vanish-keys")
    return tmp_path / "vanish-keys"


def everything(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(directory.iterdir()))


def test_it_is_private_and_marked_for_backup_tools(directory: Path) -> None:
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert {stat.S_IMODE((directory / name).stat().st_mode) for name in ("slots", "tops")} == {0o600}
    assert (directory / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_a_key_is_made_once_and_survives_a_restart(directory: Path) -> None:
    keys = VanishKeys(directory)
    key = keys.key(6_000_000)
    assert key == keys.key(6_000_000) != keys.key(6_000_001)
    keys.close()
    again = VanishKeys(directory)
    assert again.find(6_000_000) == key
    assert again.living() == [6_000_000, 6_000_001]
    again.close()


def test_a_destroyed_key_is_in_no_file(directory: Path) -> None:
    keys = VanishKeys(directory)
    doomed, kept = keys.key(10), keys.key(11)
    assert doomed in everything(directory)
    assert keys.destroy(10) == 1
    assert doomed not in everything(directory)
    assert kept in everything(directory)
    assert keys.find(10) is None
    keys.close()


def test_one_process_at_a_time(directory: Path) -> None:
    keys = VanishKeys(directory)
    with pytest.raises(KeysInUse):
        VanishKeys(directory)
    keys.close()
    VanishKeys(directory).close()


def test_a_full_ring_refuses_instead_of_overwriting_a_living_key(directory: Path) -> None:
    keys = VanishKeys(directory)
    first = keys.key(1)
    with pytest.raises(Unavailable) as caught:
        keys.key(1 + RING)
    assert caught.value.code == "clock_unconfirmed"
    assert keys.find(1) == first
    keys.close()


def test_an_unreadable_header_is_an_error_not_a_new_store(directory: Path) -> None:
    with (directory / "slots").open("r+b") as file:
        file.write(b"garbage!")
    with pytest.raises(ValueError, match="header"):
        VanishKeys(directory)


def test_starts_time_and_tops_are_remembered(directory: Path) -> None:
    keys = VanishKeys(directory)
    keys.raise_generation(1)
    keys.raise_generation(1)
    keys.seen(1000.5)
    keys.seen(900.0)
    assert keys.reserve(ROOM, 1) == 1000
    assert keys.reserve(ROOM, 1000) == 1000
    assert keys.reserve(ROOM, 1001) == 2000
    keys.close()
    again = VanishKeys(directory)
    assert (again.generation, again.last_seen, again.reserved(ROOM)) == (1, 1000.5, 2000)
    again.forget(ROOM)
    again.close()
    assert ROOM.encode() not in everything(directory)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    slots=st.lists(st.integers(1, 40), min_size=1, max_size=12), destroyed=st.integers(0, 40), torn=st.integers(0, 63)
)
def test_a_torn_write_is_an_empty_record_and_harms_no_other(
    tmp_path_factory: pytest.TempPathFactory, slots: list[int], destroyed: int, torn: int
) -> None:
    directory = tmp_path_factory.mktemp("torn") / "k"
    vanish_keys.create(directory)
    keys = VanishKeys(directory)
    made = {slot: keys.key(slot) for slot in slots}
    keys.destroy(destroyed)
    before = (directory / "slots").read_bytes()
    keys.key(99)
    after = (directory / "slots").read_bytes()
    keys.close()
    # A crash after `torn` bytes of the record of slot 99.
    at = 64 + (99 % RING) * 64
    (directory / "slots").write_bytes(before[:at] + after[at : at + torn] + before[at + torn :])
    again = VanishKeys(directory)
    living = {slot: key for slot, key in made.items() if slot > destroyed}
    assert {slot: again.find(slot) for slot in living} == living
    assert again.find(99) in {None, after[at + 8 : at + 40]}
    again.close()
