"""`salon age anchors` and what `salon check` says about issuers: as programs and people call them."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from typer.testing import CliRunner, Result

from salon.age.trust import anchor_of
from salon.cli.check import of_the_door
from salon.cli.main import app
from salon.cli.setup import make_site
from salon.config.load import load
from salon.config.schema import Age, AgeLevels, Provider
from salon.outside.test_issuer import Issuer
from tests.age.lists import DAY, der, service, trusted_list
from tests.outside.lists import ListSigner, signed_list

AT = datetime.now(UTC)
OWN, LISTED, SIGNER = Issuer(AT, "Our own"), Issuer(AT, "Of a member state"), ListSigner(at=AT)
LISTING = 'list_url = "list.xml"\nlist_signers = ["signer.pem"]\n'


def salon(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was never served, with files of issuers and a list beside its configuration."""
    make_site(tmp_path, kind="town", name="Salon", origin="http://localhost:8099", port=8099)
    now = AT.timestamp()
    found = trusted_list(service(der(LISTED.root), since=now - DAY), next_update=now + 9 * DAY)
    (tmp_path / "list.xml").write_bytes(signed_list(found, SIGNER))
    (tmp_path / "root.pem").write_bytes(OWN.root.public_bytes(Encoding.PEM))
    (tmp_path / "signer.pem").write_bytes(SIGNER.certificate.public_bytes(Encoding.PEM))
    return tmp_path


def configure(root: Path, age: str) -> Path:
    config = root / "salon.toml"
    before, _, rest = config.read_text().partition("[age]")
    after = rest[rest.index("\n[") :] if "\n[" in rest else ""
    config.write_text(f'{before}[age]\nmode = "wallet"\n{age}{after}')
    return config


def test_an_own_anchor_is_shown_with_its_fingerprint_and_its_end(root: Path) -> None:
    config = configure(root, 'anchors = ["root.pem"]\n')
    found = salon("age", "anchors", "--config", config, "--json")
    assert (found.exit_code, found.stderr) == (0, "")
    body = json.loads(found.stdout)
    anchor = anchor_of(OWN.root)
    (only,) = body["trust"]
    assert (only["name"], only["fingerprint"], only["kind"], only["on_list"]) == (
        "Our own",
        anchor.fingerprint,
        "file",
        False,
    )
    assert only["until"] == datetime.fromtimestamp(anchor.until, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    shutil.rmtree(root / "data")
    text = salon("age", "anchors", "--config", config).stdout
    assert anchor.fingerprint in text
    assert "not on the EU list, 0 of 2 confirmed it" in text
    assert not (root / "data").exists()


def test_a_list_is_stale_until_it_was_fetched_and_fetched_when_asked(root: Path) -> None:
    config = configure(root, LISTING)
    before = salon("age", "anchors", "--config", config)
    assert (before.exit_code, "never fetched" in before.stdout, "Nobody is trusted" in before.stdout) == (
        1,
        True,
        True,
    )
    fetched = salon("age", "anchors", "--config", config, "--refresh", "--json")
    assert (fetched.exit_code, fetched.stderr) == (0, "")
    body = json.loads(fetched.stdout)
    assert (body["trust_list"]["sequence"], body["trust_list"]["stale"], len(body["trust"])) == (17, False, 1)
    (root / "list.xml").unlink()
    again = salon("age", "anchors", "--config", config, "--refresh")
    assert again.exit_code == 0
    assert "number 17, current" in again.stdout
    assert "last attempt: unreachable" in again.stdout
    checked = json.loads(salon("check", "--config", config, "--json").stdout)
    assert checked["faults"] == []


def test_fetching_a_list_that_is_not_configured_is_wrong_use(root: Path) -> None:
    said = salon("age", "anchors", "--config", configure(root, 'anchors = ["root.pem"]\n'), "--refresh")
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr.strip().splitlines() == ["salon: age.list_url: there is no list to fetch"]


def test_check_says_who_vouches_and_every_fault_of_their_files(root: Path) -> None:
    config = configure(root, 'anchors = ["root.pem"]\n')
    text = salon("check", "--config", config).stdout
    waits = "Our own: vouches for age, not on the EU list; no one-to-one before two of staff confirm it at /staff/door"
    assert f"warn   {waits} (0 did)" in text
    text = salon("check", "--config", configure(root, LISTING)).stdout
    assert "warn   no list of issuers was fetched yet; stale: vouches for nobody until" in text
    over = f"list_override_until = {AT - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}\n"
    far = f"list_override_until = {AT + timedelta(days=8):%Y-%m-%dT%H:%M:%SZ}\n"
    (root / "bad.pem").write_text("no certificate")
    for age, fault in [
        (LISTING + over, "age.list_override_until: is over"),
        (LISTING + far, "age.list_override_until: at most 7 days ahead"),
        ('list_url = "list.xml"\nlist_signers = ["bad.pem"]\n', "age.list_signers: "),
        ('anchors = ["bad.pem"]\n', "age.anchors: "),
    ]:
        found = salon("check", "--config", configure(root, age), "--json")
        faults = json.loads(found.stdout)["faults"]
        assert found.exit_code == 1
        assert [line for line in faults if line.startswith(fault)] == faults, age
        assert len(faults) == 1


def test_check_says_what_the_law_makes_of_settings_that_are_allowed(root: Path) -> None:
    settings = load(root / "salon.toml")
    own, provider = ("root.pem",), Provider(issuer="https://id.example.org", name="Example ID", client_id="chat")

    def said(age: Age, origin: str = "http://localhost:8099") -> list[str]:
        site = msgspec.structs.replace(settings.site, origin=origin)
        changed = msgspec.structs.replace(settings, age=age, site=site)
        return [line.partition(":")[0] for line in of_the_door(changed)]

    assert said(Age(mode="wallet", anchors=own)) == ["law"]
    assert said(Age(mode="wallet", anchors=own, levels=AgeLevels(av_plain_days=0)))[0] == "age.levels.av_plain_days"
    assert said(Age(mode="wallet", provider=provider)) == ["age.provider", "law"]
    assert said(Age(mode="wallet", provider=provider, anchors=own)) == ["law"]
    assert said(Age(mode="wallet", anchors=own), "https://chat.example.org") == ["server.trusted_proxies", "law"]
    found = json.loads(salon("check", "--config", configure(root, 'anchors = ["root.pem"]\n'), "--json").stdout)
    of_the_age = [line.partition(":")[0] for line in found["warnings"] if not line.startswith("photos")]
    assert of_the_age == ["law", "Our own"]


def test_wrong_files_and_settings_are_one_clear_line(root: Path) -> None:
    (root / "bad.pem").write_text("no certificate")
    wrong = salon("age", "anchors", "--config", configure(root, 'anchors = ["bad.pem"]\n'))
    assert (wrong.exit_code, wrong.stdout, len(wrong.stderr.splitlines())) == (2, "", 1)
    assert "holds no certificate" in wrong.stderr


def test_a_test_site_trusts_its_own_issuer(root: Path) -> None:
    found = salon("age", "anchors", "--config", root / "salon.toml", "--json")
    assert [one["kind"] for one in json.loads(found.stdout)["trust"]] == ["test"]
