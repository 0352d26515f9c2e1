"""Being under 18 told without an age: school rules over the speaker, parents do, rights of age are still to come.

A meaning is a group of phrases (`phrases_young`) that holds the speaker. It counts in the present, in the sentence it
stands in, and not where a child, a pupil or a school is somebody's care or work, or an adult's age goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.minor_words import NOT_REAL, PAST
from salon.safety.talk.phrases_young import YOUNG, YOUNG_CLASSES
from salon.safety.talk.reading import Reading
from salon.safety.talk.sign import Band, Sign

LEXICON: Final = Lexicon((YOUNG,), YOUNG_CLASSES)
_NAMES: Final = {
    "kept": "own_class",
    "pupil": "own_class",
    "exam": "own_class",
    "not_yet": "life_under_18",
    "until": "life_under_18",
    "ward": "life_under_18",
    "ruled": "life_under_18",
    "milestone": "life_under_18",
    "aged": "own_age",
    "older": "own_class",
}
"""What a group is a sign of. Only what says an age or a class ends a pass; what a life under 18 looks like waits for a
person, who knows that adults too cannot drive yet."""
_OF_AGE_TOO: Final = frozenset({"older"})
"""Some of whom are 18: a person looks."""
_KINDS: Final = frozenset({"aged", "milestone"})
"""Phrases that say what the speaker is: a word for somebody young in them is the speaker's."""
_PLACES_MAX: Final = 8
_HALVES: Final = ("ranged", "soft_school", "soft_home")
_ASKED: Final = frozenset({"age", "of_age"})
_CHILD: Final = re.compile(
    r"\b(?:mon|ma|mes|notre|nos|ton|ta|tes|votre|vos|leurs?|un|une|des|les|my|our|your|his|her|their|the|a|an|two"
    r"|three"
    r"|deux|trois|both) (?:(?!class\b|classe\b|school\b|prof\b|teacher\b)\w+ ){0,2}?(?:fils|filles?|gamine?s?"
    r"|gosses?|gars|fiston"
    r"|enfants?|petite?s?|aine|ainee|cadette?|neveux?|niece|nieces|filleule?|eleves?|ados?|petits? fils|loulous?"
    r"|kids?"
    r"|children|sons?|daughters?|boys?|girls?|lads?|lass|little one|youngest|eldest|oldest|twins|jumeaux|nephews?"
    r"|godson|goddaughter|grandsons?|granddaughters?|grandkids?|pupils?|students?|teens?|teenagers?|wards?)\b"
    r"(?! (?:in|from|of|de|dans) (?:my|ma|mon|our|notre|la) (?:class|year|classe|school|form|grade)| de la classe"
    r"| like me"
    r"| comme moi| night| year)"
)
"""Somebody under age in the speaker's care, or in a class of theirs."""
_SUBJECT: Final = re.compile(
    r"^(?:\W|(?:and|et|but|mais|so|then|donc|puis|oh|lol|well|ben|bah) )*(?:he|she|il|elle|they|ils|elles) (?:is|s"
    r"|has|got|had|a|est"
    r"|ont|are|have|was|wont|will|can|does|did|se|sont|veut|doit|peut|va|passe|revise|prepare|fait)\b"
)
"""The sentence is about somebody else."""
_THIRD: Final = re.compile(r"\b(?:il|elle|ils|elles|he|she|they|hers|his|him|her|son|sa|lui)\b")
_THIRD_SUBJECT: Final = re.compile(
    r"\b(?:il(?! (?:me|m|y|faut|faudra|reste|manque|n))|elle|ils|elles|he|she|they|his|her|their|son|sa|leur|tu|you"
    r"|vous|t|ton|ta|tes|your) (?:\w+ ){0,3}$"
)
_NEAR: Final = 40
_FIRST: Final = re.compile(r"\b(?:je|j|i|me|moi|m|my|mon|ma|mes|on|nous|we|our|us|mine)\b")
_WORK: Final = re.compile(
    r"\b(?:i (?:teach|drive|work|cook|supervise|invigilate|mark|clean|coach|tutor|volunteer|run|help out)|we teach"
    r"|teaching"
    r"|teacher here|(?:i am|as|being|je suis|suis|moi) (?:a |an |the |their |la |le |une? |l )?(?:\w+ )?(?:teacher"
    r"|ta|tutor|coach|nurse"
    r"|caretaker|principal|cook|driver|sub|headteacher|counsell?or|librarian|janitor|invigilator|lunch lady"
    r"|dinner lady"
    r"|crossing guard|governor|prof|professeure?|enseignante?|instit|maitresse|surveillante?|pionn?e?|aed|atsem"
    r"|aesh|cpe|infirmiere?"
    r"|cantiniere?|cuisiniere?|directeur|directrice|proviseure?|principale?|chauffeur|animat\w+|educ\w*|parent)\b"
    r"|j enseigne"
    r"|mes (?:eleves|classes|copies|gosses|enfants|lyceens|collegiens|[3456]emes?)|my (?:pupils|students|classroom"
    r"|kids|classes|year \d+s)"
    r"|je (?:bosse|travaille) (?:au|dans|en|a)|je surveille|je corrige|copies|lunch lady|retraite\w*|retired"
    r"|collegues?"
    r"|colleagues?|mon mari|ma femme|my (?:husband|wife|ex)|boss|patron|patronne|degree|chauffeu\w+|conduct\w+"
    r"|staff|masters|phd|master|licence de|uni"
    r"|university"
    r"|fac|college (?:lecturer|professor|degree|freshman|sophomore)|lecturer|chez le notaire|apprentie? de"
    r"|immigration|centre"
    r"|parents? d eleves?|pta|school gate|ecole de conduite|auto ecole|moniteur)\b"
)
"""A school as a place of work or study of people of age, or a life of one."""
_BEFORE: Final = re.compile(
    PAST + r"|\b(?:j etais|etais|etait|etaient|avais|avait|avaient|on avait"
    r"|use to|used to|retrouv\w+|i was (?:always|never|a|at|in|once|the)|were|at school i"
    r"|in my day|lors de (?:mon|ma)|a mon epoque|de mon temps|nightmares?|cauchemars?|reve|dreamt|dream|jadis|ado j"
    r"|ado on|enfant j"
    r"|petite? j|child i|kid i"
    r"|(?:19|20[01])\d\d|years? ago|il y a \w+ ans|y a \w+ ans|anniversary|reunion|nostalgi\w+|souvenirs?|back in)\b"
)
_UNREAL: Final = re.compile(NOT_REAL + r"|\b(?:lyrics|paroles|clip|chanson|song|quiz|sims|jeu video|rpg)\b")
_TITLES: Final = re.compile(
    r"\b(?:films?|livres?|bouquins?|romans?|chansons?|paroles|series|albums?|episodes?|podcasts?|docu\w*|movies?"
    r"|novels?|songs?"
    r"|lyrics|tv|musical|netflix|titre|titled?|humming|chorus|refrain)\b"
)
_ADULT: Final = re.compile(
    r"\b(?:[2-9]\d|19) (?:ans|years?|yrs?|yo)\b|\b(?:i am|j ai) (?:[2-9]\d|19)\b(?! (?:minutes?|min|h\b|euros?|%))"
    r"|\b(?:cours du soir"
    r"|night class\w*|evening class\w*|candidat libre|reprise d etudes|repris (?:mes|les) etudes|mature student"
    r"|a mon age"
    r"|at my age|vote (?:contre|pour|blanc)|divorce\w*|yoga|pilates|zumba|salsa|crossfit|pottery|poterie|flight"
    r"|plane|avion|mortgage|pension|mon bail)\b"
)
_ENDS: Final = re.compile(r" [.!?;](?= |$)")
_SENTENCE_MAX: Final = 260


