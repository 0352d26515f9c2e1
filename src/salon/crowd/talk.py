"""What simulated visitors say: threads of small talk from `fr.txt` and `en.txt`, with words that vary.

A thread is an opener, answers that fit it and a conclusion. `[one|other]` is a choice. Pure: chance comes in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from random import Random
from typing import Final

_CHOICE: Final = re.compile(r"\[([^\[\]]*)\]")
NUMBERED_AFTER: Final = 5
NAME_MAX: Final = 24
"""Longest pseudonym a site takes."""
SECTIONS: Final = {
    "fr": (
        "petits mots",
        "bienvenue",
        "à une question",
        "à une remarque",
        "au revoir",
        "tête-à-tête début",
        "tête-à-tête",
        "réactions",
        "noms",
        "surnoms",
    ),
    "en": (
        "little words",
        "greetings",
        "to a question",
        "to a remark",
        "goodbyes",
        "one-to-one begins",
        "one-to-one",
        "reactions",
        "names",
        "surnames",
    ),
}


@dataclass(slots=True)
class Thread:
    """Something to talk about."""

    opener: str
    answers: list[str] = field(default_factory=list)
    conclusions: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Topic:
    """Threads, and the words by which a room or a message shows that it is about this."""

    words: frozenset[str]
    threads: list[Thread] = field(default_factory=list)


@dataclass(slots=True)
class Talk:
    """Everything said in one language."""

    topics: list[Topic]
    asides: list[str]
    greetings: list[str]
    """With `{name}`."""
    to_questions: list[str]
    to_remarks: list[str]
    goodbyes: list[str]
    direct_openers: list[str]
    direct_answers: list[str]
    emoji: list[str]
    names: list[str]
    bynames: list[str]

    def about(self, sign: str) -> list[Thread]:
        """Threads that fit a room of this name and topic; none where no topic does."""
        words = set(re.findall(r"[\w-]+", sign.casefold()))
        return [thread for topic in self.topics if topic.words & words for thread in topic.threads]

    def deck(self, sign: str, chance: Random) -> list[Thread]:
        """All threads in the order in which a room takes them from the end: what fits its sign comes first,
        and every second time while it lasts; talk drifts."""
        fitting = self.about(sign)
        others = [thread for topic in self.topics for thread in topic.threads if thread not in fitting]
        chance.shuffle(fitting)
        chance.shuffle(others)
        mixed = [thread for pair in zip_longest(fitting, others) for thread in pair if thread is not None]
        return mixed[::-1]

    def lines(self) -> list[str]:
        """Every template of a line."""
        threads = [thread for topic in self.topics for thread in topic.threads]
        told = [line for thread in threads for line in (thread.opener, *thread.answers, *thread.conclusions)]
        more = (self.asides, self.greetings, self.to_questions, self.to_remarks, self.goodbyes)
        return told + [line for group in (*more, self.direct_openers, self.direct_answers) for line in group]

    def pseudonym(self, chance: Random, tries: int) -> str:
        """A pseudonym; plain at first, then with a byname, at last with a number, so that there are enough: names of
        earlier runs stay out of reach for a day."""
        name = chance.choice(self.names)
        if tries >= NUMBERED_AFTER:
            return f"{name} {chance.randint(20, 99)}"
        fitting = [byname for byname in self.bynames if len(name) + 1 + len(byname) <= NAME_MAX]
        return f"{name} {chance.choice(fitting)}" if tries and fitting else name


def write(template: str, chance: Random, name: str = "") -> str:
    """One line from a template."""
    while True:
        chosen = _CHOICE.sub(lambda match: chance.choice(match[1].split("|")), template)
        if chosen == template:
            return chosen.replace("{name}", name)
        template = chosen


@cache
def talk(lang: str) -> Talk:
    """What is said in `fr` or `en`."""
    topics: list[Topic] = []
    plain: dict[str, list[str]] = {name: [] for name in SECTIONS[lang]}
    here = ""
    for line in files("salon.crowd").joinpath(f"{lang}.txt").read_text("utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        match mark:
            case "==":
                here, _, words = rest.partition(" : ")
                if here not in plain:
                    topics.append(Topic(frozenset(words.split())))
            case ">":
                topics[-1].threads.append(Thread(rest))
            case "+":
                topics[-1].threads[-1].conclusions.append(rest)
            case "-" if here in plain:
                plain[here].append(rest)
            case "-":
                topics[-1].threads[-1].answers.append(rest)
            case _:
                pass  # a comment or an empty line
    asides, greetings, questions, remarks, goodbyes, openers, answers, emoji, names, bynames = plain.values()
    return Talk(
        topics=topics,
        asides=asides,
        greetings=greetings,
        to_questions=questions,
        to_remarks=remarks,
        goodbyes=goodbyes,
        direct_openers=openers,
        direct_answers=answers,
        emoji=emoji,
        names=[name for line in names for name in line.split()],
        bynames=bynames,
    )
