"""What a wallet is asked, and who can open its answer."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

from salon.age.mdoc import verify
from salon.flow.examine import Examine
from salon.outside.age_questions import DeviceQuestion, WalletQuestion
from salon.outside.age_wallet import TestWallet, asked_by
from salon.outside.test_issuer import Issuer
from tests.doors import answer_link

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
ORIGIN = "http://localhost:8080"
ISSUER = Issuer(NOW)
WALLET = TestWallet()
EXAMINE = Examine(
    lambda proof, transcript, now: verify(proof, transcript, [ISSUER.root], datetime.fromtimestamp(now, UTC)), "test"
)


def answer_to(question: DeviceQuestion) -> str:
    issued = ISSUER.issue(WALLET.x, WALLET.y, NOW, adult=True)
    return WALLET.answer(issued, question.body["data"]["encryptionInfo"], ORIGIN)


async def test_a_wallet_answers_a_transaction_and_only_that_one() -> None:
    question, other = DeviceQuestion(ORIGIN, EXAMINE), DeviceQuestion(ORIGIN, EXAMINE)
    answer = answer_to(question)
    found = await question.examine(answer, NOW.timestamp())
    assert (found.code, found.level) == ("ok", "test")
    for elsewhere in (other, DeviceQuestion("https://other.test", EXAMINE)):
        assert (await elsewhere.examine(answer, NOW.timestamp())).code == "transport"
    for wrong in ("", "!", "AAAA", answer[:-8], "é"):
        assert (await question.examine(wrong, NOW.timestamp())).code == "transport"


def posted_to(question: WalletQuestion, **changes: str) -> str:
    """The form of an honest adult's wallet for a link, with fields of it changed."""
    issued = ISSUER.issue(WALLET.x, WALLET.y, NOW, adult=True)
    return urlencode(answer_link(WALLET, issued, question.body["url"]) | changes)


async def test_a_wallet_answers_a_link_and_only_that_one() -> None:
    question, other = WalletQuestion(ORIGIN, "link-a", EXAMINE), WalletQuestion(ORIGIN, "link-b", EXAMINE)
    found = await question.examine(posted_to(question), NOW.timestamp())
    assert (found.code, found.level) == ("ok", "test")
    # The nonce, the address and the site are in what the device signs; the state is only the envelope.
    again, elsewhere = WalletQuestion(ORIGIN, "link-a", EXAMINE), WalletQuestion("https://x.test", "link-a", EXAMINE)
    for wrong in (posted_to(other, state="link-a"), posted_to(again), posted_to(elsewhere)):
        assert (await question.examine(wrong, NOW.timestamp())).code == "device_signature"
    assert (await question.examine(posted_to(other), NOW.timestamp())).code == "transport"
    assert (await question.examine("", NOW.timestamp())).code == "transport"
    declined = urlencode({"state": "link-a", "error": "access_denied"})
    assert (await question.examine(declined, NOW.timestamp())).code == "declined"


def test_a_link_leads_to_the_configured_site_with_a_nonce_of_its_own() -> None:
    asked = [asked_by(WalletQuestion(ORIGIN, "qr-a", EXAMINE).body["url"]) for _ in range(2)]
    assert {one["response_uri"] for one in asked} == {f"{ORIGIN}/api/age/av/qr-a"}
    assert {one["state"] for one in asked} == {"qr-a"}
    first, second = (one["nonce"] for one in asked)
    assert first != second
    assert min(len(first), len(second)) == 43
