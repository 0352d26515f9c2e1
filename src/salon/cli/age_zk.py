"""`salon age verify` for an answer in zero knowledge: the same checks and the same worker as at the door.

A site has its circuits from a pinned list. Here they come with the question, as any of:

    "8d07…"      64 hex digits: the hash of a circuit, which answers to that hash or to its long name
                 (`longfellow-libzk-v1_7_1_4151_4096_8d07…`, as wallets' makers write it)
    "28b52f…"    longer hex: the bytes of a circuit file; the engine says which circuit it is
    {…}          `circuit_hash`, alone or within `params` as in a request; and where given `zkSystemId` or `id`,
                 `version`, `num_attributes`, `block_enc_hash`, `block_enc_sig` (which must then be right), and
                 `circuit` (hex of the bytes)

A circuit without bytes is looked for under its hash in the cache, `~/.cache/salon/circuits/HASH.circuit`, and made if
the engine can (the newest version; 20 s and 2.2 GB of memory, once). The worker makes sure of the hash in every case.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from cryptography import x509

from salon.age.zk import SYSTEM, ZkCircuit, read
from salon.outside.circuits import CIRCUIT_MAX_BYTES, Circuit
from salon.outside.zk_process import ZkVerifier, engine_installed

ANSWER_S: Final = 60.0
"""Nobody waits at a door here, and the machine may be a slow one."""
_HASH = re.compile(r"[0-9a-f]{64}")
_HEX = re.compile(r"([0-9A-Fa-f]{2})+")
_NUMBERS: Final = ("version", "num_attributes", "block_enc_hash", "block_enc_sig")


def judge_zero_knowledge(
    response: bytes, transcript: bytes, anchors: list[x509.Certificate], at: datetime, circuits: Sequence[Any]
) -> str:
    """`ok` or a code of docs/age.md and docs/age-zk.md; `malformed` also for a circuit that is none of the above."""
    if not engine_installed():
        return "zk_unavailable"
    try:
        known = [circuit for entry in circuits for circuit in _circuits(entry)]
    except (ValueError, TypeError):
        return "malformed"
    claim = read(response, transcript, [parameters for parameters, _ in known], anchors, at)
    if isinstance(claim, str):
        return claim
    data = next(data for parameters, data in known if parameters == claim.circuit) or _kept(claim.circuit)
    if data is None:
        return "zk_circuit"
    return asyncio.run(_verified(Circuit(claim.circuit, data), claim))


async def _verified(circuit: Circuit, claim: Any) -> str:
    verifier = ZkVerifier([circuit], answer_s=ANSWER_S, proof_s=ANSWER_S)
    try:
        return await verifier.verify(claim)
    finally:
        await verifier.close()


def _circuits(entry: Any) -> list[tuple[ZkCircuit, bytes | None]]:
    """What one entry of the question stands for; nothing if the engine does not know it. Raises ValueError."""
    said: dict[str, Any] = entry if isinstance(entry, dict) else {}
    data: bytes | None = None
    if isinstance(entry, str) and not _HASH.fullmatch(entry):
        said = {"circuit": entry}
    elif isinstance(entry, str):
        said = {"circuit_hash": entry}
    said = said | (said["params"] if isinstance(said.get("params"), dict) else {})
    if "circuit" in said:
        data = _bytes(said["circuit"])
    circuit_hash = said["circuit_hash"] if "circuit_hash" in said else _hash_of(data)
    if not isinstance(circuit_hash, str) or not _HASH.fullmatch(circuit_hash):
        raise ValueError("a circuit is named by its hash")
    numbers = _numbers(circuit_hash)
    if numbers is None or any(
        type(said.get(name, value)) is not int or said.get(name, value) != value for name, value in numbers.items()
    ):
        return []
    name = said.get("zkSystemId", said.get("id"))
    long_name = "_".join((SYSTEM, *map(str, numbers.values()), circuit_hash))
    names = [circuit_hash, long_name] if name is None else [name]
    return [(ZkCircuit(id=one, circuit_hash=circuit_hash, **numbers), data) for one in names]


def _bytes(text: Any) -> bytes:
    if not isinstance(text, str) or not _HEX.fullmatch(text) or len(text) > 2 * CIRCUIT_MAX_BYTES:
        raise ValueError("not the hex of a circuit")
    return bytes.fromhex(text)


def _hash_of(data: bytes | None) -> str:
    """Which circuit these bytes are, as the engine sees it. They are the questioner's own."""
    from pylongfellow.backends.google_cpp import circuit_id  # noqa: PLC0415  # an extra
    from pylongfellow.mdoc import Error  # noqa: PLC0415

    try:
        return str(circuit_id(data or b""))
    except Error:
        raise ValueError("no circuit") from None


def _numbers(circuit_hash: str) -> dict[str, int] | None:
    """What the engine knows of a circuit."""
    from pylongfellow.backends.google_cpp import find_zk_spec  # noqa: PLC0415  # an extra

    found = find_zk_spec(SYSTEM, circuit_hash)
    return None if found is None else {name: getattr(found, name) for name in _NUMBERS}


def _kept(circuit: ZkCircuit) -> bytes | None:
    """The bytes of a circuit from the cache, or made and put there; None if the engine cannot make it."""
    from pylongfellow.backends.google_cpp import generate_circuit  # noqa: PLC0415  # an extra
    from pylongfellow.mdoc import Error  # noqa: PLC0415

    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    path = base / "salon" / "circuits" / f"{circuit.circuit_hash}.circuit"
    try:
        return path.read_bytes()
    except OSError:
        pass
    try:
        data = bytes(generate_circuit(circuit.version, circuit.num_attributes))
    except (Error, ValueError):
        return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        pass  # a cache that cannot be written costs time only
    return data
