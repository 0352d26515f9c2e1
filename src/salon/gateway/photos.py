"""HTTP of photos (docs/photos.md, In the chat): sending one, getting one, and what staff may see (`flow.photo`).

Rule 1: who may not send is told before the body is read; what is too large is never in memory whole.
Rule 2: a body has `BODY_S` to come: who sends a byte now and then bars nobody from sending.
Rule 3: a picture leaves as a picture and as nothing else: its type is fixed, nothing is sniffed, nothing in it runs, no
cache keeps it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote_to_bytes

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from salon.base.errors import Malformed, Refused, Unavailable
from salon.base.ids import CaseId, Cid, RoomId
from salon.base.text import shows
from salon.flow.deliver import wall
from salon.gateway.auth import own_origin, ticket_of
from salon.gateway.security import NO_STORE
from salon.gateway.services import services
from salon.gateway.staff import desk_of, member_of
from salon.media.sniff import SIZE_MAX_BYTES
from salon.wire.codec import encode
from salon.wire.frames import CID_PATTERN, ROOM_PATTERN
from salon.wire.staff import Nothing

PICTURE: Final = NO_STORE | {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Content-Disposition": 'inline; filename="photo.jpg"',
    "Cross-Origin-Resource-Policy": "same-origin",
}
MEDIA_TYPE: Final = "image/jpeg"
SEQ_MAX: Final = 2**53 - 1
BODY_S: Final = 60.0
"""12 MiB at 200 kB in a second; pages send far less than that."""
BUSY_S: Final = 3.0
WORDS: Final = "photo-description"
WORDS_MAX: Final = 300


def picture(image: bytes) -> Response[bytes]:
    """One picture as it leaves (Rule 3)."""
    return Response(image, media_type=MEDIA_TYPE, headers=PICTURE)


async def body_of(request: Request[Any, Any, Any], more: Callable[[int], None]) -> bytes:
    """The body, as far as it may go; `more` is told of each piece.

    Raises `photo_size`, `malformed` (nothing, or a length that is none), `busy` (Rule 2), and what `more` does.
    """
    stated = request.headers.get("content-length")
    if stated is not None and not (stated.isascii() and stated.isdigit()):
        raise Malformed("content-length")
    if stated is not None and int(stated) > SIZE_MAX_BYTES:
        raise Refused("photo_size")
    taken = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            async for chunk in request.stream():
                taken += chunk
                more(len(chunk))
                if len(taken) > SIZE_MAX_BYTES:
                    raise Refused("photo_size")
    except TimeoutError:
        raise Unavailable("busy", retry_after_s=BUSY_S, detail="slow body") from None
    if not taken:
        raise Malformed("empty")
    return bytes(taken)


def words_of(request: Request[Any, Any, Any]) -> str:
    """What the sender says is on it, percent-encoded in a header: an address would stand in the logs of proxies.

    Empty where nothing of it can be seen. Raises `malformed` (no UTF-8), `text_length` (over 300 code points, or a wall
    of lines).
    """
    raw = request.headers.get(WORDS, "")
    try:
        words = unquote_to_bytes(raw).decode("utf-8").strip()
    except UnicodeDecodeError:
        raise Malformed("words") from None
    if len(words) > WORDS_MAX or wall(words):
        raise Refused("text_length")
    return words if shows(words) else ""


class PhotoController(Controller):
    """Photos of visitors."""

    path = "/api/photo"

    @post("/", status_code=200, request_max_body_size=None)
    async def send(
        self, request: Request[Any, Any, Any], room: FromQuery[str], cid: FromQuery[str], reply_to: FromQuery[int] = 0
    ) -> Response[bytes]:
        """Send a photo: its bytes are the body; the answer is the verdict, as on the socket."""
        if not ROOM_PATTERN.fullmatch(room) or not CID_PATTERN.fullmatch(cid) or not 0 <= reply_to <= SEQ_MAX:
            raise Malformed("query")
        words = words_of(request)
        flow = services(request).photos
        async with flow.upload(ticket_of(request), RoomId(room)) as upload:
            data = await body_of(request, lambda size: flow.more(upload, size))
            verdict = await flow.share(upload, Cid(cid), reply_to, data, words)
        return Response(encode(verdict), media_type="application/json", headers=NO_STORE)

    @get("/{photo:str}", media_type=MEDIA_TYPE)
    async def fetch(self, request: Request[Any, Any, Any], photo: FromPath[str]) -> Response[bytes]:
        """A photo, for those who are in its room now."""
        return picture(await services(request).photos.view(ticket_of(request), photo))


class PhotoDeskController(Controller):
    """Photos of cases."""

    path = "/api/staff/cases/{case:str}/photo"
    guards = [own_origin]  # noqa: RUF012  # Litestar reads the class attribute

    @get("/", media_type=MEDIA_TYPE)
    async def veiled(self, request: Request[Any, Any, Any], case: FromPath[str]) -> Response[bytes]:
        """The picture of a case behind a strong blur."""
        member = await member_of(request)
        return picture(await desk_of(request).photos.veiled(member.id, CaseId(case)))

    @post("/close", status_code=204)
    async def close(
        self,
        request: Request[Any, Any, Any],
        case: FromPath[str],
        data: JSONBody[Nothing],  # noqa: ARG002
    ) -> None:
        """Put it into the closed lane: an act that is recorded."""
        member = await member_of(request)
        await desk_of(request).photos.close(member, CaseId(case))

    @post("/clear", status_code=200, media_type=MEDIA_TYPE)
    async def clear(
        self,
        request: Request[Any, Any, Any],
        case: FromPath[str],
        data: JSONBody[Nothing],  # noqa: ARG002
    ) -> Response[bytes]:
        """The picture of a case as it is: an act that is recorded and counted."""
        member = await member_of(request)
        return picture(await desk_of(request).photos.clear(member, CaseId(case)))
