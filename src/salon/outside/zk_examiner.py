"""A zero-knowledge answer from its bytes to its verdict: first what can be read, then the proof in the worker."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from salon.age.certificates import Voucher
from salon.age.zk import read
from salon.outside.zk_process import ZkVerifier


class ZkExaminer:
    """The port `flow.ports.proofs.ZkAnswerVerifier`.

    Args:
        roots: the anchors of the moment.
    """

    def __init__(self, verifier: ZkVerifier, roots: Callable[[], Sequence[Voucher]]) -> None:
        self._verifier, self._roots = verifier, roots

    async def __call__(self, proof: bytes, transcript: bytes, now: float, who: str = "") -> str:
        """`ok` or a refusal code."""
        if not self._verifier.available:
            return "zk_unavailable"
        at = datetime.fromtimestamp(now, UTC)
        claim = await asyncio.to_thread(read, proof, transcript, self._verifier.circuits, self._roots(), at)
        return claim if isinstance(claim, str) else await self._verifier.verify(claim, who)
