"""Own year of birth, said or to be worked out: in digits and words, by what happened then, by an age at another time.

    born in 2012 · née en 12 · the summer London had the Olympics · not born when … · I was six when … · in four years
    I will be twenty · half of thirty

What is worked out needs the speaker in it, and comes to a year (or an age) of somebody under 18 in the year given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.minor_words import NOT_REAL, OTHERS, THINGS, TITLES
from salon.safety.talk.phrases_years import YEARS
from salon.safety.talk.reading import Reading
from salon.safety.talk.sign import Sign

EVENTS: Final = Lexicon((YEARS,))
_KIN: Final = re.compile(OTHERS)
_TITLES: Final = re.compile(TITLES)
_UNREAL: Final = re.compile(NOT_REAL)
_THINGS: Final = re.compile(" (?:" + THINGS + ")")
_ENDED: Final = re.compile(r"[.!?;]")
_NE: Final = (
    "(?<!je )(?<!tu )(?<!il )(?<!on )(?<!elle )(?<!ils )(?<!vous )(?<!nous )(?<!qui )(?<!ca )(?<!pour )(?<!de )nee?"
)
"""Born, and no `ne` of a refusal: both fold to the same."""
_LEFT: Final = 160
_RIGHT: Final = 80
_COUNT: Final = 4
"""Years looked at from either end of a turn."""
_DAY: Final = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february"
    r"|march|april|may"
    r"|june|july|august|september|october|november|december)"
)
_BORN: Final = re.compile(
    rf"(?:\b(?:je suis|suis|moi|i am|i was|et moi|c est) |^(?:\W|oui |non |yes |no )*)(?:{_NE}s?"
    rf"|born)\b[^.!?]{{0,30}}$|^(?:\W|\w+ ){{0,3}}(?:{_NE}|born)\b[^.!?]{{0,30}}$|\b(?:je suis|suis|i am) (?:(?:de|d"
    r"|from|un|une|a|an|bebe|enfant|classe|annee|la|juste|seulement|only|only from|\d{1,2}"
    rf"|{_DAY}) )+$|\bmoi (?:je suis "
    r"|c est |suis )?(?:(?:de|un|une|bebe|enfant|classe) )*$|\bteam $|\bgen(?:eration)? $|\b(?:nulle part"
    r"|nowhere|pas la|pas encore|not here|not born|not yet)\b.{0,20}\barrive(?:e|d)? (?:en|in) $|\b(?:ma carte"
    r"|my id|my card|my passport|mes papiers)\b.{0,24}\b(?:dit|dis|says|say|shows|c est|is|marque|ecrit) $"
    r"|\b(?:all|toute?|tous|whole|entire) (?:of )?(?:my|mon|ma|mes|notre|our) (?:team|class|classe|equipe|year"
    r"|group|groupe|friends|potes"
    rf"|copines|copains|promo) (?:are |is |sont |est |were )?(?:all |tous |toutes )?(?:{_NE}s?|born) (?:en |in "
    rf"|de )?$"
)
_US_BORN: Final = re.compile(
    r"\b(?:nous|us|we|moi et les) (?:autres )?,? ?(?:les |the |of )?(?:enfants |gamins |gosses |kids |babies |ceux "
    r"|those |born )?(?:de |d |from |nes en |in |of )?$"
)
"""`us 2012 kids`, said of oneself."""
_IN_HAND: Final = re.compile(
    r"\b(?:carte(?: d identite)?|id|papiers|passport|passeport|licen[cs]e|permis"
    r"|cni)\b[^.!?]{0,24}[:=] (?:\d{1,2} (?:\w+ )?|\d{1,2} / \d{1,2} / |\w+ \d{1,2} )?$"
)
"""A date read out from one's papers."""
_OWN_KIND: Final = re.compile(r"\b(?:bebe|enfant|baby|kid|child)s? (?:de |d |of |from )?$")
"""`a baby of 2012`, said of oneself."""
_ALIKE: Final = re.compile(
    r"\bquelqu un d autre (?:de|ne en|nee en) $|\b(?:anyone|anybody|someone|somebody) (?:else )?(?:born in"
    r"|from) $|\b(?:les|des|any other|any|d autres|other|more|fellow) $"
    r"|\b(?:des gens|du monde|people|gens|d autres|quelqu un|quelqu une|filles|garcons|qui est|qui a|anyone"
    r"|any others?|others) (?:\w+ ){0,2}?"
    r"(?:nee?s?|born) (?:en |in |around |vers )?$"
)
_ALIKE_AFTER: Final = re.compile(
    r" (?:people|kids|babies|born|ici|here|on est|dans le|par ici|in here|folks|crew|gang|ers?|\?|aussi|too|or|ou"
    r"|like me|comme moi)"
)
_FIRST: Final = re.compile(r"\b(?:je|j|i|me|moi|my|mon|ma|dob|promo|team|millesime)\b|^annee\b|^nee?\b|^born\b")
_MINES: Final = re.compile(r"\b(?:mine|le mien|la mienne|les miens|le notre|la notre|ours|le tien|yours)\b")
_COUPLE: Final = re.compile(r"\b(?:nous|on s|maries?|mariage|married|moved|depuis|since|voiture|car|coach|entraine)\b")
_WORDS: Final = re.compile(
    r"\b(?:vu le jour|passeport|passport|carte d identite|arrival|annee|birth year|year of birth"
    r"|annee de naissance|date de naissance|ma naissance|my birth|my dob|dob|ma date|my date|millesime|promo"
    r"|ma classe d age|venue? au monde|into the world|into this world|born|nee?|je suis (?:du|de) (?:\d+"
    r"|l annee|\w+ \w+)|i am (?:a|from))\b"
)
_ME_AFTER: Final = re.compile(
    r" ,? ?(?:(?!ma |mon |my |sa |son )\w+ ){0,5}?,? ?(?:c est moi|that is me|cest moi|its me|me here)\b"
)
"""A year, and that it is the speaker's."""
_AFTER: Final = re.compile(
    r" (?:babies|arrival|et fiere?|and proud|baby|kid|here|et toi|et vous|for me|pour moi|er|born|people|girl"
    r"|boy)\b"
)
_HAD: Final = re.compile(
    r"\b(?:y|there|avait|parti|bought|achete|had|got|first|vendu|sold|installe|match|coupe|world)\b"
)
_BABY_OF: Final = re.compile(
    r"\b(?:i am|je suis|c est|moi|me|we are|just) (?:just |only |que |qu )?(?:an?|une?|the|that|un de"
    r"|une de) (?:' ?)?(\d\d) (?:baby|kid|bebe|enfant|babies"
    r"|liner|born)\b"
)
_SHORT: Final = re.compile(
    rf"\b(?:{_NE}|born|suis de|je suis une?|suis d {_DAY}|born on|ne le|nee le) (?:(?:en|in|de|d|le|on|the|{_DAY}"
    rf"|\d{{1,2}}(?:th|st|nd|rd|er)?|of"
    rf"|/|,|annee|l annee|year|fin|debut|early|late) )*(\d\d)\b(?! (?:minutes?|heures?|hours?|jours?|days?|{_DAY}|/"
    rf"|%|mois|months?|weeks?|h|years?"
    r"|ans|semaines?|secondes?|kg|euros?|on|th))(?! ?[:%€£])"
)
"""A year of two digits, where only a year can stand."""
_DATE: Final = re.compile(
    r"\b(?:nee?|born|naissance|dob|birthday|birth|anniv|anniversaire|bday"
    r"|birthdate)\b.{0,40}?\b(?:(\d\d)(\d\d)(\d\d)(?!\d)"
    r"|(\d{1,2}) ?[/. ] ?(\d{1,2}) ?[/. ] ?(?:20)?(\d\d)\b)"
    r"|\b(?:(\d\d)(\d\d)(\d\d)(?!\d)|(\d{1,2}) ?[/.] ?(\d{1,2}) ?[/.] ?(?:20)?(\d\d)\b).{0,40}?\b(?:nee?|born"
    r"|naissance|dob|birthday|birth|anniv"
    r"|anniversaire|bday|birthdate)\b"
)
_ME: Final = re.compile(
    rf"\b(?:je|j|i|me|moi|my|mon|ma|m|mes|on|we|us)\b|^(?:\W|\w+ ){{0,2}}(?:{_NE}|born|not|pas|meme|zero|arrive\w*)\b"
)
_UNBORN: Final = re.compile(
    rf"\b(?:pas|not|even|jamais|wasnt|was not|never|nt) (?:encore |even |yet |quite |meme |tout a fait )?(?:{_NE}"
    r"|born|de ce monde|alive|around|existing"
    r"|in existence|here yet|la encore|sur terre|concue?|conceived|au programme|en projet|a thought)\b"
    r"|\b(?:existais|existe) (?:pas|meme pas)\b"
    rf"|\b(?:did not|didnt) (?:even )?exist\b|\b(?:avant|before) (?:ma naissance|que je (?:naisse|sois {_NE})"
    rf"|d etre {_NE}|i was (?:even )?born|my birth"
    r"|i existed|i was a thought|i came along)\b|\bminus (?:one|two|three|four|1|2|3|4)\b|\bmoins (?:un|deux|trois"
    r"|quatre|\d) ans?\b|\bun projet\b"
    rf"|\b(?:just|still) a (?:thought|twinkle)\b|\b(?:born|{_NE}|arrivee?|arrived|came along|show(?:ed)? up"
    r"|debarquee?|turned up) (?:\w+ ){0,3}?(?:ans|years?|etes"
    r"|summers|months?|mois) (?:apres|later|after)\b|\b(?:years?|months?|ans|mois|etes|summers) (?:apres|later"
    rf"|after)\b.{{0,20}}\b(?:{_NE}|born|arrivee?"
    r"|came along)\b"
)
"""Not born when something was."""
_BIRTH: Final = re.compile(
    rf"\b(?:(?:je|j|i|moi|me|et) (?:\w+ ){{0,2}}?(?:{_NE}|born|arrivee?|arrived|came along|came out|came into"
    r"|was delivered|debarquee?|turned up|showed up"
    rf"|ai vu le jour|vu le jour|venue? au monde)|^(?:\W|\w+ ){{0,2}}(?:{_NE}|born)|(?:having|had|giving birth to"
    r"|gave birth to|expecting|pregnant with|delivered"
    r"|carrying|in labou?r with|pushing out) me|(?:accouche|accouchee?|enceinte) de moi|m (?:a|avait|attendait"
    r"|portait) ?(?:eue?|mis au monde|mise au monde"
    r"|accouche)?(?= |$)(?! \w+ (?:dit|vu|parle))|ma naissance|my birth|(?:dans|in) (?:le |the |my |)(?:ventre|bump"
    r"|womb|belly|mum s tummy)|maternite|maternity"
    r"|(?:year|annee|day|jour|week|semaine|summer|ete|month|mois|night|nuit) (?:of my birth|i was born"
    rf"|de ma naissance|ou je suis {_NE}|i came)"
    r"|same (?:age|year|birthday) as|meme (?:age|annee|jour) que|as old as|plus jeune que|younger than|nourrisson"
    rf"|newborn|nouveau {_NE})\b"
)
"""Born when something was, or later."""
_BABY: Final = re.compile(
    r"\b(?:i|j|je|me|moi|et) (?:was |etais |am |avais |)(?:\w+ ){0,3}?(?:a baby|un bebe|bebe|in nappies|in diapers"
    r"|en couches|a toddler|in a pram|en poussette"
    r"|couches|in a cot|still crawling|4 pattes|in kindergarten|en maternelle|in nursery|in reception|in preschool"
    r"|au berceau|learning to walk)\b"
)
_THEN: Final = re.compile(
    r"\b(?:j avais|i was|i was only|j avais que|j avais a peine|moi j avais|j allais avoir|i just turned"
    r"|i had just turned|i turned|had turned"
    r"|je venais d avoir|j ai eu|j ai fete mes|j avais genre|i was like|i was about|we were|on avait) (?:just "
    r"|only |tout juste |a peine |que |genre |like |about |around |environ )*(\d{1,2})\b"
)
"""An age at another time."""
_CLASS_THEN: Final = re.compile(
    r"\b(?:j etais|i was|on etait|we were|etais|moi j etais) (?:\w+ ){0,3}?(?:(cp)|(ce1)|(ce2)|(cm1)|(cm2)|(6e|6eme"
    r"|sixieme)|(5e|5eme|cinquieme)|(4e|4eme|quatrieme)"
    r"|(?:year|yr|y) ?(\d{1,2})|(\d{1,2})(?:st|nd|rd|th) grade|(first|second|third|fourth|fifth|sixth) grade"
    r"|(primaire|primary|elementary|juniors?|infants"
    r"|primary school|p\d))\b"
)
_HAD_ME: Final = re.compile(
    r"\b(?:having|had|giving birth to|gave birth to|expecting|pregnant with|delivered|carrying|in labou?r with"
    r"|pushing out|waiting for) me\b(?! (?:at|to|in|with|a|back|out|going|there))|\b(?:accouchee?|accouchait"
    r"|enceinte) de moi\b"
    r"|\bm (?:a|avait|attendait|portait) (?:eue?|mise? au monde)\b|\bmise? au monde\b|\b(?:with )?me in (?:her|the"
    r"|mum s|my mum s|mom s) (?:belly|tummy|bump|womb|stomach)\b|\bmoi dans (?:le|son) ventre\b|\bm (?:attendait"
    r"|portait)\b"
)
"""Whose mother it was."""
_YEAR: Final = re.compile(r"\b20[012]\d\b")
_GRADES: Final = {"first": 6, "second": 7, "third": 8, "fourth": 9, "fifth": 10, "sixth": 11}
_LATER: Final = re.compile(
    r"\b(?:dans|in|d ici) (\d{1,2}|un|an?|one|a) (?:ans?|years?)(?: time)? ,? ?(?:seulement |only )?(?:j aurai"
    r"|j en aurai|i will be|i am|i turn|je fete"
    r"|je fais|i hit|i get to be|on fete mes|je passe a|je serai a) (?:\w+ ){0,2}?(\d{1,2})\b|\b(?:j aurai"
    r"|j en aurai|i will be|i turn|i hit|je fete mes|je fais mes"
    r"|i will turn) (?:\w+ )?(\d{1,2})(?: ans| years old| bougies)? ,? ?(?:dans|in|d ici) (\d{1,2}|un|an?|one"
    r"|a) (?:ans?|years?)\b"
)
_AGO: Final = re.compile(
    r"\b(?:il y a|y a|ya) (\d{1,2}|un) ans?(?: ,)? (?:j avais|j en avais|je fetais mes|j ai eu) (?:\w+ )?(\d{1,2})\b"
    r"|\b(\d{1,2}|one|a) years? ago(?: ,)? i (?:was|turned) (?:\w+ )?(\d{1,2})\b"
    r"|\b(?:j avais|j en avais) (?:\w+ )?(\d{1,2})(?: ans)?(?: ,)? (?:il y a|y a) (\d{1,2}|un) ans?\b|\bi (?:was"
    r"|turned) (?:\w+ )?(\d{1,2})(?: years old)? ,? ?(\d{1,2}|one|a) years? ago\b"
    r"|\b(?:l an dernier|l annee derniere|l an passe|l annee passee|last year)(?: ,)? (?:j avais|i was|j en avais"
    r"|j ai eu|i turned) (?:\w+ )?(\d{1,2})\b(?! (?:%|euros?|minutes?|kilos?|points?|th|in|on|from|at))"
    r"|\b(?:j avais|i was|j en avais|i turned) (?:\w+ )?(\d{1,2})(?: ans| years old)? ,? ?(?:l an dernier"
    r"|l annee derniere|l an passe|l annee passee|last year)\b"
)
_SUM: Final = re.compile(
    r"\b(?:(?:la )?moitie de|half of|half) (\d{1,2})\b()|\b(?:deux fois|twice|two times|2 fois|double|le double de"
    r"|2 x|2 times) (\d{1,2})\b()"
    r"|\b(\d{1,2}) (?:moins|minus|take away|less|enleve|retire) (\d{1,2})\b|\b(\d{1,2}) (?:plus|\+|add"
    r"|et encore) (\d{1,2})\b|\b(\d{1,2}) (?:fois|times|x|multiplied by|multiplie par) (\d{1,2})\b"
    r"|\b(\d{1,2}) (?:divided by|divise par|/) (\d{1,2})\b|\b(\d{1,2}) (?:ans )?(?:de moins que|less than"
    r"|younger than|short of|off|shy of|away from|before|avant|pour arriver a) (\d{1,2})\b"
    r"|\b(\d{1,2}) (?:backwards|reversed|in reverse|a l envers|inverse|flipped|retourne|the other way round"
    r"|dans l autre sens)\b()"
    r"|\b(?:double|doubled?|multiplie\w*|fois deux|times two|twice|le double)\b(?: \w+){0,5}? (?:you get|gets you"
    r"|ca fait|t as|tu as|donne|c est|is|makes|equals|egale|tombes sur|obtiens|ca donne|trouves|to get"
    r"|pour avoir|gives) (\d{1,2})\b()|\b(?:backwards|a l envers|inverse|reversed|flip it|retourne) (?:le |it "
    r"|le nombre |)?(\d{1,2})\b()"
)
"""Ages to be worked out."""
_OFF: Final = re.compile(
    r"\b(?:retire\w*|enleve\w*|take|takes|subtract|soustra\w+|ote|otes|knock|minus) (\d{1,2}) (?:ans |years )?(?:a"
    r"|de|from|off|away from|to|sur|du|of) (?:tes |ton |your |the )?(\d{1,2})\b"
)
_HALF_YOURS: Final = re.compile(
    r"\b(?:half (?:of )?your age|(?:la )?moitie de (?:ton|votre) age|twice my age|double de mon age"
    r"|deux fois mon age|le double de moi)\b"
)
_MOTHER: Final = re.compile(
    r"\b(?:mere|maman|daronne|mum|mom|mam|mother|dad|father|pere|papa|parents?|elle|she|he"
    r"|il)\b.{0,24}?\b(\d{2})\b.{0,40}\b(?:ma naissance|had me|my birth|m a eue?|i was born|je suis nee?|m avait"
    r"|having me"
    r"|je suis arrivee?)\b.{0,60}?\b(\d{2})\b|\b(?:had me|m a eue?|m avait|me having) (?:at|a"
    r"|when \w+ was) (\d{2})\b.{0,60}?\b(\d{2})\b"
)
"""How old a parent was, and is."""
_SUM_OWN: Final = re.compile(
    r"\b(?:mon age|my age|j ai|i am|j en ai|calcule\w*|work it out|do the maths?|fais le (?:calcul|compte)|guess"
    r"|devine\w*|fais la (?:moitie|soustraction)|figure it out|age :)\b"
)
_IT_IS_ME: Final = re.compile(
    r"\b(?:that is me|c est moi|its me|tu (?:m )?as|that makes me|mon age|my age|you have me|you get me|me voila"
    r"|i am)\b"
)
_SAME_AGE: Final = re.compile(
    r"\b(?:same age as|meme age que|l age d|l age de|as old as|aussi vieux que|aussi vieille que|younger than"
    r"|plus jeune que|born (?:the )?same year as)\b"
)
_GEN: Final = re.compile(
    r"\b(?:je suis|suis|i am|moi|me|us|we|nous|on est|as a|pure|proper"
    r"|full) (?:\w+ ){0,3}?(?:gen(?:eration)?s? ?alpha|alpha gen\w*|(?:nee?|born|enfant|kid|child|baby"
    r"|bebe) (?:\w+ ){0,3}?"
    r"(?:annees (?:20)?10|twenty tens|2010 s|2010s))\b"
)
_UNTIL: Final = re.compile(
    r"\b(?:avant|before|until|till|til|attendre|wait for|not in|en|in|jusqu en|jusqu a|d ici|roll on"
    r"|vivement) (20[2-4]\d)\b"
)
_RIGHT_OF_AGE: Final = re.compile(
    r"\b(?:legal|legally|vote|voter|voting|droit|majeure?|majorite|permis|licen[cs]e|drive|conduire|drink|boire|18"
    r"|dix huit|eighteen|adulte?|carte"
    r"|bars?|pub|boite|clubs?|of age|electeur|polling|casino|trop jeune|too young)\b"
)
_YOUNG: Final = re.compile(r"\b(?:trop|too|si|so) (?:jeune|young)\b")
_ABOUT: Final = re.compile(
    r"\b(?:20|nee?s?\b|born|naissance|birth|dob|anniv|bday|deux mille|twenty|two thousand|exist|ago|y a|later|apres"
    r"|last year|an (?:dernier|passe)|annee"
    r"|moitie|half|double|twice|fois|times|moins|minus|plus|backwards|envers|years|dans \w+ ans|covid|confinement"
    r"|lockdown|alpha|baby|bebe|nappies|diapers|came|arriv|vu le jour|venu"
    r"|couches|maternit|enceinte|pregnant|accouch|having me|had me|avais|was|etais|were|younger|jeune|age\b|retire"
    r"|enleve|take\b|that is me|old as"
    r"|meme age|same age|divis|reversed|inverse)"
)
"""Without any of these there is no year to be worked out."""


