"""The training script: opens what is listed, says the same twice, keeps near-duplicates on one side."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from tools.train_corpus import PHRASES, SOURCES, Text, corpus, filled, rows, split
from tools.train_fit import fit, logistic, rounded
from tools.train_heads import prepared, trained

from salon.safety.features import places
from salon.safety.heads import DIGEST, HEADS, digest, write
from tools import train_corpus

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the open sets of ../shared are not beside this checkout")


def listed() -> set[str]:
    table = (ROOT / "src/salon/safety/weights/SOURCES.md").read_text()
    return set(re.findall(r"`([\w]+\.(?:csv|txt))`", table))


def test_every_set_is_listed_with_source_commit_and_licence():
    assert set(SOURCES) == listed()


def test_a_set_that_is_not_listed_is_not_opened(tmp_path: Path):
    (tmp_path / "other.csv").write_text("text\nsalut\n")
    with pytest.raises(AssertionError):
        list(rows(tmp_path, "other.csv"))


@needs_data
def test_the_script_opens_what_is_listed_and_nothing_else():
    train_corpus.opened.clear()
    texts = corpus(DATA)
    assert set(train_corpus.opened) == set(SOURCES) | set(PHRASES)
    assert {head for text in texts for head in text.labels} == set(HEADS)


def test_slots_are_filled_the_same_way_every_time():
    slots = {"a": [str(number) for number in range(30)], "b": ["x", "y", "z"]}
    assert filled("{a} and {b}", slots) == filled("{a} and {b}", slots)
    assert len(filled("{a} and {b}", slots)) == train_corpus.VARIANTS_MAX
    assert filled("plain", slots) == ["plain"]


def test_near_duplicates_are_on_one_side():
    words = "the quick brown fox jumps over the lazy dog near the old river bank today"
    pairs = []
    for number in range(80):
        whole = f"{words} {number} {number + 1} {number + 2} and so on we go"
        pairs.append([Text(whole, "s", "en", {}, view=whole), Text("", "s", "en", {}, view=whole + " again")])
    split([text for pair in pairs for text in pair])
    assert all(one.dev == other.dev for one, other in pairs)


def test_texts_of_one_group_are_on_one_side_and_not_all_on_the_same():
    texts = [Text("", "s", "en", {}, group=f"g{number // 2}", view=f"text {number}") for number in range(400)]
    split(texts)
    assert all(texts[at].dev == texts[at + 1].dev for at in range(0, 400, 2))
    assert {text.dev for text in texts} == {True, False}


def test_fitting_gives_the_same_bits_twice_and_learns():
    said = [places(text) for text in ("you are kind", "you are mean", "so kind of you", "so mean of you")]
    labels = np.array([[float(number % 2)] * len(HEADS) for number in range(4)])
    first, second = (fit(said, labels, np.ones_like(labels), 20) for _ in range(2))
    assert first[0].tobytes() == second[0].tobytes()
    table, bias = first
    odds = [float(bias[0] + table[found, 0].sum() / len(found) ** 0.5) for found in said]
    assert odds[1] > 0 > odds[0]
    whole, scales = rounded(table)
    assert whole.dtype == np.int8
    assert len(scales) == len(HEADS)


def test_the_own_exponential_is_near_the_true_one():
    assert logistic([0.0, 3.0, -3.0, 1e9, -1e9]) == pytest.approx([0.5, 0.9526, 0.0474, 1.0, 0.0], abs=1e-3)


@needs_data
def test_training_again_gives_the_file_that_is_shipped_bit_by_bit():
    assert digest(write(trained(prepared(DATA)))) == DIGEST
