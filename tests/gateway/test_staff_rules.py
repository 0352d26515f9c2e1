"""Rules over HTTP: states, the record, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from salon.cli.setup import make_site
from salon.outside.logs import ALLOWED
from salon.safety.policy import Row, digest
from salon.safety.rule import RULES
from tests.gateway.test_desk import Site, site  # noqa: F401  # the fixture
from tests.running import running_site
from tests.safety.test_packs import PACK

LINKS = RULES["links"].stamp


def line(answer: Any, stamp: str) -> Any:
    return next(rule for rule in answer["rules"] if rule["stamp"] == stamp)


async def test_a_rule_is_put_in_shadow_and_the_record_says_who(site: Site) -> None:  # noqa: F811
    before = await site.ok("GET", "/api/staff/rules")
    assert line(before, LINKS)["state"] == "live"
    assert len(before["table"]) == 16
    assert not any(rule["stamp"].startswith("canary@") for rule in before["rules"])
    act = {"stamp": LINKS, "move": "shadow", "reason": "mistakes"}
    for _ in range(2):
        after = await site.ok("POST", "/api/staff/rules", act)
        assert line(after, LINKS)["state"] == "shadow"
        (change,) = after["changes"]
        assert (change["stamp"], change["state"], change["by"], change["reason"]) == (
            LINKS,
            "shadow",
            "Dora",
            "mistakes",
        )
    judge = site.place.running.services.rooms._screen._judge  # type: ignore[attr-defined]
    assert judge.text("voir exemple.org", "name", 1.0).outcome == "allow"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        ({"stamp": RULES["minor"].stamp, "move": "shadow", "reason": "other"}, "rule_floor"),
        ({"stamp": "nobody@1", "move": "live", "reason": "other"}, "not_found"),
        ({"stamp": LINKS, "move": "untrip", "reason": "other"}, "conflict"),
        ({"stamp": LINKS, "move": "trip", "reason": "no_such_reason"}, "malformed"),
        ({"stamp": LINKS, "move": "explode", "reason": "other"}, "malformed"),
        ({"stamp": LINKS, "move": "canary", "share": 100, "reason": "other"}, "malformed"),
        ({"stamp": "links", "move": "live", "reason": "other"}, "malformed"),
    ],
)
async def test_what_cannot_be_is_refused(site: Site, act: Any, code: str) -> None:  # noqa: F811
    response = await site.call("POST", "/api/staff/rules", act)
    assert response.json()["code"] == code
    assert (await site.ok("GET", "/api/staff/rules"))["changes"] == []


async def test_health_and_metrics_say_which_part_is_out_of_order_and_the_desk_at_once(site: Site) -> None:  # noqa: F811
    health = await site.ok("GET", "/healthz")
    assert {name for name, stage in health["stages"].items() if not stage["ok"]} <= {"photos", "semantic"}
    stages, alarms = site.place.running.services.stages, site.place.running.alarms
    stages.failed("heads")
    alarms.raise_("scores_failed")
    health = await site.ok("GET", "/healthz")
    assert health["ok"]
    assert health["stages"]["heads"]["ok"] is False
    assert health["stages"]["heads"]["since"].endswith("+00:00")
    metrics = (await site.call("GET", "/metrics")).text
    assert "salon_degraded_heads 1.0" in metrics
    assert "salon_degraded_rules 0.0" in metrics
    assert "scores_failed" in (await site.ok("GET", "/api/staff/queue"))["alarms"]


async def test_signs_of_conversations_have_figures_and_no_moves(site: Site) -> None:  # noqa: F811
    site.place.running.rulebook.heard(["talk.sale.price@1"], "hold")
    sign = line(await site.ok("GET", "/api/staff/rules"), "talk.sale.price@1")
    assert (sign["origin"], sign["family"], sign["moves"]) == ("talk", "sale", [])
    assert (sign["today"]["hits"], sign["today"]["hold"]) == (1, 1)


async def test_an_operators_line_and_pack_are_in_force_and_named_at_start(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "own.toml").write_text(PACK)
    config = make_site(tmp_path / "site", kind="town", name="Salon", origin="http://localhost:9000", port=9000)
    own = '[judging]\npacks = "../packs"\n[[judging.policy]]\nfamily = "links"\nplaces = ["direct"]\naction = "hold"\n'
    config.write_text(f"{config.read_text()}\n{own}")
    with capture_logs() as logs:
        async with running_site(tmp_path / "site") as place:
            book, judge = place.running.rulebook, place.running.services.rooms._screen._judge
            assert book.table[0] == Row("links", "hold", places=("direct",))
            assert judge.text("voir exemple.org", "direct", 1.0).outcome == "hold"
            assert judge.text("grosse promo flash", "room", 1.0).outcome == "allow"
            assert book.figures.sums("pack.adverts@1", place.running.clock.now()).would_block == 1
    (table,) = [entry for entry in logs if entry["event"] == "policy_table"]
    assert table["version"] == digest(book.table)
    modes = {entry["rule"]: entry["mode"] for entry in logs if entry["event"] == "rule"}
    assert modes["pack.adverts"] == "shadow"
    assert modes["links"] == "live"
    assert set(RULES) <= modes.keys()
    assert set(table) | {"rule", "mode"} <= ALLOWED | {"event", "log_level"}
