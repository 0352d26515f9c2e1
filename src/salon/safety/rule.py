"""Rules: small typed functions that find, and never decide.

A rule reads an `Exhibit` and yields spans of what was typed. It carries its own examples:
`hit` texts it must find something in, `miss` texts it must leave alone; both run as tests. What follows
from a finding is the policy's (`safety.policy`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct

from salon.base.text import View
from salon.base.values import Span
from salon.safety.finding import Finding
from salon.safety.stamps import stamp
from salon.safety.views import Views

Where = str
"""`room`, `direct`, `name`, `topic`, `pinned` or `request` (`safety.policy`)."""
EXAMPLES_YEAR: Final = 2026
"""The year in which the examples of rules are said: they hold whenever they are run."""


class Exhibit(Struct, frozen=True):
    """What a rule sees: the typed text in its views, where it is said, and what was said before."""

    views: Views
    year: int
    """Calendar year in which it is said, for years of birth."""
    where: Where = "room"
    earlier: tuple[tuple[float, int], ...] = ()
    """(age in seconds, digest) of this sender's last submissions in this place, newest first; no text."""
    digest: int = 0
    """Digest of this text, to compare with `earlier`; 0 for a text too short to count as repeated."""

    @property
    def typed(self) -> str:
        """The text as typed."""
        return self.views.typed

    @property
    def folded(self) -> View:
        """The text as patterns see it."""
        return self.views.folded

    @property
    def beside(self) -> tuple[View, ...]:
        """The folded text with further disguises undone."""
        return self.views.beside

    @property
    def unmasked(self) -> tuple[View, ...]:
        """The same, with numbers left alone."""
        return self.views.unmasked


Find = Callable[[Exhibit], Iterable[tuple[int, int]]]


class Rule(Struct, frozen=True):
    """One rule, with its version and examples."""

    code: str
    version: int
    family: str
    clause: str
    """Clause of the site's terms that it serves."""
    hint: str
    """What the sender can change, as a code the client translates; empty for protected families."""
    find: Find
    severity: int = 2
    hit: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()
    where: Where = "room"
    """Where its examples are said."""
    draft: bool = False
    """Of an operator's pack: does nothing until staff bring it into shadow."""

    @property
    def stamp(self) -> str:
        """Code and version, as kept with cases."""
        return stamp(self.code, self.version)

    def look(self, exhibit: Exhibit) -> Finding | None:
        """What this rule finds, with everything a finding carries."""
        spans = tuple(Span(start, end) for start, end in self.find(exhibit))
        if not spans:
            return None
        return Finding(self.code, self.version, self.family, self.clause, self.hint, spans, self.severity)


RULES: Final[dict[str, Rule]] = {}
"""All rules, by code, in order of registration."""


def rule(
    code: str,
    *,
    version: int,
    family: str,
    clause: str,
    hint: str,
    severity: int = 2,
    hit: tuple[str, ...] = (),
    miss: tuple[str, ...] = (),
    where: Where = "room",
) -> Callable[[Find], Find]:
    """Register a function as a rule."""

    def register(find: Find) -> Find:
        if code in RULES:
            raise AssertionError(f"two rules called {code}")
        RULES[code] = Rule(code, version, family, clause, hint, find, severity, hit, miss, where)
        return find

    return register
