"""What was found, apart from what follows from it (`safety.policy`)."""

from __future__ import annotations

from msgspec import Struct

from salon.base.values import Span
from salon.safety.stamps import stamp


class Finding(Struct, frozen=True):
    """One rule spoke: which, where in the typed text, how grave, how sure."""

    rule: str
    version: int
    family: str
    clause: str = ""
    """Clause of the site's terms that the rule serves."""
    hint: str = ""
    """What the sender can change, as a code the client translates; empty for protected families."""
    spans: tuple[Span, ...] = ()
    """In code points of the text as typed."""
    severity: int = 2
    """1 coarse, 2 an ordinary breach, 3 grave."""
    score: float = 1.0
    """How sure, 0 to 1, where 0.5 is the threshold of a flag: 1 for a pattern, less for a learned head."""

    @property
    def stamp(self) -> str:
        """Rule and version, as kept with cases."""
        return stamp(self.rule, self.version)
