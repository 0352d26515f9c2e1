"""What is made of scorers: findings that flag, thresholds, and sites without the extra or with changed files."""

from __future__ import annotations

import asyncio
import hashlib
import os
import signal
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from structlog.testing import capture_logs

from salon.app.scoring import seats_of
from salon.cli.check import inspect
from salon.cli.setup import make_site
from salon.client import enter
from salon.config.load import Faults, load
from salon.config.schema import Settings
from salon.config.scorers import Semantic
from salon.outside import scorers
from salon.outside.heads_file import first_scores
from salon.outside.scorer_process import ScorerProcess
from salon.safety import semantic
from salon.safety.heads import FLAG
from tests.extras import needs_semantic
from tests.running import running_site

DEADLINE_S = 40.0
CODE = """
def load(files):
    def score(texts, langs):
        return [{"hate": 0.97 if "tramways" in text else 0.1} for text in texts]
    return score
"""


def process(name: str = "mine") -> ScorerProcess:
    return ScorerProcess(name, ("hate", "spam"), {"kind": "python"})


def configured(root: Path, code: str = CODE, **given: str) -> Path:
    """A site with a model of the operator's."""
    config = make_site(root, kind="town", name="Salon", origin="http://localhost:9000", port=9000)
    (root / "model.py").write_text(code)
    values = {
        "name": '"mine"',
        "path": '"model.py"',
        "sha256": f'"{hashlib.sha256(code.encode()).hexdigest()}"',
        "licence": '"MIT, of my own making"',
        "categories": '["hate"]',
    } | given
    with config.open("a") as file:
        file.write("\n[[judging.scorer]]\n" + "".join(f"{name} = {value}\n" for name, value in values.items()))
    return config


def with_semantic(settings: Settings) -> Settings:
    judging = msgspec.structs.replace(settings.judging, semantic=Semantic())
    return msgspec.structs.replace(settings, judging=judging)


def test_a_score_is_set_against_its_threshold() -> None:
    seat = scorers.operators_seat(process(), {"hate": 0.8}, shadow=False, everything=False)
    assert seat.weigh("", {}, {"hate": 0.79, "spam": 0.4}) == ()
    (found,) = seat.weigh("", {}, {"hate": 0.8})
    assert (found.rule, found.family, found.score, found.severity) == ("head_mine_hate", "hate", FLAG, 1)
    assert seat.weigh("", {}, {"spam": 1.0})[0].score == 1.0
    assert scorers.scaled(0.4, 0.8) == pytest.approx(0.25)
    assert scorers.scaled(1.0, 1.0) == 1.0


def test_what_both_looks_find_names_the_words_of_the_first() -> None:
    seat = scorers.semantic_seat(process(), shadow=False)
    text = "you are a pathetic idiot and everyone hates you"
    first = first_scores(text)
    found = seat.weigh(text, first, {"offence": 0.99})
    assert [one.rule for one in found] == ["head_second_offence"]
    assert all(text[span.start : span.end] for span in found[0].spans)
    assert found[0].spans
    assert seat.weigh("Bonsoir à tous", first_scores("Bonsoir à tous"), {"offence": 0.01}) == ()


def test_a_site_without_the_extra_runs_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorers, "installed", lambda: False)
    config = make_site(tmp_path / "site", kind="town", name="Salon", origin="http://localhost:9000", port=9000)
    with capture_logs() as said:
        assert seats_of(load(config)) == []
    assert [one["event"] for one in said] == ["second_look_off"]
    found = inspect(config)
    assert any("salon[semantic]" in line for line in found.warnings)
    assert not found.faults


async def test_without_the_extra_messages_go_as_they_were_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scorers, "installed", lambda: False)
    async with running_site(tmp_path / "site", change=with_semantic) as place, asyncio.timeout(DEADLINE_S):
        assert place.running.second.processes == ()
        visitor = await enter(place.url, "Anne")
        room = await visitor.join((await visitor.rooms())[0].id)
        assert (await room.send("you are all idiots here")).outcome in {"accepted", "held"}
        assert "scorer_failed" not in place.running.alarms.now()
        await visitor.close()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sha256": f'"{"0" * 64}"'}, "its SHA-256 is"),
        ({"path": '"nowhere.py"'}, "cannot be read"),
        ({"name": '"semantic"'}, "is taken"),
        ({"name": '"second"'}, "is taken"),
        ({"name": '"late"'}, "is taken"),
        ({"name": '"hate"'}, "is taken"),
        ({"thresholds": "{spam = 0.5}"}, "not among its categories"),
        ({"licence": '""'}, "licence"),
        ({"categories": '["minor_contact"]'}, "categories"),
        ({"categories": "[]"}, "categories"),
        ({"sha256": '"abc"'}, "sha256"),
        ({"timeout_ms": "1"}, "timeout_ms"),
        ({"thresholds": "{hate = 0.0}"}, "thresholds"),
    ],
)
def test_a_site_with_a_scorer_that_is_not_as_configured_does_not_start(
    tmp_path: Path, given: dict[str, str], said: str
) -> None:
    with pytest.raises(Faults, match=said):
        load(configured(tmp_path / "site", **given))
    assert any(said in fault for fault in inspect(tmp_path / "site" / "salon.toml").faults)


