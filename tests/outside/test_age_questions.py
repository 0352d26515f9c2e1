"""What a wallet is asked, and who can open its answer."""

from __future__ import annotations

from datetime import UTC, datetime

from salon.age.mdoc import verify
from salon.flow.examine import Examine
from salon.outside.age_questions import DeviceQuestion
from salon.outside.age_wallet import TestWallet
from salon.outside.test_issuer import Issuer

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