class _Counted(Struct, frozen=True):
    """A turn with its numbers in digits."""

    text: str
    places: tuple[tuple[int, int, int], ...]
    """Where each number begins here, and where it stood in the reading."""

    def span(self, reading: Reading, start: int, end: int) -> tuple[int, int]:
        """Where the first number in a piece was typed; the whole turn where there is none."""
        for begins, first, last in self.places:
            if start <= begins < end:
                return reading.span(first, last)
        return reading.span(0, len(reading.text))


def _counted(reading: Reading) -> _Counted:
    parts: list[str] = []
    places: list[tuple[int, int, int]] = []
    at = length = 0
    for number in reading.numbers:
        before = reading.text[at : number.start]
        digits = str(number.value) if number.word else reading.text[number.start : number.end]
        places.append((length + len(before), number.start, number.end))
        parts += [before, digits]
        length += len(before) + len(digits)
        at = number.end
    parts.append(reading.text[at:])
    return _Counted("".join(parts), tuple(places))


def own_birth_year(reading: Reading, asked: frozenset[str], year: int) -> Iterator[Sign]:
    """The speaker's year of birth or age by reckoning, where it makes them under 18 in the year given."""
    text = reading.text
    said = _said(reading, asked, year)
    if said:
        yield _sign(reading.span(*said))
        return
    if not _ABOUT.search(text) or "their_age" in asked:
        return
    counted = _counted(reading)
    found = _short(counted.text, year) or _reckoned(counted.text, asked, year) or _by_event(counted.text, asked, year)
    if found:
        yield _sign(counted.span(reading, *found))


