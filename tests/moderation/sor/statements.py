"""Statements of reasons for tests: one that passes, and ways to change it."""

from __future__ import annotations

from typing import Any, Final

GONE: Final = object()
"""As a value of `changed`: the field is left out."""
TERMS: Final[dict[str, Any]] = {
    "decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED"],
    "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    "incompatible_content_ground": "Terms 2.3, version 4",
    "incompatible_content_explanation": "An insult against another visitor.",
    "content_type": ["CONTENT_TYPE_TEXT"],
    "category": "STATEMENT_CATEGORY_CYBER_VIOLENCE",
    "territorial_scope": ["FR", "BE"],
    "content_language": "FR",
    "content_date": "2026-11-24",
    "application_date": "2026-11-24",
    "decision_facts": "A message in a public room was removed after a notice.",
    "source_type": "SOURCE_ARTICLE_16",
    "automated_detection": "No",
    "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
    "puid": "7f3k-2026_0001",
}
"""A message removed under the terms."""


def changed(**fields: Any) -> dict[str, Any]:
    """`TERMS` with other fields."""
    return {name: value for name, value in {**TERMS, **fields}.items() if value is not GONE}
