"""The `salon` command as programs and people call it: exit codes, streams, one clear line on bad input."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from salon.cli.check import inspect
from salon.cli.setup import make_site
from salon.outside.vanish_keys import VanishKeys
from tests.outside.oidc_provider import running_provider
from tests.running import running_site

DEADLINE_S = 30


def site(root: Path) -> Path:
    """A site as `salon init` makes it, without the process."""
    return make_site(root, kind="town", name="Salon", origin="http://localhost:8080", port=8080)


def salon(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "salon", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
    )


def test_init_makes_a_site_that_check_finds_sound(tmp_path: Path) -> None:
    made = salon("init", tmp_path / "site", "--kind", "newspaper", "--name", "Le Phare", "--port", "8099")
    assert made.returncode == 0, made.stderr
    config = tmp_path / "site" / "salon.toml"
    assert 'kind = "newspaper"' in config.read_text()
    checked = salon("check", "--config", config, "--json")
    found = json.loads(checked.stdout)
    assert (checked.returncode, found["ok"], found["faults"]) == (0, True, [])
    assert any(line.startswith("site.operator") for line in found["before_open"])
    assert "Before you may open" in salon("check", "--config", config).stdout


def test_staff_links_are_printed_once_and_kept_nowhere(tmp_path: Path) -> None:
    made = salon("init", tmp_path / "site", "--port", "8099")
    another = salon("staff", "link", "--config", tmp_path / "site" / "salon.toml")
    link = r"http://localhost:8099/staff#([A-Za-z0-9_-]{43})"
    tokens = [re.search(link, made.stdout), re.search(link + r"\s*\Z", another.stdout)]
    found = {match[1] for match in tokens if match is not None}
    assert len(found) == 2
    assert another.stderr == ""
    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for token in found:
        assert token.encode() not in content


def test_a_staff_link_needs_a_site(tmp_path: Path) -> None:
    wrong = salon("staff", "link", "--config", tmp_path / "salon.toml")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert len(wrong.stderr.splitlines()) == 1


def test_init_twice_changes_nothing(tmp_path: Path) -> None:
    salon("init", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = salon("init", tmp_path)
    assert again.returncode == 2
    assert "nothing was changed" in again.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_init_keeps_the_keys_from_others(tmp_path: Path) -> None:
    salon("init", tmp_path / "site")
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*") if path.is_dir()}
    assert set(modes.values()) == {0o700}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["init", "x", "--kind", "casino"], "--kind"),
        (["init", "x", "--origin", "https://chat.example.org"], "--origin"),
        (["serve", "--config", "none.toml"], "there is no such file"),
        (["check", "--json"], ""),
        (["clock", "confirm", "--config", "none.toml"], "there is no such file"),
        (["nonsense"], "No such command"),
        (["init"], "Missing argument"),
        (["demo", "--crowd", "many"], "--crowd"),
        (["serve", "--confg", "x"], "--confg"),
    ],
)
def test_wrong_use_ends_with_one_clear_line_and_no_traceback(tmp_path: Path, arguments: list[str], says: str) -> None:
    ended = salon(*arguments, cwd=tmp_path)
    assert ended.returncode in {1, 2}
    assert says in ended.stderr
    assert len(ended.stderr.splitlines()) == (1 if says else 0)
    assert "Traceback" not in ended.stderr + ended.stdout


def test_wrong_use_of_a_command_names_the_help_of_that_command() -> None:
    assert "`salon rules --help` says more" in salon("rules", "nonsense").stderr
    assert "`salon bank list --help` says more" in salon("bank", "list", "--nonsense").stderr
    assert "`salon --help` says more" in salon("nonsense").stderr


def at_a_terminal(answers: list[str], *arguments: str | Path) -> tuple[str, int]:
    """The command at a pseudo-terminal, each answer typed when something is asked; all it showed, and its end."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "salon", *map(str, arguments)])  # as people do
    shown, waiting = "", list(answers)
    with contextlib.suppress(OSError):  # the terminal goes with the command
        while piece := os.read(terminal, 4096).decode():
            shown += piece
            if waiting and shown.rstrip(" ").endswith(":"):
                os.write(terminal, f"{waiting.pop(0)}\n".encode())
    os.close(terminal)
    return shown, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_slip_at_a_question_is_said_and_asked_again(tmp_path: Path) -> None:
    answers = ["casino", "newspaper", "Le Phare", "https://chat.example.org", "http://localhost:8099", "", ""]
    shown, code = at_a_terminal(answers, "init", tmp_path / "site")
    assert code == 0, shown
    assert "'casino' is not one of" in shown
    assert "is not local" in shown
    written = (tmp_path / "site" / "salon.toml").read_text()
    assert 'kind = "newspaper"' in written
    assert "http://localhost:8099" in written


