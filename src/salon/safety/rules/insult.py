"""Insults aimed at somebody."""

from __future__ import annotations

from collections.abc import Iterator

from salon.safety.patterns import SHAPES
from salon.safety.rule import Exhibit, rule


@rule(
    "insults",
    version=3,
    family="insult",
    clause="2.5",
    hint="rephrase",
    hit=(
        "tu es un idiot",
        "you are such a loser",
        "espèce d'imbécile",
        "t'es 1d10te",
        "tu es un i d i o t",
        "tu es un idioooot",
        "pauvre imbécile",
        "quel imbécile celui-là",
        "you m0ron",
        "what an idiot you are",
    ),
    miss=(
        "l'idiot du village est un film",
        "quelle chance !",
        "un match pour les nuls",
        "quelle idiote je suis !",
        "t'es pas idiot du tout",
        "what a stupid rule",
        "quelle idée débile, mais j'adore",
        "t'es là ? le match est débile",
        "you're right, stupid me",
        "he called me an idiot",
        "don't call people idiots",
        "i'm such an idiot",
    ),
)
def insults(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A mild insult aimed at somebody: an insult word, and words that aim it."""
    yield from SHAPES["insults"].spans(exhibit.folded, exhibit.beside)


@rule(
    "insults_grave",
    version=2,
    family="insult",
    clause="2.5",
    hint="rephrase",
    severity=3,
    hit=(
        "t'es vraiment un connard",
        "espèce de c0nnard",
        "ta gueule !",
        "tu es un c o n n a r d",
        "tu es un c.o.n.n.a.r.d",
        "tu es un connnnnard",
        "va te faire foutre",
        "fuck you",
        "you are a complete asshole",
        "you piece of shit",
        "t'es qu'un connard",
        "tu n'es qu'un c0nn4rd",
        "vous êtes tous des connards",
        "sale connard",
        "you're nothing but a cunt",
        "connard !",
    ),
    miss=(
        "il m'a traité de connard",
        "quel film de merde",
        "quel connard ce type à la télé",
        "mon patron est bien un connard mais bon",
        "fuck, j'ai raté mon bus",
        "this is fucking good",
        "on s'en fout",
        "ne dites pas ta gueule aux gens",
        "elle a dit ta gueule à son chef",
        "put the kettle on",
    ),
)
def insults_grave(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A grave insult aimed at somebody, or thrown alone."""
    yield from SHAPES["insults_grave"].spans(exhibit.folded, exhibit.beside)
