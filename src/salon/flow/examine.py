"""Examining a proof off the event loop, and naming the level it shows."""

from __future__ import annotations

import asyncio
from typing import Protocol

from salon.flow.ports.proofs import Finding, Level


class Verifier(Protocol):
    """`ok` or a refusal code, for a proof over a transcript (`age.mdoc.verify` under this site's anchors)."""

    def __call__(self, proof: bytes, transcript: bytes, now: float) -> str:
        """Verify."""
        ...


class Examine:
    """Examines proofs that wallets give.

    Args:
        plain: what a plain proof shows here: `test` in test mode.
    """

    def __init__(self, verify: Verifier, plain: Level) -> None:
        self._verify, self._plain = verify, plain

    async def __call__(self, proof: bytes | None, transcript: bytes, now: float) -> Finding:
        """What a proof comes to; `transport` if there is none."""
        if proof is None:
            return self.refused("transport")
        code = await asyncio.to_thread(self._verify, proof, transcript, now)
        return Finding(code, self._plain)

    def refused(self, code: str) -> Finding:
        """What an answer comes to that has no proof in it to look at."""
        return Finding(code, self._plain)