def happened(reading: Reading) -> frozenset[str]:
    """Codes of what a turn says to have happened: the answer may be not to have been born then."""
    codes = frozenset(code for code in EVENTS.find(reading.text) if code.startswith("event_"))
    years = [number.value for number in reading.numbers if 2005 <= number.value <= 2040]
    return codes | {f"event_{value}" for value in years[:1]}


def _sign(span: tuple[int, int]) -> Sign:
    return Sign("minor_contact", "own_birth_year", "urgent", *span)


def _said(reading: Reading, asked: frozenset[str], year: int) -> tuple[int, int] | None:
    """A year of birth in four digits or in words."""
    text = reading.text
    numbers = [number for number in reading.numbers if year - 17 <= number.value <= year - 6]
    for number in numbers if len(numbers) <= 2 * _COUNT else numbers[:_COUNT] + numbers[-_COUNT:]:
        begins = max(number.start - _LEFT, 0)
        left = ("\u2026" if begins else "") + text[begins : number.start]
        right = text[number.end : number.end + _RIGHT]
        if _US_BORN.search(left) or (_IN_HAND.search(left) and not _KIN.search(left)):
            return number.start, number.end
        clause = _OWN_KIND.sub("", _ENDED.split(left)[-1])
        alike = _ALIKE.search(left) and _ALIKE_AFTER.match(right) and not left.endswith(" s ")
        if _TITLES.search(clause):
            continue
        if not alike and (_KIN.search(clause) or _MINES.search(clause) or _COUPLE.search(clause)):
            continue
        if (
            alike
            or _BORN.search(left)
            or (len(clause) < 4 and _ME_AFTER.match(right))
            or (_AFTER.match(right) and len(clause) < 16)
            or (_WORDS.search(left[-48:]) and _FIRST.search(left[-60:]))
            or ("birth" in asked and _dated(left) and "their_age" not in asked)
        ):
            return number.start, number.end
    return None


