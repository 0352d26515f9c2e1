"""Links to elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from salon.safety.patterns import SHAPES
from salon.safety.rule import Exhibit, rule


@rule(
    "links",
    version=4,
    family="links",
    clause="2.1",
    hint="remove_link",
    hit=(
        "voir http://exemple.org/page",
        "www.exemple.fr",
        "exemple(dot)com",
        "exemple point fr",
        "ｅｘｅｍｐｌｅ．ｃｏｍ",
        "hxxp:exemple",
        "exemple.me/page",
        "exemple [.] net",
        "exemple (point) com",
        "e x e m p l e . c o m",
        "www exemple fr",
        "exemple。com",
        "exemple.c o m",
        "exemple.chat",
        "va voir sur exemple.me ce soir",
        "t.me/exemple",
        "203.0.113.5:8080/page",
        "exemple.nl",
        "va voir exemple. com ce soir",
        "exemple . com",
        "c'est exemple. fr !",
    ),
    miss=(
        "Il pleut. De toute façon, je reste",
        "C'est vrai. Ça va ?",
        "That was fun. It made me laugh. Me too",
        "c'est un point de vue",
        "il est 10.30 du matin",
        "Bonsoir. Comment allez-vous ?",
        "à ce point la",
        "M. Dupont est là",
        "3.5 degrés",
        "C'est fini.De toute façon il pleut",
        "oui.Top",
        "attends.It's late",
        "là.Es-tu prêt ?",
        "Merci.Info bien reçue",
        "le point fr est bien pris",
        "la bulle point com",
        "à quel point ch. a raison",
        "rdv 18.30",
        "see you soon.xxx",
        "ASP.net j'ai jamais aimé",
        "C'est du hot mail. Com d'habitude",
        "on y va demain. Ch te le dira",
    ),
)
def links(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Addresses of other sites, also in common disguises."""
    yield from SHAPES["links"].spans(exhibit.folded, exhibit.unmasked)
