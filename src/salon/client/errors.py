"""What can go wrong for a client: one tree, each error with a stable code.

    ClientError        the server said no, or could not be asked
    └── DoorShut       the pass no longer counts: only entering again helps

Codes are those of docs/errors.md, and two of the client's own:

    unreachable   no answer from the server (down, network, not Salon)
    closed        the visitor or the room was closed on this side
"""

from __future__ import annotations

from typing import Final

from salon.base.errors import CODES

TROUBLE: Final = frozenset({"internal", "busy", "storage", "clock_unconfirmed"})
"""Server troubles: the same send, with the same cid, may go through later. The session tries again itself."""


class ClientError(Exception):
    """A refused or failed call.

    Attributes:
        code: of docs/errors.md, or one of the two above.
        retry_after_s: seconds after which the same call makes sense; 0 where the server named none.
        left: of `on_probation`, how many accepted messages are missing.
    """

    def __init__(self, code: str, retry_after_s: float = 0.0, left: int = 0) -> None:
        super().__init__(code)
        self.code, self.retry_after_s, self.left = code, retry_after_s, left

    @property
    def temporary(self) -> bool:
        """Whether the same call may succeed later."""
        return self.code == "unreachable" or (self.code in CODES and CODES[self.code].temporary)


class DoorShut(ClientError):
    """The pass is missing, ended or banned: coming through the door again is the only way."""
