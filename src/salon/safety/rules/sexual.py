"""Asking for sex or nudity."""

from __future__ import annotations

from collections.abc import Iterator

from salon.safety.patterns import SHAPES
from salon.safety.rule import Exhibit, rule


@rule(
    "solicitation",
    version=2,
    family="sexual",
    clause="2.5",
    hint="rephrase",
    severity=2,
    hit=(
        "envoie des nudes",
        "t'as des photos de toi nue ?",
        "send me nudes",
        "s3nd nud3s",
        "cherche plan cul ce soir",
        "show me your boobs",
        "montre-moi tes seins",
        "wanna have sex",
        "tu portes quoi en dessous ?",
        "pics with nothing on?",
    ),
    miss=(
        "le nu dans la peinture",
        "send me the notes",
        "t'es chaud pour un ciné ?",
        "show me your garden",
        "montre-moi ton plan",
        "on a parlé d'éducation sexuelle",
        "nude lipstick",
        "j'ai un plan pour ce soir",
        "je refuse d'envoyer des nudes",
    ),
)
def solicitation(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Somebody is asked for sex, nudity or pictures of it, coded words included."""
    yield from SHAPES["solicitation"].spans(exhibit.folded, exhibit.beside)