def test_without_a_command_the_help_is_shown() -> None:
    assert "init" in salon().stdout


def test_check_with_a_fault_does_not_say_that_nothing_is_in_the_way(tmp_path: Path) -> None:
    checked = salon("check", "--config", tmp_path / "none.toml")
    assert (checked.returncode, "Nothing stands against" in checked.stdout) == (1, False)


def test_check_reports_every_fault_at_once(tmp_path: Path) -> None:
    site(tmp_path)
    (tmp_path / "site-keys" / "pepper").write_bytes(b"short")
    (tmp_path / "vanish-keys" / "CACHEDIR.TAG").unlink()
    (tmp_path / "data").chmod(0o755)
    checked = salon("check", "--config", tmp_path / "salon.toml", "--json")
    assert checked.returncode == 1
    found = json.loads(checked.stdout)
    assert len(found["faults"]) == 3


def test_outside_test_mode_it_does_not_open_while_something_the_law_asks_for_is_missing(tmp_path: Path) -> None:
    site(tmp_path)
    (tmp_path / "root.pem").write_text("")
    config = tmp_path / "salon.toml"
    config.write_text(config.read_text().replace('mode = "test"', 'mode = "wallet"\nanchors = ["root.pem"]'))
    ended = salon("serve", "--config", config)
    assert ended.returncode == 1
    assert "site.operator" in ended.stderr
    assert "custodians" in ended.stderr


def test_a_clock_is_confirmed_for_the_next_start(tmp_path: Path) -> None:
    site(tmp_path)
    assert salon("clock", "confirm", "--config", tmp_path / "salon.toml").returncode == 0
    keys = VanishKeys(tmp_path / "vanish-keys")
    assert keys.confirmed
    keys.close()


async def test_a_site_is_served_by_one_process_only(tmp_path: Path) -> None:
    async with running_site(tmp_path):
        ended = salon("serve", "--config", tmp_path / "salon.toml")
    assert ended.returncode == 2
    assert "another process" in ended.stderr


def test_demo_opens_and_stops_when_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "salon", "demo", "--port", "0", "--data", str(tmp_path / "demo"), "--crowd", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as demo:
        assert demo.stdout is not None
        lines = []
        while not (lines and "Ctrl-C" in lines[-1]):
            lines.append(demo.stdout.readline())
        said = "".join(lines)
        url = re.search(r"http://localhost:\d+", said)
        assert url is not None
        assert "ssh -L" in said
        with urlopen(f"{url[0]}/healthz", timeout=DEADLINE_S) as answer:
            assert json.load(answer)["age"] == "TEST"
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(DEADLINE_S) == 0


def with_provider(root: Path, url: str) -> Path:
    site(root)
    (root / "secret").write_text("a-secret")
    (root / "secret").chmod(0o600)
    config = root / "salon.toml"
    given = f'issuer = "{url}"\nname = "Provider"\nclient_id = "salon"\nclient_secret_file = "secret"\n'
    config.write_text(f"{config.read_text()}\n[age.provider]\n{given}")
    return config


async def test_check_says_whether_the_provider_answers_and_a_silent_one_is_no_fault(tmp_path: Path) -> None:
    async with running_provider() as there:
        config = with_provider(tmp_path / "site", there.url)
        answered = await asyncio.to_thread(inspect, config)
        there.described = {"issuer": "http://localhost:1"}
        odd = await asyncio.to_thread(inspect, config)
    gone = await asyncio.to_thread(inspect, config)
    assert (answered.faults, odd.faults, gone.faults) == ([], [], [])
    assert f"fine   Provider answers at {there.url}" in answered.as_text()
    assert "warn   age.provider" in odd.as_text()
    assert "does not describe itself" in odd.as_text()
    (warning,) = [line for line in json.loads(gone.as_json())["warnings"] if line.startswith("age.provider")]
    assert "does not answer" in warning


def test_check_keeps_the_providers_secret_from_others(tmp_path: Path) -> None:
    config = with_provider(tmp_path / "site", "http://localhost:1")
    (tmp_path / "site" / "secret").chmod(0o644)
    (open_to_all,) = inspect(config).faults
    assert "client_secret_file: others may read" in open_to_all
    (tmp_path / "site" / "secret").chmod(0o600)
    (tmp_path / "site" / "secret").write_text("\n")
    assert any("it is empty" in fault for fault in inspect(config).faults)
