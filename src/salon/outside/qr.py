"""QR codes as SVG, for a page under a strict policy: shapes only, no style and no script in it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Final

import segno

BORDER: Final = 4
"""Modules of white around it (ISO/IEC 18004 section 6.3.8)."""
MASK: Final = 0
"""Any mask can be read. Trying all eight for the prettiest takes five times as long (40 ms for a wallet's link)."""


_ONE: Final = ThreadPoolExecutor(1, thread_name_prefix="qr")
"""One at a time: many threads of pure Python at once would keep the event loop from its turn."""


async def qr_of(text: str) -> str:
    """`draw_qr`, off the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_ONE, draw_qr, text)


def draw_qr(text: str) -> str:
    """The code of `text`, error correction M, black on white in every theme, as large as the page makes it.

    Takes about 10 ms for a wallet's link.
    """
    code = segno.make(text, error="m", mask=MASK, micro=False, boost_error=False)
    out = BytesIO()
    code.save(
        out,
        kind="svg",
        border=BORDER,
        dark="#000",
        light="#fff",
        omitsize=True,
        xmldecl=False,
        nl=False,
        svgclass=None,
        lineclass=None,
    )
    return out.getvalue().decode()
