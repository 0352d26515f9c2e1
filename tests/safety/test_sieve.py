"""The sieve lets through every text in which a pattern finds something, and keeps work in proportion."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.text import fold
from salon.flow.judge import RuleJudge
from salon.outside.heads_file import learned
from salon.safety.engine import examine, findings
from salon.safety.patterns import IN_NAMES, IN_TOPICS, SHAPES
from salon.safety.rule import EXAMPLES_YEAR, RULES, Exhibit
from salon.safety.shape import undone
from salon.safety.sieve import WORN, Sieve, loosened, near
from salon.safety.views import Views
from tests.disguises import KINDS

SIEVE = Sieve(SHAPES)
EXAMPLES = [text for rule in RULES.values() for text in (*rule.hit, *rule.miss)]
WORDS = sorted({word for text in EXAMPLES for word in re.findall(r"\S+|\s", fold(text).text)})


def hidden(text: str) -> list[str]:
    """Codes of shapes that find something where the sieve says there is nothing."""
    through = SIEVE.find(text)
    return [
        code
        for code, shape in SHAPES.items()
        if code not in through and any(re.search(find, text) for find in shape.find)
    ]


@pytest.mark.parametrize("text", EXAMPLES)
def test_nothing_is_hidden_in_a_view_of_an_example(text: str) -> None:
    folded = fold(text)
    assert [hidden(view.text) for view in (folded, *undone(folded))] == [[]] * (1 + len(undone(folded)))


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from([" ", " ", "é", "ж", "…", "’", "·", "٣"])), max_size=40)
)
def test_nothing_is_hidden_in_a_text_made_of_their_words(parts: list[str]) -> None:
    assert hidden(fold("".join(parts)).text) == []


@given(st.text(max_size=200))
def test_what_is_worn_is_never_missed(typed: str) -> None:
    folded = fold(typed)
    letters = undone(folded)
    assert len(letters) <= 1 or WORN in SIEVE.find(folded.text)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_is_hidden_under_a_disguise(kind: str) -> None:
    for typed in map(KINDS[kind], EXAMPLES):
        exhibit = Exhibit(Views(typed), EXAMPLES_YEAR)
        found = [rule.look(exhibit) for rule in RULES.values()]
        assert list(findings(typed, "room", EXAMPLES_YEAR)) == [finding for finding in found if finding], typed


def test_most_small_talk_needs_no_pattern() -> None:
    for text in ("salut tout le monde, ça va ?", "see you at 8 in front of the cinema", "j'ai mangé une pomme"):
        assert SIEVE.find(fold(text).text) == frozenset()


def test_letters_and_signs_beyond_ascii_are_alike_and_stay_in_their_places() -> None:
    assert near("aж…٣b") == "aZ\x01Zb"


@pytest.mark.parametrize("pattern", [r"\Ba", r"(a)\1", r"(?P<name>a)", r"(a)"])
def test_what_is_not_known_to_mean_the_same_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="cannot loosen"):
        loosened(pattern)


# ------------------------------------------------------------------ work in proportion

PATTERNS = sorted({find for shape in (*SHAPES.values(), IN_NAMES, IN_TOPICS) for find in (*shape.find, shape.unless)})


def endless(parsed: Any, *, last: bool) -> list[str]:
    """Repetitions without an end that something may follow: from one place they could walk on for nothing."""
    found: list[str] = []
    items = list(parsed)
    for index, (operation, argument) in enumerate(items):
        ends = last and index == len(items) - 1
        if operation is sre.BRANCH:
            found += [one for branch in argument[1] for one in endless(branch, last=ends)]
        elif operation is sre.SUBPATTERN:
            found += endless(argument[3], last=ends)
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            found += endless(argument[1], last=False)
        elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            least, most, inner = argument
            if most is sre.MAXREPEAT and not ends:
                found.append(str(inner))
            found += endless(inner, last=ends and most is not sre.MAXREPEAT and most <= 1)
            assert most is sre.MAXREPEAT or least <= most
    return found


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_walks_a_bounded_way_from_each_place(pattern: str) -> None:
    assert endless(parser.parse(pattern), last=True) == []


def test_a_walk_without_end_is_noticed() -> None:
    assert endless(parser.parse(r"a+b"), last=True)
    assert endless(parser.parse(r"(?:a+)+"), last=True)
    assert endless(parser.parse(r"(?:x|a+)b"), last=True)
    assert not endless(parser.parse(r"www\S+"), last=True)


def steps(work: Callable[[], object]) -> int:
    """Lines of Python run and functions called, of C too: what work is, on a machine of any speed."""
    count = 0

    def profile(*_: object) -> None:
        nonlocal count
        count += 1

    def trace(*_: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(trace)
    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return count


@pytest.mark.parametrize(
    "part",
    [
        *("a", "a ", "a.", "1 ", "0", "06 ", "@", ".", "tu es ", "i ", "i d ", "cherche des ", "j'ai 1", "é", "ж "),
        *("snap ", "www ", "http:", "point ", "sale ", "you ", "je vais te casser la ", "\u200b", "ﷺ", "😂", "\n"),
        *("send me ", "aaa ", "1d10t ", "I hate ", "x1_", "!", "'", "~a~b"),
    ],
)
def test_twice_the_length_is_about_twice_the_work(part: str) -> None:
    judge = RuleJudge(learned)

    def work(length: int) -> int:
        text = (part * length)[:length]
        return steps(lambda: judge.text(text, "room", 0.0))

    # What is worked out once (patterns compiled, words met) is no part of it.
    work(1_000)
    short, long = work(2_000), work(4_000)
    assert long < 2.2 * short + 400


def test_steps_are_counted() -> None:
    assert steps(lambda: [str(n) for n in range(1_000)]) > 5 * steps(lambda: [str(n) for n in range(100)])


def test_a_long_hostile_text_is_judged_like_any_other() -> None:
    assert examine("tu es un idiot " + "a " * 900, "room", EXAMPLES_YEAR).action == "hold"
