"""Chance for those who may not draw it themselves: ids and secrets, from the operating system."""

from __future__ import annotations

import secrets
from typing import Final
from uuid import uuid4

_BASE32: Final = "abcdefghijklmnopqrstuvwxyz234567"


def draw_id() -> str:
    """80 random bits as 16 characters of base32: rooms, requests, cases, decisions, staff."""
    return "".join(secrets.choice(_BASE32) for _ in range(16))


def draw_name() -> str:
    """128 random bits as 22 characters of base64url: photos."""
    return secrets.token_urlsafe(16)


def draw_key() -> bytes:
    """256 random bits: the key of one photo."""
    return secrets.token_bytes(32)


def draw_cid() -> str:
    """A random UUID in its 36-character form."""
    return str(uuid4())


def draw_secret() -> str:
    """256 random bits as 43 characters of base64url: tokens of passes, links and sessions."""
    return secrets.token_urlsafe(32)
