"""The banks of a running site: read again when a file changed, with the hashes in quarantine.

Rule 1: a bank that cannot be read any more leaves those that were read last; the log and `salon check` say it.
Rule 2: a hash that many different pictures of different people meet in a day goes into quarantine (`media.banks`,
Rule 2), for `QUARANTINE_S`; it is written down, so that a restart does not let the flood begin anew.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

import structlog

from salon.base.clock import Clock
from salon.media.banks import Bank, Banks, Floods, telling
from salon.media.found import FormHash, Match
from salon.outside.bank_files import BadBank, read_banks

LOOKED_S: Final = 5.0
"""How long a change of a file may go unnoticed."""
QUARANTINE_S: Final = 30 * 86_400.0
"""Long enough for somebody to look into the bank; then it takes as many photos again."""

log = structlog.get_logger()


class SiteBanks:
    """Gives the banks as they are now.

    Args:
        directory: of the bank files; it may be absent.
        clock: site time.
        besides: banks that are always there, such as the canary's.
        flooded: told when a hash went into quarantine.
        quarantined: hashes that are in quarantine already, and until when (epoch seconds).
        keep: writes down a quarantine and its end.

    Raises:
        BadBank: a bank cannot be read at the start.
    """

    def __init__(
        self,
        directory: Path,
        clock: Clock,
        besides: Iterable[Bank] = (),
        *,
        flooded: Callable[[], None] = lambda: None,
        quarantined: Mapping[str, float] = MappingProxyType({}),
        keep: Callable[[str, float], Awaitable[None]] | None = None,
    ) -> None:
        self._directory, self._clock, self._besides, self._flooded = directory, clock, tuple(besides), flooded
        self._floods, self._quarantined, self._keep = Floods(), dict(quarantined), keep
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
            over = [pdq for pdq, until in self._quarantined.items() if until <= now]
            for pdq in over:
                del self._quarantined[pdq]
            if stamp != self._stamp:
                self._stamp = stamp
                self._reread()
            elif over:
                self._banks = self._made()
        return self._banks

    def lists(self) -> bool:
        """Whether somebody gave this site a list of images to recognise; what is always there is no such list."""
        self()
        return any(bank.listed and bank.role != "negative" for bank in self._read)

    async def met(self, matches: Iterable[Match], photo: Sequence[FormHash], by: str) -> None:
        """A photo with the hashes `photo`, sent by a pass family, met these.

        A quarantine is written down on return; it holds even if that fails.

        Raises:
            Unavailable: `storage`.
        """
        now, telltale = self._clock.now(), telling(photo)
        more = {
            match.listed: now + QUARANTINE_S
            for match in matches
            if not match.near and telltale and self._floods.met(match.listed, telltale, by, now)
        }
        if not more:
            return
        log.warning("bank_hash_quarantined", part="photos")
        self._flooded()
        self._quarantined |= more
        self._banks = self._made()
        if self._keep is not None:
            for pdq, until in more.items():
                await self._keep(pdq, until)

    def _reread(self) -> None:
        try:
            self._read = read_banks(self._directory)
        except BadBank:
            log.exception("bank_unreadable", part="photos")
            return
        self._banks = self._made()

    def _made(self) -> Banks:
        return Banks([*self._read, *self._besides], dict.fromkeys(self._quarantined, "quarantined"))

    def _stamped(self) -> tuple[tuple[str, int, int], ...]:
        found = []
        for path in sorted(self._directory.glob("*.tsv")):
            try:
                told = path.stat()
            except FileNotFoundError:
                continue
            found.append((path.name, told.st_mtime_ns, told.st_size))
        return tuple(found)
