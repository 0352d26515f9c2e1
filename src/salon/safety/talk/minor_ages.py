"""Own age under 18 in numbers: a number, a frame that makes it the speaker's, and nothing that makes it another's.

Every number from 6 to 18 is looked at by what stands to its left and right. A frame must say that it is an age, whose,
and that it is now; without a frame a number says nothing, unless the other one had just asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.minor_words import NOT_AGE, NOT_REAL, OTHERS, PAST, SAID, THINGS, TITLES, UNIT
from salon.safety.talk.numbers import Number
from salon.safety.talk.reading import Reading
from salon.safety.talk.sign import Band, Sign

_ADVERBS: Final = (
    r"(?:(?:que|seulement|tout juste|juste|a peine|presque|bientot|deja|encore|toujours|quasi|quasiment"
    r"|maintenant|genre|seulement|moi|officiellement"
    r"|only|just|still|nearly|almost|already|actually|really|like|barely|now|officially|turning|about to be"
    r"|going to be|yes|oui|well|ben|bah|aged|in fact|en fait|enfin|pas plus de|honestly|so) )*"
)
_MONTHS: Final = (
    "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|sept|oct|nov|dec)"
)
_DAYS: Final = (
    "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_SOON: Final = (
    rf"(?:bientot|demain|la semaine prochaine|le mois prochain|l an prochain|l annee prochaine|cet ete"
    rf"|cette (?:semaine|annee)|ce mois|ce week|prochain|prochaine|(?:dans|d ici) \w+|en {_MONTHS}"
    rf"|le \w+ {_MONTHS}"
    rf"|(?:(?:this|next|on|in|come) )*(?:{_DAYS}|{_MONTHS})|soon|tomorrow|next (?:week|month|year|summer)"
    rf"|this (?:week|month|year|summer)|in \w+ (?:days?|weeks?|months?|years?)|in a (?:week|month|year|few))"
)
_RECENT: Final = (
    rf"(?:hier|avant hier|aujourd hui|ce matin|{_DAYS}|la semaine|le mois|ce mois|cette|cet|il y a|y a|depuis"
    rf"|en {_MONTHS}(?! (?:19|20))|au mois|recemment|et|!|$|,|mais)"
)
_PRESENT: Final = re.compile(
    rf"(?:\bj ai|\bg|\bai|\bj ai bien) {_ADVERBS}$"
    rf"|(?:je|j) (?:suis|etais)? ?agee? de {_ADVERBS}$"
    rf"|\b(?:je suis|moi|suis) (?:une |un )?(?:fille |garcon |ado |lyceenne |collegienne )?(?:agee? )?de {_ADVERBS}$"
)
_COMING: Final = re.compile(
    rf"\bj aurai {_ADVERBS}$|\bje (?:vais|va|vas) (?:bientot )?(?:avoir|sur mes|vers mes|feter mes|faire mes"
    rf"|prendre) {_ADVERBS}$|\bje (?:fais|fete|feterai|ferai|prends|souffle) (?:mes )?{_ADVERBS}$"
    rf"|\bon (?:fete|fetera) mes $|\b(?:je |j |on )?(?:viens|vien|vient) (?:juste "
    rf"|tout juste )?d avoir {_ADVERBS}$|\bvais sur mes $"
)
_TURNED: Final = re.compile(rf"\bj ai eu {_ADVERBS}$|\bj ai fete mes {_ADVERBS}$|\beu mes $")
_ENGLISH: Final = re.compile(
    rf"\b(?:i am|me is|m) (?:a |an |the )?{_ADVERBS}$|\bi (?:have )?(?:only |just |have )*(?:turned|turn"
    rf"|hit) {_ADVERBS}$"
    rf"|\bi will be {_ADVERBS}$|\bi am (?:going to be|turning|about to be|about to turn) {_ADVERBS}$"
    rf"|\b(?:i have |i )?been {_ADVERBS}$|(?:^|[,.!?;:] )(?:(?:haha?|ha|lol|no|yes|nope|yeah|yep"
    rf"|well) )*,? ?(?:only |just |have )*turned {_ADVERBS}$|\bi (?:get|got) to be $"
)
_MOI: Final = re.compile(
    rf"(?:^|[,.!?;:] |\bet |\bbut |\band |\bmais |\bok with )(?:moi|me|me being|myself|for me"
    rf"|pour moi) (?:c est |i am |j ai |being |, )*{_ADVERBS}$"
)
_ITS: Final = re.compile(rf"\b(?:c est|it is|its|that is|ca fait|put|mets|say|is|being) {_ADVERBS}$")
_GREETED: Final = re.compile(
    r"^(?:[.,!?:;)(\-] |(?:salut|slt|cc|coucou|cou|bonjour|bonsoir|bsr|bjr|hello|hi|hey|yo|moi|ici|alors|so"
    r"|well|hiya|tous|toutes|all|everyone|everybody|there|je suis|i am|c est|me|my name is|name is"
    r"|je m appelle|m appelle"
    r"|fille|garcon|girl|boy|female|male|f|h|ado|lyceenne|lyceen|collegienne|collegien|teen|teenager|jeune"
    r"|guess what|devine|lol|mdr|oui|non|yes|no|euh|um|bah|ben|asl|asv) )*"
    r"(?:(?!(?:je|on|tu|il|elle|ils|the|les|des|le|la|dans|in|il|pour|for|sur|over|under|vers|about|depuis"
    r"|since|apres|after|avant|before|a|at|with|avec|par|plus|moins|every|chaque|tous|environ|and|et|married"
    r"|marie\w*|got|had|you|we|they|pendant|during|only|que|qu|des|entre|between|at|last|next|these|ces|those"
    r"|some|quelque\w*|aged|was|is|are|were|of|de|du|from|to|en|no|not|pas) )[a-z]{2,14} (?:, )?)?$"
)
"""What stands before an age where people say who they are: a greeting, a name."""
_FOLLOWS_BARE: Final = re.compile(
    r" ?(?:$|[.!?,;:)(\"/]|(?:lol|mdr|haha|ptdr|xd|and|et|but|mais|so|donc|btw|you|u|toi|vous|hbu|wbu|f|m|h"
    r"|fille|garcon|girl|boy|male|female"
    r"|from|de|in|now|too|tho|though|rn|actually|already|sorry"
    r"|please|here|ici|if|si|because|bc|since|depuis|next|this|today|tomorrow|soon|bientot|presque|nearly"
    r"|almost|going|on|at|last|yesterday|hier|years?|yrs?|yo|ans|sur|pour moi|for me|now|happy|content|how|why"
    r"|what|is that|is it"
    r"|i|je|j|my|mon|ma|no|nope|pas|not|un|a|like|and a)\b)"
)
_HERE: Final = re.compile(
    rf" (?:{UNIT} )?(?:(?:f|m|h|girl|boy|fille|garcon|female|male|ans?) )?(?:here|ici)\b| f\b(?! ?\d)| / ?[fm]\b"
)
_LETTERED: Final = re.compile(
    r"(?:^|\b(?:salut|slt|cc|coucou|bonjour|bonsoir|hello|hi|hey|moi|ici|asl|asv) (?:[,!.:] )*)([fmhg])(1[0-7]"
    r"|[89])\b(?! ?[€°:\d])"
)
_MINE: Final = re.compile(r"\b(?:mon|my) (?:anniv|anniversaire|birthday)\b|\b(?:mes|my) $")
_MY_NUMBERED: Final = re.compile(
    rf"\b(?:my|mes) (1[0-8]|[89])(?:th|st|e|eme)?\b(?: birthday)? (?:is |are |comes |c est |ce sera |{_SOON}"
    rf"|was (?:yesterday|last week|last month|on))"
    rf"|\b(?:my|mes) (twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth"
    rf"|eighteenth)\b(?: birthday)? (?:is |comes |{_SOON}|was (?:yesterday|last))"
)
_ALIKE: Final = re.compile(
    r"\b(?:d autres?|any ?other|anyone|anybody|any|other|gens|people|quelqu un|someone|somebody|des|les|who is"
    r"|qui a|qui ont|ont|fellow|personne|moi et les) (?:\w+ ){0,4}?(?:de |aged |qui ont |qui a |ont |a |else "
    r"|age de |about |around |is |under )?$"
)
_PLACED: Final = re.compile(
    r"\b(?:ici|par ici|here|around|in here|on here|this (?:place|room|chat)|le salon|ce salon|the room"
    r"|the chat|la seule|le seul|seule|only one|alone|dispo|la|out there)\b"
)
_OLDS: Final = re.compile(r" (?:ans|yo|y / o|years? olds?|year olds?|yrs? olds?|olds)\b")
_AT: Final = re.compile(
    r"(?:^|[,.!?;] |\b(?:et|mais|but|and|because|car|non|no|nope) )(?:a|at|with|avec) (?:only |just |mes |my "
    r"|seulement )?$"
)
_AT_NOW: Final = re.compile(
    r" (?:ans )?,? ?(?:(?:je|j) (?:n )?(?:ai (?:pas|encore|deja|le|la|un)|suis|dois|peux|vais|sors|rentre"
    r"|me couche|dors|vis|habite|fais|bosse|m)\b"
    r"|on (?:ne |n )?(?:sort|se couche|a|peut|doit|rentre|dort|va|fait)\b.*\b(?:chez moi|mes parents|ma mere"
    r"|encore|le droit|pas tard)"
    r"|i (?:get|have to|am|can not|can|still|must|do not|go|need|live|share|have)\b|my (?:parents|mum|mom"
    r"|dad) (?:do|will|are|is|still|let|make|say)\b)"
)
_CARD: Final = re.compile(
    r"\b(?:ma carte|mes papiers|sur ma|my id|my card|my passport|mon passeport|servir|servira|serve me|no beer"
    r"|pas de biere)\b"
)
_ADULT: Final = range(19, 100)
_OTHERS: Final = re.compile(OTHERS)
_PAST: Final = re.compile(PAST)
_NOT_REAL: Final = re.compile(NOT_REAL)
_SAID: Final = re.compile(SAID)
_TITLES: Final = re.compile(TITLES)
_NOT_AGE: Final = re.compile(" (?:" + NOT_AGE + ")")
_THINGS: Final = re.compile(" (?:" + THINGS + ")")
_UNIT: Final = re.compile(rf" {UNIT}\b")
_SOON_AFTER: Final = re.compile(rf" (?:{UNIT} )?(?:, )?(?:c est |is |it is |only |que |plus que |pas avant )?{_SOON}\b")
_NEARLY_LEFT: Final = re.compile(
    rf"\b(?:bientot|presque|pas encore|pas tout a fait|quasi|quasiment|nearly|almost|not yet|not quite|not"
    rf"|am not|moins de|under|below|until i am|till i am|before i am|avant mes|avant d avoir|until|till"
    rf"|jusqu a mes|pour mes|have not turned|ai pas|ai pas encore|n ai pas) {_ADVERBS}$"
)
_NOT_YET_RIGHT: Final = re.compile(rf" (?:{UNIT} )?(?:yet|not yet|pas encore|not quite|encore|non plus)\b")
_YOU: Final = re.compile(rf"\b(?:tu as|t as|tu es|you are|you look|you sound|tu fais) {_ADVERBS}$")
_SINCE: Final = re.compile(
    rf" (?:since|depuis) (?:yesterday|hier|avant hier|last|la rentree|this|the summer|l ete|ce matin"
    rf"|my birthday|mon anniv|{_DAYS}|{_MONTHS})"
)
"""What makes a bare number an age that somebody has just reached."""
_DATED_BACK: Final = re.compile(r" ?,? ?(?:back )?(?:in|en) (?:19|20)\d\d\b")
_WINDOW: Final = 200
_COUNT: Final = 12
_ENDED: Final = re.compile(r"[.!?;]")


def _beside(text: str, number: Number) -> tuple[str, str]:
    """What stands on either side of a number, not further than matters."""
    start = number.start - _WINDOW
    return ("\u2026" if start > 0 else "") + text[max(start, 0) : number.start], text[number.end : number.end + _WINDOW]


def _sign(reading: Reading, name: str, number: Number, band: Band = "urgent") -> Sign:
    start, end = reading.span(number.start, number.end)
    return Sign("minor_contact", name, band, start, end)


def own_ages(reading: Reading, asked: frozenset[str]) -> Iterator[Sign]:
    """Ages under 18 that are the speaker's own, and ages of 18 that are still to come."""
    text = reading.text
    lettered = _LETTERED.search(text)
    if lettered:
        start, end = reading.span(*lettered.span(2))
        yield Sign("minor_contact", "own_age", "urgent", start, end)
    for match in _MY_NUMBERED.finditer(text):
        start, end = reading.span(*match.span())
        eighteen = match[1] == "18" or match[2] == "eighteenth"
        if not (eighteen and " was " in match.group()):
            yield Sign("minor_contact", "nearly_18" if eighteen else "own_age", "urgent", start, end)
    adult = any(_states_adult(text, number, asked) for number in reading.numbers[: 2 * _COUNT])
    ages = [(place, number) for place, number in enumerate(reading.numbers) if 6 <= number.value <= 18]
    for place, number in ages if len(ages) <= 2 * _COUNT else ages[:_COUNT] + ages[-_COUNT:]:
        left, right = _beside(text, number)
        if _TITLES.search(left[-60:]) and not _PRESENT.search(left):
            continue
        if number.value == 18:
            if _nearly(left, right, asked):
                yield _sign(reading, "nearly_18", number)
            continue
        if _YOU.search(left) and (_UNIT.match(right) or _ENDED.match(right.lstrip() or ".")):
            if number.value >= 8:
                yield _sign(reading, "called_minor", number, "watch")
            continue
        if _own(text, left, right, asked, place, adult=adult):
            yield _sign(reading, "own_age", number)
        elif _alike(left, right):
            yield _sign(reading, "seeks_minor", number)


