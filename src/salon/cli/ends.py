"""What ends a command with one line on standard error; apart, so that `cli.main` knows it without what they run."""

from __future__ import annotations


class CannotServe(RuntimeError):
    """The site cannot be served; the message says what to do."""


class BadInput(ValueError):
    """A line that cannot be read; the text says which and why."""
