"""Own class at school: what else says that somebody is under 18 now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.minor_words import OTHERS, PAST, SAID, TITLES
from salon.safety.talk.reading import Reading
from salon.safety.talk.sign import Band, Sign

_ABROAD: Final = (
    r"(?:(?:(?:[1-6] ?(?:re|ere|e|eme)|premiere|deuxieme|troisieme|quatrieme|cinquieme|sixieme) (?:annee )?(?:de "
    r"|du |en )?(?:secondaire"
    r"|humanites?|du secondaire|generale secondaire|technique de|professionnelle secondaire|cycle d orientation))"
    r"|(?:secondaire|sec) ?(?:[1-5]|un|deux|trois|quatre|cinq)|sec[1-5]|(?:[6-9]|1[01]) ?(?:h|e|eme|ieme)? ?harmos"
    r"|cycle d orientation"
    r"|(?:[1-6]|premiere|deuxieme|troisieme|quatrieme|cinquieme|sixieme|1ere|2e|3e|4e|5e|6e) (?:annee )?(?:primaire"
    r"|du primaire)"
    r"|(?:[3456] ?(?:e|eme)|quatrieme|troisieme) (?:segpa|ulis|prepa metiers|prepa pro|upe2a|bilangue|euro|latin)"
    r"|segpa"
    r"|(?:2nde|seconde|1ere|premiere) (?:pro|professionnelle|bac pro|generale|techno\w*|sti\w*|stmg|st2s|sti2d|gt"
    r"|euro|cap))\b"
)
"""Years at school outside France, and sections of them."""
_ABROAD_EN: Final = (
    r"(?:(?:js|jss|jhs|ss|sss|shs) ?[1-3]|form (?:[1-5]|one|two|three|four|five)|(?:first|second"
    r"|third|fourth|fifth) form(?:er)?"
    r"|(?:transition year|ty year)|primary (?:[3-7]|four|five|six|seven)|basic (?:[5-9]|seven|eight|nine)"
    r"|(?:standard|std) (?:[4-8]|seven|eight)"
    r"|class (?:[5-9]|1[01]|eight|nine|ten)|(?:[5-9]|1[01])th (?:std|standard|class)|(?:fifth|sixth) class"
    r"|key stage (?:[234]|two|three|four)"
    r"|junior cert(?:ificate)? year|junior cycle|(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th"
    r"|6th) year (?:of |in |at )?(?:(?:the |my |a |our |all |girls |boys )*"
    r"(?:secondary|christian brothers|convent|comp|grammar|high school|school|academy|mercy|loreto|gaelscoil"
    r"|community school|community college|boarding))"
    r"|(?:freshman|sophomore|junior) (?:year )?(?:in|at|of) (?:high school|hs)|(?:hs|high school) (?:freshman"
    r"|sophomore|junior))\b"
)
_FR: Final = (
    rf"(?:{_ABROAD}|(?:classe de )?(?:[3456] ?(?:e|eme|em|ieme)(?: ?\d\b)?|sixieme|cinquieme|quatrieme|troisieme"
    rf"|seconde"
    rf"|2nde|2de"
    r"|2nd|premiere|1ere|1re|cp|ce1|ce2|cm1|cm2|sixiemes?|primaire))\b"
)
_FR_NOT: Final = (
    r"(?! (?:place|position|annee (?!de (?:college|secondaire|primaire|cap\b|lycee))|annee$|an\b|ans|division|ligne"
    r"|vitesse|etage|main|semaine"
    r"|partie|mi|saison|lecture|ville"
    r"|page|rang|rangee|manche|dimension|instance|noce|etape|zone|file|vague|intention|classe (?:sncf|du|de train"
    r"|dans|tgv|,)|classe$|heure"
    r"|ronde|tour|jour|fois|point|lieu|loge|mois|trimestre|deuxieme partie|vie|grossesse|cycle|cure|chimio|seance"
    r"|master|these"
    r"|de (?:licence|medecine|droit|fac|bts|file|couverture)|licence|annee de licence"
    r"|du (?:classement|tournoi|championnat|groupe|podium)|sur|au (?:classement|general|tournoi|scrabble|loto)"
    r"|et je cale|a fond|pas|dan|temps"
    r"|jeunesse|guerre|rue|arrondissement|republique|voie|voiture|rame|chaise|dose|personne|roue|tentative|chance"
    r"|choix|bis|generation))"
)
_EN_NUMBER: Final = r"(?:[7-9]|1[01]|seven|eight|nine|ten|eleven)"
_EN_GRADE: Final = r"(?:[5-9]th|10th|11th|fifth|sixth|seventh|eighth|ninth|tenth|eleventh)"
_EN: Final = (
    rf"(?:(?:year|yr) ?(?:{_EN_NUMBER}|12|twelve)\b|y(?:[7-9]|1[0-2])\b|yr(?:[7-9]|1[0-2])\b"
    rf"|{_EN_GRADE} ?(?:grade|grader|graders)\b|grade (?:[5-9]|1[01])\b|{_ABROAD_EN})"
)
_EN_NOT: Final = (
    r"(?! (?:of (?:my|our|the|marriage|this)|anniversary|running|contract|warranty|plan|in (?:business|a row)))"
)
_WHERE: Final = (
    r"(?:au |le |du )?(?:college|primaire|secondaire|cycle d orientation)\b(?! (?:de france|des bernardins))"
    r"|(?:a )?l ecole (?:primaire|secondaire)\b"
    r"|(?:en |a |au |de )?(?:l )?(?:internat (?:du college|du lycee)|polyvalente|athenee)\b"
)
_ADVERBS: Final = (
    r"(?:(?:encore|juste|seulement|deja|toujours|que|maintenant|actuellement|just|only|still|now|new|currently"
    r"|actually|a|an|the|in|back in|moi|quand meme) )*"
)
_I_FR: Final = (
    rf"\b(?:je suis|suis|je passe|je rentre|j entre|je vais|j arrive|je redouble|je monte|j attaque|on est"
    rf"|moi c est|moi|je debute|je commence) {_ADVERBS}(?:en |au |a )"
)
_OWN_FR: Final = re.compile(
    rf"{_I_FR}(?:{_FR}{_FR_NOT}|{_WHERE})|\b(?:je suis|moi|suis|c est) {_ADVERBS}(?:une? "
    rf"|un )?(?:petite? )?(?:collegien(?:ne)?|ecolier|ecoliere)\b|\b(?:j entre|je rentre|je vais|je suis"
    rf"|j arrive) {_ADVERBS}(?:au|en|dans mon|a mon) (?:lycee|seconde|college|sixieme)\b(?! (?:comme"
    rf"|pour (?:enseigner|bosser|travailler)|depuis \w+ ans))|\b(?:je|j) (?:\w+ )?(?:passe|repasse|ai|revise"
    rf"|prepare|rate) {_ADVERBS}(?:le |mon |pour le |au )(?:brevet|dnb|bac de francais)\b|\b(?:reviser|revise"
    rf"|passer|preparer|stresse\w*) (?:pour )?(?:le |mon )?brevet\b|\bmoi c est le (?:brevet|bac de francais)\b"
    rf"|\b(?:mon|j ai le) (?:brevet|bac de francais) (?:est|c est|en|dans|le|cette|approche|demain|lundi)"
    rf"|\bma (?:prof|maitresse) (?:principale )?(?:de |d |en )(?:{_FR})|\bmon (?:prof"
    rf"|maitre) (?:principal )?(?:de |d |en )(?:{_FR})|\bma maitresse\b|\b(?:mon|ma|mes) (?:notes?|moyenne|controle"
    rf"|dst|interro|devoir"
    rf"|exo|cahier|bulletin) de (?:{_FR})|\bma classe de (?:{_FR}).{{0,40}}(?:me|moi|prof)|\b(?:je rentre"
    rf"|je sors|je reviens|j arrive) (?:\w+ )?du college\b(?! ou j)|\bmes (?:profs"
    rf"|parents) .{{0,30}}(?:au )?college\b|\bmon college\b(?! d)|\b(?:attends|attendre|rate|prends|prendre|dans"
    rf"|louper?|loupe|le|du|un) (?:le )?(?:car|bus) (?:du|de mon|de la) college (?:passe|part|arrive|est|sous|a"
    rf"|demain|ce)\b|\ben {_FR} (?:on|je"
    rf"|j) (?:commence|a|ai|finit|finis|fait|fais|est|suis|mange|sort|termine|apprend|n a|doit)\b(?! (?:ete|eu"
    rf"|vu|lu|connu|fait|appris|garde|rencontre|adore|aime)\b)"
)
_OWN_EN: Final = re.compile(
    rf"\b(?:(?:just )?(?:back|home) from|walking home from|coming back from|i am|i will be|i go|i am going"
    rf"|i just started|i have just started|i started|i start|i am starting"
    rf"|starting|just started|i am entering|entering|i am going into|going into|i move up to|me|we are|i attend"
    rf"|i am at|i am about to start) {_ADVERBS}(?:into |in |to |at |with |from )?(?:a |an |my "
    rf"|the )*(?:{_EN}{_EN_NOT}|(?:middle|secondary|primary|elementary|junior high"
    rf"|high) ?school\b(?! (?:teacher|coach|nurse|head|principal|sweetheart|reunion|counsell?or|janitor"
    rf"|caretaker|cook|librarian|for work))|junior high\b)|\bi am (?:still )?(?:a |an )?(?:{_EN_GRADE} grader"
    rf"|year {_EN_NUMBER} (?:kid|pupil|student|girl|boy)|middle schooler|high schooler|schoolgirl|schoolboy"
    rf"|school kid|freshman (?:in|at) high|sophomore (?:in|at) high|junior (?:in|at) high)\b"
    rf"|\bmy (?:mock |own |first |upcoming )?(?:gcses?|sats)\b(?! (?:were|was|in (?:19|20)|back|students|pupils"
    rf"|class|groups?"
    rf"|results were))|\b(?:revising|revision|studying|cramming|sitting|doing|taking|got"
    rf"|have) (?:for )?(?:\w+ ){{0,2}}(?:gcses?|mocks)\b(?! (?:students|pupils|class|groups?|marking|papers))"
    rf"|^(?:\w+ )?gcses? (?:next|this|in|are|start)|\b(?:revise|revising|revision|study|studying|cram"
    rf"|need) (?:\w+ ){{0,3}}?(?:gcses?|mocks)\b|\bgcses are\b|\bmy (?:secondary|middle|primary|high"
    rf"|junior) schools?\b|\bmy form tutor\b|\b(?:a|my|for a|for my) (?:{_EN}) (?:(?!class|of|and)\w+ )?(?:test|exam"
    rf"|homework|project"
    rf"|class|teacher|maths|science|report|friends)\b|\b(?:{_EN_GRADE} grade|year {_EN_NUMBER}) (?:starts"
    rf"|is (?:so |really |such |awful|hard|boring|ok|fine|killing)|sucks|begins)\b"
)
_MAYBE: Final = re.compile(
    rf"\b(?:je suis|suis|je passe|je rentre|j entre|moi) {_ADVERBS}(?:en )(?:classe de )?(?:terminale|tle"
    rf"|term)\b|\b(?:je suis|moi|suis) {_ADVERBS}(?:une? )?lyceen(?:ne)?\b|\b(?:je passe|je revise"
    rf"|j ai) {_ADVERBS}(?:le |mon )bac\b(?! (?:depuis|en poche|a|de|plus))|\b(?:i am) {_ADVERBS}(?:(?:year"
    rf"|yr) ?(?:13|thirteen)|12th grade|twelfth grade|a senior in high school|sixth form"
    rf"|doing (?:my )?a levels)\b"
)
_ALIKE: Final = re.compile(
    rf"\b(?:d autres|des gens|quelqu un|any|any other|anyone|anybody|other|qui est) (?:\w+ ){{0,3}}?(?:en |in "
    rf"|from )?(?:{_FR}{_FR_NOT}|(?:year|yr) {_EN_NUMBER}s?\b|{_EN_GRADE} graders?|collegien(?:ne)?s"
    rf"|{_EN}|middle schoolers)(?: \w+){{0,3}} ?(?:a part moi|besides me|other than me|apart from me|like me"
    rf"|comme moi"
    rf"|ici|here|\?|on here|$|in here|par ici)"
)
_ANSWER: Final = re.compile(
    rf"^(?:\W|\w+ ){{0,5}}?(?:en |niveau (?:en )?|classe de |in |level |le |la )*(?:(?:{_FR}){_FR_NOT}"
    rf"|(?:{_EN}){_EN_NOT}|(?:freshman|sophomore)\b|college|middle school|the junior high|junior high"
    rf"|secondary school|collegien(?:ne)?"
    rf"|(?:7|8|9|10|11|seven|eigh|nin|ten|eleven)th\b)"
)
_STAFF: Final = re.compile(
    r"\b(?:je bosse(?! pas| jamais)|(?:staff|parents|board) meeting|reunion|je travaille(?! pas)|i work|aesh|avs"
    r"|atsem"
    r"|animat\w+|assistante?|teaching assistant"
    r"|remplac\w+|covering|supply|surveille\w*"
    r"|(?<!la )(?<!ma )(?<!mon )(?<!le )(?<!les )(?<!mes )profs? (?:en|de|au|d|a)|je suis (?:la |le |un "
    r"|une )?(?:prof|maitresse|maitre|professeure?|enseignante?|surveillante?|pion|pionne|aed|atsem"
    r"|infirmiere?|cpe|cuisiniere?|cantiniere?|directrice|directeur|proviseure?|principale?)|j enseigne"
    r"|enseigne|enseignante?|surveillante?|mes (?:eleves|cinquiemes|sixiemes|troisiemes|quatriemes|secondes"
    r"|premieres|[3456]emes?|[3456]e)|j ai les|conseil de classe|copies|fais cours|donne des cours|cantiniere?"
    r"|chauffeur|conductrice|i drive|subbing|je conduis|nounou|fac\b|faculte|universite|university|\buni\b"
    r"|(?:ma|en|de) these|en licence|grossesse|enceinte|tgv|sncf|infirmiere? scolaire|salle des profs"
    r"|reunion parents|parents profs"
    r"|corriger"
    r"|corrige|eleves|i teach|i am (?:a |the |their )?(?:\w+ )?(?:teacher|ta|tutor|coach|nurse|caretaker|head"
    r"|principal|cook|driver|sub)|teaching|teacher here|my (?:pupils|students|class of|year \w+s|\w+ graders)"
    r"|pupils|marking|marked|staff|parents evening|coaching|coach|caretaker|janitor|school nurse|i drop"
    r"|canteen|bus driver|substitute|volunteer)\b"
)
_KIN: Final = re.compile(OTHERS)
_PAST: Final = re.compile(
    PAST
    + (
        r"|\b(?:j etais|etait|etais|etaient|avait|avais|avaient|i was|were|had|used to|was|wasnt|there was"
        r"|we had|grew up|first met|i met|i left|j ai quitte|ai arrete|ai rencontre|ago|redoublerais"
        r"|reunion)\b"
    )
)
_SAID: Final = re.compile(SAID)
_TITLES: Final = re.compile(TITLES)


_CLASS_IN: Final = re.compile(
    rf"\b(?:en )(?:{_FR}){_FR_NOT}|\b(?:{_EN}){_EN_NOT}|\bcollege\b|\bmiddle school\b|\bjunior (?:high"
    rf"|school)\b|\bsecondary school\b|\b(?:avant|before) (?:le lycee|high school)\b"
)
_CLASS: Final = re.compile(
    rf"\b(?:en |la |ma |de |le |l |du |une |au )(?:{_FR}){_FR_NOT}|\b(?:{_EN}){_EN_NOT}|\bcollege\b"
    rf"|\bmiddle school\b|\bjunior (?:high|school)\b|\bsecondary school\b|\b(?:avant|before) (?:le lycee"
    rf"|high school)\b"
)
_PUPIL: Final = re.compile(
    r"\b(?:permanence|study hall|prof absente?|profs absents?|teacher s off|teachers off|teacher is off|school bus"
    r"|bus scolaire|hall pass"
    r"|can not wait for|problems|bulletins?|rentree|first day|bahut|report card|my year \w+ report|cartable"
    r"|mon (?:controle|interro"
    r"|emploi du temps|exo|dm|bulletin|carnet|prof|sac)|un controle|une interro|ma (?:prof|classe)|la prof"
    r"|les profs|mes (?:profs|devoirs|camarades|copines de classe)|delegue\w*|devoirs|redouble|recre|cantine"
    r"|colle|heures de colle|j ai (?:cours|college|maths|sport|eps|controle)|nous a (?:saoules|donne|mis)"
    r"|est nul|est nulle|homeroom|form tutor|detention|homework|my (?:teacher|class|teachers|locker|timetable"
    r"|school)|the teacher|double (?:maths|science|english)|school tomorrow|recess)\b"
)
_PUPIL_LOOSE: Final = re.compile(
    r"\b(?:vivement|rentre en|l an prochain|pour moi|je suis|jsuis|encore deux ans|l enfer|avant le lycee"
    r"|i am (?:in|at|only|still|just|starting|finishing|going|a)|finishing|still in|going into|sucks|the worst"
    r"|hate|starting|my (?:first|second|third|last|final) year|can not stay up)\b"
)
_EXAM: Final = re.compile(r"\b(?:brevet|dnb|(?:mock )?gcses?|sats|eleven plus)\b")
_EXAM_MINE: Final = re.compile(r"\b(?:wish me|souhaite moi|souhaitez moi|me|moi|je|j|i|mon|my|mes|nos|our)\b")
_EXAM_OTHERS: Final = re.compile(
    r"\b(?:surveill\w*|invigilat\w*|examin\w*|correct\w*|sujets|centre d examen|tutor\w*|soutien|cours particuliers"
    r"|ai eu|obtenu|got mine"
    r"|(?:19|20)\d\d|il y a|ago|ma fille|mon fils|son|sa|ton|ta|tes|your|their|his|her|de secourisme|de pilote"
    r"|technique|professionnel)\b"
)
"""An examination of the school of those under age, of somebody else or long ago."""
_GROWN: Final = re.compile(
    r"\b(?:[2-9]\d|19) (?:ans|years?|yrs?)\b|\b(?:candidat libre|night class\w*|evening class\w*|cours du soir"
    r"|reprise d etudes"
    r"|repris (?:mes|les) etudes|back to (?:school|college|studying) at|mature student|formation pour adultes"
    r"|adult education)\b"
)
"""Somebody of age who sits in a class again."""
_OWN_KINDS: Final = re.compile(r"\b(?:students?|pupils?|kid|girl|boy|teen)\b")


def _sign(reading: Reading, name: str, span: tuple[int, int], band: Band = "urgent") -> Sign:
    start, end = reading.span(*span)
    return Sign("minor_contact", name, band, start, end)


_ABOUT: Final = re.compile(
    r"coll|school|grade|year|yr|\by\d|lyc|ieme|\d ?eme|\de\b|\dem\b|seconde|2n?de?\b|premi|1e?re|brevet|dnb"
    r"|\bbac\b|gcse|mocks|\bsats|form|primaire|\bc[pem]\d?\b|ecol|maitre|termin|\btle|junior|sophomore"
    r"|freshman|a levels|tutor|\d+th\b|\w+th\b|\bsec ?\d|secondaire|\bsss?\d|\bjh?s|\bs[1-6]\b|\bp[4-7]\b|basic"
    r"|standard|\bstd\b|class\b"
    r"|cycle|polyv|athen|segpa|\bty\b"
)
"""Without any of these nobody speaks of a class."""


def own_class(reading: Reading, asked: frozenset[str]) -> Iterator[Sign]:
    """The speaker's class at school, where only people under 18 sit in it; where some are of age, to be looked at."""
    text = reading.text
    if not _ABOUT.search(text) or _STAFF.search(text) or _TITLES.search(text) or _GROWN.search(text):
        return
    for pattern, band in ((_OWN_FR, "urgent"), (_OWN_EN, "urgent"), (_MAYBE, "hold")):
        match = pattern.search(text)
        if match and not _of_another(text[: match.start()]) and not _PAST.search(_clause(text, match.start())):
            yield _sign(reading, "own_class", match.span(), band)  # type: ignore[arg-type]
            return
    match = (_PUPIL.search(text) and _CLASS.search(text)) or (_PUPIL_LOOSE.search(text) and _CLASS_IN.search(text))
    if match and not _KIN.search(_OWN_KINDS.sub("", text)) and not _PAST.search(text):
        yield _sign(reading, "own_class", match.span())
        return
    match = _EXAM.search(text)
    others = _KIN.search(text) or _EXAM_OTHERS.search(text) or _PAST.search(text)
    if match and _EXAM_MINE.search(text) and not others:
        yield _sign(reading, "own_class", match.span())
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