def hints(reading: Reading, asked: frozenset[str]) -> Iterator[Sign]:
    """The first hint of a turn that nothing explains; the answer to a question about age needs less."""
    text = reading.text + " "
    codes = LEXICON.find(text)
    if not codes:
        return
    if _WORK.search(text) or _TITLES.search(text) or _ADULT.search(text) or "their_age" in asked:
        return
    for code, name in _NAMES.items():
        if code not in codes or (code == "aged" and "how_long" in asked):
            continue
        for start, end in islice(LEXICON.places(code, text), _PLACES_MAX):
            if not _another(text, start, end) and not _explained(_sentence(text, start, end, whole=code not in _KINDS)):
                band: Band = "hold" if code in _OF_AGE_TOO else "urgent"
                yield Sign("minor_contact", name, band, *reading.span(start, end))
                return
    halves = [code for code in _HALVES if code in codes]
    if halves and asked & _ASKED and not _explained(text):
        start, end = next(LEXICON.places(halves[0], text))
        yield Sign("minor_contact", "own_age", "urgent", *reading.span(start, end))


def _another(text: str, start: int, end: int) -> bool:
    """Whether somebody else stands before a phrase that has no speaker in it."""
    near = text[max(start - _NEAR, 0) : start]
    return bool(_THIRD_SUBJECT.search(near)) and not _FIRST.search(text[start:end])


def _explained(sentence: str) -> bool:
    if _THIRD.search(sentence) and not _FIRST.search(sentence):
        return True
    return bool(
        _CHILD.search(sentence) or _SUBJECT.search(sentence) or _BEFORE.search(sentence) or _UNREAL.search(sentence)
    )


def _sentence(text: str, start: int, end: int, *, whole: bool) -> str:
    """The sentence or sentences a phrase stands in, not longer than matters; not `whole`, without the phrase."""
    first = max((match.end() for match in _ENDS.finditer(text, max(start - _SENTENCE_MAX, 0), start)), default=0)
    after = _ENDS.search(text, end, end + _SENTENCE_MAX)
    left, right = (
        text[max(first, start - _SENTENCE_MAX) : start],
        text[end : after.start() if after else end + _SENTENCE_MAX],
    )
    return f"{left}{text[start:end] if whole else 'i am'}{right}".strip()
