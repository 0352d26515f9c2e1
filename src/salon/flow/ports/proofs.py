"""How age is asked for and found: a question for each transaction, a finding for each answer."""

from __future__ import annotations

from typing import Any, Final, Literal, Protocol

from msgspec import Struct

Lane = Literal["dcapi", "link", "qr", "provider"]
"""The way an answer comes: through the browser's own interface, from a wallet on this device, from a wallet that
scanned the page, from a provider."""
Level = Literal["test", "av-plain", "av-zk", "provider"]
"""How age was shown; stands on the pass."""

PLAIN_PACE_S: Final = 0.25
"""A refusal leaves this long after the answer was received, whatever was wrong with it."""
ZK_PACE_S: Final = 3.0
"""The same for zero-knowledge proofs, which take 0.6 to 2 s."""
PROVIDER_PACE_S: Final = 3.0
"""The same for what a provider has to be asked about over the network."""


class Finding(Struct, frozen=True):
    """What an examination came to."""

    code: str
    """`ok`, or why not: for the daily count, never for the visitor."""
    level: Level
    pace_s: float = PLAIN_PACE_S
    """A refusal leaves at a multiple of this after receipt (seconds)."""


class Question(Protocol):
    """One transaction's question and the keys to its answer, in memory only, thrown away with it."""

    body: dict[str, Any]
    """What the page needs to put the question, as JSON."""

    async def examine(self, answer: str, now: float, who: str = "") -> Finding:
        """Examine an answer, off the event loop. Never raises for any answer.

        `who` stands for the network it came from: where examinations wait in line, each gets its share of the places.
        """
        ...


class Ask(Protocol):
    """Makes questions of one lane."""

    def __call__(self, transaction: str, /) -> Question:
        """A question for the transaction of this name."""
        ...


class Ready(Protocol):
    """Gets a lane ready to ask, where that takes a while."""

    async def __call__(self) -> None:
        """Return once `Ask` can be called. Raises `Unavailable`: `busy` if it cannot be asked now."""
        ...


class Verifier(Protocol):
    """`ok` or a refusal code, for a plain proof over a transcript (`age.mdoc.verify` under this site's anchors)."""

    def __call__(self, proof: bytes, transcript: bytes, now: float) -> str:
        """Verify. Never raises. Not for the event loop."""
        ...


class ZkAnswerVerifier(Protocol):
    """The same for an answer with a zero-knowledge proof, which takes a process of its own (`outside.zk_examiner`)."""

    async def __call__(self, proof: bytes, transcript: bytes, now: float, who: str = "") -> str:
        """Verify. Never raises, and answers within a few times `ZK_PACE_S`. `who` as in the port `Question`."""
        ...
