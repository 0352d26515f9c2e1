"""Threats: ordinary ones, and those to a life."""

from __future__ import annotations

from collections.abc import Iterator

from salon.safety.patterns import SHAPES
from salon.safety.rule import Exhibit, rule


@rule(
    "threat",
    version=1,
    family="threat",
    clause="2.5",
    hint="rephrase",
    severity=2,
    hit=(
        "je vais te casser la gueule",
        "je sais où tu habites",
        "I know where you live",
        "I'm going to beat you up",
        "tu vas le regretter",
        "you will pay for this",
        "I'll break your legs",
    ),
    miss=(
        "je vais te casser les oreilles avec ma guitare",
        "je ne sais pas où tu habites",
        "I know where you live now, nice town",
        "tu vas le regretter si tu rates ce concert",
        "I'll beat you at chess",
        "he said I know where you live",
        "il m'a dit je sais où tu habites",
    ),
)
def threat(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Somebody is told that they will be hurt or hunted."""
    yield from SHAPES["threat"].spans(exhibit.folded, exhibit.beside)


@rule(
    "threat_told",
    version=1,
    family="threat",
    clause="2.5",
    hint="rephrase",
    severity=1,
    hit=(
        "he said I know where you live",
        "il m'a dit je sais où tu habites",
        "elle a crié je vais te casser la gueule",
        "they told me you will pay for this",
        "he said: 1'll break your legs",
    ),
    miss=(
        "he said I know where you live now, nice town",
        "il m'a dit où tu habites",
        "she said you will love this",
        "je sais où tu habites",
    ),
)
def threat_told(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A threat that somebody else is said to have made. Flagged: two words before one must not hide it."""
    yield from SHAPES["threat_told"].spans(exhibit.folded, exhibit.beside)


@rule(
    "threat_to_life",
    version=3,
    family="threat_to_life",
    clause="1.2",
    hint="",
    severity=3,
    hit=(
        "je vais te tuer",
        "je v a i s te t u e r",
        "je vais te tuuuuer",
        "j3 vais te tu3r",
        "je vais vous buter",
        "I will kill you",
        "im gonna stab you",
        "tu es un homme mort",
        "you're a dead man",
        "je vais poser une bombe",
        "il m'a dit je vais te tuer",
        "he said I will kill you",
        "je vais égorger mon voisin",
        "on va le buter demain",
        "je vais la planter ce soir",
        "demain je fais un massacre au lycée",
        "je vais tirer sur tout le monde demain",
        "I'm gonna bomb the station tomorrow",
        "I will shoot everyone at work",
        "im going to stab my ex",
    ),
    miss=(
        "je vais te tuer de rire",
        "je vais tuer le temps",
        "this heat will kill you",
        "I could kill for a pizza",
        "je vais te tuer aux échecs",
        "I will kill you at chess",
        "je vais le tuer, il a encore mangé mon gâteau",
        "on va les tuer aux cartes demain",
        "je vais planter des tomates ce soir",
        "je fais un massacre au ping-pong",
        "I want to shoot a film at the station tomorrow",
        "my boss will kill me tomorrow",
        "il va tuer le patron dans le film",
    ),
)
def threat_to_life(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Somebody is told that they will be killed, or a killing is announced."""
    yield from SHAPES["threat_to_life"].spans(exhibit.folded, exhibit.beside)