def _states_adult(text: str, number: Number, asked: frozenset[str]) -> bool:
    """Whether an adult's age is said of the speaker, or may be: then a smaller number beside it is another's."""
    if number.value not in _ADULT:
        return False
    left, right = _beside(text, number)
    if _PRESENT.search(left) or _ENGLISH.search(left):
        return not _THINGS.match(right) and not _NOT_AGE.match(right)
    if "age" in asked and not _THINGS.match(right):
        return True
    return bool(_UNIT.match(right)) and not _NOT_AGE.match(right)


def _nearly(left: str, right: str, asked: frozenset[str]) -> bool:
    if _THINGS.match(right) or _NOT_AGE.match(right):
        return False
    if _OTHERS.search(left[-40:]) and not re.search(r"\b(?:j|i|je)\b", left[-24:]):
        return False
    first = re.search(r"\b(?:j|je|i|me|moi|mes|my)\b", left)
    if _COMING.search(left) and "viens" not in left[-24:] and "viens d avoir" not in left:
        return True
    if re.search(rf"\bi (?:will be|turn|am turning|am going to be) {_ADVERBS}$", left):
        return True
    near = _NEARLY_LEFT.search(left) or _NOT_YET_RIGHT.match(right) or _SOON_AFTER.match(right)
    if not near or re.search(
        r"\b(?:tu|you|vous|les|pas de|aux|interdit|forbidden|no) (?:\w+ )?(?:moins de|under|below) $", left
    ):
        return False
    return bool(first or "age" in asked or re.search(r"^\W*(?:pas encore|not yet|bientot|nearly|almost|presque)", left))


