"""What happens next in a room among simulated visitors. Pure: chance, members and what was heard come in.

greet who came -> answer who is real -> go on with the thread | react | an aside -> a new thread
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from salon.base.values import Event, Person
from salon.crowd.talk import Talk, Thread, write

REMEMBERED: Final = 60
"""Lines of a room that are not said again while they are among the last."""
GREETED: Final = 0.85
ANSWERED: Final = 0.9
EDITED: Final = 0.05

Kind = Literal["opener", "answer", "conclusion", "aside", "greeting", "reply", "reaction"]


@dataclass(frozen=True, slots=True)
class Move:
    """One thing somebody does."""

    kind: Kind
    speaker: str
    """Tag."""
    text: str = ""
    slip: str = ""
    """The text with a slip of the finger, said first and edited at once; empty: none."""
    reply_to: int | None = None
    mentions: tuple[str, ...] = ()
    emoji: str = ""


def slipped(text: str, chance: Random) -> str:
    """Two letters of one word change places; the same text if no word is long enough."""
    words = text.split(" ")
    long = [index for index, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return text
    index = chance.choice(long)
    word, at = words[index], chance.randrange(1, len(words[index]) - 2)
    words[index] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


class Scene:
    """One room.

    Args:
        sign: the room's name and topic: what is talked about follows from it.
    """

    def __init__(self, talk: Talk, sign: str, chance: Random) -> None:
        self._talk, self._chance = talk, chance
        self._sign = sign
        self._deck: list[Thread] = []
        self._recent: deque[str] = deque(maxlen=REMEMBERED)
        self._heard: deque[tuple[int, str]] = deque(maxlen=12)
        self._strangers: deque[Event] = deque(maxlen=3)
        self._newcomers: deque[Person] = deque(maxlen=3)
        self._seen: set[str] = set()
        self._top = 0
        self._thread: Thread | None = None
        self._answers: list[str] = []
        self._began = ("", 0)
        self._last = ""

    # ------------------------------------------------------------------ hearing

    def hear(self, event: Event, ours: Collection[str]) -> None:
        """An event of the room; the same one from several members counts once."""
        if event.seq <= self._top or event.kind != "message":
            return
        self._top = event.seq
        self._heard.append((event.seq, event.author))
        if event.author not in ours and self._chance.random() < ANSWERED:
            self._strangers.append(event)

    def see(self, people: Collection[Person], ours: Collection[str]) -> None:
        """Who is here. Somebody real is greeted once."""
        for person in people:
            if person.tag not in self._seen:
                self._seen.add(person.tag)
                if person.tag not in ours and self._chance.random() < GREETED:
                    self._newcomers.append(person)

    def forget(self) -> None:
        """The room was reset: what was heard cannot be answered any more."""
        self._heard.clear()
        self._strangers.clear()
        self._thread, self._top = None, 0

    # ------------------------------------------------------------------ doing

    def next(self, ready: Collection[str]) -> Move | None:
        """What one of those who may speak does now; None: nothing that fits."""
        speakers = [tag for tag in ready if tag != self._last] or list(ready)
        if not speakers:
            return None
        if self._newcomers:
            person = self._newcomers.popleft()
            text = self._line(self._talk.greetings, person.name)
            return Move("greeting", self._chance.choice(speakers), text, mentions=(person.tag,))
        if self._strangers:
            event = self._strangers.popleft()
            lines = self._talk.to_questions if "?" in event.text else self._talk.to_remarks
            return Move("reply", self._chance.choice(speakers), self._line(lines), reply_to=event.seq)
        roll = self._chance.random()
        if roll < 0.13:
            return self._reaction(speakers)
        if roll < 0.22:
            return self._said("aside", self._chance.choice(speakers), self._line(self._talk.asides))
        return self._go_on(speakers)

    def took(self, move: Move, seq: int) -> None:
        """A move was accepted at this place."""
        if move.kind == "opener":
            self._began = (move.speaker, seq)
        if move.kind != "reaction":
            self._last = move.speaker

    def _reaction(self, speakers: list[str]) -> Move | None:
        speaker = self._chance.choice(speakers)
        others = [seq for seq, author in self._heard if author != speaker]
        if not others:
            return None
        return Move(
            "reaction", speaker, reply_to=self._chance.choice(others), emoji=self._chance.choice(self._talk.emoji)
        )

    def _go_on(self, speakers: list[str]) -> Move | None:
        if self._thread is None:
            return self._open(self._chance.choice(speakers))
        author, seq = self._began
        if self._answers:
            others = [tag for tag in speakers if tag != author]
            if not others:
                return None
            reply = seq if seq and self._chance.random() < 0.5 else None
            text = self._line([self._answers.pop()])
            return self._said("answer", self._chance.choice(others), text, reply)
        conclusions, self._thread = self._thread.conclusions, None
        if author in speakers and conclusions:
            return self._said("conclusion", author, self._line(conclusions))
        return self._open(self._chance.choice(speakers))

    def _open(self, speaker: str) -> Move:
        if not self._deck:
            self._deck = self._talk.deck(self._sign, self._chance)
        self._thread, self._began = self._deck.pop(), (speaker, 0)
        count = self._chance.randint(2, max(2, len(self._thread.answers)))
        self._answers = self._chance.sample(self._thread.answers, min(count, len(self._thread.answers)))
        return self._said("opener", speaker, self._line([self._thread.opener]))

    def _said(self, kind: Kind, speaker: str, text: str, reply_to: int | None = None) -> Move:
        slip = slipped(text, self._chance) if self._chance.random() < EDITED else ""
        return Move(kind, speaker, text, slip if slip != text else "", reply_to)

    def _line(self, templates: list[str], name: str = "") -> str:
        """A line not said lately, if there is one."""
        text = ""
        for _ in range(8):
            text = write(self._chance.choice(templates), self._chance, name)
            if text not in self._recent:
                break
        self._recent.append(text)
        return text
