"""What is kept of a judged text for back-tests: where it was said and which rules spoke, as one short line of codes.

    room|normal||-|links@3:links:2:1.00,shouting@2:shouting:1:1.00

No word, no span, no length, nobody and no time stands in it: texts said by different people come to the same line,
and lines are counted by day (`flow.rulebook_figures`). From a line every table can be asked again what it would have
drawn from these findings (`read`), long after the text vanished.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from salon.safety.finding import Finding
from salon.safety.policy import Scene

FINDINGS_MAX: Final = 12
"""Findings in one line; a text with more is a flood of everything, and the first say enough."""
STEPS: Final = 20
"""A score is rounded to a twentieth: coarse enough that it names no text."""
_PART: Final = re.compile(r"([a-z0-9_.]{1,48})@([0-9]{1,6}):([a-z_]{1,32}):([1-3]):([01]\.[0-9]{2})")
_CONTACT: Final = {"+": True, "-": False}


def marks_of(findings: Iterable[Finding], scene: Scene) -> str:
    """The line of a text; empty where nothing spoke."""
    parts = [f"{one.stamp}:{one.family}:{one.severity}:{round(one.score * STEPS) / STEPS:.2f}" for one in findings][
        :FINDINGS_MAX
    ]
    if not parts:
        return ""
    contact = "+" if scene.first_contact else "-"
    return f"{scene.place}|{scene.preset}|{scene.role}|{contact}|{','.join(parts)}"


def read(line: str) -> tuple[Scene, tuple[Finding, ...]]:
    """A line as it was: where, and what was found.

    Raises:
        ValueError: not a line of this form.
    """
    place, preset, role, contact, parts = line.split("|")
    found = []
    for part in parts.split(","):
        form = _PART.fullmatch(part)
        if form is None:
            raise ValueError(f"not a finding: {part[:80]}")
        code, version, family, severity, score = form.groups()
        found.append(Finding(code, int(version), family, severity=int(severity), score=float(score)))
    return Scene(place, preset, role, _CONTACT.get(contact, False)), tuple(found)


def stamps_in(line: str) -> tuple[str, ...]:
    """The rule versions that spoke."""
    return tuple(finding.stamp for finding in read(line)[1]) if line else ()
