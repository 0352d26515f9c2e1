"""What the Commission's database would answer to a statement of reasons: accepted and stored, or which fields fail.

The fields are those of its own source (`StatementStoreRequest` of github.com/digital-services-act/transparency-database
at 69e80a0). The set of failing fields is the contract, the sentences are ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec import Struct

from salon.moderation.sor import codes
from salon.moderation.sor.values import (
    EAN,
    Rule,
    blank,
    day,
    list_of,
    matches,
    one_of,
    prepared,
    product,
    text,
    url,
    values_of,
)

Payload = Mapping[str, Any]
Condition = Callable[[Payload], bool]

FACTS: Final = 5_000
EXPLANATION: Final = 2_000
SHORT: Final = 500
"""Longest texts, characters."""
DECISIONS: Final = ("decision_visibility", "decision_monetary", "decision_provision", "decision_account")
"""At least one of them is given: a statement without a restriction states nothing."""
_PUID: Final = re.compile(r"[a-zA-Z0-9\-_]+")


class Answer(Struct, frozen=True):
    """`errors`: field -> sentences. `stored`: what would be kept; None when something fails."""

    ok: bool
    errors: dict[str, list[str]]
    stored: dict[str, Any] | None


class Field(Struct, frozen=True):
    """A field of a statement: what its value must be, when it is `needed`, and when it is `kept` at all.

    `early`: rules looked at also where it is dropped; for some fields their length comes first there.
    """

    rules: tuple[Rule, ...]
    needed: Condition | None = None
    kept: Condition | None = None
    early: tuple[Rule, ...] = ()


def _always(payload: Payload) -> bool:  # noqa: ARG001
    return True


def _nothing_decided(payload: Payload) -> bool:
    return all(blank(payload.get(name)) for name in DECISIONS)


def _among(field: str, code: str) -> Condition:
    def condition(payload: Payload) -> bool:
        value = payload.get(field)
        return code in (values_of(value) or [value])

    return condition


def _is(field: str, code: str) -> Condition:
    return lambda payload: payload.get(field) == code


def _needed(*rules: Rule) -> Field:
    return Field(rules, _always)


def _decision(rule: Rule) -> Field:
    return Field((rule,), _nothing_decided)


def _only(condition: Condition, longest: int) -> Field:
    return Field((text(longest),), condition, condition)


def _beside(condition: Condition) -> Field:
    return Field((), condition, condition, (text(SHORT),))


_ILLEGAL: Final = _is("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT")
_INCOMPATIBLE: Final = _is("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT")
_END: Final = Field((day(null=True),))
FIELDS: Final[dict[str, Field]] = {
    "decision_visibility": _decision(list_of(codes.VISIBILITY, null=True, word_null=True)),
    "decision_visibility_other": _beside(_among("decision_visibility", "DECISION_VISIBILITY_OTHER")),
    "decision_monetary": _decision(one_of(codes.MONETARY, null=True, word_null=True)),
    "decision_monetary_other": _only(_is("decision_monetary", "DECISION_MONETARY_OTHER"), SHORT),
    "decision_provision": _decision(one_of(codes.PROVISION, null=True, word_null=True)),
    "decision_account": _decision(one_of(codes.ACCOUNT, null=True, word_null=True)),
    "account_type": Field((one_of(codes.ACCOUNT_TYPES, null=True, word_null=True),)),
    "decision_ground": _needed(one_of(codes.GROUNDS)),
    "decision_ground_reference_url": Field((url, text(SHORT))),
    "illegal_content_legal_ground": _only(_ILLEGAL, SHORT),
    "illegal_content_explanation": _only(_ILLEGAL, EXPLANATION),
    "incompatible_content_ground": _only(_INCOMPATIBLE, SHORT),
    "incompatible_content_explanation": _only(_INCOMPATIBLE, EXPLANATION),
    "incompatible_content_illegal": Field((), None, _INCOMPATIBLE, (one_of(codes.YES_NO),)),
    "content_type": _needed(list_of(codes.CONTENT_TYPES)),
    "content_type_other": _beside(_among("content_type", "CONTENT_TYPE_OTHER")),
    "category": _needed(one_of(codes.CATEGORIES)),
    "category_addition": Field((list_of(codes.CATEGORIES),)),
    "category_specification": Field((list_of(codes.KEYWORDS, null=True, word_null=True),)),
    "category_specification_other": Field((text(SHORT),)),
    "content_id": Field((product,)),
    "content_id_ean": Field((matches(EAN, null=True),)),
    "territorial_scope": Field((list_of(codes.COUNTRIES, null=True),)),
    "content_language": Field((one_of(codes.LANGUAGES, null=True),)),
    "content_date": _needed(day("2000-01-01")),
    "application_date": _needed(day("2020-01-01")),
    "end_date_account_restriction": _END,
    "end_date_monetary_restriction": _END,
    "end_date_service_restriction": _END,
    "end_date_visibility_restriction": _END,
    "decision_facts": _needed(text(FACTS)),
    "source_type": _needed(one_of(codes.SOURCES)),
    "source_identity": Field((text(SHORT),), None, lambda payload: payload.get("source_type") != "SOURCE_VOLUNTARY"),
    "automated_detection": _needed(one_of(codes.YES_NO)),
    "automated_decision": _needed(one_of(codes.AUTOMATED)),
    "puid": _needed(text(SHORT), matches(_PUID)),
}
"""Every field there is; what else a payload holds is ignored."""
_SORTED: Final = ("decision_visibility", "content_type", "category_specification", "territorial_scope")


def check(payload: Payload) -> Answer:
    """The answer to one statement, the uniqueness of its PUID aside."""
    data: Payload = prepared(payload)
    errors = {name: [found] for name, field in FIELDS.items() if (found := _wrong(name, field, data))}
    return Answer(False, errors, None) if errors else Answer(True, {}, stored(data))


def _wrong(name: str, field: Field, data: Payload) -> str:
    value, rules = data.get(name), field.early
    if field.kept is None or field.kept(data):
        if field.needed is not None and blank(value) and field.needed(data):
            return "This field is required."
        rules += field.rules
    if name not in data:
        return ""
    return next((sentence for rule in rules if (sentence := rule(value))), "")


def stored(data: Payload) -> dict[str, Any]:
    """What the database keeps of prepared data that passed: fields it drops are away, lists sorted and without
    duplicates, further categories without the first."""
    kept = {
        name: data[name] for name, field in FIELDS.items() if name in data and (field.kept is None or field.kept(data))
    }
    for name in _SORTED:
        if kept.get(name) is not None:
            kept[name] = sorted(set(values_of(kept[name]) or []))
    if "category_addition" in kept:
        kept["category_addition"] = sorted(set(values_of(kept["category_addition"]) or []) - {kept["category"]})
    if isinstance(kept.get("content_id"), Mapping):
        kept["content_id"] = {key: one for key, one in kept["content_id"].items() if key == "EAN-13"}
    return kept


class Register:
    """A database as one platform sees it: what was stored once may not come again."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def submit(self, payload: Payload) -> Answer:
        """The answer to one statement after those before it."""
        answer = check(payload)
        if answer.stored is None:
            return answer
        puid = str(answer.stored["puid"])
        if puid in self._known:
            return Answer(False, {"puid": ["The identifier given is not unique within this platform."]}, None)
        self._known.add(puid)
        return answer
