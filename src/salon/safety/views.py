"""One text in all the ways judging looks at it, each worked out when first asked for and once a message.

Rules, learned heads, the reading of talks and near-duplicates all start from the folded text. `views` keeps the last
few texts' views, so that whoever looks at the same message next finds them made.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Final

import numpy as np
from msgspec import Struct

from salon.base.reading import reading, reading_text
from salon.base.text import View, fold, squeeze
from salon.safety.shape import undone, unmasked
from salon.safety.simhash import simhash

KEPT: Final = 4
"""Texts: one is judged at a time, and nothing typed stays longer than it must."""


class Views(Struct, frozen=True, dict=True):
    """Ways to look at one text; nothing is made before it is asked for."""

    typed: str

    @cached_property
    def folded(self) -> View:
        """What people see (`base.text.fold`): what patterns run on."""
        return fold(self.typed)

    @cached_property
    def beside(self) -> tuple[View, ...]:
        """Folded, with further disguises undone (`shape.undone`)."""
        return undone(self.folded)

    @cached_property
    def unmasked(self) -> tuple[View, ...]:
        """The same, with numbers left alone (`shape.unmasked`)."""
        return unmasked(self.folded)

    @cached_property
    def read(self) -> str:
        """The text of the reading view: what learned heads score."""
        return reading_text(self.folded.text)

    @cached_property
    def reading(self) -> View:
        """The reading view with the way back to what was typed."""
        return reading(self.folded)

    @cached_property
    def letters(self) -> str:
        """Letters and digits only, runs as one: by which repeated texts are known."""
        text = self.folded.text
        if not text.isascii():
            return squeeze(self.folded).text
        codes = np.frombuffer(text.encode().translate(None, _OTHERS), dtype=np.uint8)
        kept = np.empty(len(codes), dtype=bool)
        kept[:1] = True
        np.not_equal(codes[1:], codes[:-1], out=kept[1:])
        return codes[kept].tobytes().decode()

    @cached_property
    def simhash(self) -> int:
        """The number by which near-duplicates are known; 0 for a short text."""
        return simhash(self.folded)


_OTHERS: Final = bytes(code for code in range(128) if not chr(code).isalnum())


@lru_cache(maxsize=KEPT)
def views(typed: str) -> Views:
    """The ways to look at a text, kept for whoever looks at it next."""
    return Views(typed)
