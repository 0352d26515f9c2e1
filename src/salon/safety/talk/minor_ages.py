"""Own age under 18 in numbers: a number, a frame that makes it the speaker's, and nothing that makes it another's.

Every number from 6 to 18 is looked at by what stands to its left and right. A frame must say that it is an age, whose,
and that it is now; without a frame a number says nothing, unless the other one had just asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from salon.safety.talk.minor_frames import (
    ADDRESS,
    ADULT,
    ALIKE,
    ALIKE_WHO,
    ALONE_FROM,
    ASKED_BACK,
    AT,
    AT_NOW,
    BARELY,
    BEGINS,
    BEGINS_NEARLY,
    BORN_AGO,
    BOUND,
    CANDLES,
    CANDLES_AFTER,
    CARD,
    CARD_SAYS,
    COMING,
    CORRECTED,
    COUNT,
    COUNTED,
    DATED_BACK,
    ENDED,
    ENDED_HERE,
    ENGLISH,
    ENGLISH_COMING,
    ENGLISH_NOT,
    FIRST,
    FOLLOWS_BARE,
    FOR_MINE,
    GENDER,
    GENDER_AFTER,
    GOING_ON,
    GREETED,
    GREETED_NAME,
    GUESSED,
    HALF,
    HAVE_THEM,
    HELD_BACK,
    HERE,
    IF_TOLD,
    IMPARFAIT,
    JOINED_ON,
    KIN_TAIL,
    KIND,
    KIND_AFTER,
    KINDS,
    LASTED,
    LATER,
    LETTER,
    LETTER_AFTER,
    LETTERED,
    MOI,
    MY_AGE_LIKE,
    MY_NUMBERED,
    NAMED_AFTER,
    NAMED_HERE,
    NEARING,
    NEARLY_LEFT,
    NOT_AGE_FOUND,
    NOT_REAL_FOUND,
    NOT_YET_RIGHT,
    OLDS,
    OTHERS_FOUND,
    OWN_AGE_TALK,
    OWNED,
    PARTED,
    PARTY,
    PAST_FOUND,
    PLACED,
    PRESENT,
    RANKED,
    RECENT_AFTER,
    RULE_OF_AGE,
    SAID_FOUND,
    SAID_HERE,
    SAME_AGE,
    SAME_KIN,
    SELF,
    SINCE,
    SOON_AFTER,
    SUMMED,
    TAIL,
    THINGS_FOUND,
    TITLES_FOUND,
    TODAY,
    TOLD,
    TURNED,
    UNIT_FOUND,
    WAS,
    WAS_SAID,
    WINDOW,
    YOU,
    YOUTH,
)
from salon.safety.talk.numbers import Number
from salon.safety.talk.reading import Reading
from salon.safety.talk.sign import Band, Sign

_AGED = re.compile(r"\b(?:j ai|i am|j en ai|moi) ")


def _beside(text: str, number: Number) -> tuple[str, str]:
    """What stands on either side of a number, not further than matters."""
    start = number.start - WINDOW
    return ("\u2026" if start > 0 else "") + text[max(start, 0) : number.start], text[number.end : number.end + WINDOW]


def _sign(reading: Reading, name: str, number: Number, band: Band = "urgent") -> Sign:
    start, end = reading.span(number.start, number.end)
    return Sign("minor_contact", name, band, start, end)


def own_ages(reading: Reading, asked: frozenset[str]) -> Iterator[Sign]:
    """Ages under 18 that are the speaker's own, and ages of 18 that are still to come."""
    text = reading.text
    if "birth" in asked:
        asked |= {"age"} if _AGED.search(text) else frozenset()
    if "their_age" not in asked and OWN_AGE_TALK.search(text):
        asked |= {"age"}
    lettered = LETTERED.search(text)
    if lettered:
        yield Sign("minor_contact", "own_age", "urgent", *reading.span(*lettered.span(2)))
    parted = PARTED.match(text) if "age" in asked else None
    if parted:
        yield Sign("minor_contact", "own_age", "urgent", *reading.span(*parted.span(1)))
    for match in MY_NUMBERED.finditer(text):
        eighteen = any(group in {"18", "eighteenth"} for group in match.groups())
        if not (eighteen and WAS.search(match.group())):
            yield Sign("minor_contact", "nearly_18" if eighteen else "own_age", "urgent", *reading.span(*match.span()))
    adult = any(_states_adult(text, number, asked) for number in reading.numbers[: 2 * COUNT])
    ages = [(place, number) for place, number in enumerate(reading.numbers) if 6 <= number.value <= 18]
    for place, number in ages if len(ages) <= 2 * COUNT else ages[:COUNT] + ages[-COUNT:]:
        left, right = _beside(text, number)
        if TITLES_FOUND.search(ENDED.split(left)[-1]) or COUNTED.search(left):
            continue
        if number.value == 18:
            if _nearly(left, right, asked):
                yield _sign(reading, "nearly_18", number)
            continue
        if YOU.search(left) and (UNIT_FOUND.match(right) or ENDED.match(right.lstrip() or ".")):
            if number.value >= 8:
                yield _sign(reading, "called_minor", number, "watch")
            continue
        if _own(text, left, right, asked, place, adult=adult) and not _taken_back(reading, number):
            yield _sign(reading, "own_age", number)
        elif _alike(left, right):
            yield _sign(reading, "seeks_minor", number)


