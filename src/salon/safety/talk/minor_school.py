"""Own class at school and own year of birth: what else says that somebody is under 18 now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.minor_words import OTHERS, PAST, SAID, TITLES
from salon.safety.talk.reading import Reading
from salon.safety.talk.sign import Band, Sign

_FR: Final = (
    r"(?:(?:classe de )?(?:[3456] ?(?:e|eme|em|ieme)|sixieme|cinquieme|quatrieme|troisieme|seconde|2nde|2de|2nd"
    r"|premiere|1ere|1re|cp|ce1|ce2|cm1|cm2|sixiemes?|primaire))\b"
)
_FR_NOT: Final = (
    r"(?! (?:place|position|annee|an|division|ligne|vitesse|etage|main|semaine|partie|mi|saison|lecture|ville"
    r"|page|rang|manche|dimension|instance|noce|etape|zone|file|vague|intention|classe sncf|heure"
    r"|position|ronde|tour|jour|fois|point|lieu|loge|annee de|licence|de (?:licence|medecine|droit|fac|bts)"
    r"|du (?:classement|tournoi|championnat)|sur|au (?:classement|general)|et je cale|a fond|pas|dan|temps"
    r"|jeunesse|guerre|rue))"
)
_EN_NUMBER: Final = r"(?:[7-9]|1[01]|seven|eight|nine|ten|eleven)"
_EN_GRADE: Final = r"(?:[5-9]th|10th|11th|fifth|sixth|seventh|eighth|ninth|tenth|eleventh)"
_EN: Final = (
    rf"(?:(?:year|yr) ?(?:{_EN_NUMBER}|12|twelve)\b|y(?:[7-9]|1[0-2])\b|yr(?:[7-9]|1[0-2])\b|{_EN_GRADE} ?(?:grade"
    rf"|grader|graders)\b|grade (?:[5-9]|1[01])\b)"
)
_EN_NOT: Final = (
    r"(?! (?:of (?:my|our|the|marriage|this)|anniversary|running|contract|warranty|plan|in (?:business|a row)))"
)
_WHERE: Final = r"(?:au |le |du )?(?:college|primaire)\b|(?:a )?l ecole primaire\b"
_ADVERBS: Final = (
    r"(?:(?:encore|juste|seulement|deja|toujours|que|maintenant|actuellement|just|only|still|now|currently"
    r"|actually|a|an|the|in|back in|moi|quand meme) )*"
)
_I_FR: Final = (
    rf"\b(?:je suis|suis|je passe|je rentre|j entre|je vais|j arrive|je redouble|je monte|j attaque|on est"
    rf"|moi c est|moi|je debute|je commence) {_ADVERBS}(?:en |au |a )"
)
_OWN_FR: Final = re.compile(
    rf"{_I_FR}(?:{_FR}{_FR_NOT}|{_WHERE})"
    rf"|\b(?:je suis|moi|suis|c est) {_ADVERBS}(?:une? |un )?(?:petite? )?(?:collegien(?:ne)?|ecolier|ecoliere)\b"
    rf"|\b(?:j entre|je rentre|je vais|je suis|j arrive) {_ADVERBS}(?:au|en|dans mon|a mon) (?:lycee|seconde"
    rf"|college|sixieme)\b(?! (?:comme|pour (?:enseigner|bosser|travailler)|depuis \w+ ans))"
    rf"|\b(?:je|j) (?:\w+ )?(?:passe|repasse|ai|revise|prepare|rate) {_ADVERBS}(?:le |mon |pour le "
    rf"|au )(?:brevet|dnb|bac de francais)\b|\bmoi c est le (?:brevet|bac de francais)\b|\b(?:mon"
    rf"|j ai le) (?:brevet|bac de francais) (?:est|c est|en|dans|le|cette|approche|demain|lundi)"
    rf"|\bma (?:prof|maitresse) (?:principale )?(?:de |d |en )(?:{_FR})|\bmon (?:prof"
    rf"|maitre) (?:principal )?(?:de |d |en )(?:{_FR})|\bma maitresse\b|\bmon (?:controle|dst|interro|devoir"
    rf"|exo|cahier|bulletin) de (?:{_FR})|\bma classe de (?:{_FR}).{{0,40}}(?:me|moi|prof)"
    rf"|\b(?:je rentre|je sors|je reviens|j arrive) (?:\w+ )?du college\b(?! ou j)|\bmes (?:profs"
    rf"|parents) .{{0,30}}(?:au )?college\b|\bmon college\b(?! d)|\bcar du college\b|\ben {_FR} (?:on|je"
    rf"|j) (?:commence|a|ai|finit|finis|fait|fais|est|suis|mange|sort|termine|apprend|n a|doit)\b(?! (?:ete|eu"
    rf"|vu|lu|connu|fait|appris|garde|rencontre|adore|aime)\b)"
)
_OWN_EN: Final = re.compile(
    rf"\b(?:i am|i will be|i go|i am going|i just started|i have just started|i started|i start|i am starting"
    rf"|starting|just started|i am entering|entering|i am going into|going into|i move up to|me|we are|i attend"
    rf"|i am at|i am about to start) {_ADVERBS}(?:into |in |to |at |with |from )?(?:a |an |my "
    rf"|the )*(?:{_EN}{_EN_NOT}|(?:middle|secondary|primary|elementary|junior high"
    rf"|high) ?school\b(?! (?:teacher|coach|nurse|head|principal|sweetheart|reunion|counsell?or|janitor"
    rf"|caretaker|cook|librarian|for work))|junior high\b)"
    rf"|\bi am (?:still )?(?:a |an )?(?:{_EN_GRADE} grader|year {_EN_NUMBER} (?:kid|pupil|student|girl|boy)"
    rf"|middle schooler|high schooler|schoolgirl|schoolboy|school kid|freshman (?:in|at) high|sophomore (?:in"
    rf"|at) high|junior (?:in|at) high)\b"
    rf"|\bmy (?:\w+ )?(?:gcses?|sats)\b(?! (?:were|was|in (?:19|20)|back|students|pupils|class|groups?"
    rf"|results were))|\b(?:revising|revision|studying|cramming|sitting|doing|taking|got"
    rf"|have) (?:for )?(?:\w+ ){{0,2}}(?:gcses?|mocks)\b(?! (?:students|pupils|class|groups?|marking|papers))"
    rf"|^(?:\w+ )?gcses? (?:next|this|in|are|start)"
    rf"|\bmy form tutor\b|\b(?:a|my|for a|for my) (?:{_EN}) (?:test|exam|homework|project|class|teacher|maths"
    rf"|science|report|friends)\b|\b(?:{_EN_GRADE} grade|year {_EN_NUMBER}) (?:starts|is (?:so |really |such "
    rf"|awful|hard|boring|ok|fine|killing)|sucks|begins)\b"
)
_MAYBE: Final = re.compile(
    rf"\b(?:je suis|suis|je passe|je rentre|j entre|moi) {_ADVERBS}(?:en )(?:classe de )?(?:terminale|tle"
    rf"|term)\b|\b(?:je suis|moi|suis) {_ADVERBS}(?:une? )?lyceen(?:ne)?\b|\b(?:je passe|je revise"
    rf"|j ai) {_ADVERBS}(?:le |mon )bac\b(?! (?:depuis|en poche|a|de|plus))"
    rf"|\b(?:i am) {_ADVERBS}(?:(?:year|yr) ?(?:13|thirteen)|12th grade|twelfth grade|a senior in high school"
    rf"|sixth form|doing (?:my )?a levels)\b"
)
_ALIKE: Final = re.compile(
    rf"\b(?:d autres|des gens|quelqu un|any|any other|anyone|anybody|other|qui est) (?:\w+ ){{0,3}}?(?:en |in "
    rf"|from )?(?:{_FR}{_FR_NOT}|(?:year|yr) {_EN_NUMBER}s?\b|{_EN_GRADE} graders?|collegien(?:ne)?s"
    rf"|middle schoolers)(?: \w+){{0,3}} ?(?:ici|here|\?|on here|$|in here|par ici)"
)
_ANSWER: Final = re.compile(
    rf"^(?:\W|\w+ ){{0,5}}?(?:en |niveau (?:en )?|classe de |in |level |le |la )*(?:(?:{_FR}){_FR_NOT}"
    rf"|(?:{_EN}){_EN_NOT}|college|middle school|the junior high|junior high|secondary school|collegien(?:ne)?"
    rf"|(?:7|8|9|10|11)th\b)"
)
_STAFF: Final = re.compile(
    r"\b(?:profs? (?:en|de|au|d|a)|je suis (?:la |le |un |une )?(?:prof|maitresse|maitre|professeure?"
    r"|enseignante?|surveillante?|pion|pionne|aed|atsem|infirmiere?|cpe|cuisiniere?|cantiniere?|directrice"
    r"|directeur|proviseure?|principale?)|j enseigne|enseigne|enseignante?|surveillante?|mes (?:eleves"
    r"|cinquiemes|sixiemes|troisiemes|quatriemes|secondes|premieres|[3456]emes?|[3456]e)|j ai les"
    r"|conseil de classe|copies|fais cours|donne des cours|cantiniere?|chauffeur|conductrice"
    r"|infirmiere? scolaire|salle des profs|reunion parents|parents profs|corriger|corrige|eleves"
    r"|i teach|i am (?:a |the |their )?(?:\w+ )?(?:teacher|ta|tutor|coach|nurse|caretaker|head|principal|cook"
    r"|driver|sub)|teaching|teacher here|my (?:pupils|students|class of|year \w+s|\w+ graders)|pupils|marking"
    r"|marked|staff|parents evening|coaching|coach|caretaker|janitor|school nurse|i drop|canteen|bus driver"
    r"|substitute|volunteer)\b"
)
_KIN: Final = re.compile(OTHERS)
_PAST: Final = re.compile(
    PAST
    + (
        r"|\b(?:j etais|etait|etais|etaient|avait|avais|avaient|i was|were|had|used to|was|wasnt|there was|we had"
        r"|grew up|first met|i met|i left|j ai quitte|ai arrete|ai rencontre|ago|redoublerais|reunion)\b"
    )
)
_SAID: Final = re.compile(SAID)
_TITLES: Final = re.compile(TITLES)


def _sign(reading: Reading, name: str, span: tuple[int, int], band: Band = "urgent") -> Sign:
    start, end = reading.span(*span)
    return Sign("minor_contact", name, band, start, end)


def own_class(reading: Reading, asked: frozenset[str]) -> Iterator[Sign]:
    """The speaker's class at school, where only people under 18 sit in it; where some are of age, to be looked at."""
    text = reading.text
    if _STAFF.search(text) or _TITLES.search(text):
        return
    for pattern, band in ((_OWN_FR, "urgent"), (_OWN_EN, "urgent"), (_MAYBE, "hold")):
        match = pattern.search(text)
        if match and not _of_another(text[: match.start()]) and not _PAST.search(_clause(text, match.start())):
            yield _sign(reading, "own_class", match.span(), band)  # type: ignore[arg-type]
            return
    match = _ALIKE.search(text)
    if match and not _PAST.search(text):
        yield _sign(reading, "seeks_minor", match.span())
        return
    if "school" in asked and "their_age" not in asked:
        match = _ANSWER.match(text)
        if match and not _KIN.search(text) and not _PAST.search(text):
            yield _sign(reading, "own_class", match.span())


