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
_ONE_FOR: Final = (
    r"(?:\d{1,3}|une?|one|deux|two|trois|three|cinq|five|dix|ten|les? \w+|petit\w*|grand\w*|small|large|big)"
    r" (?:pour|for|a|at|:|=|,|c est) ?\d{1,4}\b"
)
_TWO_FOR: Final = re.compile(rf"\b{_ONE_FOR}.*?\b{_ONE_FOR}")


def found(turn: Cues, past: Past) -> Iterator[Found]:
    """What one turn shows of sale."""
    price = bool(_NUMBER.search(turn.reading.text)) or turn.has("price_word")
    emoji = any(character in TRADE_EMOJI for character in turn.heard.typed)
    order = turn.has("order") or turn.tokens.handle or turn.tokens.phone
    name = _goods(turn, past, emoji=emoji)
    if not name or not price or not (order or (turn.has("stealth") and name == "papers_sold")):
        return
    if turn.has("food") or (turn.has("lawful") and name != "company_sold" and not emoji):
        return
    if turn.has("work") and not (turn.has("stealth") or emoji or name == "company_sold"):
        return
    before = tuple(past.own[code] for code in ("company",) if code in past.own and name == "company_sold")
    yield Found(Sign("sale", name, "hold", *turn.span("order")), before)


def _goods(turn: Cues, past: Past, *, emoji: bool) -> str:
    if turn.has("papers") and (turn.has("stealth") or turn.has("order") or turn.tokens.handle) and not turn.question:
        return "papers_sold"
    company = turn.has("company") and turn.has("company_plain", "hourly")
    if company or ("company" in past.own and turn.has("hourly", "company")):
        return "company_sold" if not turn.has("work", "group") else ""
    if emoji and (turn.has("order", "listing") or turn.tokens.handle):
        return "coded_goods"
    if _TWO_FOR.search(turn.reading.text) and turn.has("listing", "stealth", "order"):
        return "price_list"
    return ""
