"""Reactions: one emoji and nothing else. Pure.

Everything a visitor types is judged before anybody sees it; a reaction is not, so it may not be something typed.
Rule 1: one emoji, in the shapes people use: a symbol with or without its variation, a skin tone, a few joined ones, a
flag of two letters. Letters, digits, and signs that stand for letters (squared, circled) are none.
"""

from __future__ import annotations

import re
from typing import Final

from salon.base.errors import Malformed

# Blocks of symbols (Unicode 16): arrows, technical, shapes, dingbats, and the emoji planes. Left out on purpose:
# U+2460-24FF and U+1F100-1F1E5, whose signs are letters.
_SYMBOL: Final = (
    "\u203c\u2049\u2190-\u21ff\u231a-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\U0001f000-\U0001f0ff\U0001f300-\U0001faff"
)
_TONE: Final = "\U0001f3fb-\U0001f3ff"
_ONE: Final = f"[{_SYMBOL}]\ufe0f?[{_TONE}]?"
_EMOJI: Final = re.compile(rf"(?:{_ONE}(?:\u200d{_ONE}){{0,3}}|[\U0001f1e6-\U0001f1ff]{{2}})\Z")


def check_emoji(typed: str) -> str:
    """The reaction to keep. Raises `malformed` for anything but one emoji."""
    if _EMOJI.match(typed) is None:
        raise Malformed("emoji")
    return typed