def _clause(text: str, at: int) -> str:
    """The sentence around a place."""
    start = max(text.rfind(mark, 0, at) for mark in ".!?;") + 1
    ends = [end for mark in ".!?;" if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))]


def _of_another(left: str) -> bool:
    clause = re.split(r"[.!?;]", left)[-1]
    return bool(_KIN.search(clause)) or bool(_SAID.search(clause))


_Y: Final = r"((?:19|20)\d\d|(?:deux mille|two thousand(?: and)?|twenty)(?: \w+){1,2}?)"
_BORN: Final = re.compile(
    r"(?:\b(?:je suis|suis|moi|i am|i was|et moi|c est) |^(?:\W|oui |non |yes |no )*)(?:nee?s?"
    r"|born)\b[^.!?]{0,30}$|^(?:\W|\w+ ){0,3}(?:nee?|born)\b[^.!?]{0,30}$"
    r"|\b(?:je suis|suis|i am) (?:(?:de|d|from|un|une|a|an|bebe|enfant|classe|annee|la|juste|seulement|only"
    r"|only from) )+$|\bmoi (?:je suis |c est |suis )?(?:(?:de|un|une|bebe|enfant|classe) )*$|\bteam $"
    r"|\bgen(?:eration)? $"
    r"|\b(?:nulle part|nowhere|pas la|pas encore|not here|not born|not yet)\b.{0,20}\barrive(?:e|d)? (?:en|in) $"
    r"|\b(?:ma carte|my id|my card|my passport|mes papiers)\b.{0,24}\b(?:dit|dis|says|say|shows|c est|is"
    r"|marque|ecrit) $"
)
_YEAR_ALIKE: Final = re.compile(r"\b(?:les|des|any other|any|d autres|other|more|fellow) $")
_YEAR_ALIKE_AFTER: Final = re.compile(
    r" (?:people|kids|babies|born|ici|here|on est|dans le|par ici|in here|folks|crew|gang|ers?|\?)"
)
_YEAR_AFTER: Final = re.compile(r" (?:baby|kid|here|et toi|et vous|for me|pour moi|er|born|people|girl|boy)\b")


