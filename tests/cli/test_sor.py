"""`salon sor check`: the contract other programs read."""

from __future__ import annotations

import json

from click.testing import Result
from typer.testing import CliRunner

from salon.cli.main import app
from salon.cli.sor import LINE_BYTES
from tests.moderation.sor.statements import TERMS, changed


def checked(*lines: object, plain: bool = False) -> Result:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return CliRunner().invoke(app, ["sor", "check", *([] if plain else ["--json"])], input=text)


def test_each_statement_is_answered_on_a_line_of_its_own() -> None:
    done = checked(TERMS, "", TERMS, changed(puid="x", category="none"))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["ok"] for answer in answers] == [True, False, False]
    assert [set(answer["errors"]) for answer in answers] == [set(), {"puid"}, {"category"}]
    assert [answer["stored"] is None for answer in answers] == [False, True, True]
    assert done.exit_code == 1


def test_statements_that_all_pass_end_well() -> None:
    assert checked(TERMS, changed(puid="another")).exit_code == 0


def test_people_read_which_field_is_wrong_and_why() -> None:
    done = checked(changed(content_language="fr"), plain=True)
    assert done.stdout == "1: refused\n   content_language: This value is not one of those allowed.\n"


def test_what_is_no_statement_is_wrong_use_in_one_line() -> None:
    for line in ("no json", "[1]", "[" * 100_000, '"' + "x" * LINE_BYTES + '"'):
        done = checked(TERMS, line)
        assert done.exit_code == 2
        assert done.stderr.startswith("salon: line 2 ")
        assert len(done.stderr.splitlines()) == 1
