"""Pseudonyms."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.errors import Refused
from salon.chat.names import check_name, fold_name, look_name


@pytest.mark.parametrize("name", ["Zoé", "Jean-Luc 2", "L'Ami", "Ольга", "Νίκος", "李明", "مريم", "a_b"])
def test_ordinary_names_are_taken(name: str) -> None:
    assert check_name(f"  {name} ") == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name_length"),
        ("a", "name_length"),
        ("x" * 25, "name_length"),
        ("aa", "name_length"),
        ("a\u0301" * 40, "name_length"),
        ("pаul", "name_script"),
        ("1234", "name_script"),
        ("a<b>", "name_script"),
        ("zoe\u202e", "name_script"),
        ("zo\u200be", "name_script"),
        ("zoe😀", "name_script"),
        ("a\nb", None),
        ("Admin", "name_reserved"),
        ("m0dérateur", "name_reserved"),
        ("The Moderator", "name_reserved"),
        ("Salon", "name_reserved"),
        ("ADM1N", "name_reserved"),
        ("admln", "name_reserved"),
        ("Sa1on", "name_reserved"),
        ("SaIon", "name_reserved"),
        ("rnodo", "name_reserved"),
        ("\u3164\u115f", "name_script"),
        ("김\u3164", "name_script"),
        ("ab\u17b4", "name_script"),
        ("ab" + "\u0302" * 9, "name_script"),
    ],
)
def test_others_are_refused_with_their_code(name: str, code: str | None) -> None:
    if code is None:
        assert check_name(name) == "a b"
        return
    with pytest.raises(Refused) as caught:
        check_name(name)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zoé", "zoe"), ("paul", "раul"), ("Anna", "A n n a"), ("leo", "l3o"), ("Louise", "LOU1SE"), ("Max", "Maaax")],
)
def test_names_that_look_the_same_fold_the_same(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alice", "AIice"),
        ("lucie", "Iucie"),
        ("Camille", "CamiIle"),
        ("Ilona", "ilona"),
        ("LILA", "Lila"),
        ("Camille", "Carnille"),
        ("William", "VVilliam"),
        ("Max", "Maaax"),
    ],
)
def test_names_taken_for_each_other_look_the_same(one: str, other: str) -> None:
    assert look_name(one) == look_name(other)


@pytest.mark.parametrize(("one", "other"), [("Lila", "Lia"), ("Anna", "Anne"), ("Lou", "Lola"), ("Emile", "Emma")])
def test_other_names_do_not_look_the_same(one: str, other: str) -> None:
    assert look_name(one) != look_name(other)


@given(st.text(max_size=60))
def test_any_text_is_a_name_or_a_coded_refusal(typed: str) -> None:
    with contextlib.suppress(Refused):
        name = check_name(typed)
        assert check_name(name) == name
