"""Examining a proof off the event loop, and naming the level it shows."""

from __future__ import annotations

import asyncio

from salon.age.mdoc import is_zero_knowledge
from salon.flow.ports.proofs import ZK_PACE_S, Finding, Level, Verifier, ZkAnswerVerifier


class Examine:
    """Examines proofs that wallets give.

    Args:
        plain: what a plain proof shows here: `test` in test mode.
        zk: without it zero-knowledge proofs are refused.
    """

    def __init__(self, verify: Verifier, plain: Level, zk: ZkAnswerVerifier | None = None) -> None:
        self._verify, self._plain, self._zk = verify, plain, zk

    async def __call__(self, proof: bytes | None, transcript: bytes, now: float, who: str = "") -> Finding:
        """What a proof comes to; `transport` if there is none. `who` as in the port `Question`."""
        if proof is None:
            return self.refused("transport")
        if await asyncio.to_thread(is_zero_knowledge, proof):
            code = await self._zk(proof, transcript, now, who) if self._zk else "zk_unavailable"
            return Finding(code, "test" if self._plain == "test" else "av-zk", ZK_PACE_S)
        code = await asyncio.to_thread(self._verify, proof, transcript, now)
        return Finding(code, self._plain)

    def refused(self, code: str) -> Finding:
        """What an answer comes to that has no proof in it to look at."""
        return Finding(code, self._plain)