def _taken_back(reading: Reading, number: Number) -> bool:
    """Whether an adult's age follows as the real one: `I look 16 but I'm 40`, `14... no, kidding, 52`."""
    for later in reading.numbers:
        if later.start > number.end and later.value in ADULT:
            left, right = _beside(reading.text, later)
            tail = _tail(left)
            said = PRESENT.search(tail) or ENGLISH.search(tail) or HAVE_THEM.search(tail)
            if (
                said
                and CORRECTED.search(reading.text[number.end : later.start])
                and not (WAS_SAID.search(left) or THINGS_FOUND.match(right) or NOT_AGE_FOUND.match(right))
            ):
                return True
    return False


def _states_adult(text: str, number: Number, asked: frozenset[str]) -> bool:
    """Whether an adult's age is said of the speaker, or may be: then a smaller number beside it is another's."""
    if number.value not in ADULT:
        return False
    left, right = _beside(text, number)
    if WAS_SAID.search(left) or GUESSED.search(left):
        return False
    if not left.strip(" .,!") and ENDED_HERE.match(right):
        return True
    tail = _tail(left)
    if PRESENT.search(tail) or ENGLISH.search(tail):
        return not THINGS_FOUND.match(right) and not NOT_AGE_FOUND.match(right)
    if "age" in asked and not THINGS_FOUND.match(right):
        return True
    return bool(UNIT_FOUND.match(right)) and not NOT_AGE_FOUND.match(right)


def _nearly(left: str, right: str, asked: frozenset[str]) -> bool:
    """Whether 18 is still to come for the speaker."""
    if THINGS_FOUND.match(right) or NOT_AGE_FOUND.match(right):
        return False
    if OTHERS_FOUND.search(left[-40:]) and not FIRST.search(left[-24:]):
        return False
    if COMING.search(left) and "d avoir" not in left:
        return True
    if ENGLISH_COMING.search(left):
        return True
    near = NEARLY_LEFT.search(left) or NOT_YET_RIGHT.match(right) or SOON_AFTER.match(right)
    if not near or RULE_OF_AGE.search(left):
        return False
    return bool(FIRST.search(left) or "age" in asked or BEGINS_NEARLY.search(left))


def _own(text: str, left: str, right: str, asked: frozenset[str], place: int, *, adult: bool) -> bool:
    unit = UNIT_FOUND.match(right)
    left = IF_TOLD.sub("", left)
    if not left.strip() and SOON_AFTER.match(right) and PARTY.search(right):
        return True
    if CARD_SAYS.search(left):
        return True
    if _not_now(left) or TOLD.search(left[-60:]) or SAID_FOUND.search(BOUND.sub("", left)):
        return False
    after = right[unit.end() :] if unit else right
    counted = HALF.sub(r"\1", right)
    coming = COMING.search(_tail(left)) and right.startswith(" ans dans ")
    if NOT_AGE_FOUND.match(counted) and not coming and not ("age" in asked and right.startswith(" of ")):
        return False
    if (not unit or counted != right) and THINGS_FOUND.match(counted) and not ("age" in asked and GENDER.match(right)):
        return False
    if DATED_BACK.match(after) or RANKED.match(after):
        return False
    if KIN_TAIL.match(right):
        return False
    if MY_AGE_LIKE.search(left):
        return True
    if CANDLES.search(left) and CANDLES_AFTER.match(right):
        return True
    if "age" in asked and SUMMED.search(left) and ENDED_HERE.match(after):
        return True
    bound = _bound(left, right, after, asked, unit=bool(unit))
    if bound is not None:
        return bound
    if CARD.search(text) and unit and not adult and not OTHERS_FOUND.search(left):
        return True
    if left.endswith((" a ", " at ")) and HELD_BACK.search(left) and ENDED_HERE.match(after):
        return not OTHERS_FOUND.search(SAME_AGE.sub("", left)) and not IMPARFAIT.search(text)
    if AT.search(left):
        return bool(AT_NOW.match(right)) and not IMPARFAIT.search(right)
    if adult or "their_age" in asked or "how_long" in asked:
        return False
    if SINCE.match(after if unit else right) and (
        GREETED.match(left) or (unit and left.endswith(", ") and _of_me(left))
    ):
        return True
    return _unbound(left, right, asked, place, unit=bool(unit))


def _of_me(left: str) -> bool:
    """Whether the sentence is the speaker's: said of oneself, or of nobody else."""
    clause = ENDED.split(left)[-1]
    return bool(SELF.search(clause)) or not OTHERS_FOUND.search(clause)


def _tail(left: str) -> str:
    """The end of what stands before a number: a frame that holds it is no longer."""
    return left if len(left) <= TAIL else "\u2026" + left[-TAIL:]