def _dated(left: str) -> bool:
    """Whether only a date or a few small words stand before a year: the answer to a question about it."""
    return left.count(" ") <= 7 and not _HAD.search(left)


def _short(text: str, year: int) -> tuple[int, int] | None:
    """A year of birth in two digits, by itself or in a date."""
    for match in (*_SHORT.finditer(text), *_BABY_OF.finditer(text)):
        if year - 17 <= 2000 + int(match[1]) <= year - 6 and _mine(text, match.start()):
            return match.span(1)
    for match in _DATE.finditer(text):
        day, month, last = (int(group) for group in match.groups() if group)
        if 1 <= day <= 31 and 1 <= month <= 31 and min(day, month) <= 12 and year - 17 <= 2000 + last <= year - 6:
            return match.span() if _mine(text, match.start()) else None
    return None


def _mine(text: str, at: int) -> bool:
    clause = _ENDED.split(text[max(at - _LEFT, 0) : at])[-1]
    return (
        not _TITLES.search(clause)
        and not _KIN.search(clause)
        and not _MINES.search(clause)
        and not _COUPLE.search(clause)
    )


def _reckoned(text: str, asked: frozenset[str], year: int) -> tuple[int, int] | None:
    """An age worked out of numbers alone."""
    for pattern, sign in ((_LATER, -1), (_AGO, 1)):
        for match in pattern.finditer(text):
            years, age = _pair(match)
            counted = _THINGS.match(text, match.end())
            if 6 <= age + sign * years < 18 and not counted and _mine(text, match.start()):
                return match.span()
    total = _SUM.search(text)
    if total and (not asked.isdisjoint({"age", "of_age"}) or _SUM_OWN.search(text)) and _mine(text, total.start()):
        first, *rest = (int(group) for group in total.groups() if group)
        if 8 <= _worked_out(total.group(), first, rest[0] if rest else 0) < 18:
            return total.span()
    less = _OFF.search(text)
    if (
        less
        and (_SUM_OWN.search(text) or _IT_IS_ME.search(text) or "age" in asked)
        and 8 <= int(less[2]) - int(less[1]) < 18
    ):
        return less.span()
    half = _HALF_YOURS.search(text)
    if half and any(16 <= int(found) <= 35 for found in re.findall(r"\b\d\d\b", text)):
        return half.span()
    mother = _MOTHER.search(text)
    if mother:
        then, now = (int(group) for group in mother.groups() if group)
        if 14 <= then <= 50 and 8 <= now - then < 18:
            return mother.span()
    until = _UNTIL.search(text)
    if (
        until
        and year < int(until[1]) <= year + 12
        and _RIGHT_OF_AGE.search(text)
        and not _KIN.search(_YOUNG.sub("", text))
    ):
        return until.span()
    alpha = _GEN.search(text)
    return alpha.span() if alpha and _mine(text, alpha.start()) else None


