"""Own age to be worked out: from numbers, from a parent's age, from what happened when one was born, or not yet.

It needs the speaker in it, an age that ends as one (`I was 8 when`, not `I was 8 minutes late`), and, where something
happened, that the two hang together: being born and, elsewhere in the turn, a lockdown say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.minor_words import NOT_REAL
from salon.safety.talk.minor_years import NE, mine
from salon.safety.talk.phrases_years import YEARS

EVENTS: Final = Lexicon((YEARS,))
_UNREAL: Final = re.compile(NOT_REAL)
_ME: Final = re.compile(
    rf"\b(?:je|j|i|me|moi|my|mon|ma|m|mes|on|we|us)\b|^(?:\W|\w+ ){{0,2}}(?:{NE}|born|not|pas|meme|zero|arrive\w*)\b"
)
_UNBORN: Final = re.compile(
    rf"\b(?:pas|not|jamais|wasnt|never|nt) (?:encore |even |yet |quite |meme |tout a fait )?(?:{NE}|born|de ce monde"
    r"|alive|conceived|concue?|a thought)\b(?! (?:a|to|for|pour|yesterday|with|into|rich|riche) )|\b(?:existais"
    r"|existe) (?:pas|meme pas)\b"
    rf"|\b(?:did not|didnt) (?:even )?exist\b|\b(?:avant|before) (?:ma naissance|que je (?:naisse|sois {NE})"
    rf"|d etre {NE}"
    r"|i was (?:even )?born|my birth|i existed|i was a thought|i came along)\b|\b(?:just|still) a (?:thought"
    r"|twinkle)\b"
    r"|\bvenais de naitre\b"
)
"""Not born when something was."""
_BIRTH: Final = re.compile(
    rf"\b(?:(?:je|j|i|moi|me|et) (?:\w+ ){{0,2}}?(?:{NE}|born|arrivee?|arrived|came along|came out"
    rf"|came into the world|was delivered"
    rf"|debarquee?|turned up|showed up|ai vu le jour|venue? au monde)|^(?:\W|\w+ ){{0,2}}(?:{NE}|born))"
    r" (?:\w+ ){0,2}?(?:the|that|l|le|la|cette|ce|same|pendant|during|quand|when|lors|en plein\w*|in the middle of"
    r"|juste|just|right|weeks?|days?"
    r"|months?|semaines?|jours?|mois|a year|un an) (?:\w+ )?(?:year|summer|day|week|month|winter|night|spring"
    r"|autumn|annee|ete|jour|semaine|mois"
    r"|hiver|soir|nuit|printemps|automne|apres|after|avant|before|en plein|(?=\w))"
)
"""Born, and when."""
_BABY: Final = re.compile(
    r"\b(?:i was|j etais|me i was|moi j etais) (?:(?:just|only|still|encore|que|juste) )*(?:a baby|un bebe|bebe"
    r"|in nappies|in diapers|en couches"
    r"|a toddler|in a pram|en poussette|in a cot|still crawling|in kindergarten|en maternelle|in nursery"
    r"|in reception|in preschool|au berceau)\b"
)
_THEN: Final = re.compile(
    r"\b(?:j avais|i was|i was only|j allais avoir|i had just turned|i turned|je venais d avoir"
    r"|j ai fete mes) (?:just |only |tout juste "
    r"|a peine |que |genre |like |about |around |environ )*(\d{1,2})(?= (?:ans|years? old|yo|when|during|in|at"
    r"|quand|pendant|au|lors|en|et|and|,|\.|!)|$)"
)
"""An age at another time."""
_CLASS_THEN: Final = re.compile(
    r"\b(?:j etais|i was|on etait|we were|etais|moi j etais) (?:\w+ ){0,3}?(?:(cp)|(ce1)|(ce2)|(cm1)|(cm2)|(6e|6eme"
    r"|sixieme)|(5e|5eme|cinquieme)|(4e|4eme|quatrieme)"
    r"|(?:year|yr|y) ?(\d{1,2})|(\d{1,2})(?:st|nd|rd|th) grade|(first|second|third|fourth|fifth|sixth) grade"
    r"|(primaire|primary|elementary|juniors?|infants"
    r"|primary school|p\d))\b"
)
_GRADES: Final = {"first": 6, "second": 7, "third": 8, "fourth": 9, "fifth": 10, "sixth": 11}
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
_BORN_LONG_AGO: Final = re.compile(r"\b19\d\d\b|\b200[0-6]\b")
_ADULT: Final = re.compile(r"\b(?:i am|j ai|j en ai|moi) (?:19|[2-9]\d)\b(?! (?:minutes?|euros?|%))")
_WORK: Final = re.compile(
    r"\b(?:teach\w*|prof|profs|maitresse|instit|enseign\w+|assistant|working|worked|bossais|travaillais|stage)\b"
)
_AGE_ENDS: Final = re.compile(
    r" (?:ans|years? old|yo|and|et|,|\.|!|\?|so|donc|lol|mdr|maintenant|now|then|alors|mais|but|when|quand"
    r"|bougies)\b| ?[,.!?]| ?$"
)
"""What follows a number that is an age."""
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
    r"|\b(\d{1,2}|one|a) (?:years?|birthdays?|summers?) ago(?: ,)? i (?:was|turned) (?:\w+ )?(\d{1,2})\b"
    r"|\b(?:j avais|j en avais) (?:\w+ )?(\d{1,2})(?: ans)?(?: ,)? (?:il y a|y a) (\d{1,2}|un) ans?\b|\bi (?:was"
    r"|turned) (?:\w+ )?(\d{1,2})(?: years old)? ,? ?(\d{1,2}|one|a) (?:years?|birthdays?|summers?) ago\b"
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
    r"\b(?:je suis nee?|i was born|elle m a eue?)\b.{0,6}?\b(?:quand|when)\b.{0,24}?\b(\d{2})\b.{0,40}?\b(\d{2})\b|"
    r"\b(?:mere|maman|daronne|mum|mom|mam|mother|dad|father|pere|papa|parents?|elle|she|he"
    r"|il)\b.{0,24}?\b(\d{2})\b.{0,40}\b(?:ma naissance|had me|my birth|m a eue?|i was born|je suis nee?|m avait"
    r"|having me"
    r"|je suis arrivee?)\b.{0,60}?\b(\d{2})\b|\b(?:had me|m a eue?|m avait|me having) (?:at|a"
    r"|when \w+ was) (\d{2})\b.{0,60}?\b(\d{2})\b"
)
"""How old a parent was, and is."""
_MY_SUM: Final = re.compile(
    r"\b(?:j ai|i am|my age is|mon age c est|j en ai|makes me|me fait) (?:exactement |exactly |just |only "
    r"|tout juste |la )?$"
)
_SUM_OWN: Final = re.compile(r"\b(?:mon age|my age|age :)\b")
_RIDDLE: Final = re.compile(
    r"^(?:\W|\w+ ){0,3}?(?:calcule\w*|work it out|do the maths?|fais le (?:calcul|compte)|figure it out)\b.{0,32}$"
)
_IT_IS_ME: Final = re.compile(
    r"\b(?:that is me|c est moi|its me|it is me|tu m as|that makes me|mon age|my age|you have me|you get me"
    r"|me voila)\b"
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
    r"\b(?:avant|before|until|till|til|attendre|wait for|not in|qu en|only in|seulement en|jusqu en"
    r"|jusqu a) (20[2-4]\d)\b"
)
_RIGHT_OF_AGE: Final = re.compile(
    r"\b(?:legal|legally|majeure?|majorite|18|dix huit|eighteen|of age|trop jeune|too young|old enough|l age"
    r"|premiere carte|(?:droit"
    r"|pourrai|peux|can|able|allowed) (?:not |de |d |to |pas |even |legally )*(?:vote|voter|drive|conduire|drink"
    r"|boire|passer le permis|get my"
    r"|avoir le permis))\b"
)
_YOUNG: Final = re.compile(r"\b(?:trop|too|si|so) (?:jeune|young)\b")


def by_numbers(text: str, asked: frozenset[str], year: int) -> tuple[int, int] | None:
    """Where an age is worked out of numbers alone; `text` has its numbers in digits."""
    for pattern, sign in ((_LATER, -1), (_AGO, 1)):
        for match in pattern.finditer(text):
            years, age = _pair(match)
            ends = match[0].endswith(("s", "an", "year", "ago", "dernier", "passe")) or _AGE_ENDS.match(
                text, match.end()
            )
            if 6 <= age + sign * years < 18 and ends and mine(text, match.start()):
                return match.span()
    if _ADULT.search(text):
        return None
    return _sum(text, asked) or _beside_another(text) or _of_age_in(text, year)


def _sum(text: str, asked: frozenset[str]) -> tuple[int, int] | None:
    wanted = not asked.isdisjoint({"age", "of_age"}) or _SUM_OWN.search(text) or _RIDDLE.match(text)
    total = _SUM.search(text)
    if total and (wanted or _MY_SUM.search(text[: total.start()])) and mine(text, total.start()):
        first, *rest = (int(group) for group in total.groups() if group)
        if 8 <= _worked_out(total.group(), first, rest[0] if rest else 0) < 18 and _AGE_ENDS.match(text, total.end()):
            return total.span()
    less = _OFF.search(text)
    if less and (wanted or _IT_IS_ME.search(text)) and 8 <= int(less[2]) - int(less[1]) < 18:
        return less.span()
    return None


def _beside_another(text: str) -> tuple[int, int] | None:
    """An age by the other's, or by a parent's."""
    half = _HALF_YOURS.search(text)
    if half and any(16 <= int(found) <= 35 for found in re.findall(r"\b\d\d\b", text)):
        return half.span()
    mother = _MOTHER.search(text)
    if mother:
        then, now = (int(group) for group in mother.groups() if group)
        if 14 <= then <= 50 and 8 <= now - then < 18:
            return mother.span()
    return None


def _of_age_in(text: str, year: int) -> tuple[int, int] | None:
    """A year to come in which one may what people of age may; or a generation."""
    until = _UNTIL.search(text)
    if until and year < int(until[1]) <= year + 12 and _RIGHT_OF_AGE.search(text):
        return until.span() if mine(_YOUNG.sub("", text), len(text)) else None
    alpha = _GEN.search(text)
    return alpha.span() if alpha and mine(text, alpha.start()) else None


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


def by_event(text: str, asked: frozenset[str], year: int) -> tuple[int, int] | None:
    """Where one was born, not born or of some age when something happened."""
    same = _SAME_AGE.search(text)
    if same:
        things = [int(code[6:]) for code in EVENTS.find(text) if code.startswith("thing_")]
        if things and year - max(things) < 18 and mine(text, same.end()):
            return same.span()
    ages = [(match, age) for match, age in _ages_then(text) if match and _own(text, match)]
    if not ages or _UNREAL.search(text) or _BORN_LONG_AGO.search(text) or _ADULT.search(text):
        return None
    here = _events(text)
    for match, age in ages:
        codes = here or (asked if age <= 0 or len(text) <= _SHORT_ANSWER else frozenset())
        years = [int(code.removeprefix("event_")) for code in codes if code.startswith("event_")]
        if years and year - max(years) + age < 18:
            return match.span()
    return None


_SHORT_ANSWER: Final = 32
"""Longest answer that is about nothing but what was asked, in characters."""


def _events(text: str) -> list[str]:
    return [
        *(code for code in EVENTS.find(text) if code.startswith("event_")),
        *(f"event_{number}" for number in _YEAR.findall(text)),
    ]


def _ages_then(text: str) -> Iterator[tuple[re.Match[str] | None, int]]:
    """Ages at the time of what is spoken of, at most; before birth it is less than none."""
    yield _UNBORN.search(text), -1
    yield _HAD_ME.search(text), 0
    yield _BIRTH.search(text), 0
    yield _BABY.search(text), 4
    then = _THEN.search(text)
    if then and int(then[1]) >= 4:
        yield then, int(then[1])
    classed = None if _WORK.search(text) else _CLASS_THEN.search(text)
    if classed:
        yield classed, _class_age(classed)


def _own(text: str, match: re.Match[str]) -> bool:
    return bool(_ME.search(text)) and (bool(_HAD_ME.search(match[0])) or mine(text, match.end()))


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
