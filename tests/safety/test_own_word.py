"""Who says of themselves to be under 18 in a name or a request: plainly, or not at all."""

from __future__ import annotations

import pytest

from salon.safety.own_word import says_under_18

YEAR = 2026


@pytest.mark.parametrize(
    "name",
    [
        "jeanne15ans",
        "lea_15_ans",
        "Léa 15 ans",
        "14yo",
        "Tom14yo",
        "Lola.13.ans",
        "quinze ans",
        "Kim16yrs",
        "16 years old",
        "née2012",
        "née en 2012",
        "lycéenne 16 ans",
    ],
)
def test_a_pseudonym_that_spells_an_age_or_a_year_of_birth_says_it(name: str) -> None:
    assert says_under_18(name, "name", YEAR)


@pytest.mark.parametrize(
    "name",
    [
        "Léa15",
        "Tina 15",
        "Julien 06",
        "Bordeaux33",
        "Agent 007",
        "2012",
        "Paul 5",
        "girl16",
        "Marie 1980",
        "née en 1990",
    ],
)
def test_a_number_alone_in_a_pseudonym_says_nothing(name: str) -> None:
    assert not says_under_18(name, "name", YEAR)


@pytest.mark.parametrize(
    "name",
    [
        "Papa de 12 ans",
        "maman15ans",
        "depuis 15 ans",
        "Rhum15ans",
        "Marié15ans",
        "Sobre15ans",
        "15 ans de métier",
        "12ans et plus",
        "toujours 15 ans",
        "il y a 15 ans",
        "28 ans",
        "18ans",
        "Ado rêveur",
        "Teen Girl",
    ],
)
def test_an_age_of_something_else_or_of_an_adult_says_nothing(name: str) -> None:
    assert not says_under_18(name, "name", YEAR)


@pytest.mark.parametrize("text", ["j'ai 15 ans, on parle ?", "I'm 14", "je suis en 4ème"])
@pytest.mark.parametrize("where", ["request", "topic", "pinned"])
def test_a_sentence_about_oneself_says_it_wherever_it_stands(text: str, where: str) -> None:
    assert says_under_18(text, where, YEAR)


@pytest.mark.parametrize(
    "text", ["Salon 15 ans", "Fille de 15 ans", "12-15 ans bienvenus", "Interdit aux moins de 18 ans"]
)
def test_an_age_in_a_rooms_texts_is_that_of_others_unless_somebody_says_i(text: str) -> None:
    assert not says_under_18(text, "topic", YEAR)


@pytest.mark.parametrize("text", ["ma fille a 15 ans", "j'ai 45 ans", "j'ai 15 ans d'expérience"])
def test_others_ages_and_adults_in_a_request_say_nothing(text: str) -> None:
    assert not says_under_18(text, "request", YEAR)
