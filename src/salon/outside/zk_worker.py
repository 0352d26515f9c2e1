"""The process that runs zero-knowledge proofs: alone, slow to be served, and with nothing worth stealing.

Run as a script by `outside.zk_process`, with `python -I`: it imports the engine, the standard library and of Salon what
takes things from it (`outside.confinement`), and is given no key, no socket, no file and no environment. A proof comes
from a stranger and is read by C++; what goes wrong in there ends here.

It reads frames from standard input: two lengths (4 bytes each, big-endian), a JSON head, a body of bytes.

    load    a circuit (body) with the hash it is said to have; nothing else can be loaded under that hash
    prove   the public inputs, and the proof (body)

and answers each with a word and a newline: `ready` once, then `ok`, `zk_circuit` or `zk_proof`; `missing` instead
of `ready` when the engine cannot be imported. It ends when its standard input does, or its parent.

Usage: zk_worker.py MEMORY_MAX_BYTES PARENT_PID
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from salon.outside.confinement import answers, close_up, confine

FRAME_MAX_BYTES: Final = 8_388_608
SYSTEM: Final = "longfellow-libzk-v1"


class Engine:
    """Google's C++ engine by way of pylongfellow. It verifies the proofs of the Rust engine too."""

    def __init__(self) -> None:
        from pylongfellow import Pylongfellow, mdoc  # noqa: PLC0415  # an extra, and only after `confine`
        from pylongfellow.backends import google_cpp  # noqa: PLC0415

        self._mdoc, self._cpp, self._make = mdoc, google_cpp, Pylongfellow
        self._loaded: dict[str, Any] = {}
        Pylongfellow(backend="google-cpp")  # raises if the wheel has no such engine

    def load(self, head: dict[str, Any], body: bytes) -> str:
        """Take a circuit, if it is what its hash says and the engine agrees on the parameters."""
        known = self._cpp.find_zk_spec(SYSTEM, head["circuit_hash"])
        names = ("version", "num_attributes", "block_enc_hash", "block_enc_sig")
        if known is None or any(getattr(known, name) != head[name] for name in names):
            return "zk_circuit"
        try:
            if self._cpp.circuit_id(body) != head["circuit_hash"]:
                return "zk_circuit"
        except self._mdoc.Error:
            return "zk_circuit"
        engine = self._make(backend="google-cpp")
        engine.load_circuit(body, head["version"], head["num_attributes"])
        self._loaded[head["circuit_hash"]] = engine
        return "ok"

    def prove(self, head: dict[str, Any], body: bytes) -> str:
        """Whether the proof holds for the public inputs."""
        engine = self._loaded.get(head["circuit_hash"])
        if engine is None:
            return "zk_circuit"
        claim = self._mdoc.RequestedAttribute(head["namespace"], head["element"], bytes.fromhex(head["value"]))
        try:
            engine.verify(
                self._mdoc.PublicKey(int(head["x"], 16), int(head["y"], 16)),
                bytes.fromhex(head["transcript"]),
                [claim],
                datetime.fromisoformat(head["timestamp"]),
                body,
                head["doc_type"],
                device_namespaces=b"\xa0",
            )
        except (self._mdoc.VerifierError, ValueError):
            return "zk_proof"
        return "ok"


def frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next frame; None when there is none, or it is not one."""
    sizes = stream.read(8)
    head, body = int.from_bytes(sizes[:4], "big"), int.from_bytes(sizes[4:], "big")
    if len(sizes) != 8 or head + body > FRAME_MAX_BYTES:
        return None
    content = stream.read(head + body)
    return (json.loads(content[:head]), content[head:]) if len(content) == head + body else None


def serve(source: BinaryIO, answer: Callable[[str], None]) -> None:
    """Answer frames until there are no more."""
    try:
        engine = Engine()
    except Exception:  # noqa: BLE001  # not installed, built without the engine, or no memory for it: all the same here
        answer("missing")
        return
    close_up()
    answer("ready")
    while (found := frame(source)) is not None:
        head, body = found
        answer(engine.load(head, body) if head["do"] == "load" else engine.prove(head, body))


def main() -> None:
    """Confine, keep the answers apart from what the engine prints, serve."""
    confine(int(sys.argv[1]), int(sys.argv[2]))
    told = answers()

    def answer(word: str) -> None:
        told.write(f"{word}\n".encode())
        told.flush()

    serve(sys.stdin.buffer, answer)


if __name__ == "__main__":
    main()
