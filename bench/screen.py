"""Stage 0 of judging, text by text: what it costs, what it lets through, what it stops that it should not.

`ascii` and `mixed` are messages of 120 characters through `RuleJudge` as a room uses it (views, rules, heads, table),
each text once a round and none twice in a row. Times are the processor's, of this thread; `undisturbed` takes of each
text its best round, `us_p99` whatever else the machine did. `linear` is longer and longer talk, `hostile` the worst
texts found: that work grows in proportion is shown by counted steps (tests/safety/test_sieve.py), not by these.

`peer_*` judge the same texts in the same rounds: alt-profanity-check, better-profanity (extra `bench`) and a bare
word list. `peers_absent` names those that are not installed. `chat_*` is what happens to ordinary talk, `disguise_*`
what is left of the rules' own examples when they are disguised.
"""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.disguises import KINDS

from bench.measuring import Report, machine, versions
from salon.crowd.talk import talk, write
from salon.flow.judge import RuleJudge
from salon.outside.heads_file import learned, shipped
from salon.safety.engine import findings
from salon.safety.rule import EXAMPLES_YEAR, RULES

DATA: Final = Path(__file__).parents[2] / "shared" / "data"
"""Open sets, where this checkout stands beside them (`tools/train_heads.py` reads the same)."""
CHARACTERS: Final = 120
TEXTS: Final = 600
PEER_TEXTS: Final = 24
"""Of them, for peers: some take a hundred times as long."""
GOALS: Final = {"us_p99_at_most": 150.0, "per_s_at_least": 8_000.0}
BENIGN_GOALS: Final = {"held_at_most": 0.003, "blocked_at_most": 0.0002}
KEPT_GOAL: Final = 0.95
LENGTHS: Final = (200, 500, 1_000, 2_000)
UNDISGUISED: Final = frozenset({"flooding", "repetition", "shouting", "canary"})
"""Rules that look at something else than words."""
HOSTILE: Final = {
    "one_letter": "a",
    "letters_apart": "i d ",
    "digits": "0",
    "numbers": "06.",
    "signs": "@.",
    "underlined": "a_",
    "held": "aaa ",
    "leet": "1d10t ",
    "marks": "e\u0301\u0300",
    "invisible": "a\u200b",
    "eighteen_in_one": "\ufdfa",
    "pictures": "😂",
    "far_letters": "ж ",
    "begins_threats": "je vais te casser la ",
    "begins_insults": "tu es un ",
    "begins_links": "www ",
}
Judge = Callable[[str], object]


def lines(chance: Random) -> dict[str, list[str]]:
    """What the demonstration's visitors say, once each: ours, and no one was taught with it."""
    said = {lang: [write(line, chance, "Camille") for line in talk(lang).lines()] for lang in ("en", "fr")}
    return {lang: list(dict.fromkeys(texts)) for lang, texts in said.items()}


def messages(pool: list[str], chance: Random, length: int = CHARACTERS, count: int = TEXTS) -> list[str]:
    """Talk cut to one length."""
    found = []
    for _ in range(count):
        text = ""
        while len(text) < length:
            text += f"{chance.choice(pool)} "
        found.append(text[:length])
    return found


def timed(judge: Judge, texts: Iterable[str]) -> list[float]:
    """Microseconds of processor time, a text."""
    took = []
    for text in texts:
        start = time.thread_time()
        judge(text)
        took.append((time.thread_time() - start) * 1e6)
    return took


