"""Calls to a provider, bounded: no redirects, nothing of the environment, small bodies, little time."""

from __future__ import annotations

import asyncio
from typing import Final

import httpx

from salon.age.refusal import NotShown, need

CALL_S: Final = 5.0
"""A call that takes longer failed, however slowly its answer trickles."""
BODY_MAX_BYTES: Final = 131_072
_HEADERS: Final = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "salon"}


class ProviderHttp:
    """A fresh connection for each call: nothing links one visitor's call to another's."""

    def __init__(self, call_s: float = CALL_S) -> None:
        # Reading the certificates takes a while, so it is done once.
        self._tls = httpx.create_ssl_context()
        self._call_s = call_s

    async def get(self, url: str) -> bytes:
        """The body of a 200. Raises NotShown."""
        return await self._call("GET", url, None, None)

    async def post(self, url: str, form: dict[str, str], basic: tuple[str, str] | None) -> bytes:
        """The body of the 200 that answers a form. Raises NotShown."""
        return await self._call("POST", url, form, basic)

    async def _call(self, method: str, url: str, form: dict[str, str] | None, basic: tuple[str, str] | None) -> bytes:
        try:
            async with (
                asyncio.timeout(self._call_s),
                httpx.AsyncClient(verify=self._tls, trust_env=False, follow_redirects=False, headers=_HEADERS) as http,
                http.stream(method, url, data=form, auth=basic) as response,
            ):
                need(response.status_code == 200, "provider_answer")
                # Packed, a small body could become a large one.
                need(response.headers.get("content-encoding", "identity") == "identity", "provider_answer")
                body = bytearray()
                async for part in response.aiter_raw():
                    body += part
                    need(len(body) <= BODY_MAX_BYTES, "provider_answer")
                return bytes(body)
        except (TimeoutError, httpx.HTTPError, httpx.InvalidURL):
            # Without their cause: it quotes addresses and headers.
            raise NotShown("provider_unreachable") from None
