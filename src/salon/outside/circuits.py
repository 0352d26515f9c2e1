"""The circuits a site accepts: a list in a file, pinned by its SHA-256, and the circuit files it names.

Which circuits are good is for the scheme's owner to say; the profile (section A.8) speaks of a published list and
does not say where. So it is a file of the operator's, never a constant in the code, and `salon.toml` holds its hash:
whoever can only change files beside it cannot have another circuit accepted. docs/age-zk.md says how to make one.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from salon.age.zk import ZkCircuit

LIST_MAX_BYTES: Final = 65_536
CIRCUIT_MAX_BYTES: Final = 4_194_304
"""A circuit of one attribute is about 300 kB."""

_Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
_Size = Annotated[int, Meta(ge=1, le=65_535)]


class CircuitFaults(ValueError):
    """A list that cannot be used; the text says what is wrong with which entry."""


class Circuit(Struct, frozen=True):
    """An accepted circuit, with the bytes the engine needs."""

    parameters: ZkCircuit
    data: bytes


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(min_length=1, max_length=120)]
    system: Literal["longfellow-libzk-v1"]
    version: Annotated[int, Meta(ge=1, le=1_000)]
    circuit_hash: _Hash
    # One claim is asked, and the number must agree or no wallet finds a circuit that fits.
    num_attributes: Annotated[int, Meta(ge=1, le=1)]
    block_enc_hash: _Size
    block_enc_sig: _Size
    file: Annotated[str, Meta(min_length=1, max_length=400)]
    sha256: _Hash


class _List(Struct, frozen=True, forbid_unknown_fields=True):
    circuits: Annotated[tuple[_Entry, ...], Meta(min_length=1, max_length=16)]


def read_circuits(path: Path, pinned: str) -> tuple[Circuit, ...]:
    """The circuits of a list, in its order. Nothing of a list is used unless all of it is sound.

    Args:
        path: the list; the files it names lie relative to it.
        pinned: SHA-256 of the list, 64 hex digits, from `salon.toml`.

    Raises:
        CircuitFaults: the list or one of its files is missing, too large, malformed, or not what is pinned.
    """
    text = _read(path, LIST_MAX_BYTES)
    found = sha256(text).hexdigest()
    if found != pinned:
        raise CircuitFaults(f"{path}: its SHA-256 is {found}, not the pinned one")
    try:
        listed = msgspec.json.decode(text, type=_List).circuits
    except msgspec.DecodeError as error:
        raise CircuitFaults(f"{path}: {error}") from None
    for name in ("id", "circuit_hash"):
        values = [getattr(entry, name) for entry in listed]
        if len(set(values)) != len(values):
            raise CircuitFaults(f"{path}: two circuits have the same `{name}`")
    return tuple(_circuit(path, entry) for entry in listed)


def _circuit(path: Path, entry: _Entry) -> Circuit:
    data = _read(path.parent / entry.file, CIRCUIT_MAX_BYTES)
    if sha256(data).hexdigest() != entry.sha256:
        raise CircuitFaults(f"{path}: circuit `{entry.id}`: {entry.file} is not the file the list means")
    parameters = ZkCircuit(
        id=entry.id,
        circuit_hash=entry.circuit_hash,
        version=entry.version,
        num_attributes=entry.num_attributes,
        block_enc_hash=entry.block_enc_hash,
        block_enc_sig=entry.block_enc_sig,
    )
    return Circuit(parameters, data)


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise CircuitFaults(f"{path}: {error.strerror or 'cannot be read'}") from None
    if len(data) > max_bytes:
        raise CircuitFaults(f"{path}: larger than {max_bytes} bytes")
    return data
