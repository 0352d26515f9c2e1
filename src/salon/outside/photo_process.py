"""Photos are decoded by one worker process, never on the event loop and never in a process that knows anything.

    decode -> a few may wait -> one photo at a time -> the worker (`outside.photo_worker`)

The worker starts at the first use and ends when nobody asked for a while, after so many photos, or when it falls over;
the next photo starts another.

Rule 1: a photo is read, refused or unavailable; never half-known. A worker that died over a photo could not read it.
Rule 2: a full queue refuses at once. An answer leaves within `answer_s`.
Rule 3: without confinement there are no photos, unless a test site says otherwise; without the model there are none.
Rule 4: the worker is not believed either: what it says is checked for form and size before it goes anywhere.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final

import msgspec
import structlog
from msgspec import Meta, Struct

from salon.base.errors import Refused, Unavailable
from salon.flow.ports.photos import FELL
from salon.media.found import Form, FormHash
from salon.outside.worker_process import WorkerProcess, command_of, sized, sizes

MEMORY_MAX_BYTES: Final = 1_610_612_736
"""Address space of the worker. It peaked at 281 MB over small pictures of every kind (measured); 40 megapixels in RGBA
are 160 MB a copy, and there are a few copies."""
CPU_S: Final = 8
"""Of one photo; 12 megapixels take 0.1 s. The kernel ends a worker that computes longer."""
WAITING_MAX: Final = 8
ANSWER_S: Final = 12.0
PHOTO_S: Final = 10.0
"""A photo that takes longer is a worker that hangs; it is killed."""
START_S: Final = 30.0
IDLE_S: Final = 600.0
PHOTOS_MAX: Final = 500
"""After so many photos the worker is replaced: C that reads strangers' bytes does not live for months."""
WORKER: Final = Path(__file__).with_name("photo_worker.py")
REFUSALS: Final = frozenset({"photo_broken", "photo_pixels", "photo_animated"})
HEAD_MAX_BYTES: Final = 65_536
IMAGE_MAX_BYTES: Final = 8 * 1_048_576
PREVIEW_MAX_BYTES: Final = 8_192
JPEG: Final = b"\xff\xd8\xff"

log = structlog.get_logger()

_Hex = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class _Hash(Struct, frozen=True):
    form: Form
    pdq: _Hex
    quality: Annotated[int, Meta(ge=0, le=100)]
    turned: Annotated[list[_Hex], Meta(min_length=7, max_length=7)]


class _Head(Struct, frozen=True):
    """One answer of the worker, to a start or to a photo."""

    ready: bool = False
    confined: bool = False
    missing: str = ""
    refused: str = ""
    width: Annotated[int, Meta(ge=0, le=1_280)] = 0
    height: Annotated[int, Meta(ge=0, le=1_280)] = 0
    nudity: Annotated[float, Meta(ge=0, le=1)] = 1.0
    hashes: Annotated[list[_Hash], Meta(max_length=5)] = []
    veiled: Annotated[str, Meta(max_length=49_152)] = ""


class Decoded(Struct, frozen=True):
    """What the worker makes of a photo; see `flow.ports.photos.Examined`."""

    image: bytes
    preview: bytes
    veiled: bytes
    width: int
    height: int
    nudity: float
    hashes: tuple[FormHash, ...]


class _Fallen(Exception):
    """The worker is of no more use."""


