"""Help lines: the site's own first, the known ones of its countries with source and date, never twice the same."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from salon.cli.check import inspect
from salon.cli.setup import make_site
from salon.gateway.help_lines import COUNTRIES, KNOWN, Helpline, lines
from tests.doors import Browser
from tests.running import Place


def test_every_known_line_has_both_languages_a_source_and_a_day() -> None:
    assert {"fr"} == COUNTRIES
    for one in KNOWN:
        assert all((one.name, one.name_fr, one.reach, one.hours, one.hours_fr, one.languages))
        assert re.match(r"^https?://", one.source)
        assert date.fromisoformat(one.checked_on)


@pytest.mark.parametrize(
    ("reach", "address"),
    [
        ("3114", "tel:3114"),
        ("116 006", "tel:116006"),
        ("+33 1 23 45 67 89", "tel:+33123456789"),
        ("01.23.45.67.89", "tel:0123456789"),
        ("114 (SMS)", "sms:114"),
        ("114 SMS", "sms:114"),
        ("listening.example", ""),
        ("https://listening.example/3114", ""),
        ("0800 000 000 or 0800 000 001", ""),
        ("+49 (0)30 123", ""),
        ("7", ""),
        ("", ""),
        ("1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8", ""),
        ("٣١١٤", ""),
    ],
)
def test_only_a_number_can_be_called(reach: str, address: str) -> None:
    assert Helpline("Listening", reach, "2026-11-24").call == address


def test_a_sites_own_lines_come_first_and_replace_the_same_number() -> None:
    own = Helpline("Listening", "119", "2026-11-24", country="fr")
    shown = lines([own], ["fr"])
    assert shown[0] == own
    assert [one.reach for one in shown].count("119") == 1
    assert len(shown) == len(KNOWN)
    assert lines([own], []) == (own,)
    assert lines([], ["de"]) == ()


async def test_the_page_for_the_young_person_shows_them_in_their_language(place: Place, anne: Browser) -> None:
    page = (await anne.call("GET", "/support?lang=fr")).text
    assert 'href="tel:119">119</a>' in page
    assert 'href="sms:114">114 (SMS)</a>' in page
    assert "119 : enfants et adolescents en danger" in page
    assert "à toute heure" in page
    assert "lu le 25 novembre 2026" in page
    # One voice on this page: nobody is "vous" beside a text that says "tu".
    assert not re.search(r"(?<!-)\bvous\b", page.split("<main", 1)[1].split("</main>", 1)[0], re.IGNORECASE)
    assert "children and teenagers" in (await anne.call("GET", "/support?lang=en")).text


def test_a_site_without_any_line_is_warned(tmp_path: Path) -> None:
    config = make_site(tmp_path / "site", kind="town", name="Salon", origin="http://localhost:9000", port=9000)
    assert not [line for line in inspect(config).warnings if line.startswith("help")]
    with config.open("a") as file:
        file.write('\n[help]\ncountries = ["xx"]\n')
    assert len([line for line in inspect(config).warnings if line.startswith("help")]) == 2
