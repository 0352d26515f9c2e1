"""Settings: all faults at once, each with its place; nothing unknown is taken."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from salon.cli.kinds import KINDS
from salon.cli.setup import CONFIG, AlreadyThere, make_site
from salon.config import reference
from salon.config.judging import policy_rows
from salon.config.load import Faults, load
from salon.safety.policy import FLOOR
from tests.safety.test_packs import PACK


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / CONFIG
    path.write_text(text)
    with pytest.raises(Faults) as caught:
        load(path)
    return caught.value.faults


def test_an_empty_file_is_a_site_with_defaults(tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_text("")
    settings = load(tmp_path / CONFIG)
    assert settings.site.origin == "http://localhost:8080"
    assert settings.directories.data == str(tmp_path / "data")


@pytest.mark.parametrize("kind", KINDS)
def test_what_init_writes_loads(tmp_path: Path, kind: str) -> None:
    name = 'Le "Phare" \\ été'
    config = make_site(tmp_path / kind, kind=kind, name=name, origin="http://localhost:9000", port=9000)
    settings = load(config)
    assert settings.site.name == name
    assert {room.lang for room in settings.rooms.seed} == {"fr", "en"}
    with pytest.raises(AlreadyThere):
        make_site(tmp_path / kind, kind=kind, name=name, origin="http://localhost:9000", port=9000)


def test_all_faults_are_reported_at_once_with_their_place(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        """
        [site]
        nmae = "x"
        origin = "http://localhost:8080/"
        [server]
        port = 99999
        [[rooms.seed]]
        key = "a"
        life_s = 10
        """,
    )
    assert [line.split(":")[0] for line in found] == [
        "site.nmae",
        "site.origin",
        "server.port",
        "rooms.seed[0].name",
        "rooms.seed[0].life_s",
    ]
    assert "did you mean `name`" in found[0]


def test_faults_between_settings_are_reported_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        """
        [site]
        origin = "https://chat.example.org"
        hours = "Thursday"
        zone = "Mars/Olympus"
        [directories]
        vanish_keys = "data/keys"
        [[rooms.seed]]
        key = "a"
        name = "Abc"
        [[rooms.seed]]
        key = "a"
        name = "Abd"
        """,
    )
    assert [line.split(":")[0] for line in found] == [
        "age.mode",
        "directories.vanish_keys",
        "site.zone",
        "site.hours",
        "rooms.seed",
    ]


def test_test_mode_is_refused_on_an_origin_that_is_not_local(tmp_path: Path) -> None:
    assert "test proofs prove nothing" in faults(tmp_path, '[site]\norigin = "https://chat.example.org"\n')[0]


def test_test_mode_and_real_anchors_are_never_on_together(tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_text("x")
    assert "never be on together" in faults(tmp_path, '[age]\nanchors = ["root.pem"]\n')[0]
    assert "needs the issuers you trust" in faults(tmp_path, '[age]\nmode = "wallet"\n')[0]
    assert "no such file" in faults(tmp_path, '[age]\nmode = "wallet"\nanchors = ["none.pem"]\n')[0]


def test_another_list_of_circuits_than_the_pinned_one_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "circuits.json").write_text("{}")
    pinned = f'[zk]\ncircuits = "circuits.json"\ncircuits_sha256 = "{"0" * 64}"\n'
    assert "zk.circuits: " in faults(tmp_path, pinned)[0]
    assert "not the pinned one" in faults(tmp_path, pinned)[0]
    assert "not the pinned one" in faults(tmp_path, '[zk]\ncircuits = "circuits.json"\n')[0]
    assert "zk.circuits: " in faults(tmp_path, f'[zk]\ncircuits_sha256 = "{"0" * 64}"\n')[0]


def test_a_list_of_issuers_needs_its_signers_and_is_never_on_with_test_proofs(tmp_path: Path) -> None:
    (tmp_path / "signer.pem").write_text("x")
    wallet = '[age]\nmode = "wallet"\nlist_url = "http://trust.example.org/av.xml"\n'
    assert [line.split(":")[0] for line in faults(tmp_path, wallet)] == ["age.list_signers"]
    assert "no such file" in faults(tmp_path, wallet + 'list_signers = ["none.pem"]\n')[0]
    test = '[age]\nlist_url = "av.xml"\nlist_signers = ["signer.pem"]\n'
    assert "never be on together" in faults(tmp_path, test)[0]
    alone = '[age]\nmode = "wallet"\nanchors = ["signer.pem"]\nlist_signers = ["signer.pem"]\n'
    assert "there is no list" in faults(tmp_path, alone)[0]
    late = wallet + 'list_signers = ["signer.pem"]\nlist_refresh_h = 20\nlist_stale_h = 10\n'
    assert "stale between two fetches" in faults(tmp_path, late)[0]
    assert "list_override_until" in faults(tmp_path, wallet + "list_override_until = 2026-11-30T12:00:00\n")[0]


def test_files_of_issuers_lie_beside_the_configuration_and_addresses_stay(tmp_path: Path) -> None:
    for name in ("root.pem", "signer.pem"):
        (tmp_path / name).write_text("x")
    text = '[age]\nmode = "wallet"\nanchors = ["root.pem"]\nlist_signers = ["signer.pem"]\nlist_url = "{}"\n'
    (tmp_path / CONFIG).write_text(text.format("lists/av.xml") + "list_override_until = 2026-11-30T12:00:00Z\n")
    age = load(tmp_path / CONFIG).age
    found = [str(tmp_path / name) for name in ("root.pem", "signer.pem", "lists/av.xml")]
    assert [*age.anchors, *age.list_signers, age.list_url] == found
    assert age.list_override_until == datetime(2026, 11, 30, 12, tzinfo=UTC)
    (tmp_path / CONFIG).write_text(text.format("https://trust.example.org/av.xml"))
    assert load(tmp_path / CONFIG).age.list_url == "https://trust.example.org/av.xml"


def test_a_helpline_says_when_somebody_last_made_sure_it_answers(tmp_path: Path) -> None:
    text = '[[help.lines]]\nname = "Listening"\nreach = "0800"\nchecked_on = {}\n'
    (tmp_path / "salon.toml").write_text(text.format("2026-11-24"))
    assert load(tmp_path / "salon.toml").help.lines[0].checked_on.isoformat() == "2026-11-24"
    assert "help.lines[0].checked_on" in faults(tmp_path, text.format('"lately"'))[0]


@pytest.mark.parametrize("text", ["[site", "\x00", "site = 3", "site = []"])
def test_what_is_not_a_configuration_is_one_clear_fault(tmp_path: Path, text: str) -> None:
    assert len(faults(tmp_path, text)) == 1


def test_a_missing_file_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(Faults) as caught:
        load(tmp_path / "none.toml")
    assert "salon init" in caught.value.faults[0]


def test_the_reference_page_is_what_the_code_says() -> None:
    page = Path(__file__).parents[2] / "docs" / "settings.md"
    assert page.read_text() == reference.text(), "run `make docs`"


def test_an_app_of_a_country_this_list_does_not_have_is_a_fault(tmp_path: Path) -> None:
    app = """
        [[age.wallet_apps]]
        country = "COUNTRY"
        app = "Carnet"
        address = "https://carnet.example/"
        checked_on = 2026-11-20
        """
    assert faults(tmp_path, app.replace("COUNTRY", "xx")) == [
        "age.wallet_apps: `xx` is no country of the EU or the EEA"
    ]
    (tmp_path / CONFIG).write_text(app.replace("COUNTRY", "fr"))
    [found] = load(tmp_path / CONFIG).age.wallet_apps
    assert (found.app, found.minutes) == ("Carnet", 10)


PROVIDER = """
[site]
origin = "ORIGIN"
[age]
mode = "MODE"
ANCHORS
[age.provider]
issuer = "ISSUER"
name = "Provider"
client_id = "salon"
"""


def provider_text(tmp_path: Path, mode: str, issuer: str) -> str:
    root = tmp_path / "root.pem"
    root.write_text("")
    origin = "http://localhost:8080" if mode == "test" else "https://chat.example.org"
    anchors = "" if mode == "test" else f'anchors = ["{root}"]'
    text = PROVIDER.replace("ORIGIN", origin).replace("MODE", mode).replace("ISSUER", issuer)
    return text.replace("ANCHORS", anchors)


@pytest.mark.parametrize(
    ("mode", "issuer"),
    [("test", "http://localhost:9000"), ("test", "http://127.0.0.1:9000/x"), ("wallet", "https://id.example.org/x")],
)
def test_a_provider_is_taken_where_its_word_means_what_it_says(tmp_path: Path, mode: str, issuer: str) -> None:
    (tmp_path / CONFIG).write_text(provider_text(tmp_path, mode, issuer))
    assert load(tmp_path / CONFIG).age.provider.issuer == issuer


@pytest.mark.parametrize(
    ("mode", "issuer"),
    [
        ("test", "https://id.example.org"),
        ("wallet", "http://localhost:9000"),
        ("wallet", "https://localhost"),
        ("wallet", "http://id.example.org"),
        ("wallet", "https://10.0.0.1"),
        ("wallet", "https://id.example.org/?x=1"),
        ("wallet", "id.example.org"),
    ],
)
def test_a_provider_of_the_other_mode_or_without_tls_is_refused(tmp_path: Path, mode: str, issuer: str) -> None:
    assert any("age.provider.issuer" in line for line in faults(tmp_path, provider_text(tmp_path, mode, issuer)))


def test_a_half_configured_provider_is_a_fault(tmp_path: Path) -> None:
    found = faults(tmp_path, '[age.provider]\nissuer = "http://localhost:1"\nclient_secret_file = "nothing"\n')
    assert [line.split(":")[0] for line in found] == [
        "age.provider.name",
        "age.provider.client_id",
        "age.provider.client_secret_file",
    ]
    assert "issuer: is missing" in faults(tmp_path, '[age.provider]\nclient_id = "salon"\n')[0]


def test_the_secret_lies_beside_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    text = provider_text(tmp_path, "test", "http://localhost:1") + 'client_secret_file = "secret"\n'
    (tmp_path / CONFIG).write_text(text)
    assert load(tmp_path / CONFIG).age.provider.client_secret_file == str(tmp_path / "secret")


def test_a_policy_under_which_nobody_could_enter_is_a_fault(tmp_path: Path) -> None:
    text = '[age]\nmode = "wallet"\n[age.levels]\nav_zk_days = 0\nav_plain_days = 0\nprovider_days = 0\n'
    assert any(line.startswith("age.levels: no way") for line in faults(tmp_path, text))
    assert faults(tmp_path, "[probation]\ntalk_after_mim = 3\n")[0].startswith("probation.talk_after_mim: unknown")


def test_lines_of_the_table_are_read_and_each_fault_has_its_row_and_code(tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_text(
        """
        [[judging.policy]]
        family = "flooding"
        action = "allow"
        roles = ["host"]
        [[judging.policy]]
        family = "insult"
        action = "hold"
        first_contact = true
        """
    )
    host, first = policy_rows(load(tmp_path / CONFIG).judging)
    assert (host.line, first.line) == (
        "family=flooding role=host -> allow",
        "family=insult first_contact=yes -> hold",
    )
    found = faults(
        tmp_path,
        """
        [[judging.policy]]
        family = "insult"
        action = "hold"
        [[judging.policy]]
        family = "coercion"
        action = "flag"
        [[judging.policy]]
        family = "hate"
        action = "allow"
        roles = ["host"]
        """,
    )
    assert [fault.split(": ")[:2] for fault in found] == [
        ["judging.policy[1]", "floor"],
        ["judging.policy[2]", "role_too_far"],
    ]


@pytest.mark.parametrize("family", sorted(FLOOR))
@pytest.mark.parametrize("action", ["allow", "flag"])
def test_no_configuration_lowers_the_floor(tmp_path: Path, family: str, action: str) -> None:
    (fault,) = faults(tmp_path, f'[[judging.policy]]\nfamily = "{family}"\naction = "{action}"')
    assert fault.startswith("judging.policy[0]: floor: ")


def test_packs_are_found_beside_the_file_and_their_faults_are_the_files(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "own.toml").write_text(PACK)
    (tmp_path / CONFIG).write_text('[judging]\npacks = "packs"')
    assert load(tmp_path / CONFIG).judging.packs == str(tmp_path / "packs")
    (tmp_path / "packs" / "own.toml").write_text(PACK.replace("grosse promo flash", "rien"))
    (fault,) = faults(tmp_path, '[judging]\npacks = "packs"')
    assert fault == "judging.packs: own.toml: rule `adverts`: finds nothing in its `hit` 1"


def test_one_to_ones_are_judged_without_consent_only_on_a_ground_that_was_written_down(tmp_path: Path) -> None:
    asked = '[judging]\none_to_one = "basis"\n'
    (fault,) = faults(tmp_path, asked)
    assert fault.startswith("judging.one_to_one_record: is missing")
    named = asked + 'one_to_one_record = "ground.md"\n'
    (fault,) = faults(tmp_path, named)
    assert "no such file" in fault
    (tmp_path / "ground.md").write_text("Ground and impact assessment.\n")
    (tmp_path / CONFIG).write_text(named)
    assert load(tmp_path / CONFIG).judging.one_to_one == "basis"
    assert faults(tmp_path, '[judging]\none_to_one = "always"\n')
