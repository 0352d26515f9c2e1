"""The banks of a running site: read again when a file changed, with the hashes in quarantine.

Rule 1: a bank that cannot be read any more leaves those that were read last; the log and `salon check` say it.
Rule 2: a hash that many different photos meet in a day goes into quarantine (`media.banks`, Rule 2). Quarantines are of
this process: after a restart it takes as many photos again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import structlog

from salon.base.clock import Clock
from salon.media.banks import Bank, Banks, Floods, State
from salon.media.found import Match
from salon.outside.bank_files import BadBank, read_banks

LOOKED_S: Final = 5.0
"""How long a change of a file may go unnoticed."""

log = structlog.get_logger()


class SiteBanks:
    """Gives the banks as they are now.

    Args:
        directory: of the bank files; it may be absent.
        clock: site time.
        besides: banks that are always there, such as the canary's.
        flooded: told when a hash went into quarantine.

    Raises:
        BadBank: a bank cannot be read at the start.
    """

    def __init__(
        self, directory: Path, clock: Clock, besides: Iterable[Bank] = (), flooded: Callable[[], None] = lambda: None
    ) -> None:
        self._directory, self._clock, self._besides, self._flooded = directory, clock, tuple(besides), flooded
        self._floods, self._states = Floods(), dict[str, State]()
        self._stamp = self._stamped()
        self._read = read_banks(directory)
        self._banks = self._made()
        self._looked_at = clock.now()

    def __call__(self) -> Banks:
        """The banks as they are now."""
        now = self._clock.now()
        if now - self._looked_at >= LOOKED_S:
            self._looked_at = now
            stamp = self._stamped()
            if stamp != self._stamp:
                self._stamp = stamp
                self._reread()
        return self._banks

    def met(self, matches: Iterable[Match], sha256: bytes) -> None:
        """A photo met these hashes."""
        now, more = self._clock.now(), False
        for match in matches:
            if not match.near and self._floods.met(match.listed, sha256, now):
                self._states[match.listed] = "quarantined"
                more = True
        if more:
            log.warning("bank_hash_quarantined", part="photos")
            self._flooded()
            self._banks = self._made()

    def _reread(self) -> None:
        try:
            self._read = read_banks(self._directory)
        except BadBank:
            log.exception("bank_unreadable", part="photos")
            return
        self._banks = self._made()

    def _made(self) -> Banks:
        return Banks([*self._read, *self._besides], self._states)

    def _stamped(self) -> tuple[tuple[str, int, int], ...]:
        found = []
        for path in sorted(self._directory.glob("*.tsv")):
            try:
                told = path.stat()
            except FileNotFoundError:
                continue
            found.append((path.name, told.st_mtime_ns, told.st_size))
        return tuple(found)
