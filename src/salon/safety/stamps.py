"""Stamps: which rule version spoke, as one word, wherever it is kept. Made here and taken apart here, nowhere else.

    links@3                     a rule
    pack.flyers@2               a rule of an operator's pack
    head_offence@7              a learned head
    head_second_offence@4       the same, both looks as one
    head_NAME_offence@1         an operator's scorer
    talk.coercion@1             a family of conversations, in a text by itself
    talk.coercion.own_age@1     a sign of a conversation

Rule 1: no two rules have one stamp: figures, the breaker and the table go by it (`flow.rulebook` refuses to start).
"""

from __future__ import annotations

from typing import Final

_HEAD: Final = "head_"
_TALK: Final = "talk."
SECOND: Final = "second"
CODE_MAX: Final = 48
"""Characters of a code where one is stored."""
RESERVED: Final = frozenset({"semantic", SECOND, "late", "unscored"})
"""What no operator's scorer may be called: names of the built-in one, and of findings that stand for a look."""
LEARNED: Final = f"{_HEAD}*"
"""In a row of the table: everything learned."""
TALK: Final = _TALK
"""How everything that conversations came to begins."""


def stamp(code: str, version: int = 1) -> str:
    """The stamp of a rule version."""
    return f"{code}@{version}"


def parted(stamp: str) -> tuple[str, int]:
    """Code and version; 1 where none stands."""
    code, _, version = stamp.partition("@")
    return code, int(version) if version.isdigit() else 1


def code_of(stamp: str) -> str:
    """The code: what stays when a rule gets a new version."""
    return stamp.partition("@")[0]


def head(name: str, scorer: str = "") -> str:
    """The code of a learned score: of the first look, of both looks (`SECOND`), or of an operator's scorer."""
    return f"{_HEAD}{scorer}_{name}" if scorer else f"{_HEAD}{name}"


def learned(code: str) -> bool:
    """Whether a code, or a stamp, is of something learned."""
    return code.startswith(_HEAD)


def talk(family: str, sign: str = "") -> str:
    """The code of what a conversation came to: a family, or one sign of it."""
    return f"{_TALK}{family}.{sign}" if sign else f"{_TALK}{family}"[:CODE_MAX]


def family_of_talk(stamp: str) -> str:
    """The family, of a code or stamp of conversations; empty for any other."""
    return code_of(stamp).split(".")[1] if stamp.startswith(_TALK) else ""


def is_sign(stamp: str) -> bool:
    """Whether it is one sign of a conversation, and not a family."""
    return stamp.startswith(_TALK) and code_of(stamp).count(".") > 1
