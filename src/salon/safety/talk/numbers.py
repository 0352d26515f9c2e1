"""Numbers in a turn, in digits and in words of both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

UNITS: Final[dict[str, int]] = {
    word: value
    for value, words in {
        1: "un une one",
        2: "deux two",
        3: "trois three",
        4: "quatre four",
        5: "cinq five",
        6: "six",
        7: "sept seven",
        8: "huit eight",
        9: "neuf nine",
        10: "dix ten",
        11: "onze eleven",
        12: "douze twelve",
        13: "treize thirteen treiz",
        14: "quatorze fourteen quatorz katorze katorz fourten forteen",
        15: "quinze fifteen quinz kinze kinz fiveteen fiften xv",
        16: "seize sixteen seiz seise sixten xvi",
        17: "dixsept seventeen seventen xvii",
        18: "dixhuit eighteen",
        19: "dixneuf nineteen",
        20: "vingt twenty",
        30: "trente thirty",
        40: "quarante forty fourty",
        50: "cinquante fifty",
        60: "soixante sixty",
        70: "septante seventy",
        80: "huitante octante eighty",
        90: "nonante ninety",
    }.items()
    for word in words.split()
}
_BIG: Final = {"cent": 100, "cents": 100, "hundred": 100, "mille": 1_000, "mil": 1_000, "thousand": 1_000}
_AND: Final = frozenset({"et", "and"})


class Number(Struct, frozen=True):
    """A number and where it stands in the reading's text."""

    value: int
    start: int
    end: int
    word: bool
    """Spelled in letters."""


def numbers(words: Sequence[str], begins: Sequence[int]) -> Iterator[Number]:
    """Every number of up to four digits. An ordinal is none."""
    index = 0
    while index < len(words):
        word = words[index]
        if word.isdecimal() and len(word) <= 4:
            yield Number(int(word), begins[index], begins[index] + len(word), word=False)
            index += 1
        elif word in UNITS:
            value, count = _spelled(words, index)
            last = index + count - 1
            if count > 1 or value > 1:
                yield Number(value, begins[index], begins[last] + len(words[last]), word=True)
            index += count
        else:
            index += 1


def _spelled(words: Sequence[str], index: int) -> tuple[int, int]:
    """The number spelled from here, and how many words it takes."""
    total, current, count = 0, UNITS[words[index]], 1
    while index + count < len(words):
        word = words[index + count]
        skip = 0
        if word in _AND and index + count + 1 < len(words):
            skip, word = 1, words[index + count + 1]
            if skip and not (current in {20, 30, 40, 50, 60, 70} or total or current >= 100):
                break
        if word in _BIG:
            if skip:
                break
            if _BIG[word] == 1_000:
                total, current = total + current * 1_000, 0
            else:
                current *= 100
        elif word in UNITS:
            value = UNITS[word]
            if current == 4 and value == 20 and word == "vingt":
                current = 80
            elif (
                current in {19, 20}
                and 10 <= value <= 99
                and not total
                and word.endswith(("een", "lve", "ven", "ten", "ty"))
            ):
                current = current * 100 + value
            elif (
                (current == 10 and value in {7, 8, 9} and not skip and words[index + count - 1] == "dix")
                or (current % 100 in {60, 80} and value < 20 and word != "ten")
                or (
                    (current % 10 == 0 and current % 100 >= 20 and value < 10)
                    or (current >= 100 and current % 100 == 0 and value < 100)
                    or (current == 0 and total)
                )
                or (current >= 1_900 and current % 10 == 0 and value < 10)
            ):
                current += value
            else:
                break
        else:
            break
        count += 1 + skip
    return total + current, count
