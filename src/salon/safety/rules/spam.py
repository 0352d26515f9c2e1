"""Adverts and lures."""

from __future__ import annotations

from collections.abc import Iterator

from salon.safety.patterns import SHAPES
from salon.safety.rule import Exhibit, rule


@rule(
    "spam",
    version=2,
    family="spam",
    clause="2.3",
    hint="rephrase",
    severity=2,
    hit=(
        "gagnez 500 euros par jour sans rien faire",
        "earn $300 per day from home",
        "congratulations you have won a prize",
        "vous avez gagné un iphone",
        "click here to claim your prize",
        "double your bitcoin",
        "achetez des followers pas cher",
        "crédit rapide sans justificatif",
    ),
    miss=(
        "je gagne 1500 euros par mois",
        "on a gagné le match",
        "vous avez gagné, bravo",
        "he earns $20 an hour",
        "félicitations pour ton prix",
        "j'ai un crédit sur ma maison",
    ),
)
def spam(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Adverts, prizes that nobody won, fast money."""
    yield from SHAPES["spam"].spans(exhibit.folded, exhibit.unmasked)
