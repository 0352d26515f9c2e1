"""Clauses of the site's terms: what a verdict or a decision may name (DSA articles 14 and 17(3)(e)).

Rule 1: each stands on /rules under its number; a test checks it. A statement of reasons that names a clause nobody can
read gives no reason.
"""

from __future__ import annotations

from typing import Final

CLAUSES: Final = frozenset(
    {f"1.{number}" for number in range(1, 7)} | {f"2.{number}" for number in range(1, 8)} | {"talk", "judging"}
)
CHECKING: Final = "judging"
"""How checking works: what a stop rests on that serves no other clause. What nobody could look at is not delivered."""
