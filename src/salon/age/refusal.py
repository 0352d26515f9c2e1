"""Why a proof of age is refused: one stable code per reason, inside only. Outside, every refusal is the same."""

from __future__ import annotations


class NotShown(Exception):  # a control value of the verifiers, which turn it into its code
    """The proof is refused; carries the code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def need(condition: object, code: str) -> None:
    """Refuse with `code` unless the condition holds."""
    if not condition:
        raise NotShown(code)
