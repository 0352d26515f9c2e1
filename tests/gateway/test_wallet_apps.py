"""The list of countries and their apps: whole, sourced, and no more than a source says."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest

from salon.gateway.texts import texts
from salon.gateway.wallet_apps import WALLET_APPS, by_name

UNION = "at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se"
AREA = "is li no"


def test_every_country_of_the_union_and_the_economic_area_is_there_once() -> None:
    assert sorted(WALLET_APPS) == sorted(f"{UNION} {AREA}".split())


@pytest.mark.parametrize("code", sorted(WALLET_APPS))
def test_what_is_said_of_a_country_has_a_source_a_day_and_a_text(code: str) -> None:
    one = WALLET_APPS[code]
    assert urlsplit(one.source).hostname
    assert date.fromisoformat(one.checked_on).year >= 2026
    assert 1 <= one.minutes <= 60
    assert bool(one.app) == (one.state != "awaits")
    for lang in ("fr", "en"):
        assert texts(lang).has(f"no_wallet.{one.state}")


def test_countries_are_in_the_order_of_their_names_in_each_language() -> None:
    assert [name for _, name in by_name(texts("en"))][:3] == ["Austria", "Belgium", "Bulgaria"]
    french = [name for _, name in by_name(texts("fr"))]
    assert french[0] == "Allemagne"
    assert french.index("Estonie") < french.index("Finlande") < french.index("Tchéquie")