class PhotoProcess:
    """Decodes photos in a worker process. Belongs to one event loop.

    Args:
        unconfined: take a worker that the kernel does not confine; for test mode only, and said in the log.
        command: the worker, for tests.
        memory_max_bytes, cpu_s, waiting_max, answer_s, photo_s, idle_s, photos_max: see the constants of this module.
    """

    def __init__(
        self,
        *,
        unconfined: bool = False,
        command: Sequence[str] | None = None,
        memory_max_bytes: int = MEMORY_MAX_BYTES,
        cpu_s: int = CPU_S,
        waiting_max: int = WAITING_MAX,
        answer_s: float = ANSWER_S,
        photo_s: float = PHOTO_S,
        idle_s: float = IDLE_S,
        photos_max: int = PHOTOS_MAX,
    ) -> None:
        self._command = command_of(WORKER, command, memory_max_bytes, str(cpu_s))
        self._unconfined = unconfined
        self._waiting_max, self._answer_s, self._photo_s = waiting_max, answer_s, photo_s
        self._idle_s, self._photos_max = idle_s, photos_max
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._worker: WorkerProcess | None = None
        self._photos = 0
        self._idle: asyncio.TimerHandle | None = None
        self._ending: asyncio.Task[None] | None = None
        self._off = ""

    @property
    def available(self) -> bool:
        """Whether photos can be asked for: nothing has turned out missing."""
        return not self._off

    @property
    def off(self) -> str:
        """Why not: `missing` the model or a library, `unconfined`, `closed`; empty while it is available."""
        return self._off

    @property
    def pid(self) -> int | None:
        """The worker's, while there is one."""
        return self._worker.pid if self._worker else None

    async def ready(self) -> bool:
        """Start the worker, if it is not there; whether photos are available."""
        with suppress(Unavailable):
            await self._taken(None)
        return self.available

    async def decode(self, data: bytes, kind: str) -> Decoded:
        """What a photo is.

        Args:
            data: the upload, of a size that is taken.
            kind: as of `media.sniff`.

        Raises:
            Refused: `photo_broken`, `photo_pixels`, `photo_animated`.
            Unavailable: `photos_off`, `busy`.
        """
        found = await self._taken((data, kind))
        if found is None:
            raise Unavailable("busy", detail="no answer")
        return found

    async def close(self) -> None:
        """End the worker; whoever waits is told that photos are off."""
        self._off = "closed"
        async with self._turn:
            await self._end()

    async def _taken(self, photo: tuple[bytes, str] | None) -> Decoded | None:
        if self._off:
            raise Unavailable("photos_off", detail=self._off)
        if self._waiting >= self._waiting_max:
            raise Unavailable("busy", retry_after_s=self._photo_s)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._answer_s if photo else START_S), self._turn:
                return await self._one(photo)
        except TimeoutError:
            raise Unavailable("busy", detail="too late") from None
        finally:
            self._waiting -= 1

    async def _one(self, photo: tuple[bytes, str] | None) -> Decoded | None:
        """The next photo; on the way out the worker is well, or gone."""
        if self._off:
            raise Unavailable("photos_off", detail=self._off)
        if self._idle is not None:
            self._idle.cancel()
        if self._worker is not None and self._worker.gone:
            await self._end()  # it ended between two photos, which is no fault of the next
        try:
            worker = self._worker or await self._start()
            if photo is None:
                return None
            self._photos += 1
            async with asyncio.timeout(self._photo_s):
                head, image, preview = await _exchange(worker, *photo)
            return _decoded(head, image, preview)
        except Refused as refused:
            if refused.code not in REFUSALS:
                raise _Fallen from refused
            raise
        except (_Fallen, OSError, ValueError, asyncio.IncompleteReadError, TimeoutError) as error:
            log.warning("photo_worker", cause=type(error).__name__)
            await self._end()
            if photo is None:
                raise Unavailable("photos_off", detail="the worker does not start") from None
            raise Refused("photo_broken", detail=FELL) from None
        except asyncio.CancelledError:
            await self._end()  # in the middle of an answer nobody waits for
            raise
        finally:
            await self._rest()

    async def _rest(self) -> None:
        if self._photos >= self._photos_max:
            await self._end()
        elif self._worker is not None:
            self._idle = asyncio.get_running_loop().call_later(self._idle_s, self._leave)

    def _leave(self) -> None:
        if not self._turn.locked():
            self._ending = asyncio.create_task(self._end())

    async def _start(self) -> WorkerProcess:
        worker = self._worker = await WorkerProcess.start(self._command)
        self._photos = 0
        async with asyncio.timeout(START_S):
            head, _, _ = await _answer(worker)
        if head.missing or not head.ready:
            self._switch_off("missing")
        if not head.confined:
            if not self._unconfined:
                self._switch_off("unconfined")
            log.warning("photo_worker", cause="unconfined")
        return worker

    def _switch_off(self, why: str) -> None:
        self._off = why
        log.error("photo_worker", cause=why)
        if self._worker is not None:
            self._worker.kill()
        raise Unavailable("photos_off", detail=why)

    async def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.end()


async def _exchange(worker: WorkerProcess, data: bytes, kind: str) -> tuple[_Head, bytes, bytes]:
    await worker.write(sized(data), kind.ljust(4).encode("ascii"), data)
    return await _answer(worker)


async def _answer(worker: WorkerProcess) -> tuple[_Head, bytes, bytes]:
    """One frame. Raises IncompleteReadError at the worker's end, ValueError for what is no answer."""
    said, image, preview = sizes(await worker.read(12))
    if said > HEAD_MAX_BYTES or image > IMAGE_MAX_BYTES or preview > PREVIEW_MAX_BYTES:
        raise _Fallen
    head = msgspec.json.decode(await worker.read(said), type=_Head)
    return head, await worker.read(image), await worker.read(preview)


def _decoded(head: _Head, image: bytes, preview: bytes) -> Decoded:
    if head.refused:
        raise Refused(head.refused if head.refused in REFUSALS else "photo_broken")
    veiled = base64.b64decode(head.veiled, validate=True)
    pictures = (image, preview, veiled)
    if not head.width or not head.height or not head.hashes or not all(one.startswith(JPEG) for one in pictures):
        raise _Fallen
    hashes = tuple(
        FormHash(one.form, bytes.fromhex(one.pdq), one.quality, tuple(bytes.fromhex(turn) for turn in one.turned))
        for one in head.hashes
    )
    return Decoded(image, preview, veiled, head.width, head.height, head.nudity, hashes)
