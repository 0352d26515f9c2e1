"""The pack browsers read: `python -m salon.safety.pack` prints web/src/shared/pack.json.

In a one-to-one that is not judged on the server, each browser looks at what its reader receives (design, "What is
judged where"). The pack is made from the rules' own shapes and the tables of `base.text`; `web/src/shared/check.ts`
reads it, and a test lets both sides look at the same texts.

Rule 1: a pattern is translated, never rewritten by hand, and what cannot be translated with the same meaning
is an error here, not a difference there.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import Any, Final

from salon.base.reading import NUMBER
from salon.base.text import LOOK_ALIKES, SQUARES
from salon.safety import rules as _rules  # noqa: F401  # registers the rules
from salon.safety.finding import Finding
from salon.safety.patterns import SHAPES
from salon.safety.policy import Scene, weigh
from salon.safety.rule import RULES
from salon.safety.shape import BETWEEN, DIGITS, SPELT_MIN, gapless

_WORD: Final = r"\p{L}\p{N}_"
_OUTSIDE: Final = {
    "b": f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
    "d": r"\p{Nd}",
    "w": f"[{_WORD}]",
    "s": r"\s",
    "S": r"\S",
} | {sign: f"\\{sign}" for sign in ".()[]{}+*?|^$/"}
_INSIDE: Final = {"d": r"\p{Nd}", "w": _WORD, "s": r"\s"} | {sign: f"\\{sign}" for sign in ".[]^-"}
_GROUPS: Final = ("(?:", "(?!", "(?=", "(?<!", "(?<=")


def translated(pattern: str) -> str:
    r"""A Python pattern with the same meaning in JavaScript's `u` mode, where \b, \d and \w know ASCII only.

    Raises:
        ValueError: it uses something that is not known to mean the same.
    """
    out: list[str] = []
    at, inside = 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            known = (_INSIDE if inside else _OUTSIDE).get(pattern[at + 1 : at + 2])
            if known is None:
                raise ValueError(f"cannot translate \\{pattern[at + 1 : at + 2]} in {pattern!r}")
            out.append(known)
            at += 2
            continue
        if not inside and pattern.startswith("(?", at) and not pattern.startswith(_GROUPS, at):
            raise ValueError(f"cannot translate {pattern[at : at + 4]} in {pattern!r}")
        if sign in "[]":
            inside = sign == "["
        out.append(sign)
        at += 1
    return "".join(out)


def pack() -> dict[str, Any]:
    """Tables of folding, and what the rules that matter in a one-to-one look for."""
    # Where folding case is more than writing small: what compatibility decomposition has not undone before.
    letters = (chr(code) for code in range(sys.maxunicode + 1))
    plain = (letter for letter in letters if unicodedata.normalize("NFKD", letter) == letter)
    rules = []
    for code, shape in SHAPES.items():
        rule = RULES[code]
        action = weigh(Finding(code, rule.version, rule.family, severity=rule.severity), Scene("direct"))
        if action != "allow":
            rules.append(
                {
                    "stamp": rule.stamp,
                    "family": rule.family,
                    "action": action,
                    "find": [translated(pattern) for pattern in shape.find],
                    "spelt": [translated(gapless(pattern)) for pattern in shape.find],
                    "aim": translated(shape.aim),
                    "unless": translated(shape.unless),
                    "digits": shape.digits,
                    "words": shape.words,
                }
            )
    return {
        "squares": list(SQUARES),
        "digits": list(DIGITS),
        "number": f"^(?:{translated(NUMBER)})$",
        "between": BETWEEN,
        "spelt_min": SPELT_MIN,
        "look_alikes": {chr(key): chr(value) for key, value in LOOK_ALIKES.items()},
        "case": {letter: letter.casefold() for letter in plain if letter.casefold() != letter.lower()},
        "rules": rules,
    }


def text() -> str:
    """The pack as a file."""
    return json.dumps(pack(), indent=1, ensure_ascii=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
