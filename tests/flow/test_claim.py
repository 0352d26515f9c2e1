"""Claim codes: read in any spelling, kept as digests, one answer for whatever is not one."""

from __future__ import annotations

import pytest

from salon.base.errors import Refused
from salon.flow.claims import ClaimCodes
from tests.flow.desks import DeskWorld


async def test_a_code_is_read_in_any_spelling(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    claim = (await desk.say(anne, "hold this insult")).claim
    for spelled in (claim, claim.lower(), claim.replace("-", ""), claim.replace("-", " ")):
        assert (await desk.claims.state("", spelled)).status == "open"


@pytest.mark.parametrize(
    "code", ["", "AAAAA-AAAAA-AAAAA-AAAAA", "AAAAA", "11111-11111-11111-11111", "é" * 20, "x" * 5_000, "../x", "İ" * 20]
)
async def test_what_is_no_code_of_ours_is_not_found(desk: DeskWorld, code: str) -> None:
    with pytest.raises(Refused, match="not_found"):
        await desk.claims.state("", code)


async def test_guessing_is_slowed_down_for_each_caller(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    claim = (await desk.say(anne, "hold this insult")).claim
    for _ in range(30):
        with pytest.raises(Refused, match="not_found"):
            await desk.claims.state("one", "AAAAA-AAAAA-AAAAA-AAAAA")
    with pytest.raises(Refused, match="too_fast"):
        await desk.claims.state("one", claim)
    assert (await desk.claims.state("another", claim)).status == "open"
    desk.clock.advance(2)
    assert (await desk.claims.state("one", claim)).status == "open"


def test_codes_of_different_things_and_sites_differ_and_never_stand_in_what_is_kept() -> None:
    codes, elsewhere = ClaimCodes(b"p" * 32), ClaimCodes(b"q" * 32)
    made = [codes.code("hold", "a"), codes.code("notice", "a"), codes.code("hold", "b"), elsewhere.code("hold", "a")]
    assert len(set(made)) == 4
    assert codes.code("hold", "ab", "c") != codes.code("hold", "a", "bc")
    code, kept = codes.given("hold", "a")
    assert codes.kept(code) == kept
    assert elsewhere.kept(code) != kept
    assert len(code.replace("-", "")) * 5 == 100, "bits"
