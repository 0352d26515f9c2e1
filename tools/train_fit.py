"""Logistic regression as the heads need it: sparse, all heads in one pass, the same bits on every machine.

Rule 1: no BLAS, no threads, no exponential of the C library: only additions, products, divisions and square roots of
64 bits, whose results IEEE 754 fixes, in one fixed order.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from salon.safety.features import SIZE
from salon.safety.heads import HEADS

RATE = 0.6
"""First step of AdaGrad."""


def logistic(odds: list[float]) -> list[float]:
    """1 / (1 + e^-x), with e^x as (1 + x/1024)^1024."""
    answers = []
    for value in odds:
        clipped = max(-30.0, min(30.0, value))
        power = 1.0 + abs(clipped) / 1024.0
        for _ in range(10):
            power *= power
        answers.append(power / (1.0 + power) if clipped >= 0 else 1.0 / (1.0 + power))
    return answers


def fit(
    places: list[NDArray[np.int64]], labels: NDArray[np.float64], weights: NDArray[np.float64], epochs: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights (`SIZE` x heads) and biases, by AdaGrad in an order that checksums give.

    Args:
        places: of each text.
        labels: texts x heads: 1, 0, or NaN where nothing is said.
        weights: texts x heads: how much each counts.
        epochs: times every text is gone through.
    """
    count = len(HEADS)
    table, seen = np.zeros((SIZE, count)), np.full((SIZE, count), 1e-2)
    bias, bias_seen = np.zeros(count), np.full(count, 1.0)
    said = ~np.isnan(labels)
    target, worth = np.where(said, labels, 0.0), np.where(said, weights, 0.0)
    for epoch in range(epochs):
        for index in sorted(range(len(places)), key=lambda number: crc32(b"%d.%d" % (epoch, number))):
            found = places[index]
            if not len(found):
                continue
            share = 1.0 / np.sqrt(np.float64(len(found)))
            odds = bias + table[found].sum(axis=0) * share
            slope = (np.array(logistic(odds.tolist())) - target[index]) * worth[index]
            step = slope * share
            reached = seen[found] + step * step
            seen[found] = reached
            table[found] -= RATE * step / np.sqrt(reached)
            bias_seen += slope * slope
            bias -= 0.1 * slope / np.sqrt(bias_seen)
    return table, bias


def rounded(table: NDArray[np.float64]) -> tuple[NDArray[np.int8], tuple[float, ...]]:
    """Whole numbers of 8 bits and the scale of each head, heads first."""
    scales, columns = [], []
    for column in range(table.shape[1]):
        values = table[:, column]
        # One weight in ten thousand may be cut off, so that the others keep their steps.
        highest = float(np.sort(np.abs(values))[-max(1, SIZE // 10_000)]) or 1.0
        scale = highest / 127.0
        scales.append(scale)
        columns.append(np.clip(np.rint(values / scale), -127, 127).astype(np.int8))
    return np.array(columns), tuple(scales)
