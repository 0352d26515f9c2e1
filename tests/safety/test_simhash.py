"""Near-duplicates have near numbers; other texts do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salon.base.text import fold
from salon.safety.simhash import BITS, near, simhash

SCRIPT = "Salut {}, viens voir la meilleure offre de la ville ce soir avec tes amis"
OTHERS = (
    "Je pense que le film d'hier était trop long, mais la musique valait le détour",
    "Quelqu'un sait si le marché ouvre dimanche matin sur la place du village ?",
    "We walked along the river until the bridge and then it began to rain",
    "Ma recette de tarte : trois pommes, un peu de beurre et beaucoup de patience",
)


def number(text: str) -> int:
    return simhash(fold(text))


def test_one_script_with_another_name_in_it_is_near() -> None:
    first = number(SCRIPT.format("Camille"))
    for name in ("Dominique", "Noor", "toi", "C a m i l l e"):
        assert near(first, number(SCRIPT.format(name)))


def test_a_disguise_changes_nothing() -> None:
    plain = number(SCRIPT.format("toi"))
    assert number("ＳＡＬＵＴ toi, viens voir la meilleure offre de la ville ce soooir avec tes am\u200bis") == plain


def test_what_different_people_say_is_not_near() -> None:
    numbers = [number(text) for text in (SCRIPT.format("toi"), *OTHERS)]
    assert all(numbers)
    assert not any(near(one, other) for at, one in enumerate(numbers) for other in numbers[:at])


def test_what_everybody_says_has_no_number_and_is_near_to_nothing() -> None:
    assert number("bonsoir tout le monde") == number("mdr") == number("") == 0
    assert not near(0, 0)


@given(st.text(max_size=2_000))
def test_any_text_has_a_number_of_64_bits(text: str) -> None:
    assert 0 <= number(text) < 1 << BITS
