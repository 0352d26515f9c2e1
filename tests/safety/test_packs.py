"""Packs of an operator: form, examples, disguises."""

from __future__ import annotations

import pytest

from salon.base.values import Span
from salon.safety.packs import FAMILIES_OPEN, BadPack, looked, read_pack
from salon.safety.policy import FLOOR
from salon.safety.rule import EXAMPLES_YEAR

PACK = """
language = "fr"
[[rule]]
id = "adverts"
family = "spam"
words = ["promo flash", "code parrain"]
hit = ["grosse promo flash ce soir", "mon c0de parrain"]
miss = ["la promotion de 1998 se retrouve"]
"""


def test_a_pack_becomes_rules_that_look_through_disguises() -> None:
    (rule,) = read_pack("adverts.toml", PACK)
    assert (rule.stamp, rule.family, rule.severity, rule.hint) == ("pack.adverts@1", "spam", 2, "rephrase")
    for typed in ("PROMO FLASH", "une prömo-flash ?", "p r o m o flash", "ｐｒｏｍｏ ｆｌａｓｈ", "promoooo flash"):
        (found,) = looked(typed, "room", EXAMPLES_YEAR, (rule,))
        assert found.rule == "pack.adverts"
    (found,) = looked("voilà : promo flash !", "room", EXAMPLES_YEAR, (rule,))
    assert found.spans == (Span(8, 19),)
    assert looked("promotion flashy", "room", EXAMPLES_YEAR, (rule,)) == ()


def test_a_word_is_no_pattern() -> None:
    pack = PACK.replace('"promo flash", ', '"a.c+", "promo flash", ')
    (rule,) = read_pack("adverts.toml", pack)
    assert looked("abccc", "room", EXAMPLES_YEAR, (rule,)) == ()
    assert looked("see a.c+ now", "room", EXAMPLES_YEAR, (rule,))


def test_examples_that_do_not_hold_refuse_the_pack_with_a_line_each() -> None:
    wrong = PACK.replace("grosse promo flash ce soir", "rien du tout").replace(
        "la promotion de 1998", "une promo flash"
    )
    with pytest.raises(BadPack) as caught:
        read_pack("adverts.toml", wrong)
    assert caught.value.faults == [
        "adverts.toml: rule `adverts`: finds nothing in its `hit` 1",
        "adverts.toml: rule `adverts`: finds something in its `miss` 1",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (PACK.replace('"spam"', '"rumour"'), "no family is called `rumour`"),
        (PACK.replace('"spam"', '"canary"'), "no family is called `canary`"),
        (PACK.replace('"adverts"', '"links"'), "a shipped rule is called so"),
        (PACK + PACK[PACK.index("[[rule]]") :], "two rules are called `adverts`"),
        (PACK.replace('id = "adverts"', 'id = "Ad verts"'), "object of type"),
        (PACK.replace("words", "patterns"), "unknown field"),
        (PACK.replace("hit = [", "hits = ["), "field"),
        ("rule = 3", "expected"),
        ("[[rule", "adverts.toml: "),
    ],
)
def test_what_may_not_be_in_a_pack_is_named(wrong: str, said: str) -> None:
    with pytest.raises(BadPack) as caught:
        read_pack("adverts.toml", wrong)
    assert said.lower() in str(caught.value).lower() or "adverts.toml" in str(caught.value)
    assert caught.value.faults[0].startswith("adverts.toml: ")


def test_a_protected_family_gives_its_sender_no_hint() -> None:
    (rule,) = read_pack("grave.toml", PACK.replace('"spam"', '"threat_to_life"'))
    assert rule.hint == ""
    assert set(FAMILIES_OPEN) >= FLOOR - {"image_match"}


def test_a_long_text_is_looked_through_in_linear_time() -> None:
    (rule,) = read_pack("adverts.toml", PACK)
    assert looked("promo " * 20_000, "room", EXAMPLES_YEAR, (rule,)) == ()


def test_a_draft_waits_for_staff_and_none_of_a_protected_family_is_one() -> None:
    draft = PACK.replace("family =", "draft = true\nfamily =")
    (rule,) = read_pack("adverts.toml", draft)
    assert rule.draft
    with pytest.raises(BadPack, match="take `draft` out"):
        read_pack("adverts.toml", draft.replace('"spam"', '"coercion"'))
