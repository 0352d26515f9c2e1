"""Every foreseen error as one tree, each with a stable code.

    SalonError
    ├── Refused       the request was understood and the answer is no
    │   ├── Judged    by a rule, with what its author is told
    │   └── Malformed it could not be understood
    └── Unavailable   a part of Salon could not answer in time; try again later

Anything else that is raised is a bug: the peer gets the bare code `internal`, the log gets the
traceback (never message text).

Rule 1: a code is for ever. Codes are added, never renamed; clients, translations and the
documentation key on them. `CODES` is the one list; a test checks that each has French and English
text in the web catalogues and a row in docs/errors.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """What a code means to a transport.

    `status` is the HTTP status; `temporary` tells a client that the same request may succeed later
    and should be kept, not thrown away.
    """

    status: int
    temporary: bool = False


CODES: Final[dict[str, Kind]] = {
    # the request itself
    "malformed": Kind(400),
    "too_large": Kind(413),
    "not_found": Kind(404),
    "conflict": Kind(409),
    "look_first": Kind(409),
    "wrong_origin": Kind(403),
    "internal": Kind(500, temporary=True),
    # the door
    "age_not_shown": Kind(403),
    "no_pass": Kind(401),
    "no_ticket": Kind(401),
    "bad_answer": Kind(401),
    "revoked": Kind(403),
    "pass_waits": Kind(403),
    "wallet_here_only": Kind(403, temporary=True),
    "on_probation": Kind(403, temporary=True),
    "site_closed": Kind(403, temporary=True),
    # names
    "no_name": Kind(409),
    "name_taken": Kind(409),
    "name_reserved": Kind(409),
    "name_length": Kind(422),
    "name_script": Kind(422),
    # rights
    "not_admitted": Kind(403),
    "not_joined": Kind(403),
    "not_host": Kind(403),
    "not_staff": Kind(403),
    "not_yours": Kind(403),
    "muted": Kind(403),
    "removed": Kind(403),
    # rooms and events
    "room_full": Kind(409, temporary=True),
    "room_closed": Kind(410),
    "no_newcomers": Kind(403, temporary=True),
    "read_only": Kind(403),
    "not_open": Kind(403, temporary=True),
    "too_old": Kind(409),
    "gone": Kind(410),
    "text_only": Kind(422),
    "text_length": Kind(422),
    "room_limit": Kind(429, temporary=True),
    # photos
    "photo_format": Kind(415),
    "photo_broken": Kind(422),
    "photo_size": Kind(413),
    "photo_pixels": Kind(422),
    "photo_animated": Kind(415),
    "video_refused": Kind(415),
    # one-to-one
    "not_available": Kind(403),
    "request_pending": Kind(409),
    "request_limit": Kind(429, temporary=True),
    "trust_unconfirmed": Kind(403, temporary=True),
    # rates
    "too_fast": Kind(429, temporary=True),
    "slow_mode": Kind(429, temporary=True),
    "shielded": Kind(403, temporary=True),
    # judging
    "judged": Kind(422),
    "hold_expired": Kind(410),
    "rule_floor": Kind(409),
    # parts that did not answer
    "busy": Kind(503, temporary=True),
    "photos_off": Kind(503, temporary=True),
    "clock_unconfirmed": Kind(503, temporary=True),
    "storage": Kind(503, temporary=True),
}


class SalonError(Exception):
    """Root of the foreseen errors.

    Args:
        code: a key of `CODES`.
        retry_after_s: seconds after which a retry makes sense, where known.
        left: how many accepted messages are missing before it may succeed, where that counts.
        detail: for the log and for developers; never message text, never shown to visitors.
    """

    def __init__(self, code: str, *, retry_after_s: float | None = None, left: int = 0, detail: str = "") -> None:
        if code not in CODES:
            raise AssertionError(f"unknown error code {code!r}: add it to CODES")
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.retry_after_s = retry_after_s
        self.left = left
        self.detail = detail

    @property
    def status(self) -> int:
        """HTTP status of the code."""
        return CODES[self.code].status

    @property
    def temporary(self) -> bool:
        """Whether the same request may succeed later."""
        return CODES[self.code].temporary


class Refused(SalonError):
    """Foreseen: the answer is no, with a reason the client can act on."""


class Judged(Refused):
    """Judging refused a text that is not a message: what its author is told (design, What a sender is told).

    Args:
        clause: clause of the site's terms.
        hint: what to change, as a code the client translates; empty for protected findings.
        claim: claim code of the decision; empty if it could not be recorded.
        of: which of several texts of one call, `name` or `topic`; empty where there was only one.
    """

    def __init__(self, *, clause: str = "", hint: str = "", claim: str = "", of: str = "") -> None:
        super().__init__("judged")
        self.clause, self.hint, self.claim, self.of = clause, hint, claim, of


class Malformed(Refused):
    """The input could not be understood. Nothing was done."""

    def __init__(self, detail: str = "", code: str = "malformed") -> None:
        super().__init__(code, detail=detail)


class Unavailable(SalonError):
    """A part did not answer (store, clock, classifier). Nothing was done; try later."""
