"""Claim codes: the key to a decision or a notice for somebody without an account.

A code is derived from the pepper and what it stands for, so it need not be stored: the database has its HMAC only, and
the same hold or notice gives the same code again. 100 bits; written in four groups, read back in any spelling.
"""

from __future__ import annotations

from base64 import b32encode
from typing import Final

from salon.base.sealing import digest

LETTERS: Final = 20
_ALPHABET: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


class ClaimCodes:
    """Codes of one site."""

    def __init__(self, pepper: bytes) -> None:
        self._pepper = pepper

    def code(self, what: str, *parts: str) -> str:
        """The code for a hold, a notice, a visit, a decision: `ABCDE-FGHIJ-KLMNO-PQRST`."""
        raw = digest(self._pepper, b"claim", what.encode(), *(part.encode() for part in parts))
        letters = b32encode(raw).decode()[:LETTERS]
        return "-".join(letters[at : at + 5] for at in range(0, LETTERS, 5))

    def kept(self, code: str) -> bytes | None:
        """What the database knows a code by; None if it cannot be one."""
        letters = "".join(letter for letter in code.upper() if letter not in "- ")
        if len(letters) != LETTERS or not set(letters) <= _ALPHABET:
            return None
        return digest(self._pepper, b"claim-kept", letters.encode())

    def given(self, what: str, *parts: str) -> tuple[str, bytes]:
        """A code, with what the database is to know it by."""
        code = self.code(what, *parts)
        return code, digest(self._pepper, b"claim-kept", code.replace("-", "").encode())

    def reporter(self, family: str) -> bytes:
        """How a reporter is recognised in the database."""
        return digest(self._pepper, b"reporter", family.encode())