def test_a_file_of_weights_that_changed_is_a_fault(tmp_path: Path) -> None:
    root = tmp_path / "site"
    given = {"files": f'[{{path = "weights", sha256 = "{hashlib.sha256(b"one").hexdigest()}"}}]'}
    config = configured(root, **given)
    (root / "weights").write_bytes(b"one")
    assert load(config).judging.scorer[0].files[0].path == str(root / "weights")
    (root / "weights").write_bytes(b"two")
    with pytest.raises(Faults, match="SHA-256"):
        load(config)


def test_check_starts_each_model_and_names_its_licence(tmp_path: Path) -> None:
    found = inspect(configured(tmp_path / "site"))
    assert any("scorer mine: starts, in shadow, used under: MIT" in line for line in found.fine)
    broken = inspect(configured(tmp_path / "broken", "def load(files):\n    raise ValueError\n"))
    assert any("scorer mine: does not start here (missing ValueError)" in fault for fault in broken.faults)


def test_a_scorer_is_in_shadow_until_somebody_says_otherwise(tmp_path: Path) -> None:
    (seat,) = [seat for seat in seats_of(load(configured(tmp_path / "a"))) if seat.scorer.name == "mine"]
    assert seat.shadow
    (seat,) = [
        seat for seat in seats_of(load(configured(tmp_path / "b", shadow="false"))) if seat.scorer.name == "mine"
    ]
    assert not seat.shadow


async def test_on_a_running_site_a_model_that_counts_holds_where_the_table_says_so(tmp_path: Path) -> None:
    config = configured(tmp_path / "site", shadow="false", everything="true")
    with config.open("a") as file:
        file.write('\n[[judging.policy]]\nfamily = "hate"\nrule = "head_mine_hate"\nscore = 0.9\naction = "hold"\n')
    async with running_site(tmp_path / "site") as place, asyncio.timeout(DEADLINE_S):
        (mine,) = place.running.second.processes
        assert await mine.ready()
        place.running.second.scoring._in_line_s = DEADLINE_S  # the machine may be busy with other tests
        visitor = await enter(place.url, "Anne")
        room = await visitor.join((await visitor.rooms())[0].id)
        assert (await room.send("Who takes the tramways tonight?", cid=str(uuid4()))).outcome == "held"
        assert (await room.send("Who walks tonight?")).outcome == "accepted"
        await visitor.close()


@needs_semantic
async def test_on_a_running_site_a_doubtful_message_gets_its_second_look(tmp_path: Path) -> None:
    async with running_site(tmp_path / "site", change=with_semantic) as place, asyncio.timeout(DEADLINE_S):
        (process,) = place.running.second.processes
        assert await process.ready(), process.off
        text = "they are such idiots, people like that"
        assert semantic.is_doubtful(first_scores(text), scorers.heads().facts)
        visitor = await enter(place.url, "Anne")
        room = await visitor.join((await visitor.rooms())[0].id)
        await room.send("Bonsoir, il fait beau ce soir")
        assert place.running.second.scoring.figures["semantic"].asked == 0
        await room.send(text)
        assert place.running.second.scoring.figures["semantic"].asked == 1
        await visitor.close()


SLOW = """
import time
def load(files):
    def score(texts, langs):
        if "tramways" not in texts[0]:
            return [{"hate": 0.1} for text in texts]
        time.sleep(SECONDS)
        return [{"hate": 0.97} for text in texts]
    return score
"""


@pytest.mark.parametrize("killed", [False, True])
async def test_on_a_running_site_a_late_answer_takes_a_message_back_also_of_a_worker_that_was_killed(
    tmp_path: Path, *, killed: bool
) -> None:
    code = SLOW.replace("SECONDS", "1.0")
    config = configured(tmp_path / "site", code, shadow="false", everything="true", timeout_ms="10_000")
    with config.open("a") as file:
        file.write('\n[[judging.policy]]\nfamily = "hate"\nrule = "head_mine_hate"\nscore = 0.9\naction = "hold"\n')
    async with running_site(tmp_path / "site") as place, asyncio.timeout(DEADLINE_S):
        (mine,) = place.running.second.processes
        assert await mine.ready()
        anne, ben = await enter(place.url, "Anne"), await enter(place.url, "Ben")
        room = await anne.join((await anne.rooms())[0].id)
        read = (await ben.join(room.id)).events()
        said = await room.send("Who takes the tramways tonight?")
        assert said.outcome == "accepted"
        if killed:
            assert mine.pid is not None
            os.kill(mine.pid, signal.SIGKILL)
        heard = []
        async for event in read:
            heard.append(event)
            if event.kind == "removal":
                break
        assert [(event.kind, event.text) for event in heard] == [
            ("message", "Who takes the tramways tonight?"),
            ("removal", ""),
        ]
        assert (heard[1].target, heard[1].reason) == (said.seq, "other")
        await anne.close()
        await ben.close()


async def test_a_scorer_that_is_away_stops_no_message_and_staff_see_it(tmp_path: Path) -> None:
    configured(tmp_path / "site", "def load(files):\n    raise ValueError\n", shadow="false", everything="true")
    async with running_site(tmp_path / "site") as place, asyncio.timeout(DEADLINE_S):
        (mine,) = place.running.second.processes
        assert not await mine.ready()
        assert "scorer_failed" in place.running.alarms.now()
        anne = await enter(place.url, "Anne")
        room = await anne.join((await anne.rooms())[0].id)
        assert (await room.send("Who takes the tramways tonight?")).outcome == "accepted"
        assert place.running.second.scoring.waiting == 1
        await anne.close()
