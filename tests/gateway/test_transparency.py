"""/transparency: public, in both languages, counts only."""

from __future__ import annotations

import httpx
import pytest

from salon.flow.rulebook_public import public_report
from salon.gateway.texts import texts
from salon.safety.finding import Finding
from salon.safety.lifecycle import STATES
from salon.safety.policy import FAMILIES, Scene
from salon.safety.rule import RULES
from tests.running import Place


def speaks(code: str) -> Finding:
    """A finding of a shipped rule in its version of today."""
    rule = RULES[code]
    return Finding(code, rule.version, rule.family)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_family_and_state_has_a_text(lang: str) -> None:
    t = texts(lang)
    wanted = [f"rule_family.{one}" for one in FAMILIES if one != "canary"] + [f"rule_state.{one}" for one in STATES]
    assert [key for key in wanted if not t.has(key)] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_every_rule_that_is_shown_has_a_name_in_plain_words(place: Place, lang: str) -> None:
    t = texts(lang)
    shown = public_report(
        place.running.rulebook, place.running.services.stages.look(), place.running.services.clock.now()
    )
    names = {rule.name for family in shown.families for rule in family.rules if rule.name}
    assert len(names) > 20
    assert [name for name in sorted(names) if not t.has(f"rule_name.{name}")] == []


@pytest.mark.parametrize(("lang", "few"), [("fr", "moins de 10"), ("en", "under 10")])
async def test_small_numbers_are_not_said_and_no_sign_of_protection_is(place: Place, lang: str, few: str) -> None:
    book, stages = place.running.rulebook, place.running.services.stages
    link, minor = speaks("links"), speaks("minor")
    for number in range(37):
        book.decide((link,), Scene(), f"cid {number}")
    for number in range(3):
        book.decide((minor,), Scene(), f"cid {number}")
    stages.failed("heads")
    async with httpx.AsyncClient(base_url=place.url, headers={"accept": "text/html"}) as http:
        html = (await http.get(f"/transparency?lang={lang}")).text
    links = html[html.index('data-family="links"') : html.index('data-family="contact"')]
    assert "<code>links</code>" in links
    assert ">40 (" in links
    minors = html[html.index('data-family="minor_contact"') :]
    minors = minors[: minors.index("</tbody>")]
    assert few in minors
    assert "<code>" not in minors
    assert "minor_name" not in html
    assert texts(lang)("transparency.works") in html
    heads = html[html.index('data-stage="heads"') :]
    assert texts(lang)("transparency.since", when="").strip() in heads[: heads.index("</tr>")]


@pytest.mark.parametrize("page", ["/transparency", "/rules"])
async def test_a_site_without_a_list_of_known_pictures_says_so_plainly(
    place: Place, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    t = texts("en")
    async with httpx.AsyncClient(base_url=place.url, headers={"accept": "text/html"}) as http:
        html = (await http.get(f"{page}?lang=en")).text
        assert t("rules.judging_no_list") in html
        assert t("rules.judging_lists") not in html
        monkeypatch.setattr(place.running.services, "lists", lambda: True)
        html = (await http.get(f"{page}?lang=en")).text
    assert t("rules.judging_no_list") not in html
    assert t("rules.judging_lists") in html