def high(values: list[float]) -> float:
    """The value that one in a hundred is above."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def word_list() -> Judge:
    """What most begin with: is one of these words in it?"""
    words = {word for rule in RULES.values() for text in rule.hit for word in text.lower().split() if len(word) > 3}
    return lambda text: any(word in words for word in text.lower().split())


def peers() -> tuple[dict[str, Judge], list[str]]:
    """Others who judge a text, and those who are not installed."""
    found: dict[str, Judge] = {"peer_word_list": word_list()}
    absent = []
    if find_spec("profanity_check"):
        predict = import_module("profanity_check").predict_prob
        found["peer_alt_profanity_check"] = lambda text: predict([text])
    else:
        absent.append("alt-profanity-check")
    if find_spec("better_profanity"):
        found["peer_better_profanity"] = import_module("better_profanity").profanity.contains_profanity
    else:
        absent.append("better-profanity")
    return found, absent


def speed(
    judge: Judge, pools: dict[str, list[str]], rounds: int
) -> tuple[dict[str, dict[str, Any]], list[dict[str, float]]]:
    """Messages of one length beside peers, round by round."""
    others, absent = peers()
    taken: dict[str, list[list[float]]] = {name: [] for name in pools}
    found: list[dict[str, float]] = []
    for texts in pools.values():
        timed(judge, texts)
    for other in others.values():
        timed(other, pools["ascii"][:2])
    for _ in range(rounds):
        one: dict[str, float] = {}
        for name, texts in pools.items():
            took = timed(judge, texts)
            taken[name].append(took)
            one |= {
                f"{name}_us": statistics.median(took),
                f"{name}_us_p99": high(took),
                f"{name}_per_s": 1e6 / statistics.mean(took),
            }
        few = pools["ascii"][:PEER_TEXTS]
        own = statistics.median(timed(judge, few))
        for name, other in others.items():
            one[f"{name}_us"] = statistics.median(timed(other, few))
            one[f"ratio_to_{name}"] = own / one[f"{name}_us"]
        found.append(one)

    def middle(key: str) -> float:
        return statistics.median(one[key] for one in found)

    cases: dict[str, dict[str, Any]] = {}
    for name in pools:
        best = [min(values) for values in zip(*taken[name], strict=True)]
        case: dict[str, Any] = {
            "us": middle(f"{name}_us"),
            "us_p99": middle(f"{name}_us_p99"),
            "us_p99_undisturbed": high(best),
            "per_s": middle(f"{name}_per_s"),
            "texts": len(best),
        }
        met = case["us_p99_undisturbed"] <= GOALS["us_p99_at_most"] and case["per_s"] >= GOALS["per_s_at_least"]
        cases[name] = case | {"goals": GOALS | {"met": met}}
    for name in others:
        cases[name] = {"us": middle(f"{name}_us"), "ratio_of_salon": middle(f"ratio_to_{name}"), "texts": PEER_TEXTS}
        cases["ascii"][f"ratio_to_{name}"] = middle(f"ratio_to_{name}")
    cases["ascii"]["peers_absent"] = absent
    return cases, found


def lengths(judge: Judge, pool: list[str], rounds: int) -> dict[str, dict[str, Any]]:
    """Longer and longer talk, and the worst texts found; least of the rounds, for what is asked is their growth."""
    chance = Random(3)
    linear: dict[str, Any] = {}
    for length in LENGTHS:
        texts = messages(pool, chance, length, 12)
        timed(judge, texts)
        linear[f"us_{length}"] = statistics.median(
            map(min, zip(*(timed(judge, texts) for _ in range(rounds)), strict=True))
        )
    linear["times_per_character"] = linear["us_2000"] / linear["us_200"] / 10
    worst: dict[str, Any] = {}
    growth = []
    for name, part in HOSTILE.items():
        took = {}
        for length in (1_000, 2_000):
            # Not the same text twice: what is kept of the last one must not help.
            texts = [(part * length)[: length - 8] + f" {number:07d}" for number in range(rounds + 1)]
            took[length] = min(timed(judge, texts)[1:])
        worst[f"{name}_ms"] = took[2_000] / 1_000
        growth.append(took[2_000] / took[1_000])
    worst["worst_ms"] = max(value for name, value in worst.items())
    worst["most_times_for_twice_the_length"] = max(growth)
    return {"linear": linear, "hostile": worst}


def chat(judge: RuleJudge, said: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """What happens to ordinary talk, by where it comes from."""
    found = {f"chat_{lang}": texts for lang, texts in said.items()}
    if (DATA / "sms_spam.csv").exists():
        with (DATA / "sms_spam.csv").open(newline="", encoding="utf-8") as file:
            found["chat_sms"] = [row["text"] for row in csv.DictReader(file) if row["label"] == "ham"]
    cases: dict[str, dict[str, Any]] = {}
    for name, texts in found.items():
        outcomes = [judge.text(text, "room", time.time()).outcome for text in texts]
        held, blocked, flagged = (outcomes.count(kind) / len(texts) for kind in ("hold", "block", "flag"))
        met = held <= BENIGN_GOALS["held_at_most"] and blocked <= BENIGN_GOALS["blocked_at_most"]
        cases[name] = {
            "held": held,
            "blocked": blocked,
            "flagged": flagged,
            "texts": len(texts),
            "goals": BENIGN_GOALS | {"met": met},
        }
    return cases


def disguises() -> dict[str, dict[str, Any]]:
    """Share of the rules' own examples in which the same rule still speaks, a kind of disguise and rule by rule."""
    cases: dict[str, dict[str, Any]] = {}
    for kind, disguise in KINDS.items():
        kept: dict[str, list[bool]] = {}
        for rule in RULES.values():
            if rule.code not in UNDISGUISED:
                kept[rule.code] = [
                    any(one.rule == rule.code for one in findings(disguise(text), rule.where, EXAMPLES_YEAR))
                    for text in rule.hit
                ]
        every = [one for values in kept.values() for one in values]
        share = sum(every) / len(every)
        weakest = min(kept, key=lambda code: sum(kept[code]) / len(kept[code]))
        cases[f"disguise_{kind}"] = {
            "kept": share,
            "weakest": f"{weakest} {sum(kept[weakest])} of {len(kept[weakest])}",
            "texts": len(every),
            "goals": {"kept_at_least": KEPT_GOAL, "met": share >= KEPT_GOAL},
        }
    return cases


def run(rounds: int) -> Report:
    """All of it."""
    chance = Random(1)
    said = lines(chance)
    shipped()
    judge = RuleJudge(learned)
    everything = said["en"] + said["fr"]
    ascii_only = [line for line in everything if line.isascii()]
    pools = {
        "ascii": messages(ascii_only, chance),
        "mixed": messages([x for x in everything if not x.isascii()], chance),
    }

    def judged(text: str) -> object:
        return judge.text(text, "room", time.time())

    cases, found = speed(judged, pools, rounds)
    cases |= lengths(judged, everything, min(rounds, 3)) | chat(judge, said) | disguises()
    ran = versions("salon", "numpy", "google-re2", "alt-profanity-check", "better-profanity", "scikit-learn")
    return Report(machine(), ran, "re2, numpy", cases, found)
