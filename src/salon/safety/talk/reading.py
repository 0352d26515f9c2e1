"""One turn as words: what detectors of conversations read, with disguises undone and chat spelling written out.

`base.text` folds code points; this goes on to words: elisions and contractions become words of their own (`j'ai`,
`jai` and `j ai` read the same; so do `i'm` and `im`), a digit parts from its unit (`15ans`), letters set apart are
joined (`q u i n z e`), signs that stand for letters fall (`qu1nze`) where that makes a word somebody looks for, and
quoted titles become one mark. Every word keeps where it was typed. Linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from salon.base.text import View
from salon.safety.talk.numbers import Number, numbers
from salon.safety.talk.spelling import EXPANDED
from salon.safety.talk.vocabulary import BEGINNINGS, JOINED, KNOWN

QUOTED: Final = '"'
"""Stands for what was quoted: a title is nobody's age."""
_QUOTES: Final = re.compile(r'«[^«»]{1,120}»|“[^“”„]{1,120}[”“]|„[^„“]{1,120}“|"[^"\n]{1,120}"')
_PIECES: Final = re.compile(r"[a-z0-9@$€£!|]*[a-z0-9][a-z0-9@$€£!|]*|[^\sa-z0-9]")
_ELIDED: Final = frozenset({"j", "l", "d", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"})
_APOSTROPHES: Final = frozenset("'’`´ʼ‘′")
_JOINERS: Final = frozenset("-‐‑–—_*•·~|/.+")
_KEPT: Final = frozenset(",.?!;:%€$£/+&()#°×" + QUOTED)
_ORDINAL: Final = re.compile(r"\d{1,2}(?:e|eme|em|ieme|th|st|nd|rd|ere|re|er|nde|de|k|s|ers?)")
_PARTED: Final = re.compile(r"(\d{1,4})([a-z]{1,9})")
_LEET: Final = (str.maketrans("0134578@$€!|", "oieastbaseii"), str.maketrans("0134578@$€!|", "oleastbasell"))
_AFTER_DONT: Final = frozenset(
    {"l", "le", "la", "les", "un", "une", "ma", "mon", "mes", "sa", "son", "ses", "je", "j", "tu", "il", "elle", "on"}
)
"""After these `dont` is French."""
_SHORT: Final = frozenset(
    {"je", "tu", "ta", "te", "me", "on", "il", "my", "we", "he", "so", "do", "no", "or", "if", "is", "to"}
)
"""Words of two letters that a sign may stand in: others are numbers as often (`3e`)."""
_STRETCHED: Final = re.compile(r"(.)\1{2,}")


class Reading(Struct, frozen=True):
    """A turn as words with one space between all of them."""

    text: str
    begins: tuple[int, ...]
    """Where each word begins in `text`."""
    spans: tuple[tuple[int, int], ...]
    """Where each word was typed, in code points, end exclusive."""
    numbers: tuple[Number, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] was typed."""
        first = bisect_right(self.begins, start) - 1
        last = bisect_right(self.begins, max(end - 1, start)) - 1
        return self.spans[first][0], self.spans[last][1]


_Word = tuple[str, int, int]


def read(folded: View) -> Reading:
    """The words of a folded text."""
    words = _undisguised(_apart(_elided(_pieces(folded))))
    text: list[str] = []
    begins: list[int] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for place, (word, start, end) in enumerate(words):
        french = word == "dont" and place + 1 < len(words) and words[place + 1][0] in _AFTER_DONT
        for part in (word if french else EXPANDED.get(word, word)).split():
            text.append(part)
            begins.append(length)
            spans.append((start, end))
            length += len(part) + 1
    return Reading(" ".join(text), tuple(begins), tuple(spans), tuple(numbers(text, begins)))


def _pieces(folded: View) -> list[_Word]:
    """Words and marks as typed; a quotation inside a longer text as one mark."""
    text = folded.text
    hidden: list[tuple[int, int]] = []
    if any(quote in text for quote in '«“„"'):
        hidden = [match.span() for match in _QUOTES.finditer(text)]
        outside = _QUOTES.sub("", text)
        if not any(character.isalnum() for character in outside):
            hidden = []
    out: list[_Word] = []
    touches = -1
    quotes = iter([*hidden, (len(text), len(text))])
    quote = next(quotes)
    for match in _PIECES.finditer(text):
        start, end = match.span()
        while start >= quote[1]:
            quote = next(quotes)
            if quote[0] == len(text):
                break
        if quote[0] <= start < quote[1]:
            if start == quote[0]:
                out.append((QUOTED, *folded.span(*quote)))
            continue
        first, last = folded.span(start, end)
        if touches == start and out:
            # Invisible characters between two pieces belong to the first: they still touch.
            out[-1] = (*out[-1][:2], first)
        touches = end
        out.append((match.group(), first, last))
    return out


def _elided(pieces: list[_Word]) -> list[_Word]:
    """Apostrophes: a French elision is a word, an English contraction is read with its word."""
    out: list[_Word] = []
    index = 0
    while index < len(pieces):
        word, start, end = pieces[index]
        if (
            index + 2 < len(pieces)
            and word[-1].isalnum()
            and pieces[index + 1][0] in _APOSTROPHES
            and pieces[index + 1][1] == end
            and pieces[index + 2][0][0].isalnum()
            and pieces[index + 2][1] == pieces[index + 1][2]
        ):
            if word in _ELIDED:
                out.append(pieces[index])
                index += 2
                continue
            short = f"{word}'{pieces[index + 2][0]}"
            out.append((short if short in EXPANDED else word + pieces[index + 2][0], start, pieces[index + 2][2]))
            index += 3
            continue
        out.append(pieces[index])
        index += 1
    return out


def _apart(pieces: list[_Word]) -> list[_Word]:
    """Marks that only join fall, trailing marks part from words, digits part from units."""
    out: list[_Word] = []
    for word, start, end in pieces:
        if word.isalpha():
            out.append((word, start, end))
            continue
        if "'" in word:
            out.append((word, start, end))
            continue
        if not any(character.isalnum() for character in word):
            if word in _KEPT or word in _JOINERS:
                out.append((word, start, end))
            continue
        body = word.strip("!|€$£@")
        tail = word[len(word.rstrip("!|€$£")) :]
        parted = _PARTED.fullmatch(body)
        if parted and not _ORDINAL.fullmatch(body) and body not in KNOWN and _plain(body) not in KNOWN:
            middle = start + len(parted[1])
            out += [(parted[1], start, min(middle, end)), (parted[2], min(middle, end - 1), end)]
        elif word != body and _plain(word) in KNOWN:
            out.append((word, start, end))
            continue
        else:
            out.append((body, start, end))
        out += [(mark, end - 1, end) for mark in tail[:1] if mark in _KEPT]
    return out


def _plain(word: str) -> str:
    """A word without its disguise, if that makes one that is looked for; else as it is."""
    if word in KNOWN:
        return word
    if not word.isalpha():
        for table in _LEET:
            read_as = word.translate(table)
            if read_as in KNOWN and (len(word) > 2 or read_as in _SHORT) and not word.isdigit():
                return read_as
        if re.fullmatch(r"[0-9o]{4}", word) and word[0] in "12":
            return word.replace("o", "0")
        if re.fullmatch(r"2k\d\d?", word):
            return f"20{int(word[2:]):02}"
    if _STRETCHED.search(word):
        twice, once = _STRETCHED.sub(r"\1\1", word), re.sub(r"(.)\1+", r"\1", word)
        for short in (_STRETCHED.sub(r"\1", word), twice, once):
            if short in KNOWN:
                return short
        if not word.isdigit():
            return _STRETCHED.sub(r"\1\1", word)
    return word


def _undisguised(pieces: list[_Word]) -> list[_Word]:
    """Letters set apart joined to words, words broken by a sign made whole, signs read as letters."""
    out: list[_Word] = []
    index = 0
    while index < len(pieces):
        run = _run(pieces, index) if len(pieces[index][0]) == 1 else 1
        if run > 2:
            out += _split(pieces, index, run)
            index += run * 2 - 1 if _joined(pieces, index) else run
            continue
        word, start, end = pieces[index]
        broken = _broken(pieces, index)
        if broken:
            out.append((broken[0], start, pieces[broken[1]][2]))
            index = broken[1] + 1
            continue
        if word not in _JOINERS or word in _KEPT:
            out.append((_plain(word), start, end))
        index += 1
    return out


def _joined(pieces: list[_Word], index: int) -> bool:
    return index + 1 < len(pieces) and pieces[index + 1][0] in _JOINERS


def _run(pieces: list[_Word], index: int) -> int:
    """How many single letters stand in a row from here, with a space or one sign between all of them."""
    step = 2 if _joined(pieces, index) else 1
    count = 0
    while index < len(pieces) and len(pieces[index][0]) == 1 and pieces[index][0].isalnum():
        count += 1
        if step == 2 and index + 1 < len(pieces) and pieces[index + 1][0] not in _JOINERS:
            break
        index += step
    return count


def _split(pieces: list[_Word], index: int, run: int) -> list[_Word]:
    """A row of single letters as known words, the longest first; what is none stays as it is."""
    step = 2 if _joined(pieces, index) else 1
    letters = pieces[index : index + run * step : step]
    out: list[_Word] = []
    at = 0
    while at < len(letters):
        word, size = _longest([letter[0] for letter in letters[at : at + 16]])
        out.append((word, letters[at][1], letters[at + size - 1][2]))
        at += size
    return out


def _longest(letters: list[str]) -> tuple[str, int]:
    """The longest known word that letters begin with, and its length; else the first letter."""
    found, size = letters[0], 1
    for table in (None, *_LEET):
        word = ""
        for count, letter in enumerate(letters, 1):
            word += letter.translate(table) if table else letter
            if word not in BEGINNINGS:
                break
            if 1 < count > size and word in KNOWN and not "".join(letters[:count]).isdigit():
                found, size = word, count
    if size == 1 and len(letters) > 1 and letters[0].isdigit() and letters[1].isdigit():
        return letters[0] + letters[1], 2
    return found, size


def _broken(pieces: list[_Word], index: int) -> tuple[str, int] | None:
    """A word in two pieces (`quin.ze`, `four teen`), or an age in two digits before its unit (`1 6 ans`)."""
    word, _, end = pieces[index]
    if not word[0].isalnum() or index + 1 >= len(pieces):
        return None
    second = index + 1
    if pieces[second][0] in _JOINERS and pieces[second][1] == end and second + 1 < len(pieces):
        second += 1
    if not pieces[second][0][0].isalnum():
        return None
    both = word + pieces[second][0]
    if both in JOINED:
        return both, second
    if (
        len(both) == 2
        and both.isdigit()
        and second + 1 < len(pieces)
        and _plain(pieces[second + 1][0]) in {"ans", "yo", "a"}
    ):
        return both, second
    return None


_SENTENCE: Final = re.compile(r" [.!?;](?= |$)")
_PASSAGE: Final = 260
"""Longest passage, in characters: what stands further apart does not belong together."""


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Every three sentences in a row: parts of a hint or a threat stand close to each other."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    for place in range(max(1, len(ends) - 2)):
        start, end = (ends[place - 1] if place else 0), ends[min(place + 2, len(ends) - 1)]
        for cut in range(start, max(end - _PASSAGE // 2, start + 1), _PASSAGE // 2):
            yield cut, min(cut + _PASSAGE, end)
