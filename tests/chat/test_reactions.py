"""A reaction is one emoji: nothing can be said by reacting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.errors import Malformed
from salon.chat.reactions import check_emoji

ROOT = Path(__file__).resolve().parents[2]
PICKER = re.findall(
    r"'([^']+)'", (ROOT / "web/src/visitor/Message.tsx").read_text().split("const EMOJI = [")[1].split("]")[0]
)


@pytest.mark.parametrize("emoji", [*PICKER, "👍🏽", "👩‍🚀", "👨‍👩‍👧", "🇫🇷", "☕", "➕", "❤", "🥐"])
def test_one_emoji_is_a_reaction(emoji: str) -> None:
    assert check_emoji(emoji) == emoji


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "a", "snap", "15 ans", "+33", "7", "é", "好", "👍👍", "👍a", "a👍", "👍\n", "👍 "),
        # Signs that are letters: a word could be spelled with them.
        *("ⓢⓝⓐⓟ", "🅂", "🄰", "🇸🇳🇦🇵", "🇸", "①", "7️⃣"),
        # Nothing hides in what is not seen.
        *("👍\u200d", "👍\u200b", "🏴\U000e0067\U000e007f", "❤️\ufe0f", "👍\u0301"),
    ],
)
def test_anything_else_is_not(typed: str) -> None:
    with pytest.raises(Malformed):
        check_emoji(typed)


@given(st.text(st.characters(categories=("L", "N", "P", "Z", "Cc", "Sm", "Sc")), min_size=1, max_size=8))
def test_no_text_is_a_reaction(typed: str) -> None:
    symbols = any(0x2190 <= ord(one) <= 0x2BFF or ord(one) in {0x203C, 0x2049} for one in typed)
    if not symbols:
        with pytest.raises(Malformed):
            check_emoji(typed)
