"""Selling papers, company or coded goods, with a price and a way to order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.context import Cues
from salon.safety.talk.past import Found, Past
from salon.safety.talk.phrases_trade import TRADE_EMOJI
from salon.safety.talk.sign import Sign

_NUMBER: Final = re.compile(r"\b\d{2,5}\b(?! (?:ans|years|km|m|min|minutes|h|personnes|people|cm|kg|jours|days|%))")
_SIZE: Final = (
    r"(?:petite?|gros|grosse|grande?|moyen|small|big|large|medium|bag|sachet|pochon|paquet|pack|box|boite|plaquette"
    r"|unite|piece|gramme|g)"
)
_EACH: Final = (
    r"(?:(?:\d{1,3}|une?|one|deux|two|trois|three|cinq|five|dix|ten|les? \w+|petit\w*|grand\w*|small|large|big)"
    r" (?:pour|for|a|at|:|=|,|c est) ?\d{1,4}\b"
    rf"|\d{{1,4}} (?:€ |euros? |balles |quid )?(?:le|la|les|a|the|per|pour|for) (?:(?:une?|a|the) )?{_SIZE}\b)"
)
_TWO_PRICES: Final = re.compile(rf"\b{_EACH}.*?\b{_EACH}")
_TIME: Final = (
    r"\d{2,3} ?(?:€ |euros? |e )?(?:(?:la|the|an|per|a|de|l|les|pour|for|une) )*(?:demi heure|half hour|half|heure"
    r"|hour|h|nuit|night|30 min|two hours|deux heures)\b"
)
_TIME_FOUND: Final = re.compile(rf"\b{_TIME}")
_LAWFUL: Final = ("work", "lawful", "food", "public", "group")
_TWO_TIMES: Final = re.compile(rf"\b{_TIME}.*?\b{_TIME}")


def found(turn: Cues, past: Past) -> Iterator[Found]:
    """What one turn shows of sale."""
    price = bool(_NUMBER.search(turn.reading.text)) or turn.has("price_word")
    coded = len(TRADE_EMOJI.intersection(turn.heard.typed))
    order = turn.has("order") or turn.tokens.handle or turn.tokens.phone
    name = _goods(turn, past, coded=coded)
    if not name or not price or not (order or (turn.has("stealth") and name == "papers_sold")):
        return
    company = name == "company_sold"
    if turn.has("food", "lawful") and not company and coded < (2 if turn.has("food") else 1):
        return
    if turn.has("work") and not (turn.has("stealth") or coded or company):
        return
    before = tuple(past.own[code] for code in ("company",) if code in past.own and company)
    yield Found(Sign("sale", name, "hold", *turn.span("order")), before)


def _goods(turn: Cues, past: Past, *, coded: int) -> str:
    text = turn.reading.text
    ordered = turn.tokens.handle or (turn.has("stealth") and turn.has("order"))
    if turn.has("papers") and (ordered or (turn.has("stealth", "order") and not turn.question)):
        return "papers_sold"
    company = (turn.has("company") and turn.has("company_plain", "hourly")) or bool(_TWO_TIMES.search(text))
    if company or ("company" in past.own and turn.has("hourly", "company")):
        return "company_sold" if not turn.has("work", "group") else ""
    if turn.has("hourly") and turn.has("order") and _TIME_FOUND.search(text) and not turn.has(*_LAWFUL):
        return "company_sold"
    if coded > 1 or (coded and (turn.has("order", "listing") or turn.tokens.handle)):
        return "coded_goods"
    if _TWO_PRICES.search(text) and turn.has("listing", "stealth", "order"):
        return "price_list"
    return ""
