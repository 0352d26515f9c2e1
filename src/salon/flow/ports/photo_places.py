"""Where photos belong, and where their bytes are. Implemented by `store.photos` and `outside.photo_files`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from salon.base.ids import CaseId, Family, RoomId
from salon.chat.photo import PhotoKept


class Placed(Struct, frozen=True):
    """Which event a file belongs to; `seq` 0 while it is held, `case` of one that was reported."""

    room: RoomId
    seq: int
    hold: str = ""
    case: str = ""


class Freeze(Struct, frozen=True):
    """Somebody who may send nothing until a person decided, or until the time (epoch seconds)."""

    family: Family
    case: CaseId
    until: float


class PhotoPlaces(Protocol):
    """Rows are made and ended in the transactions of the log and of the desk; here they are read and swept."""

    async def of(self, photo: str) -> Placed | None:
        """Where a photo belongs; None for one that is not, or no longer, anywhere."""
        ...

    async def living(self, photo: str, now: float) -> tuple[PhotoKept, Placed, Family] | None:
        """A delivered photo with its key and its author, if its event can be read today."""
        ...

    async def reported(self, photo: str, case: CaseId) -> None:
        """A copy belongs to a case, as long as the case's key lives."""
        ...

    async def over(self, now: float | None) -> Sequence[str]:
        """Photos whose files must go. `now` None: the clock is not trusted, only those that were ended."""
        ...

    async def forget(self, photos: Sequence[str]) -> None:
        """Their files are gone."""
        ...

    async def unknown(self, photos: Sequence[str]) -> Sequence[str]:
        """Those of these that belong nowhere."""
        ...

    async def freeze(self, one: Freeze) -> None:
        """Durable before it returns. A longer one stays."""
        ...

    async def frozen(self, now: float) -> Sequence[Freeze]:
        """All that last; the others are forgotten."""
        ...

    async def thaw(self, case: CaseId) -> Sequence[Family]:
        """A person decided: whoever was frozen for this case."""
        ...


class PhotoFiles(Protocol):
    """Encrypted files, one a photo."""

    async def write(self, photo: str, key: bytes, plain: bytes) -> None:
        """Durable before it returns. Raises `Unavailable('storage')`."""
        ...

    async def read(self, photo: str, key: bytes) -> bytes | None:
        """What was written; None if it is gone or the key is another."""
        ...

    async def remove(self, photos: Sequence[str]) -> None:
        """Files that are not there are no error."""
        ...

    async def older_than(self, seconds: float) -> Sequence[str]:
        """Names of files last written so long ago."""
        ...

    @property
    def stored_bytes(self) -> int:
        """What all of them take, as last counted."""
        ...


class Custodians(Protocol):
    """Seals to whoever opens sealed data together, with a key that this server does not hold."""

    @property
    def present(self) -> bool:
        """Whether their public key is configured."""
        ...

    async def seal(self, name: str, plain: bytes) -> None:
        """Seal and keep, durable before it returns. Raises `Unavailable('storage')`."""
        ...

    async def discard(self, name: str) -> None:
        """Delete what was sealed; nothing there is no error. Raises `Unavailable('storage')`."""
        ...
