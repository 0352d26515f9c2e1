"""The first rules: links, contact details, flooding, repetition, shouting, insults, signs of a minor.

What rules look for stands in `SHAPES` (`safety.shape`), so that browsers can look for the same; every span points
at what was typed. Word lists are short and mild on purpose; packs of an operator's own come with the next slices of
judging.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.rule import Exhibit, rule
from salon.safety.shape import Shape

_ENDINGS: Final = "com|org|biz|fr|ch|uk|io|gg|ly|dev|xyz|ru|cn"
_WORDS: Final = "net|info|be|ca|de|es|eu|it|me|tv|co|app|top|site|online|link|club|shop"
"""Endings that are words as well: after a full stop and a space they begin a sentence."""
_LINK: Final = (
    r"(?:https?:/{0,2}|hxxps?:|www\s?[.,])\s?\S+"
    rf"|\b[a-z0-9-]{{2,63}}\s?(?:\.|\bdot\b|\bpoint\b)\s?(?:{_ENDINGS})\b(?:/\S*)?"
    rf"|\b[a-z0-9-]{{2,63}}(?:\.|\s?(?:\(dot\)|\[\.\])\s?)(?:{_ENDINGS}|{_WORDS})\b(?:/\S*)?"
)
_MAIL: Final = (
    r"[a-z0-9._+-]{2,64}\s?(?:@|\(at\)|\[at\]|\barobase\b)\s?[a-z0-9-]{2,63}\s?(?:\.|\bpoint\b|\bdot\b)\s?[a-z]{2,12}"
)
_PHONE: Final = r"(?<![\d,.])(?:\+\d|00\d|0[1-9])(?:[ .\-/]?\d){7,13}(?!\d)"
_HANDLE: Final = (
    r"\b(?:my|mon|moi|me on|add me|ajoute[zr]?(?:[ -]moi)?|rejoins[ -]moi|viens|come) (?:\S+ ){0,3}?"
    r"(?:snap(?:chat)?|insta(?:gram)?|whatsapp|telegram|discord|kik|skype|signal)\b\s?:?\s?(?:@?[\w.]{3,30})?"
)
_SPACED: Final = r"(?:s[ .\-_]n[ .\-_]a[ .\-_]p|i[ .\-_]n[ .\-_]s[ .\-_]t[ .\-_]a|w[ .\-_]h[ .\-_]a[ .\-_]t[ .\-_]s)\b"
_MINOR: Final = (
    r"\b(?:j ?['’]?ai|i ?['’]?m|i am|age de)\s(?:only |que |seulement )?(?:1[0-7]|[89])\s?"
    r"(?:ans|an|years? old|yo|y/o)\b"
    r"|\b(?:1[0-7]|[89])\s?(?:ans|yo|years? old)\s?(?:f|m|h|g|fille|garcon|girl|boy)\b"
    r"|\bje suis (?:encore )?mineure?s?\b|\bi ?['’]?a?m (?:still )?(?:a minor|underage)\b"
    r"|\b(?:cherche|looking for)\s(?:une? )?(?:mineure?s?|ados?|underage|teens?)\b"
)
_INSULTS: Final = r"\b(?:idiote?s?|imbeciles?|cretine?s?|abrutie?s?|debile?s?|moron|stupid|loser|dumbass)\b"
_AT_SOMEBODY: Final = (
    r"\b(?:tu es|t ?['’]?es|vous etes|espece d[e'’]|you ?['’]?(?:are|re)|ur|what an?|quels?|quelles?|sale)\b"
)
_NOT_AGE: Final = r"\s(?:de (?:metier|mariage|service|vie|pratique|permis)|d['’ ](?:experience|anciennete)|of )"

SHAPES: Final[dict[str, Shape]] = {
    "links": Shape((_LINK,)),
    "contact": Shape((_MAIL, _PHONE, _HANDLE, _SPACED)),
    "insults": Shape((_INSULTS,), aim=_AT_SOMEBODY, digits=True),
    "minor": Shape((_MINOR,), unless=_NOT_AGE),
}
"""What the rules of these codes look for."""

FLOOD_COUNT: Final = 6
FLOOD_S: Final = 10.0
REPEAT_COUNT: Final = 3
REPEAT_S: Final = 120.0


@rule(
    "links",
    version=1,
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
    ),
)
def links(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Addresses of other sites, also in common disguises."""
    yield from SHAPES["links"].spans(exhibit.folded)


@rule(
    "contact",
    version=1,
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
    ),
    miss=(
        "en 1789 puis en 1914",
        "le match a fini 3 2",
        "il y avait 10 000 personnes",
        "c'est un snap judgment",
        "100 000 000",
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


@rule("repetition", version=1, family="flooding", clause="2.4", hint="say_it_once")
def repetition(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """The same text, folded, again and again."""
    if sum(age <= REPEAT_S and digest == exhibit.digest for age, digest in exhibit.earlier) >= REPEAT_COUNT:
        yield 0, len(exhibit.typed)


@rule(
    "shouting",
    version=1,
    family="shouting",
    clause="2.4",
    hint="lower_case",
    hit=("REGARDEZ TOUS CE QUE JE VIENS DE TROUVER", "ouiiiiiiiiiiiiiiiiiii"),
    miss=("OK", "La SNCF et la RATP", "Vive la musique !", "NASA"),
)
def shouting(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Long stretches of capitals, or one letter held down."""
    letters = [character for character in exhibit.typed if character.isalpha()]
    if len(letters) >= 20 and sum(character.isupper() for character in letters) > 0.7 * len(letters):
        yield 0, len(exhibit.typed)
    for match in re.finditer(r"(\S)\1{11,}", exhibit.typed):
        yield match.span()


@rule(
    "insults",
    version=1,
    family="insult",
    clause="2.5",
    hint="rephrase",
    hit=("tu es un idiot", "you are such a loser", "espèce d'imbécile", "t'es 1d10te"),
    miss=("l'idiot du village est un film", "quelle chance !", "un match pour les nuls"),
)
def insults(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A mild insult aimed at somebody: an insult word, and words that aim it."""
    yield from SHAPES["insults"].spans(exhibit.folded)


@rule(
    "minor",
    version=1,
    family="minor_contact",
    clause="1.1",
    hint="",
    hit=("j'ai 15 ans", "i'm 14 years old", "16 ans fille", "je suis mineure", "cherche ados"),
    miss=(
        "j'ai 15 ans de métier",
        "mon fils a 12 ans",
        "il y a 15 ans",
        "un whisky de 12 ans",
        "j'ai 45 ans",
        "i am 30 years old",
    ),
)
def minor(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Somebody says they are under 18, or looks for somebody who is. Held: a person looks at once."""
    yield from SHAPES["minor"].spans(exhibit.folded)
