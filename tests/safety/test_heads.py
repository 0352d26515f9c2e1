"""Learned heads: exact, fast enough, explained, and shipped as trained."""

from __future__ import annotations

import numpy as np
import pytest

from salon.base.reading import read
from salon.base.text import fold
from salon.outside.heads_file import content, shipped
from salon.safety import rules as _register  # noqa: F401  # fills RULES
from salon.safety.features import SIZE, places
from salon.safety.heads import (
    CLAUSES,
    DIGEST,
    FAMILIES,
    HEADS,
    READ_MAX,
    BadWeights,
    HeadFacts,
    Weights,
    digest,
    findings,
    findings_in,
    load,
    log_odds,
    score,
    write,
)
from salon.safety.rule import RULES
from salon.safety.views import Views

WEIGHTS = shipped()


def test_the_shipped_file_is_the_one_this_version_was_tested_with():
    assert digest(content()) == DIGEST


def test_places_are_the_same_on_every_machine():
    assert places("ca va ?").tolist()[:4] == places("ca va ?").tolist()[:4]
    assert digest(places("bonsoir tout le monde, ca va ?").tobytes())[:16] == "1aa0088a6583d601"


def test_a_text_without_anything_takes_no_place():
    assert places("").size == 0
    assert places(" ... ").size == 0


def test_a_picture_takes_places_of_its_own():
    assert set(places("\U0001f98a")) != set(places("\U0001f412"))


def test_a_word_said_ten_times_counts_once_as_a_word():
    assert set(places("oui")) <= set(places("oui oui"))
    assert places("oui " * 10).tolist() == places("oui " * 11).tolist()


@pytest.mark.parametrize("text", ["", "...", "a", "\U0001f98a", "x" * 2_000, "a " * 1_000, "\ud800"])
def test_every_text_has_a_score_between_nought_and_one(text: str):
    assert all(0 <= value <= 1 for value in score(fold(text), WEIGHTS).values())


def test_every_head_is_always_there():
    assert tuple(score(fold("salut"), WEIGHTS)) == HEADS


def test_a_head_names_the_clause_of_the_rules_of_its_family():
    named = {rule.family: rule.clause for rule in RULES.values()}
    assert {head: named[FAMILIES[head]] for head in HEADS} == CLAUSES


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("threat", "je vais te retrouver et te tuer"),
        ("threat", "I will find you and kill you"),
        ("spam", "WINNER! claim your free prize now, text WIN to 80086"),
        ("sexual_solicitation", "send me nudes please"),
        ("offence", "shut up you stupid moron"),
        ("hate", "I hate all immigrants, they are vermin"),
    ],
)
def test_what_is_meant_is_found_with_its_words(head: str, text: str):
    found = {finding.rule: finding for finding in findings(fold(text), WEIGHTS)}
    assert f"head_{head}" in found
    finding = found[f"head_{head}"]
    assert finding.score >= 0.5
    assert all(0 <= span.start < span.end <= len(text) for span in finding.spans)
    assert finding.spans


@pytest.mark.parametrize(
    "text",
    [
        "salut ca va ?",
        "see you at 8 pm in front of the cinema with the group",
        "mon fils a 14 ans",
        "I'm gay and proud of it",
        "mes voisins musulmans ont apporté des gâteaux",
        "rdv à 20 h devant le cinéma avec le groupe",
    ],
)
def test_small_talk_is_left_alone(text: str):
    assert findings(fold(text), WEIGHTS) == ()


def test_a_file_that_is_no_file_of_heads_is_refused():
    whole = content()
    for broken in (b"", b"x" + whole, whole[:-1], whole.replace(b'"version"', b'"virsion"', 1)):
        with pytest.raises(BadWeights):
            load(broken)


def test_a_file_is_read_back_as_it_was_written():
    assert write(load(content())) == content()


def test_without_weights_nothing_is_found_and_the_whole_text_is_named_if_it_is():
    none = (0.0,) * len(HEADS)
    rows = np.zeros((len(HEADS), SIZE), dtype=np.int8)
    silent = Weights(HeadFacts(1, none, none, (1.0,) * len(HEADS), (1.0,) * len(HEADS)), rows)
    assert findings(fold("salut"), silent) == ()
    loud = Weights(HeadFacts(1, none, (2.0,) * len(HEADS), (1.0,) * len(HEADS), (1.0,) * len(HEADS)), rows)
    found = findings(fold("salut"), loud)
    assert len(found) == len(HEADS)
    assert [(span.start, span.end) for span in found[0].spans] == [(0, 5)]
    assert findings(fold(""), loud)[0].spans == ()


def test_of_a_text_that_grows_when_folded_only_so_much_is_scored():
    assert log_odds("a " * READ_MAX + "kill you", WEIGHTS) == log_odds("a " * READ_MAX, WEIGHTS)


@pytest.mark.parametrize("text", ["je vais te retrouver et te tuer", "salut ca va ?", "send me nudes please"])
def test_views_that_are_made_already_are_scored_the_same(text: str):
    for _ in range(2):
        assert findings_in(Views(text), WEIGHTS) == findings(read(text), WEIGHTS)
