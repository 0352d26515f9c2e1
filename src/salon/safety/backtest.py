"""What another table, or another state of a rule, would have done to texts that are gone: pure.

Stored lines (`safety.marks`) and a golden corpus are drawn twice, as it is and as it would be. What comes out is counts
and the overlap with what people decided, with an interval: never a bare precision from traffic nobody labelled.

Rule 1: a rule on trial counts here as one in force; its share is about people, not about right or wrong.
Rule 2: what needs the past (flooding, repetition, signs of a conversation) is in a stored line or nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from salon.safety.finding import Finding
from salon.safety.lifecycle import Interval, State, limit, wilson
from salon.safety.marks import read
from salon.safety.policy import Action, Scene, Table, Verdict, decide

STOPPED: Final = frozenset({"hold", "block"})


class Setting(Struct, frozen=True):
    """A table, and the states of rule versions that are not simply live: stamp -> (state, cause)."""

    table: Table
    states: Mapping[str, tuple[State, str]] = {}

    def draw(self, scene: Scene, found: Iterable[Finding]) -> Verdict:
        """What follows here."""
        found, most = tuple(found), dict[str, Action]()
        for one in found:
            state, cause = self.states.get(one.stamp, ("live", ""))
            most_here = limit(state, cause, one.family)
            if most_here is not None:
                most[one.stamp] = most_here
        return decide(found, scene, self.table, most)


class Text(Struct, frozen=True):
    """Something that was judged: where, what was found, how often, and what people said of it."""

    scene: Scene
    found: tuple[Finding, ...]
    times: int = 1
    label: str = ""
    """`upheld`, `overturned`, or nothing."""


class RuleEffect(Struct, frozen=True):
    """Of the texts a rule version spoke about: how many were stopped before, and would be after."""

    texts: int
    stopped_before: int
    stopped_after: int


class Report(Struct, frozen=True):
    """What would change."""

    texts: int
    before: dict[str, int]
    after: dict[str, int]
    moved: dict[str, int]
    """`hold -> flag`: how many texts; nothing where nothing changes."""
    rules: dict[str, RuleEffect]
    right_before: Interval
    """Of what people decided on: how much of what is stopped they upheld."""
    right_after: Interval


def stored(lines: Iterable[tuple[str, str, int]]) -> list[Text]:
    """Stored (label, line, count) as texts; a line of another version's form is left out."""
    texts = []
    for label, line, times in lines:
        try:
            scene, found = read(line)
        except ValueError:
            continue
        texts.append(Text(scene, found, times, label))
    return texts


def compare(texts: Iterable[Text], before: Setting, after: Setting) -> Report:
    """Draw every text twice."""
    counts: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    moved: Counter[str] = Counter()
    rules: dict[str, Counter[str]] = {}
    decided: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for text in texts:
        was, now = (setting.draw(text.scene, text.found).action for setting in (before, after))
        if text.label:
            # The same texts stand among the unlabelled lines: counted there.
            for tally, action in zip(decided, (was, now), strict=True):
                tally[text.label] += text.times * (action in STOPPED)
            continue
        counts[0][was] += text.times
        counts[1][now] += text.times
        if was != now:
            moved[f"{was} -> {now}"] += text.times
        for stamp in {finding.stamp for finding in text.found}:
            effect = rules.setdefault(stamp, Counter())
            effect["texts"] += text.times
            effect["before"] += text.times * (was in STOPPED)
            effect["after"] += text.times * (now in STOPPED)
    right = [wilson(tally["upheld"], tally["upheld"] + tally["overturned"]) for tally in decided]
    return Report(
        texts=sum(counts[0].values()),
        before=dict(counts[0]),
        after=dict(counts[1]),
        moved=dict(moved.most_common()),
        rules={
            stamp: RuleEffect(one["texts"], one["before"], one["after"])
            for stamp, one in sorted(rules.items(), key=lambda item: -item[1]["texts"])
        },
        right_before=right[0],
        right_after=right[1],
    )
