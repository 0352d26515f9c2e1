"""What one turn asks about the other's age, and whose age is being spoken of: what an answer is read by."""

from __future__ import annotations

import re
from typing import Final

from salon.safety.talk.reading import Reading

_OTHER: Final = (
    r"(?:fils|fille|filles|gamine?s?|gosses?|enfants?|petits?|petites?|aine|ainee|frere|soeur|neveu|niece"
    r"|filleule?|eleves?|chiens?|chat|chats|jumeaux|son|daughter|kids?|children|boys?|girls?|little one"
    r"|youngest|eldest|twins|brother|sister|nephew|dog|cat|yours|ones|he|she|they|il|elle|ils|elles|whisky|vin"
    r"|voiture|car|maison|house)"
)
_AGE: Final = re.compile(
    r"\b(?:quel age|ton age|votre age|l age|age exact|quelle age|age \?|asv|a s v|asl|a s l|tu as combien"
    r"|combien t as|combien tu as|how many years have|t as combien|combien (?:de|d) (?:printemps|bougies|ans"
    r"|annees|anniversaires|etes|piges)|cote age|tu te situes|plus de (?:dix ?huit|vingt|18|20) ans|majeure?s?"
    r"|mineure?s?|pour faire quel|tu dirais combien|donnes combien|quel anniversaire|how old|your age|ur age"
    r"|what age|which age|how young|age please|age pls|how many (?:summers|candles|birthdays|years|springs"
    r"|winters)|which year of life|how old are you|over (?:18|eighteen)|under (?:18|eighteen)|old enough"
    r"|legal age|of age|you an adult|are you legal|what birthday|which birthday)\b|^\W*(?:et |and |so "
    r"|alors )?(?:ton |l |your )?age (?:stp |svp |exact |please |pls |then )*(?:$|[?.!])|\bage \?|\bage$"
)
_THEIR: Final = re.compile(
    rf"(?:quel age|how old|what age|age)\b.{{0,30}}\b{_OTHER}\b|\b{_OTHER}\b.{{0,30}}(?:quel age|how old"
    rf"|what age|son age|leur age|her age|his age|their age)"
    r"|\b(?:des|tes|vos|any|got|have) (?:enfants|gosses|kids|children)\b|a quel age|at what age"
    r"|what age (?:did|were)|how old were|how old was|quel age avais|quel age t avais|avais quel age"
    r"|avait quel age|age to start|age de (?:depart|la retraite)"
)
_LONG: Final = re.compile(
    r"\b(?:combien de temps|depuis combien|depuis quand|how long|since when|combien de (?!printemps|bougies"
    r"|piges|ans tu as)|how many (?!years have|summers|candles|birthdays|springs|winters)|combien de km"
    r"|quelle heure|what time|what number|quel numero|how much|how far|combien ca|ca coute|quand as tu"
    r"|when did)"
)
_SCHOOL: Final = re.compile(
    r"\b(?:quelle classe|quel niveau|niveau \?|en quelle annee|quelle annee tu es|passes? (?:ton |le "
    r"|un )?(?:bac|brevet)|quel lycee|quel college|tu etudies quoi|tu revises|tu prepares quoi|revises? quoi"
    r"|scolarise|l ecole|cours demain|etudiante?|a student|you in school|tu fais quoi (?:dans la vie"
    r"|comme etudes)|tu bosses|tu travailles|ton niveau|what (?:year|grade|class|level|form)|which (?:year"
    r"|grade|class|school|form)|finals|what level|you study|studying|do you do for|what do you do"
    r"|work tomorrow|still at school|school \?|exams)\b|^(?:what |which )?grade \?|^niveau|^level"
)
_BIRTH: Final = re.compile(
    r"\b(?:tu es nee?|t es nee?|vous etes nee?s?|est nee?|es nee?|annee de naissance|date de naissance"
    r"|naissance|quelle annee|quelle generation|de quelle annee|date sur ta carte|date (?:de|sur)"
    r"|ton anniversaire|ton anniv|signe astro|year (?:were|was) (?:you|u) born|were (?:you|u) born|born|birth"
    r"|date of birth|dob|which year|what year|birthday|your (?:card|id) say|date would|l an 2000|an 2000"
    r"|passage a l an|du millenaire|millennium|y2k|francs|minitels?|cassettes?|walkmans?|dial up|vhs|floppy"
    r"|remember|souviens|connu)\b"
)
_PARENTS: Final = re.compile(
    r"\b(?:tes parents|ta mere|ton pere|ta maman|ton papa|tes vieux|ta prof|ton prof|ton college|ton ecole"
    r"|ta classe|argent de poche|tes devoirs|your (?:parents|mum|mom|mother|dad|father|mummy|mommy|daddy|folks"
    r"|teacher|teachers|school|class|homework)|pocket money)\b"
)


_OF_AGE: Final = re.compile(
    r"\b(?:majeure?s? \?|(?:es|est|etes|suis|t es) (?:bien |deja )?majeure?s?|majorite|plus de (?:dix ?huit"
    r"|18)|over (?:18|eighteen)|of age|are you (?:legal|an adult|18)|you an adult|legal age|as (?:18"
    r"|dix ?huit) ans|turned 18)\b|^majeure?"
)
_WHOSE: Final = re.compile(
    rf"\b(?:ton|ta|tes|votre|vos|your|le tien|la tienne|les tiens) (?:\w+ )?{_OTHER}\b|\b(?:la tienne|le tien"
    rf"|les tiens|yours)\b"
)


def asks(reading: Reading) -> frozenset[str]:
    """What this turn asks: `age`, `school`, `birth` of the other; `their_age` of somebody else.

    Also `of_age` (whether the other is 18 or over) and `how_long` (any other number).
    """
    text = reading.text
    found = set()
    if _OF_AGE.search(text):
        found.add("of_age")
    if _THEIR.search(text) or _WHOSE.search(text):
        found.add("their_age")
    elif _AGE.search(text):
        found.add("age")
    if _LONG.search(text):
        found.add("how_long")
    if _SCHOOL.search(text):
        found.add("school")
    if _BIRTH.search(text):
        found.add("birth")
    return frozenset(found)


def tells(reading: Reading) -> frozenset[str]:
    """What a talk has established by this turn: `parents` where it spoke of the other's parents, teacher or school."""
    return frozenset({"parents"}) if _PARENTS.search(reading.text) else frozenset()