def own_birth_year(reading: Reading, asked: frozenset[str], year: int) -> Iterator[Sign]:
    """The speaker's year of birth, where everybody born in it is under 18 in the year given."""
    text = reading.text
    if _TITLES.search(text):
        return
    for number in reading.numbers:
        if not year - 17 <= number.value <= year - 4:
            continue
        left, right = text[: number.start], text[number.end :]
        born = _BORN.search(left)
        clause = re.split(r"[.!?;]", left[: born.start()] if born else left)[-1]
        if _KIN.search(clause) or re.search(
            r"\b(?:nous|on s|maries?|mariage|married|moved|depuis|since|voiture|car)\b", clause
        ):
            continue
        own = (
            born
            or (_YEAR_AFTER.match(right) and len(left) < 12)
            or (_YEAR_ALIKE.search(left) and _YEAR_ALIKE_AFTER.match(right) and not re.search(r"\bs $", left))
            or ("birth" in asked and _dated(left) and "their_age" not in asked)
        )
        if own:
            yield _sign(reading, "own_birth_year", (number.start, number.end))
            return


def _dated(left: str) -> bool:
    """Whether only a date or a few small words stand before a year: the answer to a question about it."""
    return left.count(" ") <= 7 and not re.search(
        r"\b(?:y|there|avait|parti|bought|achete|had|got|first|vendu|sold|installe|match|coupe|world)\b", left
    )