def _own(text: str, left: str, right: str, asked: frozenset[str], place: int, *, adult: bool) -> bool:
    unit = _UNIT.match(right)
    if _not_now(left) or _SAID.search(re.sub(r"(?:j ai|i am) (?:\w+ )?$", "", left)):
        return False
    after = right[unit.end() :] if unit else right
    if _NOT_AGE.match(right) and not ("age" in asked and right.startswith(" of ")):
        return False
    if not unit and _THINGS.match(right) and not ("age" in asked and re.match(r" [mh] (?!\d)[a-z]| [mh]$", right)):
        return False
    ended = _FOLLOWS_BARE.match(after)
    if _DATED_BACK.match(after):
        return False
    if _PRESENT.search(left):
        if unit:
            return True
        return bool(ended) and ("age" in asked or " et toi" in right or " et vous" in right)
    if _COMING.search(left):
        return bool(unit) or bool(ended and re.search(r"\bmes $", left))
    if _TURNED.search(left):
        return bool(unit) and bool(re.match(f" ?{_RECENT}", after)) and not re.match(r" ?en \d", after)
    if _ENGLISH.search(left):
        return bool(unit) or bool(ended)
    if _MOI.search(left):
        return bool(unit or "age" in asked or "you ok with" in left) and bool(ended)
    if _CARD.search(text) and unit and not adult and not _OTHERS.search(left):
        return True
    if _AT.search(left) and _AT_NOW.match(right):
        return True
    if adult or "their_age" in asked or "how_long" in asked:
        return False
    if _SINCE.match(right) and _GREETED.match(left):
        return True
    others = _OTHERS.search(
        re.sub(r"^(?:\W*(?:bonsoir|bonjour|salut|hi|hey|hello) (?:monsieur|madame|mademoiselle|les \w+)?)", "", left)
    )
    if "age" in asked and not others and place == 0:
        if re.match(r" (?:{unit} )?(?:pour|for) (?:mon|ma|my)".replace("{unit}", UNIT), right):
            return False
        return left.count(" ") <= 7 or bool(unit)
    arrived = _GREETED.match(left)
    if arrived and (unit or _HERE.match(right)) and (len(left) == 0 or not others or _own_kind(left)):
        return not re.match(
            r" ?(?:,|et|and)? ?(?:apres|plus tard|later|ago|deja que|d ecart|c est long|ca fait|ca passe"
            r"|it was|it is a long)",
            after,
        )
    return False


def _own_kind(left: str) -> bool:
    """A kind of person right before the number, with nothing that makes it somebody's: `fille 15 ans`."""
    return bool(
        re.search(
            r"(?:^|[,!.] |\b(?:salut|hi|hey|hello|moi|suis|am|a) )(?:jeune )?(?:fille|garcon|girl|boy|ado"
            r"|teen) (?:, |de )?$",
            left,
        )
    )


def _not_now(left: str) -> bool:
    """Whether what comes is said of another time, or of no real one."""
    clause = _ENDED.split(left)[-1]
    return bool(_PAST.search(clause) or _NOT_REAL.search(clause))


def _alike(left: str, right: str) -> bool:
    """People of that age asked for, or spoken to as one of them."""
    if not _ALIKE.search(left):
        return False
    if re.search(r"\b(?:qui a|qui ont|ont|des gens|people|d autres|any|other|anyone|anybody) ", left + " ") is None:
        return False
    if (
        _OTHERS.search(left.rsplit(",", maxsplit=1)[-1].replace("boys", "").replace("girls", "").replace("filles", ""))
        is not None
    ):
        return False
    return bool(_OLDS.match(right) or left.endswith("aged ")) and bool(_PLACED.search(right) or _PLACED.search(left))
