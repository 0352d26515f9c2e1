"""What the pages say is what the code does: times, cookies, measures, clauses."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import msgspec
import pytest

from salon.base.reasons import REASONS
from salon.chat.direct import LIFE_S, WAIT_S
from salon.chat.model import LIFE_MAX_S, LIFE_MIN_S
from salon.config.schema import AgeLevels, Probation, Settings
from salon.flow.deliver import BROKEN
from salon.flow.naming import NAME_S
from salon.flow.prove import TRANSACTION_S
from salon.flow.rooms import HOST_MINUTES_MAX
from salon.flow.tally import DAYS_KEPT
from salon.gateway.entry import AGE_COOKIE, PASS_COOKIE
from salon.gateway.render import LANG_COOKIE, LANG_COOKIE_S
from salon.gateway.staff import SESSION_COOKIE, SESSION_S
from salon.gateway.texts import LANGUAGES, texts
from salon.moderation.clauses import CLAUSES
from salon.moderation.decision import APPEAL_S, LONGEST_MINUTES
from salon.outside.site_keys import RECEIPT_DAYS
from salon.safety import rules as _register  # noqa: F401  # fills RULES
from salon.safety.rule import RULES
from tests.running import running_site

DAY_S, HOUR_S = 86_400, 3_600
SOURCES = Path(__file__).resolve().parents[2] / "src" / "salon"
TOLD = [
    ("privacy.name_time", NAME_S / HOUR_S),
    ("privacy.messages_time", LIFE_MIN_S / 60),
    ("privacy.messages_time", LIFE_MAX_S / HOUR_S),
    ("privacy.requests_time", max(WAIT_S.values()) / HOUR_S),
    ("privacy.receipts_time", RECEIPT_DAYS),
    ("privacy.reports_time", APPEAL_S / DAY_S),
    ("privacy.decisions_time", APPEAL_S / DAY_S),
    ("privacy.cookie_age", TRANSACTION_S / 60),
    ("privacy.attempt_time", TRANSACTION_S / 60),
    ("privacy.storage", TRANSACTION_S / 60),
    ("privacy.counts_time", DAYS_KEPT),
    ("privacy.cookie_lang", LANG_COOKIE_S / DAY_S),
    ("privacy.cookie_staff", SESSION_S / HOUR_S),
    ("rules.measures_3", HOST_MINUTES_MAX / 60),
    ("rules.measures_4", LONGEST_MINUTES / 60 / 24),
]


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        running_site(tmp_path) as place,
        httpx.AsyncClient(base_url=place.url, headers={"accept": "text/html"}, timeout=20) as http,
    ):
        yield http


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("key", "number"), TOLD)
def test_times_that_pages_name_are_the_codes_own(lang: str, key: str, number: float) -> None:
    assert str(int(number)) in re.findall(r"\d+", texts(lang)(key))
    assert number == int(number)


def test_a_request_lives_one_hour_as_privacy_says() -> None:
    assert LIFE_S == HOUR_S
    assert "one hour" in texts("en")("privacy.requests_time")
    assert "une heure" in texts("fr")("privacy.requests_time")


async def test_every_cookie_the_server_can_set_is_named_with_its_purpose(http: httpx.AsyncClient) -> None:
    page = (await http.get("/privacy")).text
    named = {PASS_COOKIE, AGE_COOKIE, LANG_COOKIE, SESSION_COOKIE}
    assert all(f"<code>{name}</code>" in page for name in named)
    # Whoever adds a cookie finds this test.
    written = sum(len(re.findall(r"\bCookie\(", path.read_text())) for path in (SOURCES / "gateway").glob("*.py"))
    assert written == len(named)


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_clause_that_a_verdict_or_a_decision_may_name_stands_on_the_rules_page(
    http: httpx.AsyncClient, lang: str
) -> None:
    page = (await http.get(f"/rules?lang={lang}")).text
    assert {rule.clause for rule in RULES.values()} | {BROKEN.clause} <= CLAUSES
    for clause in CLAUSES:
        assert f'id="rule-{clause}"' in page, clause


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("links", {"en": "addresses of other sites", "fr": "adresses d’autres sites"}),
        ("contact", {"en": "telephone numbers", "fr": "numéros de téléphone"}),
        ("spam", {"en": "advertising and scams", "fr": "publicité et arnaques"}),
        ("solicitation", {"en": "sex or nude pictures", "fr": "sexe ou des photos dénudées"}),
    ],
)
def test_the_clause_that_a_rule_names_speaks_of_what_it_stops(code: str, words: dict[str, str], lang: str) -> None:
    key = "rules.r" + RULES[code].clause.replace(".", "_")
    say = texts(lang)
    assert words[lang] in f"{say(key)}: {say(key + '_text')}".lower()


def on_probation(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, probation=Probation(talk_after_min=7, talk_after_messages=3))


def strict(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, age=msgspec.structs.replace(settings.age, levels=AgeLevels(idle_min=60)))


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "7 minutes and 3 accepted messages in rooms"), ("fr", "7 minutes et 3 messages acceptés dans les salons")],
)
async def test_a_probation_stands_in_the_rules_with_the_sites_own_numbers(
    tmp_path: Path, http: httpx.AsyncClient, lang: str, words: str
) -> None:
    """DSA article 14(1): the terms say what restricts the use of the service."""
    assert words not in (await http.get(f"/rules?lang={lang}")).text
    async with running_site(tmp_path / "new", change=on_probation) as place, httpx.AsyncClient() as other:
        assert words in (await other.get(f"{place.url}/rules?lang={lang}")).text


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_the_strict_setting_is_not_told_as_days(tmp_path: Path, lang: str) -> None:
    async with running_site(tmp_path, change=strict) as place, httpx.AsyncClient() as http:
        for path in ("/", "/enter"):
            page = (await http.get(f"{place.url}{path}?lang={lang}")).text
            assert "60 minutes" in page
            assert not re.search(r"30 (days|jours)", page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_count_of_refusals_is_not_denied(lang: str) -> None:
    t = texts(lang)
    assert {"en": "count of the day", "fr": "compte du jour"}[lang] in t("enter.refused_text")
    assert t.has("privacy.counts")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_one_leaves_behind_is_not_denied(lang: str) -> None:
    t = texts(lang)
    for key in ("privacy.leave_text", "left.text"):
        assert {"en": "reported", "fr": "signalé"}[lang] in t(key)
    assert all(t.has(f"claim_reason.{reason}") for reason in REASONS)