def _pair(match: re.Match[str]) -> tuple[int, int]:
    """Years from now, and the age then."""
    groups = [group for group in match.groups() if group]
    if len(groups) == 1:
        return 1, int(groups[0])
    years, age = reversed(groups) if match[0].startswith(("j ", "i ", "je ")) else groups
    return (int(years) if years.isdigit() else 1), int(age)


def _worked_out(words: str, first: int, second: int) -> int:
    """What a sum of one's age comes to."""
    if re.search(r"backwards|revers|envers|inverse|flip|retourne|other way|autre sens", words):
        return int(str(first)[::-1])
    if (
        re.search(
            r"moitie|\bhalf\b|\b(?:you get|gets you|ca fait|t as|tu as|donne|tombes|obtiens|equals|egale|makes"
            r"|c est|is|to get|gives|trouves)\b",
            words,
        )
        and not second
    ):
        return first // 2
    if re.search(r"moins que|less than|younger than|short of|\boff\b|shy of|away from|before|avant|arriver", words):
        return second - first
    if re.search(r"minus|moins|take away|\bless\b|enleve|retire", words):
        return first - second
    if re.search(r"divi|/", words):
        return first // max(second, 1)
    if not second:
        return 2 * first
    return first * second if re.search(r"fois|times|\bx\b|multipl", words) else first + second


