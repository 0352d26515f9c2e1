"""The error tree: stable codes."""

from __future__ import annotations

import pytest

from salon.base.errors import CODES, Malformed, Refused, SalonError, Unavailable


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        Refused("no_such_code")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_client_or_server_error_status(code: str) -> None:
    assert 400 <= Refused(code).status < 600


def test_temporary_codes_say_so() -> None:
    assert Unavailable("busy", retry_after_s=2).temporary
    assert not Refused("name_taken").temporary


def test_malformed_is_refused_is_salon_error() -> None:
    assert isinstance(Malformed("x"), Refused)
    assert isinstance(Refused("muted"), SalonError)
