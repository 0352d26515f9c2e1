"""Trains the learned heads: `python -m tools.train_heads ../shared/data src/salon/safety/weights/heads.bin`.

Prints what is measured on the part kept aside (docs/models.md has the last run) and the digest that
`salon.safety.heads.DIGEST` names. About a minute on one core; the same file every time, on every machine.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from msgspec import structs
from numpy.typing import NDArray
from tools.train_corpus import Text, corpus, reading, split
from tools.train_fit import fit, rounded

from salon.safety.features import places
from salon.safety.heads import HEADS, HeadFacts, Weights, digest, log_odds, spoken, write

VERSION = 3
EPOCHS = 4
FALSE_FLAGS = 0.006
"""Share of benign chat a head may flag, in each language; of phrases, whatever their slots are filled with."""
FRIENDLY_FLAGS = 0.05
"""Share of benign sentences that name a group a head may flag, in each language."""
FRIENDLY = frozenset({"dev_friendly", "dev_negated", "dev_counter"})
SOURCE_WORTH = {"phrases_en": 2.0, "phrases_fr": 2.0, "toxifrench_agreement": 2.0}


def prepared(folder: Path) -> list[Text]:
    """Texts with their views, parted."""
    texts = corpus(folder)
    for text in texts:
        text.view = reading(text.text).text
    split(texts)
    return texts


def worths(texts: list[Text]) -> NDArray[np.float64]:
    """How much each text counts for each head: sources alike (by the root of their size), yes and no alike."""
    labels = labelled(texts)
    worth = np.zeros(labels.shape)
    for column, _ in enumerate(HEADS):
        sizes: Counter[tuple[str, float]] = Counter()
        for text, label in zip(texts, labels[:, column], strict=True):
            if not np.isnan(label):
                sizes[text.source, float(label)] += 1
        total = {value: sum(size**0.5 for (_, label), size in sizes.items() if label == value) for value in (0.0, 1.0)}
        scale = sum(sizes.values()) / 2
        for row, (text, label) in enumerate(zip(texts, labels[:, column], strict=True)):
            if not np.isnan(label):
                size = sizes[text.source, float(label)]
                worth[row, column] = min(
                    8.0, scale * SOURCE_WORTH.get(text.source, 1.0) / (total[float(label)] * size**0.5)
                )
    return worth


def labelled(texts: list[Text]) -> NDArray[np.float64]:
    """Labels as numbers, NaN where nothing is said."""
    return np.array([[float(text.labels.get(head, np.nan)) for head in HEADS] for text in texts])


def trained(texts: list[Text]) -> Weights:
    """Heads fitted on the training part and set to the threshold on the benign chat of the other."""
    taught = [text for text in texts if not text.dev]
    table, bias = fit([places(text.view) for text in taught], labelled(taught), worths(taught), EPOCHS)
    whole, scales = rounded(table)
    none = (0.0,) * len(HEADS)
    raw = Weights(HeadFacts(VERSION, scales, tuple(bias.tolist()), (1.0,) * len(HEADS), none), whole)
    return calibrated_on([text for text in texts if text.dev], raw)


def is_chat(text: Text) -> bool:
    """Ordinary benign chat: what thresholds are set on."""
    return not any(text.labels.get(head, 1) for head in HEADS) and (
        text.source == "sms" or text.kind.startswith("chat")
    )


def calibrated_on(texts: list[Text], raw: Weights) -> Weights:
    """Thresholds a language: `FALSE_FLAGS` of benign chat and `FRIENDLY_FLAGS` of friendly sentences are above each.

    The highest is the threshold shipped; what a language is below it is added to the log-odds of its texts. A phrase
    counts once, whatever its slots are filled with.
    """
    chats: dict[str, dict[str, list[float]]] = defaultdict(dict)
    friendly: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for number, text in enumerate(texts):
        if any(text.labels.get(head, 1) for head in HEADS):
            continue
        place = chats if is_chat(text) else friendly if text.kind in FRIENDLY else None
        if place is not None:
            odds = log_odds(text.view, raw)
            kept = place[spoken(text.view)]
            key = text.group or str(number)
            kept[key] = list(map(max, odds, kept.get(key, odds)))
    lines = {
        language: np.maximum(above(chats[language], FALSE_FLAGS), above(friendly[language], FRIENDLY_FLAGS))
        for language in ("", "en", "fr")
    }
    highest = np.maximum(np.maximum(lines["en"], lines["fr"]), lines[""])
    facts = structs.replace(
        raw.facts,
        thresholds=tuple(highest.tolist()),
        shifts={language: tuple((highest - lines[language]).tolist()) for language in ("en", "fr")},
    )
    return Weights(facts, raw.rows)


def above(odds: dict[str, list[float]], share: float) -> NDArray[np.float64]:
    """Log-odds that so large a share is above, a head."""
    if not odds:
        return np.full(len(HEADS), -np.inf)
    ordered = np.sort(np.array(list(odds.values())), axis=0)
    line: NDArray[np.float64] = ordered[int(len(ordered) * (1 - share))] + 1e-6
    return line


def auc(scores: list[float], labels: list[int]) -> float:
    """Chance that one that is meant scores above one that is not."""
    order = np.argsort(np.array(scores), kind="stable")
    ordered = np.array(scores)[order]
    rank = np.empty(len(scores))
    _, first, sizes = np.unique(ordered, return_index=True, return_counts=True)
    rank[order] = np.repeat(first + (sizes + 1) / 2, sizes)
    yes = np.array(labels) == 1
    count = int(yes.sum())
    if not count or count == len(labels):
        return float("nan")
    return float((rank[yes].sum() - count * (count + 1) / 2) / (count * (len(labels) - count)))


def report(texts: list[Text], weights: Weights) -> None:
    """Print what is measured on the part kept aside."""
    columns: dict[tuple[str, str], tuple[list[float], list[int]]] = defaultdict(lambda: ([], []))
    kinds: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for text in texts:
        odds = log_odds(text.view, weights)
        over = [value - line for value, line in zip(odds, weights.facts.thresholds, strict=True)]
        for column, head in enumerate(HEADS):
            if head in text.labels:
                for name in (text.source, "all_" + text.lang):
                    columns[name, head][0].append(odds[column])
                    columns[name, head][1].append(text.labels[head])
        if text.kind:
            kinds[f"{text.lang} {text.kind}"].append((max(over) >= 0, any(text.labels.values())))
            name = f"functional_{text.lang}"
            columns[name, "any"][0].append(max(over[:3]))
            columns[name, "any"][1].append(int(any(text.labels.get(head, 0) for head in HEADS[:3])))
    for (name, head), (scores, labels) in sorted(columns.items()):
        if 0 < sum(labels) < len(labels):
            column = HEADS.index(head) if head in HEADS else 0
            line = weights.facts.thresholds[column] if head in HEADS else 0.0
            caught = [value >= line for value in scores]
            recall = sum(c and y for c, y in zip(caught, labels, strict=True)) / sum(labels)
            false = sum(c and not y for c, y in zip(caught, labels, strict=True)) / (len(labels) - sum(labels))
            sizes = f"n={len(labels):5d} yes={sum(labels):5d}"
            print(f"{name:24s} {head:20s} {sizes} auc={auc(scores, labels):.3f} recall={recall:.3f} fpr={false:.4f}")
    spam, ham = (sorted(s for s, y in zip(*columns["sms", "spam"], strict=True) if y == want) for want in (1, 0))
    line = ham[-1 - int(len(ham) * 0.001)]
    print("spam recall at 0.1% fpr", sum(value > line for value in spam) / len(spam), len(spam), len(ham))
    for kind, seen in sorted(kinds.items()):
        right = sum(flagged == bad for flagged, bad in seen)
        print(f"{kind:40s} n={len(seen):4d} right={right / len(seen):.3f}")


def main() -> None:
    """Train, write, report."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    texts = prepared(folder)
    weights = trained(texts)
    content = write(weights)
    target.write_bytes(content)
    report([text for text in texts if text.dev], weights)
    print(digest(content), weights.facts.thresholds, weights.facts.shifts)


if __name__ == "__main__":
    main()
