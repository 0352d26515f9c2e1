"""`salon age verify --json`, a contract: what is asked, what is answered, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from typer.testing import CliRunner

from salon.age.cbor import encode
from salon.cli.age import MAX_BYTES
from salon.cli.main import app
from tests.age.proofs import ISSUER, NAMED, TRANSCRIPT, TRANSPORTS, Make, Transport, presented

ROOT = ISSUER.root.public_bytes(Encoding.PEM).decode()
SIGNER = ISSUER.signer.public_bytes(Encoding.PEM).decode()
GENUINE = presented()


def question(response: bytes = GENUINE, transcript: bytes = TRANSCRIPT, **changes: Any) -> dict[str, Any]:
    asked = {
        "device_response": response.hex(),
        "session_transcript": transcript.hex(),
        "anchors": [ROOT],
        "at": "2027-01-15T12:00:00Z",
    } | changes
    return {name: value for name, value in asked.items() if value is not ...}


def run(data: str | bytes) -> tuple[int, str, str]:
    """In this process: exit code, standard output, standard error."""
    done = CliRunner().invoke(app, ["age", "verify", "--json"], input=data)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def answered(asked: dict[str, Any]) -> str:
    exit_code, out, err = run(json.dumps(asked))
    assert (exit_code, err) == (0, "")
    found = json.loads(out)
    assert set(found) == {"adult", "code"}
    assert found["adult"] is (found["code"] == "ok")
    code: str = found["code"]
    return code


@pytest.mark.parametrize("by", TRANSPORTS, ids=lambda by: by.name)
@pytest.mark.parametrize(("make", "expected"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_the_named_cases_are_answered_as_at_the_door(by: Transport, make: Make, expected: str) -> None:
    assert answered(question(make(by, ISSUER), by.transcript)) == expected


def test_another_program_reads_one_line_of_json() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "salon", "age", "verify", "--json"],
        input=json.dumps(question()),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, '{"adult":true,"code":"ok"}\n', "")


def test_people_are_told_in_words() -> None:
    said = CliRunner().invoke(app, ["age", "verify"], input=json.dumps(question()))
    assert (said.exit_code, said.stdout) == (0, "adult\n")
    said = CliRunner().invoke(app, ["age", "verify"], input=json.dumps(question(anchors=[])))
    assert (said.exit_code, said.stdout) == (0, "refused: untrusted_issuer\n")


@pytest.mark.parametrize(
    "changes",
    [
        {"device_response": GENUINE.hex() + "0"},
        {"device_response": "0x00"},
        {"device_response": "zz"},
        {"device_response": ""},
        {"device_response": "a1 00 00"},
        {"device_response": "٠٠"},
        {"device_response": "\ud800"},
        {"device_response": "00" * 20_000},
        {"session_transcript": "83f6f"},
        {"session_transcript": ""},
        {"session_transcript": "83f6f6"},
        {"session_transcript": TRANSCRIPT.hex() + "00"},
        {"anchors": [""]},
        {"anchors": [ROOT, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]},
        {"anchors": ["\ud800"]},
        {"anchors": [ROOT.replace("CERTIFICATE", "PUBLIC KEY")]},
    ],
)
def test_evidence_that_cannot_be_read_is_malformed(changes: dict[str, Any]) -> None:
    assert answered(question(**changes)) == "malformed"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"device_response": GENUINE.hex().upper()}, "ok"),
        ({"anchors": [SIGNER + ROOT]}, "ok"),
        ({"anchors": [SIGNER, f"the root:\n{ROOT}"]}, "ok"),
        ({"anchors": []}, "untrusted_issuer"),
        ({"anchors": [SIGNER]}, "untrusted_issuer"),
        ({"at": "2027-01-15T13:00:00+01:00"}, "ok"),
        ({"at": "2037-01-15T13:00:00Z"}, "ds_expired"),
        ({"circuits": []}, "ok"),
        ({"circuits": [{"system": "longfellow-libzk-v1"}]}, "ok"),
        ({"case": 7}, "ok"),
    ],
)
def test_what_may_be_asked(changes: dict[str, Any], code: str) -> None:
    assert answered(question(**changes)) == code


def test_a_zero_knowledge_proof_is_not_judged_without_what_checks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylongfellow", None)
    response = encode({"version": "1.1", "zkDocuments": [{"proof": bytes(400_000)}], "status": 0})
    assert answered(question(response)) == "zk_unavailable"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe{}",
        json.dumps(question()).encode("utf-16"),
        json.dumps(question()).encode() + b"{}",
        b'{"at": NaN}',
        b'{"at": Infinity}',
        b'{"at": ' + b"1" * 5_000 + b"}",
        b"[" * 100_000,
        b'{"at": "2027-01-15T12:00:00Z", "at": "2027-01-16T12:00:00Z"}',
        b" " * (MAX_BYTES + 1),
    ],
    ids=["nothing", "half", "bytes", "UTF-16", "two", "NaN", "Infinity", "digits", "nests", "a key twice", "too much"],
)
def test_what_is_no_json_is_wrong_use(data: bytes) -> None:
    exit_code, out, err = run(data)
    assert (exit_code, out) == (2, "")
    assert err.startswith("salon: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "asked",
    [
        [],
        None,
        "text",
        question(device_response=...),
        question(device_response=7),
        question(device_response=None),
        question(session_transcript=...),
        question(session_transcript=[]),
        question(anchors=...),
        question(anchors=ROOT),
        question(anchors=[1]),
        question(at=...),
        question(at=1_800_000_000),
        question(at="yesterday"),
        question(at="2027-01-15"),
        question(at="2027-01-15T12:00:00"),
        question(at="2027-02-30T12:00:00Z"),
        question(circuits={}),
    ],
)
def test_what_is_no_question_is_wrong_use_and_says_where(asked: object) -> None:
    exit_code, out, err = run(json.dumps(asked))
    assert (exit_code, out) == (2, "")
    assert err.startswith("salon: the question on standard input: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
