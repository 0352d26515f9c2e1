"""The first rules: links, contact details, flooding, repetition, shouting, insults, signs of a minor.

What rules look for stands in `safety.patterns`, so that browsers can look for the same; every span points at what was
typed. A wide finding is no kindness: what holds ordinary talk is soon waved through by tired people, so each rule
carries the small talk it must leave alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.patterns import IN_NAMES, IN_TOPICS, SHAPES
from salon.safety.rule import Exhibit, rule

FLOOD_COUNT: Final = 6
FLOOD_S: Final = 10.0
REPEAT_COUNT: Final = 3
REPEAT_S: Final = 120.0


@rule(
    "links",
    version=2,
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
        "ASP.net j'ai jamais aimé",
    ),
)
def links(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Addresses of other sites, also in common disguises."""
    yield from SHAPES["links"].spans(exhibit.folded)


@rule(
    "contact",
    version=2,
    family="contact",
    clause="2.2",
    hint="remove_contact",
    hit=(
        "mon numéro 06 12 34 56 78",
        "écris à camille.test(at)exemple.org",
        "ajoute moi sur snap : camille_t",
        "s n a p camille",
        "+33 6 12 34 56 78",
        "add me on insta camille.t",
        "06 | 12 | 34 | 56 | 78",
        "0 6 1 2 3 4 5 6 7 8",
        "(06) 12 34 56 78",
        "O6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "tel.0612345678",
        "camille[at]exemple[dot]org",
        "mon snap c'est camille_t",
        "snapchat camille_t",
        "my kik is camille99",
        "viens en pv sur whatsapp",
        "mon snap : camille",
    ),
    miss=(
        "en 1789 puis en 1914",
        "le match a fini 3 2",
        "il y avait 10 000 personnes",
        "c'est un snap judgment",
        "100 000 000",
        "le 06/12/2024 10h",
        "09.00 12.30 14.00 19.00 horaires du bus",
        "ISBN 978 2 07 036822 8",
        "mon insta est en panne",
        "mon mari est sur whatsapp toute la journée",
        "my signal is weak here",
        "viens voir le discord de la réunion",
        "moi j'ai supprimé insta",
        "un i n s t a n t",
        "on se retrouve @ la place",
    ),
)
def contact(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Telephone numbers, mail addresses and handles elsewhere, shouted into a room."""
    yield from SHAPES["contact"].spans(exhibit.folded)


@rule("flooding", version=1, family="flooding", clause="2.4", hint="slow_down")
def flooding(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Many submissions in a few seconds."""
    if sum(age <= FLOOD_S for age, _ in exhibit.earlier) >= FLOOD_COUNT:
        yield 0, len(exhibit.typed)


@rule("repetition", version=2, family="flooding", clause="2.4", hint="say_it_once")
def repetition(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """The same text, folded, again and again. Short ones ("oui", a laugh) are what people say."""
    if (
        exhibit.digest
        and sum(age <= REPEAT_S and digest == exhibit.digest for age, digest in exhibit.earlier) >= REPEAT_COUNT
    ):
        yield 0, len(exhibit.typed)


@rule(
    "shouting",
    version=2,
    family="shouting",
    clause="2.4",
    hint="lower_case",
    hit=("REGARDEZ TOUS CE QUE JE VIENS DE TROUVER", "ouiiiiiiiiiiiiiiiiiii"),
    miss=("OK", "La SNCF et la RATP", "Vive la musique !", "NASA", "!!!!!!!!!!!!!!!!", "😂😂😂😂😂😂😂😂😂😂😂😂😂😂"),
)
def shouting(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Long stretches of capitals, or one letter held down."""
    letters = [character for character in exhibit.typed if character.isalpha()]
    if len(letters) >= 20 and sum(character.isupper() for character in letters) > 0.7 * len(letters):
        yield 0, len(exhibit.typed)
    for match in re.finditer(r"([^\W\d_])\1{11,}", exhibit.typed):
        yield match.span()


@rule(
    "insults",
    version=2,
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
    ),
)
def insults(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A mild insult aimed at somebody: an insult word, and words that aim it."""
    yield from SHAPES["insults"].spans(exhibit.folded)


@rule(
    "minor",
    version=2,
    family="minor_contact",
    clause="1.1",
    hint="",
    hit=(
        "j'ai 15 ans",
        "i'm 14 years old",
        "16 ans fille",
        "je suis mineure",
        "cherche ados",
        "j'ai bientôt 15 ans",
        "j'aurai 16 ans en mai",
        "j'ai quinze ans",
        "j'ai 1 5 ans",
        "j'ai 15 piges",
        "j'ai 15 ans de Lyon",
        "salut, F15 ici",
        "lycéenne 16 ans",
        "i'm fifteen",
        "im 15",
        "je cherche une fille de 15 ans",
        "looking for a teen",
        "cherche lycéenne",
        "qui a moins de 18 ans ?",
    ),
    miss=(
        "j'ai 15 ans de métier",
        "mon fils a 12 ans",
        "il y a 15 ans",
        "un whisky de 12 ans",
        "j'ai 45 ans",
        "i am 30 years old",
        "j'ai 12 ans de maison",
        "j'ai 14 ans d'écart avec ma sœur",
        "mon fils a 15 ans",
        "il a 16 ans sa voiture",
        "M. Dupont est né en 1942",
        "taille 10 ans garçon",
        "cadeau pour 10 ans fille ?",
        "mon chien âgé de 12 ans",
        "cherche ado pour garder mon chat",
        "je suis mineur de fond à la retraite",
        "I'm a minor celebrity in my street",
        "I'm 16 miles from home",
        "we have a 9 years old girl and a boy",
        "quand j'avais 15 ans",
        "15h ça te va ?",
    ),
)
def minor(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Somebody says they are under 18, or looks for somebody who is. Held: a person looks at once."""
    yield from SHAPES["minor"].spans(exhibit.folded)


@rule(
    "minor_name",
    version=1,
    family="minor_contact",
    clause="1.1",
    hint="",
    where="name",
    hit=("Léa 15 ans", "lea_15ans", "Mineure du 44", "Teen Girl", "Ado rêveur", "14yo"),
    miss=("Léa 15", "Adonis", "Julien 06", "Lemineur", "Steen", "28 ans", "Marie 1980"),
)
def minor_name(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A pseudonym that says under 18."""
    if exhibit.where == "name":
        yield from IN_NAMES.spans(exhibit.folded)


@rule(
    "minor_room",
    version=1,
    family="minor_contact",
    clause="1.1",
    hint="",
    where="topic",
    hit=("Salon ados", "Rencontres 13-17 ans", "teens only", "moins de 18 ans", "mineurs bienvenus"),
    miss=("Parents d'ados", "Anciens mineurs de fond", "Sonate en sol mineur", "Teen movies", "Profs et lycéens"),
)
def minor_room(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A room's name or topic that gathers people under 18."""
    if exhibit.where == "topic":
        yield from IN_TOPICS.spans(exhibit.folded)