def _by_event(text: str, asked: frozenset[str], year: int) -> tuple[int, int] | None:
    """Born, not born or of some age when something happened."""
    same = _SAME_AGE.search(text)
    things = [code for code in EVENTS.find(text) if code.startswith("thing_")] if same else []
    if same and things and year - max(int(code[6:]) for code in things) < 18 and _mine(text, same.end()):
        return same.span()
    ages = [(match, age) for match, age in _ages_then(text, asked) if match and _own(text, match)]
    if not ages or _UNREAL.search(text):
        return None
    codes = [code for code in _events(text) or asked if code.startswith("event_")]
    if not codes:
        return None
    when = max(int(code.removeprefix("event_")) for code in codes)
    return next((match.span() for match, age in ages if year - when + age < 18), None)


def _events(text: str) -> list[str]:
    return [
        *(code for code in EVENTS.find(text) if code.startswith("event_")),
        *(f"event_{number}" for number in _YEAR.findall(text)),
    ]


def _ages_then(text: str, asked: frozenset[str]) -> Iterator[tuple[re.Match[str] | None, int]]:
    """Ages at the time of what is spoken of, at most; before birth it is less than none."""
    yield _UNBORN.search(text), -1
    yield _HAD_ME.search(text), 0
    if not asked.isdisjoint({"birth", "age"}) or _events(text):
        yield _BIRTH.search(text), 0
    yield _BABY.search(text), 4
    then = _THEN.search(text)
    if then and int(then[1]) >= 4:
        yield then, int(then[1])
    classed = _CLASS_THEN.search(text)
    if classed:
        yield classed, _class_age(classed)


def _own(text: str, match: re.Match[str]) -> bool:
    return bool(_ME.search(text)) and (bool(_HAD_ME.search(match[0])) or _mine(text, match.end()))


def _class_age(match: re.Match[str]) -> int:
    """The age of who sits in a class, at most."""
    place = match.lastindex or 1
    if place <= 8:
        return place + 6
    if place == 9:
        return int(match[9]) + 5
    if place == 10:
        return int(match[10]) + 6
    return _GRADES[match[11]] + 1 if place == 11 else 11