def _bound(left: str, right: str, after: str, asked: frozenset[str], *, unit: bool) -> bool | None:
    """Whether a frame of one's own holds the number; None where there is no frame."""
    left = _tail(left)
    ended = bool(FOLLOWS_BARE.match(after))
    if PRESENT.search(left):
        return unit or (ended and bool("age" in asked or ASKED_BACK.match(right)))
    if COMING.search(left):
        return unit or left.endswith("mes ") or bool(SOON_AFTER.match(right))
    if TURNED.search(left):
        return unit and bool(RECENT_AFTER.match(after))
    if ENGLISH.search(left):
        if left.endswith((" a ", " an ", " the ")):
            return unit or bool(GENDER_AFTER.match(right))
        return unit or ended or not ENGLISH_NOT.match(right)
    if MOI.search(left):
        return bool(unit or "age" in asked or "ok with" in left or ASKED_BACK.match(right)) and ended
    return None


def _unbound(left: str, right: str, asked: frozenset[str], place: int, *, unit: bool) -> bool:
    """Whether a number without a frame is the speaker's age: asked for, said on arriving, or of nobody else."""
    if NAMED_HERE.search(left) and (unit or ENDED_HERE.match(right) or NAMED_AFTER.match(right)):
        return True
    if SAME_KIN.search(left) and ENDED_HERE.match(right):
        return True
    if SAID_HERE.match(left) and FOLLOWS_BARE.match(right) and not OTHERS_FOUND.search(left):
        return True
    if not left and ALONE_FROM.match(right):
        return True
    if (LETTER.match(left) and LETTER_AFTER.match(right)) or (GREETED_NAME.match(left) and not right.strip(" .!")):
        return True
    left = SAME_AGE.sub("", left)
    clause = ENDED.split(left)[-1]
    if re.match(r" (?:years?|yrs?) olds?\b", right):
        clause = re.sub(r"\ba $", "", clause)
    if BORN_AGO.search(left):
        return True
    others = OTHERS_FOUND.search(ADDRESS.sub("", left))
    unit_end = match.end() if (match := UNIT_FOUND.match(right)) else 0
    if GOING_ON.match(right) and not others and not LASTED.search(clause) and clause.count(" ") <= 5:
        return True
    if KIND_AFTER.match(right) or FOR_MINE.match(right):
        return False
    if (
        BARELY.search(clause)
        and FOLLOWS_BARE.match(right)
        and not others
        and (unit or HELD_BACK.search(left) or TODAY.match(right))
    ):
        return True
    if "age" in asked and not others and place == 0 and not LASTED.search(clause):
        return clause.rpartition(",")[2].count(" ") <= 7 or unit
    if LATER.match(right[unit_end:]) or LASTED.search(clause):
        return False
    arrived = GREETED.match(left)
    if arrived and left[-3:-1].isalpha() and unit and not NAMED_AFTER.match(right[unit_end:]):
        return False
    if arrived and not left.strip() and re.match(r" (?:et|and) (?:toi|vous|you|u)\b", right):
        return True
    if arrived and not left.strip() and ENDED_HERE.match(right) and YOUTH.search(right):
        return True
    if arrived and (unit or HERE.match(right) or NEARING.search(left)) and (not left or not others or _own_kind(left)):
        return unit or bool(FOLLOWS_BARE.match(right))
    if _own_kind(left) and FOLLOWS_BARE.match(right) and not _owned(clause) and not IMPARFAIT.search(right):
        return True
    if unit and _strong(right) and not _owned(clause) and not IMPARFAIT.search(clause + right):
        if OTHERS_FOUND.search(clause) and not _own_kind(left):
            return False
        return bool((FIRST.search(clause) and JOINED_ON.search(clause)) or BEGINS.match(clause) or _own_kind(left))
    return False


def _strong(right: str) -> bool:
    """A unit that only counts ages: `ans` is one; `years` alone counts anything."""
    return not re.match(r" years?\b(?! old)| yrs?\b(?! old)| a\b", right)


def _owned(clause: str) -> bool:
    """Somebody of that age is somebody's: `my 15 year old`, `j'ai une fille de 15 ans`."""
    return bool(OWNED.search(clause))


def _own_kind(left: str) -> bool:
    """A kind of person right before the number, with nothing that makes it somebody's: `fille 15 ans`."""
    return bool(KIND.search(left))


def _not_now(left: str) -> bool:
    """Whether what comes is said of another time, or of no real one."""
    clause = ENDED.split(left)[-1]
    return bool(PAST_FOUND.search(clause) or NOT_REAL_FOUND.search(clause))


def _alike(left: str, right: str) -> bool:
    """People of that age asked for, or spoken to as one of them."""
    if not ALIKE.search(left) or not ALIKE_WHO.search(left):
        return False
    if OTHERS_FOUND.search(KINDS.sub("", left.rsplit(",", maxsplit=1)[-1])):
        return False
    return bool(OLDS.match(right) or left.endswith("aged ")) and bool(PLACED.search(right) or PLACED.search(left))
