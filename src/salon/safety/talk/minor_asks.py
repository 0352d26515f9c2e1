"""What one turn asks about the other's age, and whose age is being spoken of: what an answer is read by."""

from __future__ import annotations

import re
from typing import Final

from salon.safety.talk.reading import Reading

_OTHER: Final = (
    r"(?:fils|fille|filles|gamine?s?|gosses?|enfants?|petits?|petites?|aine|ainee|frere|soeur|neveu|niece"
    r"|filleule?|eleves?|chiens?|chat|chats|jumeaux"
    r"|son|daughter|kids?|children|boys?|girls?|little one|youngest|eldest|twins|brother|sister|nephew|dog|cat"
    r"|yours|ones|he|she|they|il|elle|ils|elles|whisky|vin|voiture|car|maison|house)"
)
_AGE: Final = re.compile(
    r"\b(?:quel age|ton age|votre age|l age|age exact|quelle age|age \?|asv|a s v|asl|a s l|tu as combien"
    r"|t as combien|combien (?:de|d) (?:printemps|bougies|ans|annees|anniversaires|etes|piges)"
    r"|cote age|tu te situes|plus de (?:dix ?huit|vingt|18|20) ans|majeure?s?|mineure?s?|pour faire quel"
    r"|tu dirais combien|donnes combien|quel anniversaire"
    r"|how old|your age|ur age|what age|which age|how young|age please|age pls|how many (?:summers|candles"
    r"|birthdays|years|springs|winters)|which year of life|how old are you|over (?:18|eighteen)|under (?:18"
    r"|eighteen)|old enough"
    r"|legal age|of age|you an adult|are you legal|what birthday|which birthday)\b"
    r"|^\W*(?:et |and |so |alors )?(?:ton |l |your )?age (?:stp |svp |exact |please |pls |then )*(?:$|[?.!])"
    r"|\bage \?|\bage$"
)
_THEIR: Final = re.compile(
    rf"(?:quel age|how old|what age|age)\b.{{0,30}}\b{_OTHER}\b|\b{_OTHER}\b.{{0,30}}(?:quel age|how old"
    rf"|what age|son age|leur age|her age|his age|their age)"
    r"|\b(?:des|tes|vos|any|got|have) (?:enfants|gosses|kids|children)\b|a quel age|at what age"
    r"|what age (?:did|were)|how old were|how old was|quel age avais|quel age t avais"
    r"|avais quel age|avait quel age|age to start|age de (?:depart|la retraite)"
)
_LONG: Final = re.compile(
    r"\b(?:combien de temps|depuis combien|depuis quand|how long|since when|combien de (?!printemps|bougies"
    r"|piges|ans tu as)|how many (?!summers|candles|birthdays|springs|winters)|combien de km|quelle heure"
    r"|what time|what number|quel numero|how much|how far|combien ca|ca coute|quand as tu|when did)"
)
_SCHOOL: Final = re.compile(
    r"\b(?:quelle classe|quel niveau|niveau \?|en quelle annee|quelle annee tu es|passes? (?:ton |le "
    r"|un )?(?:bac|brevet)|quel lycee|quel college|tu etudies quoi|tu revises|tu prepares quoi|revises? quoi"
    r"|scolarise|l ecole|cours demain|tu fais quoi (?:dans la vie|comme etudes)|tu bosses|tu travailles|ton niveau"
    r"|what (?:year|grade|class|level|form)|which (?:year|grade|class|school|form)|finals|what level|you study"
    r"|studying|do you do for|what do you do|work tomorrow|still at school|school \?|exams)\b|^(?:what "
    r"|which )?grade \?|^niveau|^level"
)
_BIRTH: Final = re.compile(
    r"\b(?:tu es nee?|t es nee?|vous etes nee?s?|est nee?|es nee?|annee de naissance|date de naissance"
    r"|naissance|quelle annee|quelle generation|de quelle annee|date sur ta carte|date (?:de|sur)"
    r"|ton anniversaire|ton anniv|signe astro"
    r"|year (?:were|was) (?:you|u) born|were (?:you|u) born|born|birth|date of birth|dob|which year|what year"
    r"|birthday|your (?:card|id) say|date would"
    r"|l an 2000|an 2000|passage a l an|du millenaire|millennium|y2k|francs|minitels?|cassettes?|walkmans?"
    r"|dial up|vhs|floppy|remember|souviens|connu)\b"
)
_PARENTS: Final = re.compile(
    r"\b(?:tes parents|ta mere|ton pere|ta maman|ton papa|tes vieux|ta prof|ton prof|ton college|ton ecole"
    r"|ta classe|argent de poche|tes devoirs"
    r"|your (?:parents|mum|mom|mother|dad|father|mummy|mommy|daddy|folks|teacher|teachers|school|class"
    r"|homework)|pocket money)\b"
)


def asks(reading: Reading) -> frozenset[str]:
    """What this turn asks: `age`, `school`, `birth` of the other; `their_age` of somebody else; `how_long`."""
    text = reading.text
    found = set()
    if _THEIR.search(text):
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
