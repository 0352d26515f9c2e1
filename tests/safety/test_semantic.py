"""The second look: what is sent to it, how it is weighed, that its file is the one that was tested."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.safety.heads import FLAG, HEADS, digest
from salon.safety.policy import decide
from salon.safety.semantic import (
    DIGEST,
    SIZE,
    SURE,
    TEXT_MAX,
    BadSemanticWeights,
    SemanticFacts,
    SemanticHeads,
    as_sent,
    findings,
    is_doubtful,
    joined,
    load,
    log_odds,
    scores,
    write,
)
from salon.safety.stamps import learned

CONTENT = files("salon.safety").joinpath("weights/semantic.bin").read_bytes()
FIVE = (0.0,) * 5
FACTS = SemanticFacts(1, (1.0,) * 5, FIVE, FIVE, (0.5,) * 5, FIVE, (0.2,) * 5)


def said(**given: float) -> dict[str, float]:
    return {head: given.get(head, 0.05) for head in HEADS}


def test_the_file_is_the_one_that_was_tested() -> None:
    assert digest(CONTENT) == DIGEST


def test_a_file_is_read_as_it_was_written_and_nothing_else_is_read() -> None:
    heads = load(CONTENT)
    assert write(heads) == CONTENT
    assert heads.rows.shape == (len(HEADS), SIZE)
    for broken in (b"", b"something", CONTENT[:-1], CONTENT + b"0", CONTENT.replace(b'"version"', b'"versiom"', 1)):
        with pytest.raises(BadSemanticWeights):
            load(broken)
    short = SemanticHeads(FACTS, np.zeros((5, SIZE), dtype=np.int8))
    with pytest.raises(BadSemanticWeights):
        load(write(SemanticHeads(SemanticFacts(1, *[FIVE[:4]] * 6), short.rows)))
    assert load(write(short)).facts == FACTS


def test_ordinary_writing_is_sent_as_typed() -> None:
    for text in ("Bonsoir à tous, ça va ? Un œuf…", "j'ai 25ans, c'est OK", "L’été à 18h30 !!!", "sooooo cool 🙂"):
        assert as_sent(text) == text


@pytest.mark.parametrize("typed", ["1d10t", "i d i o t", "i.d.i.o.t", "idіot", "id\u200biot", "ｉｄｉｏｔ", "id*iot"])
def test_a_disguise_is_sent_undone(typed: str) -> None:
    assert as_sent(f"you {typed} there") == "you idiot there"


@given(st.text(max_size=2_000))
def test_whatever_is_typed_something_short_is_sent(typed: str) -> None:
    assert len(as_sent(typed)) <= TEXT_MAX * 18  # one code point may stand for a phrase (U+FDFA)


def test_doubt_begins_at_the_line_of_each_head() -> None:
    assert not is_doubtful(said(), FACTS)
    assert is_doubtful(said(hate=0.2), FACTS)
    assert not is_doubtful({}, FACTS)


def test_both_looks_are_one_score_and_a_sure_first_one_stands() -> None:
    both = joined(said(hate=0.6), said(hate=0.1), FACTS)
    assert both["hate"] < FLAG
    assert joined(said(hate=0.4), said(hate=0.8), FACTS)["hate"] > FLAG
    assert joined(said(hate=SURE), said(hate=0.0), FACTS)["hate"] == SURE
    assert joined(said(hate=SURE), said(hate=1.0), FACTS)["hate"] > SURE
    assert joined(said(hate=0.4), {}, FACTS)["hate"] == 0.4


def test_a_finding_flags_and_no_score_of_the_second_look_does_more() -> None:
    found = findings(dict.fromkeys(HEADS, 1.0), 7)
    assert [one.rule for one in found] == [f"head_second_{head}" for head in HEADS]
    assert all(learned(one.rule) for one in found)
    assert decide(found, "room").action == "flag"
    assert findings(said(), 7) == ()


@given(st.lists(st.floats(-1, 1), min_size=SIZE, max_size=SIZE))
def test_scores_are_between_nothing_and_one(embedding: list[float]) -> None:
    heads = load(CONTENT)
    assert all(0 <= value <= 1 for value in scores(embedding, heads).values())
    assert len(log_odds(embedding, heads)) == len(HEADS)
