"""Coverage-guided fuzzing of what reads a stranger's bytes: `python -m tests.age.fuzz TARGET [-runs=N] [CORPUS]`.

Targets: `cbor`, `der`, `answer`. Without `-runs` it goes on until it finds something. Needs atheris (Linux).
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import atheris

with atheris.instrument_imports(include=["salon.age"]):
    from salon.age.cbor import NotCbor, decode, encode
    from salon.age.der import key_usage
    from tests.age.proofs import ISSUER, code, presented

GENUINE = presented()
CERTIFICATE = ISSUER.signer.tbs_certificate_bytes


def cbor(data: bytes) -> None:
    """An item that we write and read again as it was, or our error."""
    with contextlib.suppress(NotCbor):
        item = decode(data)
        assert decode(encode(item)) == item


def der(data: bytes) -> None:
    """A byte, or ValueError."""
    with contextlib.suppress(ValueError):
        assert 0 <= key_usage(SimpleNamespace(tbs_certificate_bytes=data)) <= 255  # type: ignore[arg-type]


def answer(data: bytes) -> None:
    """A code. Accepted only at the length of the genuine one: nothing of it may be added or left out."""
    said = code(data)
    assert said != "ok" or len(data) == len(GENUINE), data.hex()


TARGETS: dict[str, tuple[Callable[[bytes], None], bytes]] = {
    "cbor": (cbor, GENUINE),
    "der": (der, CERTIFICATE),
    "answer": (answer, GENUINE),
}

if __name__ == "__main__":
    target, seed = TARGETS[sys.argv[1]]
    with tempfile.TemporaryDirectory() as corpus:
        (Path(corpus) / "seed").write_bytes(seed)
        atheris.Setup([sys.argv[0], *sys.argv[2:], corpus], target)
        atheris.Fuzz()
