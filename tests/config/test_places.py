"""Paths of a configuration are relative to its file, in whichever section they stand."""

from __future__ import annotations

from pathlib import Path

import msgspec

from salon.config.places import located
from salon.config.schema import Age, Provider, Settings, ZkProofs
from salon.config.scorers import Scorer, ScorerFile

BASE = Path("/srv/site")


def test_every_path_is_placed_beside_the_file_and_an_address_or_nothing_is_left() -> None:
    scorer = Scorer("mine", "model.py", "0" * 64, "MIT", ("hate",), files=(ScorerFile("weights", "0" * 64),))
    given = Settings(
        age=Age(
            anchors=("root.pem", "/etc/other.pem"),
            list_url="https://list.example/eu.xml",
            list_signers=("../signer.pem",),
            provider=Provider(client_secret_file="secret"),
        ),
        zk=ZkProofs(circuits="circuits.json"),
        judging=msgspec.structs.replace(Settings().judging, packs="packs", scorer=(scorer,)),
        photos=msgspec.structs.replace(Settings().photos, legal_record="record.md"),
    )
    found = located(given, BASE)
    assert found.directories.data == "/srv/site/data"
    assert found.age.anchors == ("/srv/site/root.pem", "/etc/other.pem")
    assert found.age.list_url == "https://list.example/eu.xml"
    assert found.age.list_signers == ("/srv/signer.pem",)
    assert found.age.provider.client_secret_file == "/srv/site/secret"
    assert found.zk.circuits == "/srv/site/circuits.json"
    assert found.judging.packs == "/srv/site/packs"
    (one,) = found.judging.scorer
    assert (one.path, one.files[0].path) == ("/srv/site/model.py", "/srv/site/weights")
    assert (found.photos.legal_record, found.photos.custodian_key) == ("/srv/site/record.md", "")
    listed = msgspec.structs.replace(given, age=msgspec.structs.replace(given.age, list_url="list.xml"))
    assert located(listed, BASE).age.list_url == "/srv/site/list.xml"


def test_what_is_no_path_is_left_alone() -> None:
    plain = msgspec.to_builtins(Settings())
    placed = msgspec.to_builtins(located(Settings(), BASE))
    assert {name for name in plain if plain[name] != placed[name]} == {"directories"}
